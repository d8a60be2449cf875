"""What the slides of a lesson say: its page in its order, its card in the notes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from msai.base.paper import day_colour
from msai.base.typography import glue
from msai_course.content.page import SourcePage
from msai_course.content.trainer_cards import Card
from msai_course.papers.agenda import meetings
from msai_course.papers.documents import picture
from msai_course.papers.imprint import as_drawing
from msai_course.papers.keeping import kept
from msai_course.papers.lesson_parts import read_parts
from msai_course.papers.part_slides import exercise_slides, part_slides, told_step
from msai_course.papers.parting import SlideLine
from msai_course.papers.slide_layouts import BREAK, CONTENT, DISCUSSION, OPENING, TABLE
from msai_course.papers.slides import Deck, Slide, shortened, spread, spread_table, write_pptx
from msai_course.papers.source import PackSource

#: Letters of a title of the course, or of who runs it, on the first slide.
LONGEST_NAME = 100
#: Parts that end a lesson: the room is asked before the first of them.
_ENDINGS = frozenset({"quiz", "return-to-situation", "takeaway", "in-your-municipality"})


def deck(lesson: SourcePage, source: PackSource) -> bytes:
    """Return the presentation of a lesson as PPTX."""
    page, meta, logo = source.lesson_page(lesson), lesson.metadata, _logo(source)
    author = source.edition.organizator if source.edition else ""
    footer = " · ".join(one for one in (source.title, author) if one)
    told = (page.read_text(encoding="utf-8"), repr((meta, source.cards.get(meta.id))), footer,
            repr(_rest_after(meta.id, source)), as_drawing(logo) if logo else "")  # fmt: skip
    about = Deck(meta.title, author or source.title, footer, day_colour(meta.day or 0))
    return kept(".pptx", told, page.parent, lambda: write_pptx(slides_of(lesson, source), about))


def slides_of(lesson: SourcePage, source: PackSource) -> list[Slide]:
    """Return the slides of a lesson, from its page, its card and the plan of its day."""
    return list(_slides(lesson, source))


def _slides(lesson: SourcePage, source: PackSource) -> Iterator[Slide]:
    card = source.cards.get(lesson.metadata.id)
    parts = read_parts(source.lesson_page(lesson), source.html)
    alone = _alone(lesson, card, sum(part.kind == "exercise" for part in parts))
    ending = next((part for part in parts if part.kind in _ENDINGS), None)
    yield _opening(lesson, source, card)
    for part in parts:
        if part is ending:
            yield from _questions(card)
        if part.kind == "exercise":
            yield from exercise_slides(part, card, alone)
        yield from part_slides(part)
        if part.kind == "situation":
            yield from _aims(lesson, card)
    if rest := _rest_after(lesson.metadata.id, source):
        name, minutes = rest
        yield Slide(
            BREAK,
            name,
            (SlideLine(glue(f"{minutes} min")),),
            "Napisz na tablicy, o której wracacie.",
        )


def _opening(lesson: SourcePage, source: PackSource, card: Card | None) -> Slide:
    meta = lesson.metadata
    who = [source.title, source.edition.organizator] if source.edition else [source.title]
    notes = [meta.title, " · ".join(who)]
    if card:
        notes += [f"Cel: {card.goal}", f"Na stole zostaje: {card.product}"]
        notes += [f"Rdzeń: {card.core}", f"Gdy brakuje czasu: {card.shorter}"]
        notes += ["Przygotuj: " + "; ".join(card.materials) + "."]
    logo = _logo(source)
    return Slide(
        OPENING, glue(meta.title), tuple(SlideLine(shortened(one, LONGEST_NAME)) for one in who),
        "\n".join(notes), f"Lekcja {meta.number}", image=picture(logo) if logo else b"",
        alt=f"Logo: {who[-1]}",
    )  # fmt: skip


def _aims(lesson: SourcePage, card: Card | None) -> Iterator[Slide]:
    aims = tuple(SlideLine(glue(one), "•") for one in lesson.metadata.objectives)
    yield from spread(
        Slide(CONTENT, "Po tej lekcji", aims, "Powiedz jednym zdaniem, po co to w pracy.")
    )
    if card and card.steps:
        rows = [
            ("Minuty", "Co robimy"),
            *((str(one.minutes), glue(one.name)) for one in card.steps),
        ]
        notes = "\n".join(map(told_step, card.steps))
        title = f"Plan: {card.minutes} minut"
        yield from spread_table(Slide(TABLE, title, notes=notes, rows=tuple(rows)))


def _alone(lesson: SourcePage, card: Card | None, exercises: int) -> str:
    """Return what an exercise outside the work in the room says in place of minutes."""
    minutes = lesson.metadata.minutes.exercise
    if not minutes or any(step.exercise for step in (card.steps if card else ())):
        return "praca własna"
    return glue(f"{minutes} min" if exercises == 1 else f"razem {minutes} min")


def _questions(card: Card | None) -> Iterator[Slide]:
    heard = [f"Możesz usłyszeć: „{one.says}” {one.answer}" for one in card.beliefs] if card else []
    notes = "\n".join(["Poczekaj na odpowiedzi, zanim powiesz swoją.", *heard])
    for question in card.questions if card else ():
        yield Slide(DISCUSSION, glue(question), (), notes, "Rozmowa")


def _rest_after(lesson: str, source: PackSource) -> tuple[str, int] | None:
    """Return name and minutes of the break that follows a lesson on its day."""
    for meeting in meetings(source):
        items = [slot.item for slot in meeting.slots]
        for item, after in pairwise(items):
            if item.lesson == lesson and after.rest:
                return after.name, after.minutes
    return None


def _logo(source: PackSource) -> Path | None:
    """Return the edition's logo."""
    logo = source.edition.logo if source.edition else ""
    return source.folder / logo if logo else None
