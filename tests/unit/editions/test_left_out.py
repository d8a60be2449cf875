"""A lesson left out: what goes with it, what nobody teaches any more, what is not confirmed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from msai.assignments import LearningOutcome, assignment, assignment_ids, outcome_name
from msai_course.editions.course import CourseRelease
from msai_trainer.editions.book import Page
from msai_trainer.editions.checks import ADVICE, edition_problems
from msai_trainer.editions.checks_of_lessons import left_out, lesson_problems
from msai_trainer.editions.declared import Edition
from msai_trainer.editions.described import described
from msai_trainer.editions.facts import facts_of
from msai_trainer.editions.notices import notice, points
from msai_trainer.editions.selection import edition_book
from msai_trainer.editions.taught import EVIDENCE, TEST, Consequences

pytestmark = pytest.mark.browser  # needs the built site


@pytest.fixture(scope="module")
def course():
    return CourseRelease().pages


def edition_of(*lessons: str) -> Edition:
    return Edition("nasza", "Nasza", "OPS", "ops@laka.pl", lessons, "1.0.0")


def without(course, *names: str) -> Edition:
    return edition_of(*(name for name in course.lessons if name not in names))


def test_every_question_of_the_course_names_a_lesson_that_it_has(course):
    for name in assignment_ids():
        for question in assignment(name).questions:
            assert question.lesson in course.lessons, (name, question.grade_id)
    whole = left_out(without(course), course)
    assert whole == Consequences((), (), (), (), (), 0, (), ())
    for page in course.pages:
        assert notice(course, page.path) == ""
        assert points(course, page.path, "", "jak było") == "jak było"


def test_a_lesson_takes_its_questions_along_and_the_page_of_the_assignment_says_so(course):
    edition = without(course, "l11")
    found = left_out(edition, course)
    assert [page.id for page in found.lessons] == ["l11"]
    [(title, labels)] = found.gone
    assert title.startswith("Zadanie 4.") and labels == ("Produkt czy rezultat?", "Karta wskaźnika")
    assert (found.kept, found.items) == ((), 2)
    book = edition_book(course, described(edition), ())
    told = points(book, "zadania/zadanie-4", "", "").replace("\N{NO-BREAK SPACE}", " ")
    assert "Karta wskaźnika" not in told and "Razem 10. Odpowiedź opisową czyta" in told
    assert "Karta wskaźnika" in notice(book, "trener/ocenianie-zadan")
    assert notice(book, "zadania/zadanie-4") == points(book, "zadania/zadanie-1", "", "") == ""
    said = notice(book, "start/test-wejscie-wyjscie").replace("\N{NO-BREAK SPACE}", " ")
    assert "Pytań w formie: 10, efektów: 5. Wskaźnika do poprawy nie ma." in said


def test_a_question_by_which_another_is_judged_stays_and_its_page_says_so(course):
    edition = without(course, "l04")
    found = left_out(edition, course)
    [(title, labels)] = found.kept
    assert title.startswith("Zadanie 1.") and labels == (
        "Jednostki, które proponujesz jako obszar rewitalizacji",
    )
    book = edition_book(course, described(edition), ())
    assert "Jednostki, które proponujesz" in notice(book, "zadania/zadanie-1").replace(
        "\N{NO-BREAK SPACE}", " "
    )
    told = {one.code: one for one in lesson_problems(edition, course)}
    assert "Zadanie 1 (1)" in told["question_untaught"].message
    assert "Wyznaczyć i obronić obszar" in told["test_shortened"].message
    assert "„Ocenianie” tej edycji" in told["assignment_shortened"].hint
    [alone] = [
        one.hint
        for one in lesson_problems(replace(edition, prowadzacy=False), course)
        if one.code == "assignment_shortened"
    ]
    assert "nie ma strony „Ocenianie”" in alone


def test_pages_go_that_have_nothing_to_say_without_their_lessons(course):
    edition = edition_of("l01", "l02", "l18")
    paths = {page.path for page in edition_book(course, described(edition), ()).pages}
    gone = {*TEST, EVIDENCE, *(f"zadania/zadanie-{number}" for number in range(1, 6))}
    assert gone & paths == set() and gone <= {page.path for page in course.pages}
    assert {"katalog/index", "katalog/gp01", "slownik", "moj-program"} <= paths
    assert {page.path for page in left_out(edition, course).pages} == {*TEST, EVIDENCE}
    kept = edition_book(course, described(edition_of("l10")), ())
    assert {EVIDENCE, "zadania/zadanie-3"} <= {page.path for page in kept.pages}


def test_an_own_page_in_the_place_of_one_that_goes_is_a_page_of_the_edition(course):
    own = Page(EVIDENCE, "Nasze karty")
    book = edition_book(course, described(edition_of("l01")), [own])
    assert own in next(part.pages for part in book.parts if part.caption == "Ta edycja")


def test_lessons_are_called_by_number_and_title(course):
    facts = facts_of(course, "1.0.0")
    edition = replace(edition_of("l05", "l04", "l99", "l04"), daty=("2027-03-01",), godziny=1.0)
    found = [one for one in edition_problems(edition, facts) if one.code != "unknown_lesson"]
    said = " ".join(f"{one.message} {one.hint}" for one in found)
    assert "„4. Jak wyznaczyć obszar” jest dwa razy" in said
    assert not re.search(r"\bl\d\d\b", said)
    assert "Są: l01 „1. " in next(
        one.hint for one in edition_problems(edition, facts) if one.code == "unknown_lesson"
    )
    table = replace(edition_of("l01"), dane="dane/a.csv")
    [unused] = [one for one in edition_problems(table, facts) if one.code == "unused_table"]
    assert unused.hint.startswith("Dodaj jedną z lekcji: „4. Jak wyznaczyć obszar”, „5. ")


def test_a_day_left_out_takes_its_assignments_and_outcomes_out_of_the_scope(course):
    day_one = [name for name, page in course.lessons.items() if page.day in (0, 1)]
    edition = edition_of(*day_one)
    found = left_out(edition, course)
    numbers = [one.partition(".")[0] for one in found.assignments]
    assert numbers == ["Zadanie 3", "Zadanie 4", "Zadanie 5"]
    # Lesson 7 is of the first day, and the second assignment asks for what it teaches.
    [(title, labels)] = found.gone
    assert title.startswith("Zadanie 2.") and len(labels) == 2
    book = edition_book(course, described(edition), ())
    assert [page.path for part in book.parts for page in part.pages if "zadania" in page.path] == [
        "zadania/zadanie-1", "zadania/zadanie-2",
    ]  # fmt: skip
    assert found.kept == () and len(found.outcomes) == 4 and found.items == 8
    assert outcome_name(LearningOutcome.AREA) not in found.outcomes
    told = list(lesson_problems(edition, course))
    assert {one.code for one in told} <= ADVICE and told
    assert "Przekazać dalej" in told[-1].message
    assert list(lesson_problems(replace(edition, lekcje=()), course)) == []
    assert list(lesson_problems(edition, None)) == []
