"""Numbers as people type them: decimal comma or dot, spaces between thousands, words for "none"."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from msai.diagnosis.column_words import is_missing_word, with_plain_dashes

#: Space, no-break space, thin space, narrow no-break space, figure space, apostrophes.
_SPACES = " \u00a0\u2009\u202f\u2007'\u2019"
_GROUPING = str.maketrans("", "", _SPACES)
_GROUPED = re.compile(rf"[+-]?\d{{1,3}}([{_SPACES}]\d{{3}})+([.,]\d+)?")
_PLAIN = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?", re.IGNORECASE)
_BOTH = re.compile(r"[+-]?\d{1,3}(?:(?:\.\d{3})+,\d+|(?:,\d{3})+\.\d+)")
_DOT_GROUPS = re.compile(r"[+-]?\d{1,3}(\.\d{3}){2,}|[+-]?\d{1,3}(,\d{3}){2,}")
#: A sign that a blank divides from its number.
_APART = re.compile(r"^([+-])[ \u00a0\u202f](?=\d)")
_CODE = re.compile(r"0\d+")
_NO_DIGITS = dict.fromkeys(map(ord, "0123456789"))
_PADDED = re.compile(r"\n-?0[0-9]")
#: A mark that is none between thousands.
_CLEAR_MARK = re.compile(r"[.,](?:[0-9]{1,2}|[0-9]{4,})\n")
#: From here on sums of squares are beyond what a computer holds; the same for texts and cells.
_MOST = 1e300
_INFINITE = frozenset(["inf", "+inf", "-inf", "infinity", "∞", "-∞", "nieskończoność"])


@dataclass(frozen=True, slots=True)
class Reading:
    """What one cell turned out to hold.

    Attributes:
        value: The number; NaN where the cell says that there is none or where ``fault`` is set.
        fault: ``text``, ``date``, ``infinite``, ``spreadsheet_error`` or None.
        mark: Decimal mark used, ``,`` or ``.``; None: no decimal mark in the cell.
        ambiguous: One mark and exactly three digits after it: 1.234 may mean 1234.
    """

    value: float
    fault: str | None = None
    mark: str | None = None
    ambiguous: bool = False


MISSING = Reading(math.nan)


def read_number(cell: object) -> Reading:
    """Read one cell of a table; never raises."""
    if cell is None:
        return MISSING
    if isinstance(cell, datetime.date | datetime.time):
        return Reading(math.nan, "date")
    if isinstance(cell, bool):
        return Reading(math.nan, "text")
    if isinstance(cell, int | float):
        return _checked(float(cell)) if abs(cell) < _MOST or cell != cell else _infinite()
    text = str(cell).strip()
    return _read_text(text if text.isascii() else with_plain_dashes(text))


def plain_numbers(cells: Sequence[object]) -> np.ndarray | None:
    """Return the numbers of a column at once, NaN for an empty cell; None: it is not that simple.

    It is where each cell is empty, a finite number, or text of digits with at most one decimal
    mark, the same everywhere, which certainly divides no thousands. Then reading cell by cell
    (`read_number`) gives the same numbers and nothing to tell.
    """
    kinds = set(map(type, cells))
    if kinds <= {float, int, type(None)} and kinds != {type(None)}:
        finite = all(cell is None or cell != cell or abs(cell) < _MOST for cell in cells)  # type: ignore[arg-type]
        return np.array(cells, dtype=float) if finite else None
    if kinds == {str}:
        return _plain_texts(cells)  # type: ignore[arg-type]
    return None


def _plain_texts(cells: Sequence[str]) -> np.ndarray | None:
    lines = "\n".join([*cells, ""])
    if lines.count("\n") != len(cells) or not _is_plain(lines):
        return None
    texts = lines.replace(",", ".").split("\n")[:-1]
    if not all(texts):
        texts = [text or "nan" for text in texts]
    numbers = np.fromiter(map(float, texts), float, len(texts))
    return numbers if not (np.abs(numbers) >= _MOST).any() else None


def _is_plain(lines: str) -> bool:
    """Tell whether lines are numbers with one kind of mark; without a loop over the cells."""
    if not lines.isascii() or ("," in lines and "." in lines):
        return False
    mark = "," if "," in lines else "."
    around, lines = lines.translate(_NO_DIGITS), f"\n{lines}"
    if not set(around.split("\n")) <= {"", mark, "-", f"-{mark}"}:
        return False
    bare = (f"\n{mark}", f"-{mark}", f"{mark}\n", "-\n")
    if any(one in lines for one in bare) or lines.count("-") != lines.count("\n-"):
        return False
    return not _PADDED.search(lines) and (mark not in lines or bool(_CLEAR_MARK.search(lines)))


def looks_like_code(cell: object) -> bool:
    """Tell whether a cell holds digits that name something: 0201011 of TERYT is no number."""
    return isinstance(cell, str) and _CODE.fullmatch(cell.strip()) is not None


def _read_text(text: str) -> Reading:
    if is_missing_word(text):
        return MISSING
    if text.startswith("#"):
        return Reading(math.nan, "spreadsheet_error")
    if text.casefold() in _INFINITE:
        return _infinite()
    bare = _APART.sub(r"\1", text.removesuffix("%").strip())
    if _BOTH.fullmatch(bare):
        mark = max(".,", key=bare.rfind)
        return _checked(float(bare.replace(".,".replace(mark, ""), "").replace(mark, ".")), mark)
    if _DOT_GROUPS.fullmatch(bare):
        return _checked(float(bare.replace(".", "").replace(",", "")))
    if _GROUPED.fullmatch(bare):
        bare = bare.translate(_GROUPING)
    return _read_plain(bare) if _PLAIN.fullmatch(bare) else Reading(math.nan, "text")


def _read_plain(text: str) -> Reading:
    mark = next((sign for sign in ",." if sign in text), None)
    ambiguous = re.fullmatch(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", text) is not None
    return _checked(float(text.replace(",", ".")), mark, ambiguous)


def _checked(value: float, mark: str | None = None, ambiguous: bool = False) -> Reading:
    return _infinite() if abs(value) >= _MOST else Reading(value, None, mark, ambiguous)


def _infinite() -> Reading:
    return Reading(math.nan, "infinite")
