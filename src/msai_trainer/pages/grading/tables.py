"""The two tables of the desk: people × assignments, and a row in words for every file."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

from msai import ui
from msai.assignments import assignment
from msai.base.numbers import number_text
from msai_trainer.marking.batch import Batch
from msai_trainer.model import GradeStatus, Row
from msai_trainer.pages.grading.paper import Key
from msai_trainer.pages.grading.paper_sheets import (
    TO_TYPE,
    TYPED,
    standings,
    told_row,
    waiting_for,
)
from msai_trainer.pages.grading.state import GradingDesk
from msai_trainer.pages.windows import WINDOW, turning
from msai_trainer.results.points import own_rows, total_of
from msai_trainer.results.words import WORDS, person

One = TypeVar("One")
WAITS = "czeka na Ciebie"
_NOBODY = "Bez kolumny, bo nikt ich nie oddał i nie liczą się w tej klasie: {}."


def people(state: GradingDesk, batch: Batch) -> list[ui.Node]:
    """Return the overview: what each person has in each assignment."""
    rows, names = own_rows(batch), _awaited(state, batch)
    typing = waiting_for(state), standings(state, batch)
    lines = []
    for entry in _window(batch.roster.entries, state.people_from):
        own = [rows[entry.kod, name] for name in names]
        cells = [_cell(batch, row, *typing) for row in own]
        total = total_of([row.score for row in own])
        lines.append(
            (person(entry.kod, batch.roster), *cells, "" if total is None else number_text(total))
        )
    columns = ["Osoba", *map(short_title, names), "Razem"]
    table = ui.Table("Osoby i zadania", columns, lines, numeric=[len(columns) - 1], stacked=True)
    others = ", ".join(short_title(name) for name in batch.names if name not in names)
    told = [ui.Text(_NOBODY.format(others), small=True)] if others else []
    return [table, *told, *turning("osób", state.people_from, len(batch.roster.entries), "people")]


def _awaited(state: GradingDesk, batch: Batch) -> Sequence[str]:
    """Return the assignments that count or that somebody handed in; all of them when none is."""
    known = {row.assignment for row in batch.rows if row.file}
    known |= set(state.held.thresholds if state.held else ())
    return [name for name in batch.names if name in known] or batch.names


def _cell(batch: Batch, row: Row, typing: Collection[Key], sheets: Mapping[str, str]) -> str:
    if row.score is None:
        waits = (row.student_id, row.assignment) in typing
        return TO_TYPE if waits else sheets.get(row.file, WORDS[row.status])
    points = _out_of(row)
    scores = batch.judged[row.assignment][row.student_id].scores
    if scores.waiting:
        most = sum(scores.cells[cell][1] for cell in scores.waiting)
        points = f"{points}; **{WAITS}** (do {number_text(most)})"
    points += f"; {TYPED}" if row.transcribed else ""
    told = row.status not in (GradeStatus.GRADED, GradeStatus.NEEDS_MANUAL)
    return f"{points}; {WORDS[row.status]}" if told else points


def _out_of(row: Row) -> str:
    return f"{number_text(row.score or 0)} z {number_text(row.max_score or 0)}"


def told_rows(batch: Batch) -> tuple[Row, ...]:
    """Return the rows that speak of a file, those with something to settle first.

    Who gave no file stands in the overview alone.
    """
    return tuple(sorted((row for row in batch.rows if row.file), key=_is_plain))


def _is_plain(row: Row) -> bool:
    return row.status in (GradeStatus.GRADED, GradeStatus.NEEDS_MANUAL, GradeStatus.SUPERSEDED)


def short_title(name: str) -> str:
    """Return „Zadanie 1” of „Zadanie 1. Diagnoza: gdzie i dla kogo”."""
    return assignment(name).title.partition(".")[0]


def files(state: GradingDesk, batch: Batch) -> list[ui.Node]:
    """Return what became of every file, in the words of ``grade``."""
    rows, sheets = told_rows(batch), standings(state, batch)
    lines = [
        (
            row.file,
            person(row.student_id, batch.roster),
            short_title(row.assignment) if row.assignment in batch.names else "nie wiadomo",
            sheets.get(row.file, WORDS[row.status]),
            told_row(row, sheets.get(row.file, "")) or _out_of(row),
        )
        for row in _window(rows, state.rows_from)
    ]
    columns = ("Plik", "Osoba", "Zadanie", "Stan", "Co to znaczy")
    table = ui.Table("Co się stało z każdym plikiem", columns, lines, stacked=True)
    return [table, *turning("wierszy", state.rows_from, len(rows), "rows")]


def _window(rows: Sequence[One], start: int) -> Sequence[One]:
    return rows[start : start + WINDOW]
