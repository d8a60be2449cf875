"""Sheets about money: costs, shares and sums as formulas, with what they come to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msai.base.forms import field_of, fields_of
from msai.base.i18n import catalogue
from msai.base.sheets import Cell, Formula, Sheet
from msai.planning.budget import BudgetLine, total, totals_by
from msai.programme.state import Programme

_, ngettext = catalogue("programme")

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def budget_sheet(programme: Programme, rows: Sequence[Sequence[Any]]) -> Sheet:
    """Return the budget with the cost and the share of each line, and their sum.

    Args:
        programme: The draft.
        rows: The lines as they stand in the draft, header first.
    """
    header, *lines = rows
    cost, last = _cost_column(header), len(rows)
    number, price = (_letter(header, name) for name in ("quantity", "unit_cost"))
    whole = total(programme.budget)
    told: list[list[Cell]] = [[*header, _("Cost in PLN"), _("Share in %")]]
    for at, (line, cells) in enumerate(zip(programme.budget, lines, strict=True), start=2):
        made = Formula(f"=ROUND({number}{at}*{price}{at},2)", line.cost)
        told.append([*cells, made, _share(f"{cost}{at}", f"{cost}${last + 1}", line.cost, whole)])
    empty = [""] * (len(header) - 1)
    told.append([_("Together"), *empty, _sum(cost, last, whole), None])
    below = _by_action(programme, at=len(told) + 2, width=len(header))
    return Sheet(
        _label("budget"), [*told, *below], totals=len(below) + 1, fixed=True, frozen=(1, 1)
    )


def _by_action(programme: Programme, *, at: int, width: int) -> list[list[Cell]]:
    """Return what stands below the lines: an empty row, then cost and share of each action.

    Args:
        programme: The draft.
        at: Row of the heading, counted as a spreadsheet does.
        width: Columns before the cost.
    """
    sums, whole = totals_by(programme.budget, lambda line: line.action), total(programme.budget)
    cost, empty = _LETTERS[width], [""] * (width - 1)
    rows: list[list[Cell]] = [[], [_("Cost of each action")]]
    for row, (name, amount) in enumerate(sums.items(), start=at + 1):
        sought = f"$A{row}" if name else '""'
        made = Formula(_of_budget(programme, "action", sought), amount)
        share = _share(f"{cost}{row}", f"{cost}${len(programme.budget) + 2}", amount, whole)
        rows.append([name or _("all actions"), *empty, made, share])
    return rows


def funding_sheet(programme: Programme, rows: Sequence[Sequence[Any]]) -> Sheet:
    """Return the sources with what they bear of the budget and what is left, and their sums."""
    header, *sources = rows
    amount, last = _letter(header, "amount", "funding"), len(rows)
    borne, left = _LETTERS[len(header)], _LETTERS[len(header) + 1]
    sums = totals_by(programme.budget, lambda line: line.source)
    told: list[list[Cell]] = [[*header, _("It bears (PLN)"), _("What is left (PLN)")]]
    for at, (source, cells) in enumerate(zip(programme.funding, sources, strict=True), start=2):
        bears = sums.get(source.name, 0.0) if source.name else 0.0
        used: Cell = bears
        if programme.budget and source.name:
            used = Formula(_of_budget(programme, "source", f"A{at}"), bears)
        rest = round((source.amount or 0.0) - bears, 2)
        told.append([*cells, used, Formula(f"={amount}{at}-{borne}{at}", rest)])
    gives = sum(source.amount or 0.0 for source in programme.funding)
    bears_all = sum(sums.get(one.name, 0.0) for one in programme.funding if one.name)
    totals: list[Cell] = [_("Together"), *[""] * (len(header) - 1)]
    totals[_LETTERS.index(amount)] = _sum(amount, last, gives)
    told.append([*totals, _sum(borne, last, bears_all), _sum(left, last, gives - bears_all)])
    return Sheet(_label("funding"), told, totals=1, fixed=True)


def _of_budget(programme: Programme, column: str, sought: str) -> str:
    """Return what sums the costs whose column holds what is sought; any name, however long."""
    header = [item.label for item in fields_of(BudgetLine)]
    last, name = len(programme.budget) + 1, _label("budget").replace("'", "''")
    keys, costs = _letter(header, column), _cost_column(header)
    return (
        f"=SUMPRODUCT(('{name}'!${keys}$2:${keys}${last}={sought})"
        f"*'{name}'!${costs}$2:${costs}${last})"
    )


def _label(part: str, name: str = "") -> str:
    described = field_of(Programme, part)
    return field_of(described.card or Programme, name).label if name else described.label


def _cost_column(header: Sequence[Any]) -> str:
    return _LETTERS[len(header)]


def _letter(header: Sequence[Any], name: str, part: str = "budget") -> str:
    return _LETTERS[list(header).index(_label(part, name))]


def _sum(column: str, last: int, value: float) -> Formula:
    return Formula(f"=SUM({column}2:{column}{last})", round(value, 2))


def _share(part: str, whole: str, cost: float, costs: float) -> Formula:
    value = round(100 * cost / costs, 1) if costs else 0.0
    return Formula(f"=IF({whole}=0,0,ROUND(100*{part}/{whole},1))", value)
