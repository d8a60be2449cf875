"""Refusing a file or a table: an error that says what, where and what to do."""

from __future__ import annotations

from collections.abc import Iterable

from msai.base.i18n import catalogue
from msai.errors import Problem, TableError

_, _n = catalogue("diagnosis")

#: Problems listed at most; a table with more is better repaired at its source.
MAX_PROBLEMS = 50


def refuse(code: str, message: str, hint: str) -> TableError:
    """Return the error that refuses a whole file."""
    return TableError(Problem(None, None, code, message, hint))


def stop(problems: Iterable[Problem]) -> None:
    """Raise `TableError` when there is any problem; at most `MAX_PROBLEMS` are listed."""
    listed = list(problems)
    if len(listed) > MAX_PROBLEMS:
        rest = len(listed) - MAX_PROBLEMS
        message = _n("And {n} more problem.", "And {n} more problems.", rest).format(n=rest)
        hint = _("Repair these first, then choose the file again.")
        listed = [*listed[:MAX_PROBLEMS], Problem(None, None, "more_problems", message, hint)]
    if listed:
        raise TableError(listed)
