"""One part of the draft as blocks of a document; screens show the same blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from msai.base import export
from msai.base.form_values import date_text
from msai.base.forms import describe, field_of, fields_of, title_of
from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.evidence import leaning_told
from msai.planning.budget import BudgetLine, total, totals_by
from msai.planning.change import ChangeChain, sentence
from msai.programme.counts import count_tables
from msai.programme.state import Programme
from msai.programme.tables import (
    COLUMNS,
    asset_list,
    one_table,
    ranking_table,
    sources_note,
    voices_table,
)

_, ngettext = catalogue("programme")

#: Field of a part that a section of its own shows.
SHOWN_ELSEWHERE = {"area": "certainty"}
#: Parts with numbers of the day that the card of the programme tells.
_OF_THE_DAY = ("subareas", "ranking", "tables")


def part_label(part: str) -> str:
    """Return what a part is called, such as ``goals`` or ``area.certainty``."""
    name, _dot, inner = part.partition(".")
    described = field_of(Programme, name)
    return field_of(described.card or Programme, inner).label if inner else described.label


def part_blocks(part: str, programme: Programme) -> Iterator[export.Block]:
    """Yield a part of the draft, such as ``goals`` or ``area.certainty``; nothing when empty."""
    name, _dot, inner = part.partition(".")
    value = getattr(programme, name)
    if inner:
        yield from paragraphs(getattr(value, inner))
    elif part == "chains":
        yield from [export.Bullets([chain_told(chain) for chain in value])] if value else []
    elif part == "budget":
        yield from [_costs(value), *_sums(programme)] if value else []
    elif part == "assets":
        yield from asset_list(value)
    elif part == "phenomena":
        yield from with_note(one_table(part, value), sources_note(value))
    elif part in (*COLUMNS, "voices", "tables"):
        day = programme.start.data_date if part in _OF_THE_DAY else None
        note = _("Data as of {day}.").format(day=date_text(day)) if day else ""
        yield from with_note(_tables(part, value), note)
    elif isinstance(value, tuple):
        for card in value:
            yield from card_blocks(card)
    elif isinstance(value, str):
        yield from paragraphs(value)
    else:
        yield from _entries(value, elsewhere=SHOWN_ELSEWHERE.get(part, ""))


def chain_told(chain: ChangeChain) -> str:
    """Return a chain as its sentence, then the card that its “because” leans on."""
    return f"{sentence(chain)} {leaning_told(chain.evidence)}".strip()


def paragraphs(text: str) -> Iterator[export.Block]:
    """Yield a text as its paragraphs."""
    yield from (export.Paragraph(line) for line in text.splitlines() if line.strip())


def with_note(tables: Iterator[export.PaperTable], note: str) -> Iterator[export.PaperTable]:
    """Yield tables with the same line below each."""
    return (replace(table, note=note) for table in tables)


def card_blocks(card: Any) -> Iterator[export.Block]:
    """Yield a card: its title as a heading, then what else it says."""
    first, *others = fields_of(type(card))
    titles = {first.label, *(item.label for item in others if item.in_title)}
    yield export.PaperHeading(title_of(card) or "…", 3)
    rows = [row for row in describe(card) if row[0] not in titles]
    yield from [export.Entries(rows)] if rows else []


def _tables(part: str, value: Sequence[Any]) -> Iterator[export.PaperTable]:
    if part == "voices":
        return voices_table(value)
    if part == "ranking":
        return ranking_table(value)
    return count_tables(value) if part == "tables" else one_table(part, value)


def _entries(card: Any, elsewhere: str = "") -> Iterator[export.Block]:
    shown = replace(card, **{elsewhere: ""}) if elsewhere else card
    rows = describe(shown)
    yield from [export.Entries(rows)] if rows else []


def _costs(lines: Sequence[BudgetLine]) -> export.PaperTable:
    names = ("name", "action", "category")
    columns = [field_of(BudgetLine, name) for name in names]
    header = [*(column.label for column in columns), _("How many, at what price")]
    header += [_("Cost in PLN"), _("Source")]
    rows = [
        [
            *(column.text(getattr(line, column.name)) for column in columns),
            _amount(line),
            number_text(line.cost) if line.cost else _no_cost(line),
            line.source,
        ]
        for line in lines
    ]
    return export.PaperTable(header, rows)


def _amount(line: BudgetLine) -> str:
    """Return what the cost of a line comes from, such as ``20 months × 3900 PLN``."""
    quantity, price = field_of(BudgetLine, "quantity"), field_of(BudgetLine, "unit_cost")
    many = " ".join(filter(None, (quantity.text(line.quantity), line.unit)))
    return " × ".join(filter(None, (many, price.text(line.unit_cost))))


def _no_cost(line: BudgetLine) -> str:
    return _("no cost, because {reason}").format(reason=line.free_because or "…")


def _sums(programme: Programme) -> Iterator[export.Block]:
    sums = totals_by(programme.budget, lambda line: line.action or _("all actions"))
    rows = [[name, number_text(amount)] for name, amount in sums.items()]
    rows.append([_("Together"), number_text(total(programme.budget))])
    yield export.PaperTable([_("Action"), _("Cost in PLN")], rows, caption=_("Cost of each action"))
