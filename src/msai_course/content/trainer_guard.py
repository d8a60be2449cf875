"""Guard of the trainer's handbook: every lesson has a card, and all minutes add up."""

from __future__ import annotations

from collections.abc import Iterator

from msai.errors import Problem
from msai_course.content.checks.course import CourseSource
from msai_course.content.records import RecordError
from msai_course.content.sections import cited_keys
from msai_course.content.trainer_cards import Card, card_files, read_cards
from msai_course.content.trainer_plans import PLANS, Format, Plans, read_plans
from msai_trainer.editions.timetable import STRETCHED_SPAN, day_items, format_items

_FOLDER = "trener/karty"


def check(course: CourseSource) -> Iterator[Problem]:
    """Yield faults of cards and plans; a book without the handbook has none."""
    if not (course.book / PLANS).is_file():
        return
    try:
        cards, plans = read_cards(course.book), read_plans(course.book)
    except RecordError as error:
        yield from error.problems
        return
    yield from _cards(course, cards)
    yield from _sources(course)
    yield from _days(course, plans)
    yield from _formats(course, plans)


def _cards(course: CourseSource, cards: dict[str, Card]) -> Iterator[Problem]:
    lessons = {page.metadata.id: page.metadata for page in course.lessons}
    for name in sorted(set(lessons) - set(cards)):
        message = f"Lekcja „{name}” nie ma karty dla trenera."
        yield Problem(_FOLDER, name, "no_card", message, f"Dopisz {_FOLDER}/{name}.yaml.")
    for name in sorted(set(cards) - set(lessons)):
        message = f"Karta „{name}” opisuje lekcję, której nie ma."
        yield Problem(_FOLDER, name, "card_without_lesson", message, "Popraw nazwę pliku.")
    for name in sorted(set(cards) & set(lessons)):
        planned, steps = lessons[name].minutes.workshop, cards[name].minutes
        if planned and planned != steps:
            message = f"Kroki karty „{name}” trwają {steps} minut, lekcja na sali {planned}."
            yield Problem(_FOLDER, name, "card_minutes", message, "Ujednolić oba.")
    yield from _exercises(course, cards)


def _exercises(course: CourseSource, cards: dict[str, Card]) -> Iterator[Problem]:
    for page in course.lessons:
        card = cards.get(page.metadata.id)
        known = {box.argument for box in page.boxes if box.name == "exercise"}
        for step in card.steps if card else ():
            if step.exercise and step.exercise not in known:
                message = f"W lekcji nie ma ćwiczenia „{step.exercise}”."
                hint = f"Są: {', '.join(sorted(known))}." if known else "Usuń pole „exercise”."
                yield Problem(_FOLDER, page.metadata.id, "no_such_exercise", message, hint)


def _sources(course: CourseSource) -> Iterator[Problem]:
    for path in [*card_files(course.book), course.book / PLANS]:
        for key in sorted({*cited_keys(path.read_text(encoding="utf-8"))} - course.keys):
            message = f"W bibliografii nie ma klucza „{key}”."
            yield Problem(path.name, key, "unknown_source", message, "Sprawdź references.bib.")


def _days(course: CourseSource, plans: Plans) -> Iterator[Problem]:
    for plan in plans.days:
        try:
            day_items([page.metadata for page in course.pages], plan)
        except ValueError as error:
            yield Problem(PLANS.name, f"dzień {plan.day}", "day_too_long", str(error), "Skróć go.")


def _formats(course: CourseSource, plans: Plans) -> Iterator[Problem]:
    lessons = {page.metadata.id for page in course.lessons}
    for plan in plans.formats:
        minutes = sum(item.minutes for item in format_items(plan.blocks))
        if minutes != plan.minutes:
            message = f"Części trwają {minutes} minut, a format ma {plan.minutes}."
            yield Problem(PLANS.name, plan.id, "format_minutes", message, "Ujednolić oba.")
        yield from _breaks(plan)
        for name in sorted({block.lesson for block in plan.blocks} - lessons - {""}):
            message = f"Nie ma lekcji „{name}”."
            yield Problem(PLANS.name, plan.id, "no_such_lesson", message, "Popraw id.")


def _breaks(plan: Format) -> Iterator[Problem]:
    work = 0
    for item in format_items(plan.blocks):
        work = 0 if item.rest else work + item.minutes
        if work > STRETCHED_SPAN:
            message = f"„{item.name}” kończy się po {work} minutach bez przerwy."
            hint = f"Po {STRETCHED_SPAN} minutach ma być przerwa."
            yield Problem(PLANS.name, plan.id, "no_break", message, hint)
            return
