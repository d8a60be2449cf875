"""Finding the answers in the cells of a notebook, whatever an editor did to their labels.

A cell is known by its ``grade_id``, its id, the name that it assigns to, or the mark above a text;
cells that were merged are taken apart again, statement by statement. Nothing is ever run.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import Any

from msai.assignments import Question
from msai.assignments.handin import ANSWER_MARK
from msai_trainer.handins.literals import NotData, literal_of, statements_of, target_of
from msai_trainer.handins.notebooks import NotebookCell


class AnswerCells:
    """The cells of one notebook beside those that were given out."""

    def __init__(
        self, given: list[NotebookCell], master: list[NotebookCell], questions: Iterable[Question]
    ) -> None:
        self.given, self.master = given, master
        self._names = {question.grade_id for question in questions}
        self._ours = _dumped(tuple(cell.source for cell in master if cell.type == "code"))

    @cached_property
    def _assigned(self) -> list[set[str]]:
        return [{target_of(one) for one in _parsed(cell)} for cell in self.given]

    def original(self, name: str) -> NotebookCell | None:
        """Return the answer cell as it was given out."""
        return next((cell for cell in self.master if cell.grade_id == name), None)

    def changed(self, original: NotebookCell) -> list[str]:
        """Return what stands in the cells of a question; empty: they are as given out."""
        code = original.type == "code"
        sources = self._code(original) if code else self._text(original)
        sources = [source for source in sources if source.strip()]
        untouched = all(source.strip() == original.source.strip() for source in sources)
        return [] if untouched else sources

    def literal(self, name: str, sources: list[str]) -> Any:
        """Return the value that the cells of a question give it; None: they say nothing.

        Raises:
            NotData: There is code where an answer should be.
        """
        # A cell that was split parses only when put together again; copies parse one by one,
        # and the last one that holds an answer counts.
        for attempt in ("\n".join(sources), *reversed(sources)):
            try:
                value = literal_of(name, self._foreign(attempt, name))
            except NotData:
                continue
            if value is not None:
                return value
        for source in sources:
            literal_of(name, self._foreign(source, name))
        return None

    def only_joined(self, cell: NotebookCell, original: NotebookCell) -> bool:
        """Return whether a cell holds all of the original and nothing but the course's cells."""
        try:
            wanted = {ast.dump(one) for one in statements_of(original.source)}
            found = {ast.dump(one) for one in statements_of(cell.source)}
            return wanted <= found and not self._foreign(cell.source)
        except (NotData, ValueError, RecursionError, MemoryError):
            return False

    def _foreign(self, source: str, name: str = "") -> list[ast.stmt]:
        """Return the statements that are neither ours nor the answer to another question."""
        return [
            one
            for one in statements_of(source)
            if not self._is_ours(one) and not self._answers_another(one, name)
        ]

    def _is_ours(self, statement: ast.stmt) -> bool:
        try:
            return ast.dump(statement) in self._ours
        except (ValueError, RecursionError, MemoryError):  # a number of a million digits, say
            return False

    def _answers_another(self, statement: ast.stmt, name: str) -> bool:
        target = target_of(statement)
        if target == name or target not in self._names:
            return False
        try:
            literal_of(target, [statement])
        except NotData:
            return False
        return True

    def _code(self, original: NotebookCell) -> list[str]:
        name = original.grade_id
        found = [cell.source for cell in self.given if self._is(cell, original)]
        return found or [
            cell.source
            for cell, assigned in zip(self.given, self._assigned, strict=True)
            if name in assigned
        ]

    def _is(self, cell: NotebookCell, original: NotebookCell) -> bool:
        name = original.grade_id
        if cell.grade_id:
            return cell.grade_id == name
        if original.id and cell.id == original.id:
            return True
        return cell.type == "code" == original.type and _begins(cell, name)

    def _text(self, original: NotebookCell) -> list[str]:
        own = [
            part
            for cell in self.given
            for key, part in _parts(cell)
            if key == original.grade_id or (not key and self._is(cell, original))
        ]
        return own or self._unmarked(original)

    def _unmarked(self, original: NotebookCell) -> list[str]:
        """Return texts of unknown cells that stand where the answer should: by what is around."""
        place = self.master.index(original)
        before, after = self.master[:place], self.master[place + 1 :]
        texts: list[str] = []
        for cell in self.given:
            if self._known(cell, before):
                texts = []  # the answer stands further down
            elif self._known(cell, after):
                break
            elif cell.type == "markdown" and not ANSWER_MARK.search(cell.source):
                texts.append(cell.source)
        return texts if self._any_known() else []

    def _any_known(self) -> bool:
        return any(self._known(cell, self.master) for cell in self.given)

    def _known(self, cell: NotebookCell, originals: list[NotebookCell]) -> bool:
        return any(
            (cell.grade_id and cell.grade_id == one.grade_id)
            or (cell.id and cell.id == one.id)
            or cell.source.strip() == one.source.strip()
            or (one.grade_id in self._names and one.type == "code" and _begins(cell, one.grade_id))
            for one in originals
        )


@lru_cache(maxsize=32)
def _dumped(sources: tuple[str, ...]) -> frozenset[str]:
    """Return all statements of the cells that were given out; each master is read once."""
    return frozenset(ast.dump(one) for source in sources for one in _statements(source))


def _parsed(cell: NotebookCell) -> Sequence[ast.stmt]:
    return _statements(cell.source) if cell.type == "code" else ()


def _statements(source: str) -> Sequence[ast.stmt]:
    try:
        return statements_of(source)
    except NotData:
        return ()


def _begins(cell: NotebookCell, name: str) -> bool:
    return cell.type == "code" and cell.source.lstrip().partition("=")[0].strip() == name


def _parts(cell: NotebookCell) -> list[tuple[str, str]]:
    """Return the texts of a cell with the questions that their marks name; "" before the first."""
    if cell.type == "code":
        return [("", cell.source)]
    first, *others = ANSWER_MARK.split(cell.source)
    pairs = list(zip(others[::2], others[1::2], strict=True))
    return [("", first), *pairs]
