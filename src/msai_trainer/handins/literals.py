"""Plain values only: literals of an answer cell, and answers cleaned of what is none."""

from __future__ import annotations

import ast
import json
import math
import re
import warnings
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from msai.base.form_values import LONGEST_TEXT

#: Longest source of an answer cell that is looked at; a parser is no place for a megabyte.
MAX_SOURCE = 100_000
#: Most cells of a class are as they were given out, and short: those are parsed once.
_SHORT = 4_000
MAX_ITEMS = 1_000
MAX_DEPTH = 6
#: Longest answer as JSON: a full table of the course has a few dozen kilobytes.
MAX_ANSWER = 1_000_000
#: Signs that no table, page or spreadsheet may hold (XML 1.0).
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class NotData(ValueError):
    """A cell holds something else than a plain value."""


def statements_of(source: str) -> Sequence[ast.stmt]:
    """Return the statements of a cell; it is parsed, never run. Nobody may change them.

    Raises:
        NotData: It is no Python, or too long to be looked at.
    """
    if len(source) > MAX_SOURCE:
        raise NotData("too long")
    return _known(source) if len(source) <= _SHORT else _parsed(source)


@lru_cache(maxsize=256)
def _known(source: str) -> Sequence[ast.stmt]:
    return _parsed(source)


def _parsed(source: str) -> Sequence[ast.stmt]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # such as "\\d" in someone's text
            return ast.parse(source).body
    except (SyntaxError, ValueError, TypeError, RecursionError, MemoryError) as fault:
        raise NotData(str(fault)) from None


def literal_of(name: str, statements: Iterable[ast.stmt]) -> Any:
    """Return the plain value that statements assign to `name`; None: there are none.

    Raises:
        NotData: One of them is anything but an assignment of a literal.
    """
    try:
        # Two copies in one cell: all must be literals, the last one counts.
        values = [ast.literal_eval(_assigned(name, one)) for one in statements]
    except (SyntaxError, ValueError, TypeError, RecursionError, MemoryError) as fault:
        raise NotData(str(fault)) from None
    return values[-1] if values else None


def target_of(statement: ast.stmt) -> str:
    """Return the name that a statement assigns to; empty: it does something else."""
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        target = statement.targets[0]
        return target.id if isinstance(target, ast.Name) else ""
    return ""


def _assigned(name: str, statement: ast.stmt) -> ast.expr:
    if isinstance(statement, ast.Assign) and target_of(statement) == name:
        return statement.value
    raise NotData("not an assignment of the answer")


def cleaned(value: Any) -> tuple[Any, bool]:
    """Return an answer as plain JSON values, and whether a text in it was shortened.

    Raises:
        NotData: It holds something else, is nested too deep or is too large.
    """
    plain, shortened = _cleaned(value, 0)
    if len(json.dumps(plain, ensure_ascii=False)) > MAX_ANSWER:
        raise NotData("too large")
    return plain, shortened


def _cleaned(value: Any, depth: int) -> tuple[Any, bool]:
    if depth > MAX_DEPTH:
        raise NotData("too deep")
    if value is None or isinstance(value, bool):
        return value, False
    if isinstance(value, (int, float)):
        return _number(value), False
    if isinstance(value, str):
        # Half of a surrogate pair can stand in JSON, but in no file.
        text = value[:LONGEST_TEXT].encode("utf-8", "replace").decode("utf-8")
        return _UNWRITABLE.sub("", text), len(value) > LONGEST_TEXT
    if isinstance(value, (list, tuple)) and len(value) <= MAX_ITEMS:
        pairs = [_cleaned(item, depth + 1) for item in value]
        return [item for item, _cut in pairs], any(cut for _item, cut in pairs)
    if isinstance(value, dict) and len(value) <= MAX_ITEMS:
        found = {_key(key): _cleaned(item, depth + 1) for key, item in value.items()}
        return {key: item for key, (item, _c) in found.items()}, any(c for _i, c in found.values())
    raise NotData(type(value).__name__)


def _key(key: Any) -> str:
    # In JSON always a text; a literal may have anything, such as a number of a million digits.
    return str(_cleaned(key, MAX_DEPTH)[0])[:200]


def _number(value: float) -> float:
    # Integers of a thousand digits and infinities are no answers, and str() of them is slow.
    if (isinstance(value, int) and abs(value) > 10**15) or not math.isfinite(value):
        raise NotData("not a usable number")
    return value
