"""Drafts that are hard to set: long, large, small and empty ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from msai.activities.common.town_origin import shapes
from msai.base.blocks import Block
from msai.base.forms import fields_of
from msai.planning.action import Action
from msai.planning.budget import BudgetLine
from msai.planning.schedule import Task
from msai.programme import WIERZBOGROD, Outlines, Programme, document, example
from msai.programme.cards import CountTable, RankedUnit, Subarea, TableCell

#: Words of a cover, in which no number of letters is too many.
LONG = ("Program dla osób bez pracy i ich sąsiadów z trzech podobszarów gminy " * 5)[:300].strip()
#: What a long text of a card says.
_PARAGRAPHS = "\n".join([f"{LONG}."] * 3)


def on_paper(draft: Programme) -> list[Block]:
    """Return the document as *Mój program* makes it where the town's map is known."""
    return document(draft, Outlines(shapes(), WIERZBOGROD))


def mapped() -> Programme:
    """Return the example as *Mój program* shows it: with the map of its town."""
    draft = example()
    return replace(draft, start=replace(draft.start, made_up=WIERZBOGROD))


def many_units(count: int) -> Programme:
    """Return a draft about so many units."""
    names = [f"Osiedle Siedemnastego Kwietnia {n}" for n in range(1, count + 1)]
    cells = tuple(TableCell(name, 1000 * at) for at, name in enumerate(names, 1))
    tables = tuple(CountTable(f"Zestawienie {n}", cells, total_shown=True) for n in range(1, 5))
    subareas = tuple(Subarea(name, 12_345, 1234.5, "bezrobocie długotrwałe") for name in names)
    ranking = tuple(RankedUnit(name, 3 - at / 40, at < 4) for at, name in enumerate(names))
    return replace(example(), tables=tables, subareas=subareas, ranking=ranking)


def large() -> Programme:
    """Return a draft with a title of 300 letters, 60 actions, 25 partners."""
    draft = example()
    actions = tuple(Action(name=f"Działanie numer {n} {LONG[:280]}", people=n,
                           start=date(2027, 1, n % 28 + 1), end=date(2027 + n % 3, 12, 31))
                    for n in range(1, 61))  # fmt: skip
    partners = tuple(replace(draft.partners[0], name=f"Partner {n}") for n in range(1, 26))
    budget = tuple(BudgetLine(f"Koszt {a.name}", a.name, "services", 12, "miesięcy", 2500.5)
                   for a in actions)  # fmt: skip
    tasks = tuple(Task(f"Zadanie {n}", person="animator", hours=7.5, start=date(2027, 1, 1),
                       end=date(2027, 12, 31)) for n in range(1, 61))  # fmt: skip
    return replace(
        draft, start=replace(draft.start, name=LONG), actions=actions, partners=partners,
        budget=budget, tasks=tasks,
    )  # fmt: skip


def wordy(card: Any = None) -> Any:
    """Return the example with 300 letters in every line of every card that people fill in."""
    card = example() if card is None else card
    longer = {
        item.name: _longer(item.kind, getattr(card, item.name)) for item in fields_of(type(card))
    }
    return replace(card, **longer)


def _longer(kind: str, value: Any) -> Any:
    match kind:
        case "text":
            return LONG
        case "long_text":
            return _PARAGRAPHS
        case "lines":
            return (LONG,) * 3
        case "card":
            return wordy(value)
        case "cards":
            return tuple(map(wordy, value))
        case _:
            return value


DRAFTS: dict[str, Callable[[], Programme]] = {
    "example": example,
    "with a map": mapped,
    "large": large,
    "wordy": wordy,
    "one unit": lambda: many_units(1),
    "120 units": lambda: many_units(120),
    "no budget": lambda: replace(example(), budget=(), funding=()),
    "empty": Programme,
}
