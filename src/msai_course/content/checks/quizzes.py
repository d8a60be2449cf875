"""Questions: three in a lesson, each option explained, ids unique; none is guessed by its looks.

The same of their other wordings, which come back in reviews, and of the steps that worked examples
leave to the reader: each lesson with an example has one.

What a single question must have (an explanation for every option, a right answer) is known to
`msai_course.content.quiz.parse_question`; here it becomes a problem of the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from msai.base.numbers import percent_text
from msai.errors import Problem
from msai_course.content.blind_guessing import ClosedQuestion, blind_scores
from msai_course.content.checks.course import CourseSource
from msai_course.content.outcome_questions import closed_questions_of_the_test
from msai_course.content.page import PageBox, SourcePage
from msai_course.content.quiz import FADED_STEP, QuizError, QuizQuestion, parse_question

PER_LESSON = 3
#: Questions of a lesson that come back in other words, at least.
REWORDED = 2
#: Boxes whose body is a question.
_ASKED = ("quiz", FADED_STEP)


def check(course: CourseSource) -> Iterator[Problem]:
    """Yield what is wrong with the questions of all pages."""
    ids = Counter(box.argument for page in course.pages for box in page.boxes if box.name in _ASKED)
    for page in course.pages:
        quizzes = page.boxes_named("quiz")
        if page.metadata.is_lesson and len(quizzes) != PER_LESSON:
            message = f"Lekcja ma mieć {PER_LESSON} pytania, ma {len(quizzes)}."
            yield Problem(page.name, "quiz", "quiz_count", message, "Dopisz albo usuń pytanie.")
        yield from _faded(page)
        yield from _reworded(page)
        for box in (box for box in page.boxes if box.name in _ASKED):
            if ids[box.argument] > 1:
                message = f"Pytanie „{box.argument}” jest w kursie więcej niż raz."
                yield Problem(page.name, box.argument, "repeated_quiz", message, "Zmień id.")
            yield from _question(page, box)
    for name, bank in lesson_banks(course).items():
        yield from guessed(bank, name)
    yield from guessed(list(closed_questions_of_the_test()), "outcomes_test")


def _faded(page: SourcePage) -> Iterator[Problem]:
    if page.boxes_named("worked-example") and not page.boxes_named(FADED_STEP):
        message = "Przykład krok po kroku nie zostawia żadnego kroku osobie, która go czyta."
        hint = "Wyjmij jeden krok i zapytaj o niego ramką „faded-step” pod przykładem."
        yield Problem(page.name, FADED_STEP, "no_faded_step", message, hint)


def _reworded(page: SourcePage) -> Iterator[Problem]:
    told = [question.again for question in _questions(page, ("quiz",))]
    found = sum(one is not None for one in told)
    if page.metadata.is_lesson and found < min(REWORDED, len(told)):
        message = f"Innymi słowami wracają {found} pytania lekcji, potrzebne są {REWORDED}."
        yield Problem(page.name, "quiz", "not_reworded", message, "Dopisz do pytania „again”.")


def _question(page: SourcePage, box: PageBox) -> Iterator[Problem]:
    try:
        question = parse_question(box.argument, box.body)
    except QuizError as error:
        hint = "Zobacz wzór w CONTRIBUTING.md."
        yield Problem(page.name, box.argument, "bad_quiz", f"Pytanie: {error}.", hint)
        return
    for one in filter(None, (question, question.again)):
        yield from _all_right(page, one)


def _all_right(page: SourcePage, question: QuizQuestion) -> Iterator[Problem]:
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


def lesson_banks(course: CourseSource) -> dict[str, list[ClosedQuestion]]:
    """Return the banks of the lessons that somebody may go through by looks alone, by name.

    Steps of examples are too few to say much by themselves: they are judged with the questions.
    """
    steps = list(_closed(question for page in course.pages for question in _questions(page)))
    again = (question.again for page in course.pages for question in _questions(page))
    return {
        "quiz": list(closed_questions(course)),
        FADED_STEP: steps,
        "again": list(_closed(filter(None, again))),
    }


def closed_questions(course: CourseSource) -> Iterator[ClosedQuestion]:
    """Yield the questions with one right answer to choose; broken ones are left out."""
    for page in course.pages:
        yield from _closed(_questions(page, ("quiz",)))


def _questions(page: SourcePage, names: Sequence[str] = _ASKED) -> Iterator[QuizQuestion]:
    for box in page.boxes:
        if box.name in names:
            with suppress(QuizError):
                yield parse_question(box.argument, box.body)


def _closed(questions: Iterable[QuizQuestion]) -> Iterator[ClosedQuestion]:
    for question in questions:
        if not (question.multiple or question.number or question.matches):
            yield _chosen(question)


def _chosen(question: QuizQuestion) -> ClosedQuestion:
    right = [option.correct for option in question.options].index(True)
    return ClosedQuestion(question.text, tuple(option.text for option in question.options), right)
