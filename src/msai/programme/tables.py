"""Parts of the draft as tables: in the document, and as sheets of the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from msai.base import export
from msai.base.form_values import date_text
from msai.base.forms import FormField, field_of, fields_of, title_of
from msai.base.i18n import catalogue
from msai.base.numbers import fixed_text
from msai.partnership.voice import Asset, Voice
from msai.programme.asked import ASKED
from msai.programme.cards import Phenomenon, RankedUnit
from msai.programme.made_up import marked

_, ngettext = catalogue("programme")

#: Parts written as one table, with the fields that are its columns; others are card by card. The
#: sort of a task is for the checks: its name says the same in better words.
COLUMNS: dict[str, tuple[str, ...]] = {
    "subareas": ("name", "population", "area_ha", "social", "spheres"),
    "ranking": ("name", "index", "chosen"),
    "phenomena": ("name", "numerator", "denominator", "numerator_year", "rest"),
    "issues": ("name", "role", "leads_to"),
    "goals": ("name", "who", "differently", "by", "strategy_goal"),
    "partners": ("name", "task", "person", "contribution", "consent"),
    "decisions": ("name", "body", "day"),
    "tasks": ("name", "person", "start", "end", "hours"),
    "milestones": ("name", "day", "proof"),
    "staff": ("name", "share"),
    "funding": ("name", "amount", "certainty"),
    "risks": ("name", "kind", "likelihood", "harm", "answer", "owner"),
    "afterwards": ("action", "after", "who", "source"),
    "messages": ("audience", "content", "day"),
    "cases": ("name", "take", "leave", "differs"),
}


def one_table(part: str, cards: Sequence[Any]) -> Iterator[export.PaperTable]:
    """Yield a part as one table; nothing when it is empty."""
    if not cards:
        return
    shown = (*COLUMNS[part], *marked(cards))
    columns = [field_of(type(cards[0]), name) for name in shown]
    rows = [[column.text(getattr(card, column.name)) for column in columns] for card in cards]
    yield export.PaperTable([column.label for column in columns], rows)


def ranking_table(units: Sequence[RankedUnit]) -> Iterator[export.PaperTable]:
    """Yield the ranking as one table, its numbers as long as each other; nothing without one."""
    at = COLUMNS["ranking"].index("index")
    for table in one_table("ranking", units):
        told = ("" if one.index is None else fixed_text(one.index) for one in units)
        rows = [
            [*row[:at], text, *row[at + 1 :]] for row, text in zip(table.rows, told, strict=True)
        ]
        yield replace(table, rows=rows)


def asset_list(assets: Sequence[Asset]) -> Iterator[export.Bullets]:
    """Yield what a place has as a list; nothing when it is empty."""
    texts = (" – ".join(filter(None, (one.name, one.whose))) for one in assets)
    lines = [
        f"{text} ({_('made-up data: {place}').format(place=one.made_up)})" if one.made_up else text
        for text, one in zip(texts, assets, strict=True)
    ]
    yield from [export.Bullets(lines)] if lines else []


def sources_note(phenomena: Sequence[Phenomenon]) -> str:
    """Return where the numbers of a table come from and of when they are; empty: nobody said."""
    told: dict[str, list[str]] = {}
    for one in phenomena:
        day = _("data as of {day}").format(day=date_text(one.day)) if one.day else ""
        text = ", ".join(filter(None, (one.source, day)))
        if text:
            told.setdefault(text, []).append(one.name)
    if not told:
        return ""
    whole = len(told) == 1
    lines = [text if whole else f"{', '.join(names)} – {text}" for text, names in told.items()]
    return _("Source: {sources}.").format(sources="; ".join(lines))


def voices_table(voices: Sequence[Voice]) -> Iterator[export.PaperTable]:
    """Yield what was said as one table; nothing when nobody was asked."""
    if voices:
        header, *rows = _voice_rows(voices, counted=False)
        yield export.PaperTable(header, rows)


def sheet_rows(item: FormField, cards: Sequence[Any]) -> list[list[Any]]:
    """Return a part as rows of a sheet, its header first.

    What a draft does not ask for stays out: a sheet is handed on, what a partner fears is not.
    """
    if item.card is Voice:
        return _voice_rows(cards, counted=True)
    fields = _sheet_fields(item, cards)
    rows = [[_cell(field, card, counted=True) for field in fields] for card in cards]
    return [[field.label for field in fields], *rows]


def _sheet_fields(item: FormField, cards: Sequence[Any]) -> list[FormField]:
    asked, origin = ASKED.get(item.name), bool(marked(cards))
    return [
        field
        for field in fields_of(item.card or object)
        if (origin if field.kind == "origin" else asked is None or field.name in asked.names)
    ]


def _voice_rows(voices: Sequence[Voice], *, counted: bool) -> list[list[Any]]:
    fields = [field_of(Voice, name) for name in ("day", "answered", *marked(voices))]
    header = [_("Who said it, where"), field_of(Voice, "said").label]
    rows = [
        [title_of(voice), voice.words, *(_cell(field, voice, counted=counted) for field in fields)]
        for voice in voices
    ]
    return [[*header, *(field.label for field in fields)], *rows]


def _cell(field: FormField, card: Any, *, counted: bool) -> Any:
    """Return a value in words, or as it is where a spreadsheet counts and sorts with it."""
    value = getattr(card, field.name)
    number = isinstance(value, int | float | date) and not isinstance(value, bool)
    return value if counted and number else field.text(value)
