"""What would spoil an edition, found before it is made: its values, lessons, days.

Page and ``edition check`` say the same. Codes in `ADVICE` deserve a word and stop nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msai.errors import Problem
from msai_trainer.editions.declared import SETTINGS, Edition, are_hours, day_minutes, value_problems
from msai_trainer.editions.facts import CourseFacts, called, is_newer, unknown_lesson
from msai_trainer.editions.meetings import lay_out
from msai_trainer.editions.timetable import AgendaItem

#: Codes of problems with which an edition can still be made.
ADVICE = frozenset({
    "prerequisite_missing", "prerequisite_later", "hours_do_not_fit", "no_dates", "unused_table",
    "broken_link", "table_not_named", "declaration_lacks", "review_due", "privacy_lacks",
    "question_untaught", "outcome_untaught", "assignment_shortened", "test_shortened",
    "pale_logo",
})  # fmt: skip


def edition_problems(edition: Edition, course: CourseFacts) -> Iterator[Problem]:
    """Yield what is wrong with what an edition says, whatever files it brings."""
    yield from _release(edition, course)
    yield from value_problems(edition)
    yield from _lessons(edition, course)
    yield from _hours(edition, course)
    yield from _unused_table(edition, course)


def meetings(edition: Edition, course: CourseFacts) -> list[list[AgendaItem]]:
    """Return the lessons of an edition laid on its meetings."""
    known = [course.lessons[name] for name in edition.lekcje if name in course.lessons]
    return lay_out(known, day_minutes(edition), course.days)


def _release(edition: Edition, course: CourseFacts) -> Iterator[Problem]:
    if is_newer(edition.wersja_kursu, course.version):
        message = f"Edycja powstała na wydaniu {edition.wersja_kursu}, a tu jest {course.version}."
        hint = "Otwórz ją w nowszym wydaniu kursu."
        yield Problem(SETTINGS, "wersja_kursu", "newer_course", message, hint)


def _lessons(edition: Edition, course: CourseFacts) -> Iterator[Problem]:
    chosen = list(edition.lekcje)
    if not chosen:
        yield _lesson("no_lessons", "Nie wybrano żadnej lekcji.", "Wpisz co najmniej jedną.")
    for name in sorted(name for name, count in Counter(chosen).items() if count > 1):
        twice = called(course.lessons[name]) if name in course.lessons else f"„{name}”"
        yield _lesson("repeated_lesson", f"Lekcja {twice} jest dwa razy.", "Zostaw jedną.")
    for name in chosen:
        if name not in course.lessons:
            yield _lesson("unknown_lesson", *unknown_lesson(name, course.lessons))
            continue
        for needed in course.lessons[name].prerequisites:
            yield from _prerequisite(name, needed, chosen, course)


def _prerequisite(
    name: str, needed: str, chosen: Sequence[str], course: CourseFacts
) -> Iterator[Problem]:
    this, known = called(course.lessons[name]), course.lessons.get(needed)
    # An edition that another one is made of may have left it out before.
    other = called(known) if known else "wcześniejszą"
    if needed not in chosen:
        message = f"Lekcja {this} zakłada lekcję {other}, której w edycji nie ma."
        yield _lesson("prerequisite_missing", message, "Dodaj ją albo omów jej treść na sali.")
    elif chosen.index(needed) > chosen.index(name):
        message = f"Lekcja {this} stoi przed lekcją {other}, którą zakłada."
        yield _lesson("prerequisite_later", message, "Zamień je miejscami.")


def _hours(edition: Edition, course: CourseFacts) -> Iterator[Problem]:
    if not edition.daty:
        hint = "Wpisz je, gdy je znasz."
        yield Problem(SETTINGS, "daty", "no_dates", "Nie ma dat spotkań.", hint)
        return
    if not are_hours(edition.godziny):  # said among the values
        return
    known = [course.lessons[name] for name in edition.lekcje if name in course.lessons]
    minutes = day_minutes(edition)
    for lesson in (one for one in known if one.minutes.workshop > minutes):
        long = lesson.minutes.workshop
        message = f"Lekcja {called(lesson)} trwa {long} minut, a dzień {minutes}."
        yield Problem(SETTINGS, "godziny", "hours_do_not_fit", message, "Wydłuż dni.")
    needed = meetings(edition, course)
    if len(needed) > len(edition.daty):
        message = f"Lekcje potrzebują spotkań: {len(needed)}, a dat jest {len(edition.daty)}."
        hint = "Dodaj spotkanie, wydłuż dni albo wybierz mniej lekcji."
        yield Problem(SETTINGS, "godziny", "hours_do_not_fit", message, hint)


def _unused_table(edition: Edition, course: CourseFacts) -> Iterator[Problem]:
    if edition.dane and not course.showing & set(edition.lekcje):
        known = course.lessons.items()
        showing = [called(lesson) for name, lesson in known if name in course.showing]
        message = "Żadna z wybranych lekcji nie pokazuje tabeli."
        hint = f"Dodaj jedną z lekcji: {', '.join(showing)}." if showing else "Usuń tabelę."
        yield Problem(SETTINGS, "dane", "unused_table", message, hint)


def _lesson(code: str, message: str, hint: str) -> Problem:
    return Problem(SETTINGS, "lekcje", code, message, hint)
