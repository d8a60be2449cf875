"""A lesson left out: what goes with it, what nobody teaches any more, what is not confirmed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from msai.assignments import LearningOutcome, assignment, assignment_ids, outcome_name
from msai_course.editions.course import CourseRelease
from msai_trainer.editions.checks import ADVICE
from msai_trainer.editions.checks_of_lessons import left_out, lesson_problems
from msai_trainer.editions.declared import Edition
from msai_trainer.editions.described import described
from msai_trainer.editions.frame import kicker
from msai_trainer.editions.selection import edition_book

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
    assert (whole.lessons, whole.assignments, whole.questions, whole.outcomes) == ((), (), (), ())


def test_a_lesson_takes_its_questions_along_and_the_page_of_the_assignment_says_so(course):
    edition = without(course, "l11")
    found = left_out(edition, course)
    assert [page.id for page in found.lessons] == ["l11"]
    [(title, labels)] = found.questions
    assert title.startswith("Zadanie 4.") and labels == ("Produkt czy rezultat?", "Karta wskaźnika")
    book = edition_book(course, described(edition), ())
    assert "Karta wskaźnika" in kicker(book, "zadania/zadanie-4")
    assert "Karta wskaźnika" not in kicker(course, "zadania/zadanie-4")
    assert "<li>" not in kicker(book, "zadania/zadanie-1")


def test_a_day_left_out_takes_its_assignments_and_outcomes_out_of_the_scope(course):
    day_one = [name for name, page in course.lessons.items() if page.day in (0, 1)]
    edition = edition_of(*day_one)
    found = left_out(edition, course)
    numbers = [one.partition(".")[0] for one in found.assignments]
    assert numbers == ["Zadanie 2", "Zadanie 3", "Zadanie 4", "Zadanie 5"]
    assert found.questions == () and len(found.outcomes) == 5
    assert outcome_name(LearningOutcome.AREA) not in found.outcomes
    told = list(lesson_problems(edition, course))
    assert {one.code for one in told} <= ADVICE and told
    assert "Przekazać dalej" in told[-1].message
    assert list(lesson_problems(replace(edition, lekcje=()), course)) == []
    assert list(lesson_problems(edition, None)) == []
