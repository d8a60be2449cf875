"""An edition made on release A moves to B: own pages stay, changes are named, conflicts stop it."""

from __future__ import annotations

import json
import shutil

import pytest

from msai_course.base.paths import ROOT
from msai_course.editions.course import CourseRelease
from msai_course.editions.model import read_edition
from msai_course.editions.new import new_edition
from msai_course.editions.updating import update_edition
from msai_trainer.editions.errors import EditionError

LESSON = "book/dzien-1/04-obszar.ipynb"


@pytest.fixture
def release_b(tmp_path):
    """A copy of the course, one release on, with a changed, a new and a longer part of lesson 4."""
    root = tmp_path / "B"
    shutil.copytree(ROOT / "book", root / "book")
    for name in ("_toc.yml", "_config.yml", "pyproject.toml"):
        shutil.copyfile(ROOT / name, root / name)
    _replace(root / "pyproject.toml", 'version = "', 'version = "9.')
    notebook = json.loads((root / LESSON).read_text(encoding="utf-8"))
    notebook["metadata"]["msai"]["minutes"]["workshop"] += 15
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
    source = "".join(cells[-1]["source"])
    cells[-1]["source"] = f"{source}\n\nDopisane.\n\n## Czego nie widać z mapy\n\nNowe.\n"
    (root / LESSON).write_text(json.dumps(notebook), encoding="utf-8")
    return CourseRelease(root)


def _replace(path, old, new):
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def made(tmp_path, course, declared):
    return new_edition(declared(), tmp_path / "e", course)


def _own(folder, name, text="# Dojazd\n\nAutobus 7.\n"):
    path = folder / "strony" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_own_page_stays_and_the_change_is_shown(made, release_b):
    page = _own(made, "dojazd.md")
    before = page.read_bytes()
    found = update_edition(made, release_b)
    assert found.done and not found.conflicts
    assert page.read_bytes() == before
    assert "„4. Jak wyznaczyć obszar”: nowa część: Czego nie widać z mapy" in found.changes
    assert any(
        line.startswith("„4. Jak wyznaczyć obszar”: czas (na sali): 90 → 105")
        for line in found.changes
    )
    assert not [line for line in found.changes if line.startswith("l01")]
    assert read_edition(made).wersja_kursu == release_b.version


def test_comments_in_the_settings_stay(made, release_b):
    settings = made / "edycja.toml"
    noted = settings.read_text("utf-8").replace("daty =", "# Sala 12, klucz na portierni.\ndaty =")
    settings.write_text(noted, encoding="utf-8")
    update_edition(made, release_b)
    after = settings.read_text("utf-8")
    assert after == noted.replace('wersja_kursu = "', 'wersja_kursu = "9.')


def test_a_second_update_has_nothing_to_tell(made, release_b):
    update_edition(made, release_b)
    assert update_edition(made, release_b).changes == ()


def test_a_replaced_page_that_changed_is_a_conflict_and_nothing_moves(made, course, release_b):
    _own(made, "o-kursie.md")
    update_edition(made, course, accept=True)
    _replace(release_b.root / "book/o-kursie.md", "Skąd pomysł", "Skąd to się wzięło")
    settings = (made / "edycja.toml").read_bytes()
    found = update_edition(made, release_b)
    assert [one.code for one in found.conflicts] == ["page_changed"] and not found.done
    assert (made / "edycja.toml").read_bytes() == settings
    assert update_edition(made, release_b, accept=True).done
    assert (made / "strony" / "o-kursie.md").read_text(encoding="utf-8").startswith("# Dojazd")


def test_a_lesson_that_is_gone_is_a_conflict(made, release_b):
    (release_b.root / LESSON).unlink()
    found = update_edition(made, release_b)
    assert [one.code for one in found.conflicts] == ["lesson_gone"] and not found.done


def test_an_edition_of_a_newer_course_is_refused(made, course, release_b, codes):
    update_edition(made, release_b)
    with pytest.raises(EditionError) as error:
        update_edition(made, course)
    assert codes(error) == {"newer_course"}


def test_a_lost_record_is_told_with_what_to_do(made, course, codes):
    (made / "kurs.json").write_text("{", encoding="utf-8")
    with pytest.raises(EditionError) as error:
        update_edition(made, course)
    assert codes(error) == {"no_snapshot"}
    (made / "kurs.json").unlink()
    assert update_edition(made, course).done
