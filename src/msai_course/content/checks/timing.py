"""Time: a workshop day fits into 360 net minutes, a lesson into a working adult's evening."""

from __future__ import annotations

from collections.abc import Iterator

from msai.errors import Problem
from msai_course.content.checks.course import CourseSource
from msai_course.content.plain_language import measure
from msai_course.content.prose import prose
from msai_trainer.editions.timetable import DAY_MINUTES

#: Alone, reading and exercise together.
LESSON_MINUTES = range(20, 66)
#: Before the workshop.
BEFORE_MINUTES = range(60, 91)
#: Nobody reads and thinks faster than this, in words a minute.
FASTEST_READING = 180


def check(course: CourseSource) -> Iterator[Problem]:
    """Yield days and lessons whose minutes do not add up."""
    for day in (1, 2, 3):
        minutes = day_minutes(course, day)
        if minutes > DAY_MINUTES:
            message = f"Dzień {day} ma {minutes} minut na sali, a mieści się {DAY_MINUTES}."
            yield Problem(f"dzien-{day}", "minutes", "day_too_long", message, "Skróć lekcje.")
    before = sum(page.metadata.minutes.alone for page in course.lessons if page.metadata.day == 0)
    if before and before not in BEFORE_MINUTES:
        message = f"Przygotowanie przed warsztatem trwa {before} minut, a ma 60–90."
        yield Problem("przed-warsztatem", "minutes", "before_too_long", message, "Popraw minuty.")
    yield from _lessons(course)


def day_minutes(course: CourseSource, day: int) -> int:
    """Return the net minutes in the room of a workshop day."""
    return sum(
        page.metadata.minutes.workshop for page in course.lessons if page.metadata.day == day
    )


def _lessons(course: CourseSource) -> Iterator[Problem]:
    for page in course.lessons:
        minutes = page.metadata.minutes
        if minutes.alone not in LESSON_MINUTES:
            message = f"Lekcja trwa {minutes.alone} minut, a ma trwać od 20 do 65."
            yield Problem(page.name, "minutes", "lesson_length", message, "Podziel albo dopisz.")
        words = measure(prose(page)).words
        if words > minutes.reading * FASTEST_READING:
            message = f"{words} słów nie da się przeczytać w {minutes.reading} minut."
            yield Problem(page.name, "minutes", "too_fast", message, "Podaj dłuższy czas.")
