"""`edition new` makes a small folder without lessons, or says what is wrong and writes nothing."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from municipality import SCHEMA, rows, write_borders, write_logo, write_table
from PIL import Image

from msai.diagnosis import described_xlsx
from msai.errors import MsaiError
from msai_course.editions.building import build_edition
from msai_course.editions.checking import check_edition
from msai_course.editions.model import read_edition
from msai_course.editions.new import new_edition
from msai_course.editions.reading import used
from msai_trainer.editions.checks import ADVICE
from msai_trainer.editions.errors import EditionError

#: What is told of lessons that are left out, once the course is built.
LEFT_OUT = {
    "assignment_shortened", "question_untaught", "outcome_untaught", "test_shortened",
}  # fmt: skip


def test_the_folder_is_small_and_holds_no_lesson(edition):
    files = sorted(p.relative_to(edition).as_posix() for p in edition.rglob("*") if p.is_file())
    assert files == [
        "CZYTAJ.md", "dane/gmina.xlsx", "dane/granice.geojson", "edycja.toml", "kurs.json",
        "logo.png",
    ]  # fmt: skip


def test_what_was_told_can_be_read_back(edition, declared):
    kept = read_edition(edition)
    assert (kept.tytul, kept.lekcje) == (declared().tytul, ("l04", "l01"))
    assert (kept.dane, kept.logo) == ("dane/gmina.xlsx", "logo.png")


def test_a_missing_prerequisite_and_short_days_are_told(edition, course):
    settings = edition / "edycja.toml"
    text = settings.read_text(encoding="utf-8").replace("godziny = 6.0", "godziny = 1")
    settings.write_text(text, encoding="utf-8")
    assert {one.code for one in check_edition(edition, course)} - LEFT_OUT == {
        "prerequisite_missing",
        "hours_do_not_fit",
    }


def test_more_meetings_than_dates_are_told_as_the_plan_lays_them(tmp_path, course, declared):
    made = new_edition(declared(lekcje=tuple(course.lessons)), tmp_path / "e", course)
    (short,) = [one for one in check_edition(made, course) if one.code == "hours_do_not_fit"]
    assert "spotkań: 3, a dat jest 1" in short.message


def test_a_table_that_no_chosen_lesson_shows_is_told(edition, course):
    settings = edition / "edycja.toml"
    text = settings.read_text(encoding="utf-8").replace('["l04", "l01"]', '["l01"]')
    settings.write_text(text, encoding="utf-8")
    (unused,) = [one for one in check_edition(edition, course) if one.code not in LEFT_OUT]
    assert unused.code == "unused_table" and "„4. Jak wyznaczyć obszar”" in unused.hint


def test_a_template_is_used_as_soon_as_somebody_fills_it_in(tmp_path, course, declared):
    made = new_edition(declared(), tmp_path / "e", course)
    kept = read_edition(made)
    assert kept.dane == "dane/wzor.xlsx" and used(kept, made).dane == ""
    assert [one for one in check_edition(made, course) if one.code not in ADVICE] == []
    write_table(made / kept.dane)
    assert used(kept, made) == kept
    assert [one for one in check_edition(made, course) if one.code not in ADVICE] == []


def test_a_filled_template_that_the_settings_do_not_name_is_told(tmp_path, course, declared):
    made = new_edition(declared(), tmp_path / "e", course)
    settings = made / "edycja.toml"
    text = settings.read_text(encoding="utf-8").replace('dane = "dane/wzor.xlsx"', 'dane = ""')
    settings.write_text(text, encoding="utf-8")
    write_table(made / "dane" / "wzor.xlsx")
    assert "table_not_named" in {one.code for one in check_edition(made, course)}


def test_all_faults_are_told_at_once(edition, course):
    _broken(edition / "logo.png")
    (edition / "dane" / "gmina.xlsx").write_bytes(b"PK")
    (edition / "strony" / "a.md").write_text(
        "# A\n\n:::{quiz} x\n:::\n\n![b](b.png) [c](c.md)\n", encoding="utf-8"
    )
    found = {one.code: one for one in check_edition(edition, course)}
    assert {"broken_logo", "broken_table", "unknown_part", "no_picture", "broken_link"} <= set(
        found
    )
    assert found["unknown_part"].row == "strony/a.md" and "tip" in found["unknown_part"].hint
    assert found["broken_link"].code in ADVICE


def test_a_name_that_no_page_can_have_is_told(edition, course):
    (edition / "strony" / "plan?.md").write_text("# A\n", encoding="utf-8")
    [found] = [one for one in check_edition(edition, course) if one.row == "strony/plan?.md"]
    assert found.code == "bad_page_name" and found.code not in ADVICE


def test_a_notebook_with_code_and_an_active_drawing_are_no_own_pages(edition, course):
    cells = [{"cell_type": "markdown", "source": ["# A"]}, {"cell_type": "code", "source": ["1"]}]
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (edition / "strony" / "a.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    _active(edition / "strony" / "b.svg")
    assert {"code_in_page", "unsafe_logo"} <= {one.code for one in check_edition(edition, course)}


def test_a_prerequisite_that_comes_later_is_told(tmp_path, course, declared):
    made = new_edition(declared(lekcje=("l04", "l03", "l02", "l01")), tmp_path / "e", course)
    assert "prerequisite_later" in {one.code for one in check_edition(made, course)}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"nazwa": "Gmina Łąka"}, "bad_name"),
        ({"lekcje": ("l04", "l99")}, "unknown_lesson"),
        ({"lekcje": ()}, "no_lessons"),
        ({"kontakt": "ops"}, "bad_mail"),
        ({"daty": ("1.03.2027",)}, "bad_date"),
        ({"jezyk": "eo"}, "no_language"),
        ({"wersja_kursu": "99.0"}, "newer_course"),
    ],
)
def test_a_wrong_declaration_is_refused_and_nothing_is_written(
    tmp_path, course, declared, codes, changes, code
):
    with pytest.raises(EditionError) as error:
        new_edition(declared(**changes), tmp_path / "e", course)
    assert code in codes(error)
    assert list(tmp_path.iterdir()) == []


def test_a_name_with_polish_letters_gets_a_proposal(tmp_path, course, declared):
    with pytest.raises(EditionError, match="gmina-laka-2027"):
        new_edition(declared(nazwa="Gmina Łąka 2027"), tmp_path / "e", course)


def _broken(path):
    path.write_bytes(b"\x89PNG\r\n\x1a\n broken")
    return path


def _heavy(path):
    path.write_bytes(b"0" * 400_000)
    return path


def _disguised(path):
    Image.new("RGB", (9, 9)).save(path, format="GIF")
    return path


def _active(path):
    drawing = path.with_suffix(".svg")
    drawing.write_text('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')
    return drawing


def _fetching(path):
    drawing = path.with_suffix(".svg")
    style = "<style>rect {fill: url(https://example.org/a)}</style>"
    drawing.write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{style}<rect/></svg>')
    return drawing


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (_broken, "broken_logo"),
        (_heavy, "logo_too_large"),
        (lambda path: write_logo(path, 2100), "logo_too_large"),
        (_disguised, "logo_kind"),
        (_active, "unsafe_logo"),
        (_fetching, "unsafe_logo"),
    ],
)
def test_a_bad_logo_is_refused(tmp_path, course, declared, codes, spoil, code):
    with pytest.raises(EditionError) as error:
        new_edition(declared(), tmp_path / "e", course, logo=spoil(tmp_path / "logo.png"))
    assert codes(error) == {code}
    assert not (tmp_path / "e").exists()


def test_a_target_with_files_is_left_alone(tmp_path, course, declared, codes):
    (tmp_path / "e").mkdir()
    (tmp_path / "e" / "moje.txt").write_text("ważne", encoding="utf-8")
    with pytest.raises(EditionError) as error:
        new_edition(declared(), tmp_path / "e", course)
    assert codes(error) == {"not_empty"}
    assert [path.name for path in (tmp_path / "e").iterdir()] == ["moje.txt"]


def _twice_the_same_unit(table):
    return [*table, table[1]]


def _two_units(table):
    return table[:3]


@pytest.mark.parametrize("spoil", [_twice_the_same_unit, _two_units])
def test_a_table_with_errors_is_refused(tmp_path, course, declared, spoil):
    table = write_table(tmp_path / "gmina.xlsx", spoil(rows()))
    with pytest.raises(MsaiError) as error:
        new_edition(declared(), tmp_path / "e", course, table=table)
    assert error.value.problems[0].hint
    assert not (tmp_path / "e").exists()


def test_a_table_of_small_counts_only_is_refused(tmp_path, course, declared, codes):
    table = rows()
    small = [table[0], *([*row[:3], *(1 + at % 3 for at in range(5))] for row in table[1:])]
    path = tmp_path / "gmina.xlsx"
    path.write_bytes(described_xlsx(small, SCHEMA))
    with pytest.raises(EditionError) as error:
        new_edition(declared(), tmp_path / "e", course, table=path)
    assert {"too_little_left", "small_counts"} <= codes(error)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"system": "EPSG:3857"}, "unknown_projection"),
        ({"system": "EPSG:4326"}, "outside_poland"),
        ({"names": ("Rynek", "Atlantyda")}, "names_differ"),
    ],
)
def test_boundaries_that_do_not_fit_are_refused(tmp_path, course, declared, codes, options, code):
    table = write_table(tmp_path / "gmina.xlsx")
    borders = write_borders(tmp_path / "granice.geojson", **options)
    with pytest.raises(EditionError) as error:
        new_edition(declared(), tmp_path / "e", course, table=table, boundaries=borders)
    assert codes(error) == {code}
    assert not (tmp_path / "e").exists()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("dojazd.md", "# Dojazd na ulicę Źródlaną\n".encode("cp1250"), "unreadable_page"),
        ("plan.ipynb", b"{", "unreadable"),
        ("dojazd.md", b"Autobus 7.\n", "no_title"),
        ("dojazd.md", b"---\nmsai: [\n---\n# Dojazd\n", "unreadable"),
        ("o-edycji.md", b"# O nas\n", "no_attribution"),
    ],
)
def test_a_bad_page_of_ones_own_is_named(edition, course, name, content, code):
    (edition / "strony" / name).write_bytes(content)
    found = [one for one in check_edition(edition, course) if one.row == f"strony/{name}"]
    assert [one.code for one in found] == [code]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('jezyk = "pl"', "jezyk = pl", "bad_toml"),
        ('jezyk = "pl"', 'jenzyk = "pl"', "unknown_key"),
        ("prog = 5", 'prog = "pięć"', "wrong_kind"),
        ('kontakt = "ops@mglawice.pl"', "", "missing_key"),
    ],
)
def test_settings_spoilt_by_hand_are_named(edition, course, codes, old, new, code):
    settings = edition / "edycja.toml"
    settings.write_text(settings.read_text("utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(EditionError) as error:
        check_edition(edition, course)
    assert codes(error) == {code}


def test_a_line_that_cannot_be_read_is_named_in_polish(edition, course):
    settings = edition / "edycja.toml"
    settings.write_text(
        settings.read_text("utf-8").replace('jezyk = "pl"', "jezyk = „pl”"), "utf-8"
    )
    with pytest.raises(EditionError, match=r"edycja\.toml, wiersz \d+: Tego nie da się odczytać"):
        check_edition(edition, course)


def test_a_build_that_cannot_be_made_writes_nothing(edition, course, codes):
    settings = edition / "edycja.toml"
    text = settings.read_text("utf-8").replace(f'"{course.version}"', '"99.0"')
    settings.write_text(text, encoding="utf-8")
    with pytest.raises(EditionError) as error:
        build_edition(edition, course)
    assert codes(error) == {"newer_course"}
    assert not (edition / "_build").exists()


def test_the_command_asks_for_nothing_when_all_is_told_and_fails_without_a_traceback(tmp_path):
    told = ["--title", "T", "--organiser", "O", "--contact", "zly", "--lessons", "l01"]
    command = [sys.executable, "-m", "msai_course", "edition", "new", "moja", *told]
    done = subprocess.run(
        [*command, "--folder", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "e-mail" in done.stdout and "Traceback" not in done.stdout + done.stderr
    assert list(tmp_path.iterdir()) == []
