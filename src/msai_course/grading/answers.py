"""Taking the answers out of a handed-in notebook: as data, never by running anything.

Answers stand in ``metadata.msai.answers`` (written by the form) or, when someone worked in the
notebook itself, as plain literals in the answer cells. Cells that were split, copied, moved or
stripped of their metadata are matched again by ``grade_id``, cell id or the name assigned to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from msai.assignments import Assignment, Question
from msai.form_values import LONGEST_TEXT
from msai_course.grading import notebooks
from msai_course.grading.literals import NotData, cleaned, literal_of
from msai_course.grading.model import Status
from msai_course.grading.notebooks import Cell, Notebook

#: Kernel languages of the course: local, and both names that Pyodide notebooks carry.
_PYTHON = {"", "python", "python3", "pyodide", "ipython"}


@dataclass
class Extraction:
    """Answers found in one notebook, and what was noticed on the way."""

    answers: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    status: Status = Status.GRADED

    def repaired(self, note: str) -> None:
        """Note something that was put right."""
        self.notes.append(note)
        if self.status is Status.GRADED:
            self.status = Status.REPAIRED

    def tampered(self, note: str) -> None:
        """Note something that nobody does by accident, or that cannot be put right."""
        self.notes.append(note)
        self.status = Status.TAMPERED


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
    _compare_structure(given, master, notebook, result)
    stored = _stored(notebook, assignment, result)
    for question in assignment.questions:
        if assignment.code and not question.manual:
            continue  # its value comes out of the sandbox
        name = question.grade_id
        written = _from_cells(question, given, master, result)
        value = _plain(stored[name], name, result) if name in stored else written
        if value is not None:
            result.answers[name] = value
    return result


def _stored(notebook: Notebook, assignment: Assignment, result: Extraction) -> Mapping[str, Any]:
    stored = notebooks.metadata(notebook).get("answers")
    if stored is None:
        return {}
    if not isinstance(stored, dict):
        result.repaired("Zapis odpowiedzi w pliku był uszkodzony; odczytano komórki.")
        return {}
    known = {question.grade_id for question in assignment.questions}
    if unknown := [name for name in stored if name not in known]:
        result.repaired(f"Pominięto odpowiedzi spoza zadania ({len(unknown)}).")
    return {name: value for name, value in stored.items() if name in known and value is not None}


def _compare_structure(
    given: list[Cell], master: list[Cell], notebook: Notebook, result: Extraction
) -> None:
    expected = [cell.grade_id for cell in master if cell.grade_id]
    present = [cell.grade_id for cell in given if cell.grade_id in expected]
    unique = list(dict.fromkeys(present))
    if missing := [name for name in expected if name not in present]:
        places = ", ".join(missing)
        result.repaired(f"Brakowało komórek albo ich oznaczeń ({places}); odtworzono je.")
    if repeated := sorted({name for name in unique if present.count(name) > 1}):
        result.repaired(f"Komórki podzielone lub powielone ({', '.join(repeated)}); połączono je.")
    if unique != [name for name in expected if name in unique]:
        result.repaired("Komórki były w innej kolejności; przywrócono właściwą.")
    if notebooks.language(notebook) not in _PYTHON:
        result.repaired("Plik zapisano z innym jądrem; przywrócono właściwe.")
    _compare_tests(given, master, result)


def _compare_tests(given: list[Cell], master: list[Cell], result: Extraction) -> None:
    original = {cell.grade_id: cell.source for cell in master if cell.tested}
    changed = {
        cell.grade_id
        for cell in given
        if cell.grade_id in original and cell.source.strip() != original[cell.grade_id].strip()
    }
    if changed:
        places = ", ".join(sorted(changed))
        result.tampered(f"Zmieniono komórki sprawdzające ({places}); użyto oryginalnych.")


def _from_cells(
    question: Question, given: list[Cell], master: list[Cell], result: Extraction
) -> Any:
    original = next((cell for cell in master if cell.grade_id == question.grade_id), None)
    if original is None:
        return None
    sources = _sources(question, given, original)
    changed = [source for source in sources if source.strip() != original.source.strip()]
    if not changed:
        return None
    if original.type == "markdown":
        return _plain("\n\n".join(changed), question.grade_id, result)
    return _literal(question.grade_id, sources, result)


def _sources(question: Question, given: list[Cell], original: Cell) -> list[str]:
    name = question.grade_id
    found = [
        cell.source
        for cell in given
        if cell.grade_id == name
        or (not cell.grade_id and original.id and cell.id == original.id)
        or (not cell.grade_id and original.type == "code" and _assigns(cell, name))
    ]
    return [source for source in found if source.strip()]


def _assigns(cell: Cell, name: str) -> bool:
    return cell.type == "code" and cell.source.lstrip().partition("=")[0].strip() == name


def _literal(name: str, sources: list[str], result: Extraction) -> Any:
    # A cell that was split parses only when put together again; copies parse one by one,
    # and the last one that holds an answer counts.
    for attempt in ("\n".join(sources), *reversed(sources)):
        try:
            value = literal_of(name, attempt)
        except NotData:
            continue
        if value is not None:
            return _plain(value, name, result)
    if all(_is_stub(name, source) for source in sources):
        return None
    result.tampered(
        f"W polu „{name}” jest kod zamiast odpowiedzi. Kodu nie uruchomiono, pole liczy się jako "
        "puste."
    )
    return None


def _is_stub(name: str, source: str) -> bool:
    try:
        return literal_of(name, source) is None
    except NotData:
        return False


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
