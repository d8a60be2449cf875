"""Taking the answers out of a handed-in notebook: as data, never by running anything.

Answers stand in ``metadata.msai.answers`` (written by the form) and, once more or when someone
worked in the notebook itself, as plain literals in the answer cells. Cells that were split,
copied, moved, merged or stripped of their metadata are matched again, see `AnswerCells`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from msai.assignments import Assignment, Question
from msai.assignments.handin import answer_source, is_empty
from msai.base.form_values import LONGEST_TEXT
from msai_trainer.handins import notebooks
from msai_trainer.handins.answer_cells import AnswerCells
from msai_trainer.handins.literals import NotData, cleaned
from msai_trainer.handins.notebooks import Notebook, NotebookCell
from msai_trainer.model import GradeStatus

#: Kernel languages of the course: local, and both names that Pyodide notebooks carry.
_PYTHON = {"", "python", "python3", "pyodide", "ipython"}
_CODE = "W polu „{}” jest kod zamiast odpowiedzi. Kodu nie uruchomiono, {}."
_INSTEAD = ("pole liczy się jako puste", "liczy się odpowiedź z formularza")
_LOST = "Dane zapisane przez formularz zniknęły"
_DAMAGED = "Zapis odpowiedzi w pliku był uszkodzony"
_BLANK = "Zapis formularza był pusty"
#: So many cells are named; more of them only make the sentence long.
_MOST_NAMED = 3


@dataclass
class Extraction:
    """Answers found in one notebook, and what was noticed on the way.

    Attributes:
        answers: By question.
        notes: Polish sentences.
        status: How bad that is.
        lost: Whether all that the form had stored in the file is gone.
    """

    answers: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    status: GradeStatus = GradeStatus.GRADED
    lost: bool = False

    def repaired(self, note: str) -> None:
        """Note something that was put right."""
        self.notes.append(note)
        if self.status is GradeStatus.GRADED:
            self.status = GradeStatus.REPAIRED

    def tampered(self, note: str) -> None:
        """Note something that nobody does by accident, or that cannot be put right."""
        self.notes.append(note)
        self.status = GradeStatus.TAMPERED


def extract(notebook: Notebook, released: Notebook, assignment: Assignment) -> Extraction:
    """Return the answers of a handed-in notebook.

    Args:
        notebook: What came in.
        released: The notebook that was given out, to see what was changed.
        assignment: The declaration: which answers to look for.
    """
    result = Extraction()
    given = list(notebooks.cells(notebook))
    master = list(notebooks.cells(released))
    cells = AnswerCells(given, master, assignment.asked)
    of_place = {one.grade_id for one in assignment.place}
    _compare_structure(cells, notebook, of_place, result)
    stored = _stored(notebook, assignment, result)
    asked = [one for one in assignment.questions if one.manual or not assignment.code]
    for question in (*asked, *assignment.place):  # the others come out of the sandbox
        name = question.grade_id
        written = _from_cells(question, cells, stored.get(name), result)
        value = _plain(stored[name], name, result) if name in stored else written
        if value is not None:
            result.answers[name] = value
    if not stored and not assignment.code:
        _say_what_was_lost(notebook, asked, result)
    return result


def answered(answers: Mapping[str, Any], questions: Sequence[Question]) -> int:
    """Return how many questions have an answer that says something."""
    return sum(not is_empty(answers.get(question.grade_id)) for question in questions)


def _say_what_was_lost(notebook: Notebook, asked: Sequence[Question], result: Extraction) -> None:
    """Note that answers were read from the cells, unless that is where they were written."""
    kept = notebooks.metadata(notebook)
    if kept and "answers" not in kept:
        return  # somebody worked in the notebook itself
    found = answered(result.answers, asked)
    damaged = not isinstance(kept.get("answers", {}), dict)
    result.lost = damaged or not kept
    if found or damaged:
        what = _LOST if not kept else _DAMAGED if damaged else _BLANK
        result.repaired(f"{what}; odczytano odpowiedzi z komórek: {found} z {len(asked)}.")


def _stored(notebook: Notebook, assignment: Assignment, result: Extraction) -> Mapping[str, Any]:
    stored = notebooks.metadata(notebook).get("answers")
    if not isinstance(stored, dict):
        return {}
    known = {question.grade_id for question in assignment.asked}
    if unknown := [name for name in stored if name not in known]:
        result.repaired(f"Pominięto odpowiedzi spoza zadania ({len(unknown)}).")
    return {name: value for name, value in stored.items() if name in known and not is_empty(value)}


def _compare_structure(
    cells: AnswerCells, notebook: Notebook, of_place: Collection[str], result: Extraction
) -> None:
    given, master = cells.given, cells.master
    expected = [cell.grade_id for cell in master if cell.grade_id]
    present = [cell.grade_id for cell in given if cell.grade_id in expected]
    unique = list(dict.fromkeys(present))
    # Files from before the question which municipality it is about have no cells for it.
    needed = [name for name in expected if name not in of_place]
    if missing := [name for name in needed if name not in present]:
        named = len(missing) <= _MOST_NAMED
        places = ", ".join(missing) if named else f"razem {len(missing)}"
        result.repaired(f"Brakowało komórek albo ich oznaczeń ({places}); odtworzono je.")
    if repeated := sorted({name for name in unique if present.count(name) > 1}):
        result.repaired(f"Komórki podzielone lub powielone ({', '.join(repeated)}); połączono je.")
    if unique != [name for name in expected if name in unique]:
        result.repaired("Komórki były w innej kolejności; przywrócono właściwą.")
    if notebooks.language(notebook) not in _PYTHON:
        result.repaired("Plik zapisano z innym jądrem; przywrócono właściwe.")
    _compare_tests(cells, result)


def _compare_tests(cells: AnswerCells, result: Extraction) -> None:
    original = {cell.grade_id: cell for cell in cells.master if cell.tested}
    changed = {
        cell.grade_id
        for cell in cells.given
        if cell.grade_id in original and _edited(cell, original[cell.grade_id], cells)
    }
    if changed:
        places = ", ".join(sorted(changed))
        result.tampered(f"Zmieniono komórki sprawdzające ({places}); użyto oryginalnych.")


def _edited(cell: NotebookCell, original: NotebookCell, cells: AnswerCells) -> bool:
    same = cell.source.strip() == original.source.strip()
    return not same and not cells.only_joined(cell, original)


def _from_cells(question: Question, cells: AnswerCells, stored: Any, result: Extraction) -> Any:
    name = question.grade_id
    original = cells.original(name)
    if original is None:
        return None
    changed = cells.changed(original)
    if stored is not None and changed == [answer_source(name, stored, original.type)]:
        return None  # what the form wrote
    if not changed:
        return None
    if original.type == "markdown":
        texts = [text.strip() for text in changed if text.strip() != original.source.strip()]
        return None if stored is not None else _plain("\n\n".join(texts), name, result)
    try:
        value = cells.literal(name, changed)
    except NotData:
        result.tampered(_CODE.format(name, _INSTEAD[stored is not None]))
        return None
    return _plain(value, name, result) if stored is None else None


def _plain(value: Any, name: str, result: Extraction) -> Any:
    try:
        plain, shortened = cleaned(value)
    except NotData:
        result.repaired(
            f"W polu „{name}” zamiast odpowiedzi było coś innego (np. NaN); liczy się jako puste."
        )
        return None
    if shortened:
        result.repaired(f"Odpowiedź w polu „{name}” skrócono do {LONGEST_TEXT} znaków.")
    return plain
