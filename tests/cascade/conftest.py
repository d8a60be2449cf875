"""What cascade tests share: an edition ready to be made, and problems by their code."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from municipality import write_borders, write_logo, write_table
from on_paper import course_on_paper

from msai_course.editions.course import CourseRelease
from msai_course.editions.new import new_edition
from msai_trainer.editions.declared import Edition


@pytest.fixture(scope="session")
def course():
    return CourseRelease()


@pytest.fixture(scope="session")
def declared(course):
    """Make a declaration; what a test is about is given by name."""

    def make(**changes) -> Edition:
        usual = {
            "nazwa": "mglawice",
            "tytul": "Rewitalizacja w Mgławicach",
            "organizator": "OPS w Mgławicach",
            "kontakt": "ops@mglawice.pl",
            "lekcje": ("l04", "l01"),
            "wersja_kursu": course.version,
            "daty": ("2027-03-01",),
        }
        return Edition(**{**usual, **changes})

    return make


@pytest.fixture(scope="session")
def make_edition(course, declared):
    """Make an edition with table, borders and logo below a folder."""

    def make(place):
        return new_edition(
            declared(),
            place / "mglawice",
            course,
            table=write_table(place / "gmina.xlsx"),
            boundaries=write_borders(place / "granice.geojson"),
            logo=write_logo(place / "logo.png"),
        )

    return make


@pytest.fixture(scope="session")
def papers(once, need):
    """Every document of the course by its name, as it is on paper."""
    return course_on_paper(once, need)


@pytest.fixture
def edition(tmp_path, make_edition):
    """A folder with table, borders and logo."""
    return make_edition(tmp_path)


@pytest.fixture
def codes():
    """Codes of what an action complains about."""

    def of(error) -> set[str]:
        return {problem.code for problem in error.value.problems}

    return of
