"""`edition new` at a terminal: an answer is checked at once and asked for again until it fits."""

from __future__ import annotations

import pytest
from municipality import rows, write_borders, write_logo, write_table
from typer.testing import CliRunner

from msai_course.cli import app, questions
from msai_course.editions.model import read_edition


@pytest.fixture
def talk(monkeypatch, tmp_path):
    """Answer the questions of ``edition new moja`` one after another."""
    monkeypatch.setattr(questions, "is_somebody_there", lambda: True)

    def of(*answers, name="moja"):
        command = ["edition", "new", name, "--folder", str(tmp_path)]
        return CliRunner().invoke(app, command, input="".join(f"{one}\n" for one in answers))

    return of


def test_enter_takes_what_is_proposed_and_a_template_waits_to_be_filled(talk, tmp_path, course):
    done = talk("", "OPS", "ops@gmina.pl", "", "", "", "", "", "", "")
    assert done.exit_code == 0, done.output
    made = read_edition(tmp_path / "moja")
    assert (made.tytul, made.godziny, made.daty, made.dane) == (
        "Rewitalizacja społeczna", 6, (), "dane/wzor.xlsx",
    )  # fmt: skip
    assert made.lekcje == tuple(course.lessons)
    assert (tmp_path / "moja" / "dane" / "wzor.xlsx").is_file()


def test_wrong_answers_are_told_with_what_to_do_and_asked_again(talk, tmp_path):
    bad = write_table(tmp_path / "zla.xlsx", rows()[:3])
    table = write_table(tmp_path / "gmina.xlsx")
    strange = write_borders(tmp_path / "obce.geojson", names=("Rynek", "Atlantyda"))
    borders = write_borders(tmp_path / "granice.geojson")
    done = talk(
        *("Edycja", "OPS", "ops", "ops@gmina.pl", "l04, l99", "l04", "1.03.2027", "2027-03-01"),
        *(
            "Dom kultury, sala 2",
            "Ewa, Jan",
            "sześć",
            "5,5",
            bad,
            f'"{table}"',
            strange,
            borders,
            tmp_path / "nie.png",
        ),
        write_logo(tmp_path / "logo.png"),
    )
    assert done.exit_code == 0, done.output
    made = read_edition(tmp_path / "moja")
    assert (made.kontakt, made.lekcje, made.daty) == ("ops@gmina.pl", ("l04",), ("2027-03-01",))
    assert made.miejsce == "Dom kultury, sala 2"
    assert (made.trenerzy, made.godziny) == (("Ewa", "Jan"), 5.5)
    assert (made.dane, made.granice, made.logo) == (
        "dane/gmina.xlsx", "dane/granice.geojson", "logo.png",
    )  # fmt: skip
    for told in ("adres e-mail", "l99", "to nie data", "to nie liczba", "Jednostek jest 2",
                 "Atlantyda", "Nie ma takiego pliku"):  # fmt: skip
        assert told in done.output


def test_a_name_that_cannot_be_used_is_told_before_any_question(talk, tmp_path):
    done = talk(name="Gmina Łąka")
    assert "gmina-laka" in str(done.exception)
    assert "Tytuł" not in done.output and list(tmp_path.iterdir()) == []


def test_without_a_terminal_the_flags_must_say_what_is_needed(tmp_path):
    done = CliRunner().invoke(app, ["edition", "new", "moja", "--folder", str(tmp_path)])
    assert done.exit_code == 2
    assert "kto prowadzi" in done.output and list(tmp_path.iterdir()) == []
