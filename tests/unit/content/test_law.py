"""The table of acts is complete, agrees with the bibliography, and says when it is old."""

import shutil
from datetime import date, timedelta

import pytest

from msai_course.base.paths import ROOT
from msai_course.content.acts import acts, cited_acts, in_words, known_until
from msai_course.content.checks import law
from msai_course.content.checks.course import read_course
from msai_course.content.sections import cited_keys

GOOD = ROOT / "tests" / "fixtures" / "content" / "good"
BILL = "Tekst jednolity, Dz.U. 2024 poz. 278"


@pytest.fixture(scope="module")
def course():
    return read_course(ROOT / "book")


@pytest.fixture
def codes_of_bibliography(tmp_path):
    """Return the codes for a book whose bibliography has one text replaced by another."""

    def run(old: str, new: str) -> set[str]:
        shutil.copytree(GOOD, tmp_path / "book")
        file = tmp_path / "book" / "references.bib"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
        return {problem.code for problem in law.check(read_course(tmp_path / "book"))}

    return run


def test_an_act_that_the_table_lacks_is_found(codes_of_bibliography):
    assert codes_of_bibliography("{ustawa-rewitalizacja", "{ustawa-nowa") == {"act_not_in_table"}


def test_another_text_than_that_of_the_table_is_found(codes_of_bibliography):
    assert codes_of_bibliography(BILL, "Dz.U. 2015 poz. 1777") == {"act_differs"}


def test_every_act_of_the_table_is_in_the_bibliography(course):
    assert [act.id for act in acts() if act.id not in course.keys] == []


def test_changes_are_known_until_a_day_that_is_not_after_the_reading():
    assert max(act.read for act in acts()) >= known_until()


def test_acts_are_cited_in_their_consolidated_text_unless_there_is_none():
    first = {act.id for act in acts() if act.text == "pierwotny"}
    assert first == {
        "ustawa-rewitalizacja-2015", "kryteria-dochodowe-2025", "ustawa-osoby-starsze",
        "rozporzadzenie-niebieskie-karty", "ustawa-rynek-pracy", "nowelizacja-dostepnosc-2023",
        "rodo", "rozporzadzenie-efs-plus",
    }  # fmt: skip


def test_a_year_after_the_reading_each_page_with_an_act_says_so(course):
    newest = max(act.read for act in acts())
    assert list(law.old_pages(course, min(act.read for act in acts()))) == []
    told = list(law.old_pages(course, newest + timedelta(days=366)))
    citing = [page.name for page in course.pages if cited_acts(cited_keys(page.text))]
    assert [line.split(":")[0] for line in told] == citing
    assert all("Sprawdź w ISAP." in line for line in told)


def test_a_day_is_written_as_a_sentence_has_it():
    assert in_words(date(2026, 10, 8)) == "8 października 2026 r."
