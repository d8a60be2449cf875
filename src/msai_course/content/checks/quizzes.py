"""Questions: three in a lesson, each option explained, ids unique in the whole course.

What a single question must have (an explanation for every option, a right answer) is known to
`msai_course.content.quiz.parse_question`; here it becomes a problem of the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msai.errors import Problem
from msai_course.content.checks.course import CourseSource
from msai_course.content.page import PageBox, SourcePage
from msai_course.content.quiz import QuizError, parse_question

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


def _question(page: SourcePage, box: PageBox) -> Iterator[Problem]:
    try:
        question = parse_question(box.argument, box.body)
    except QuizError as error:
        hint = "Zobacz wzór w CONTRIBUTING.md."
        yield Problem(page.name, box.argument, "bad_quiz", f"Pytanie: {error}.", hint)
        return
    if question.multiple:
        message = "Pytanie ma mieć jedną dobrą odpowiedź."
        yield Problem(page.name, question.id, "one_right_answer", message, "Popraw „correct”.")
