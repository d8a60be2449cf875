"""The results of a class as a workbook: points as numbers, and what still waits for a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msai.assignments import Question
from msai.assignments.cells import graded_cell
from msai.base.sheets import Cell, Sheet, write_xlsx
from msai_trainer.marking.batch import Batch
from msai_trainer.marking.masters import Masters
from msai_trainer.model import Row
from msai_trainer.results.levels import levels_lines
from msai_trainer.results.words import WORDS
from msai_trainer.rubric.in_class import ClassSheets


@dataclass(frozen=True, slots=True)
class Waiting:
    """An answer that a person has to read."""

    code: str
    assignment: str
    question: Question


def own_rows(batch: Batch) -> dict[tuple[str, str], Row]:
    """Return (code, assignment) → the row of the person herself: the first of those about her."""
    rows: dict[tuple[str, str], Row] = {}
    for row in batch.rows:
        rows.setdefault((row.student_id, row.assignment), row)
    return rows


def waiting_in(batch: Batch, masters: Masters) -> tuple[Waiting, ...]:
    """Return the answers that wait for a person, assignment by assignment."""
    return tuple(
        Waiting(code, name, question)
        for name in batch.names
        for code, found in batch.judged[name].items()
        for question in masters.catalogue.masters[name].assignment.questions
        if graded_cell(question) in found.scores.waiting
    )


def total_of(scores: Sequence[float | None]) -> float | None:
    """Return the sum of what was graded; None: nothing was."""
    known = [score for score in scores if score is not None]
    return round(sum(known), 2) if known else None


def points_workbook(batch: Batch, masters: Masters, sheets: ClassSheets | None = None) -> bytes:
    """Return the workbook: „Punkty”, „Oceny opisowe”, „Czeka na Ciebie”, „Osoby i pliki”.

    In „Punkty” stands what has been given so far, by the machine and by people; an answer that
    waits adds nothing to it, and is listed in „Czeka na Ciebie”. „Oceny opisowe” says which levels
    were chosen, by whom, and which of them count.
    """
    return write_xlsx(
        [
            Sheet("Punkty", _points(batch), frozen=(1, 1)),
            Sheet("Oceny opisowe", levels_lines(batch, masters, sheets or {}), frozen=(1, 1)),
            Sheet("Czeka na Ciebie", _waiting(batch, masters)),
            Sheet("Osoby i pliki", _files(batch)),
        ]
    )


def _points(batch: Batch) -> list[Sequence[Cell]]:
    rows = own_rows(batch)
    lines: list[Sequence[Cell]] = [("kod", *batch.names, "razem")]
    for entry in batch.roster.entries:
        scores = [rows[entry.kod, name].score for name in batch.names]
        lines.append((entry.kod, *scores, total_of(scores)))
    return lines


def _waiting(batch: Batch, masters: Masters) -> list[Sequence[Cell]]:
    found = waiting_in(batch, masters)
    lines = [
        (one.code, one.assignment, one.question.field.label, one.question.points) for one in found
    ]
    return [("kod", "zadanie", "pytanie", "najwyżej"), *lines]


def _files(batch: Batch) -> list[Sequence[Cell]]:
    lines = [
        (r.student_id, r.assignment, r.file, r.score, r.max_score, WORDS[r.status], r.message)
        for r in batch.rows
    ]
    return [("kod", "zadanie", "plik", "punkty", "najwyżej", "stan", "uwagi"), *lines]
