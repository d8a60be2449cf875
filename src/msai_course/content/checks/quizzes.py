"""Questions: three in a lesson, each option explained, ids unique; none is guessed by its looks.

What a single question must have (an explanation for every option, a right answer) is known to
`msai_course.content.quiz.parse_question`; here it becomes a problem of the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress

from msai.base.numbers import percent_text
from msai.errors import Problem
from msai_course.content.blind_guessing import ClosedQuestion, blind_scores
from msai_course.content.checks.course import CourseSource
from msai_course.content.outcome_questions import closed_questions_of_the_test
from msai_course.content.page import PageBox, SourcePage
from msai_course.content.quiz import QuizError, QuizQuestion, parse_question

PER_LESSON = 3


def check(course: CourseSource) -> Iterator[Problem]:
    """Yield what is wrong with the questions of all pages."""
    ids = Counter(box.argument for page in course.pages for box in page.boxes_named("quiz"))
    for page in course.pages:
        quizzes = page.boxes_named("quiz")
        if page.metadata.is_lesson and len(quizzes) != PER_LESSON:
            message = f"Lekcja ma mieć {PER_LESSON} pytania, ma {len(quizzes)}."
            yield Problem(page.name, "quiz", "quiz_count", message, "Dopisz albo usuń pytanie.")
        for box in quizzes:
            if ids[box.argument] > 1:
                message = f"Pytanie „{box.argument}” jest w kursie więcej niż raz."
                yield Problem(page.name, box.argument, "repeated_quiz", message, "Zmień id.")
            yield from _question(page, box)
    yield from guessed(list(closed_questions(course)), "quiz")
    yield from guessed(list(closed_questions_of_the_test()), "outcomes_test")


def _question(page: SourcePage, box: PageBox) -> Iterator[Problem]:
    try:
        question = parse_question(box.argument, box.body)
    except QuizError as error:
        hint = "Zobacz wzór w CONTRIBUTING.md."
        yield Problem(page.name, box.argument, "bad_quiz", f"Pytanie: {error}.", hint)
        return
    if all(option.correct for option in question.options) and not (
        question.number or question.matches
    ):
        message = "Wszystkie odpowiedzi są dobre: wystarczy zaznaczyć wszystko."
        yield Problem(page.name, question.id, "no_wrong_answer", message, "Dopisz złą odpowiedź.")


def guessed(bank: Sequence[ClosedQuestion], column: str) -> Iterator[Problem]:
    """Yield each blind strategy that a bank rewards; ``column`` names the bank."""
    for score in blind_scores(bank):
        if score.is_telling:
            message = (
                f"Kto nic nie wie i wybiera odpowiedź „{score.strategy}”, trafia w"
                f" {percent_text(score.score, 0)} pytań zamiast w {percent_text(score.chance, 0)}."
            )
            hint = "Zmień brzmienie albo długość odpowiedzi, aby dobra nie różniła się od złych."
            yield Problem("kurs", column, "guessed_blind", message, hint)


def closed_questions(course: CourseSource) -> Iterator[ClosedQuestion]:
    """Yield the questions with one right answer to choose; broken ones are left out."""
    for page in course.pages:
        for box in page.boxes_named("quiz"):
            with suppress(QuizError):
                question = parse_question(box.argument, box.body)
                if not (question.multiple or question.number or question.matches):
                    yield _closed(question)


def _closed(question: QuizQuestion) -> ClosedQuestion:
    right = [option.correct for option in question.options].index(True)
    return ClosedQuestion(question.text, tuple(option.text for option in question.options), right)
