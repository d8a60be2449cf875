"""Errors that a learner or trainer reads: what is wrong, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from msai.base.i18n import catalogue

_, _ngettext = catalogue("forms")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with an input, in the reader's language.

    Attributes:
        row: Row as the author of the table sees it (header = 1), or a unit; None: whole table.
        column: Column label; None: whole row or table.
        code: Stable English identifier, such as ``duplicated_unit``.
        message: What is wrong, one sentence.
        hint: What to do, one sentence.
    """

    row: str | int | None
    column: str | None
    code: str
    message: str
    hint: str

    @classmethod
    def of(cls, code: str, message: str, hint: str) -> Problem:
        """Return a problem of the whole table; `at` says where it is, if it has a place."""
        return cls(None, None, code, message, hint)

    def at(self, column: str | None = None, row: str | int | None = None) -> Problem:
        """Return the same problem at a place."""
        return replace(self, column=column, row=row)

    def __str__(self) -> str:
        """Return place, message and hint as one line of text."""
        # A number alone says nothing: "2, Partners" may be a question or a person.
        row = _("row {number}").format(number=self.row) if isinstance(self.row, int) else self.row
        place = ", ".join(part for part in (row, self.column) if part is not None)
        return f"{place}: {self.message} {self.hint}".removeprefix(": ").strip()


class MsaiError(Exception):
    """Base of all errors that are shown to people.

    Attributes:
        problems: At least one `Problem`, most important first.
    """

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: list[Problem] = (
            [problems] if isinstance(problems, Problem) else list(problems)
        )
        super().__init__("\n".join(str(problem) for problem in self.problems))


class TableError(MsaiError):
    """The input table cannot be used as it is."""


class DiagnosisError(MsaiError):
    """The table is fine, but the requested computation is impossible on it."""
