"""How a table is laid out: direction of its page, size of its letters, widths of its columns."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from msai.base import paper
from msai.base.blocks import PaperTable
from msai.base.column_widths import ColumnNeed, need_of, shared
from msai.base.formulas import clean
from msai.base.numbers import fixed_text
from msai.base.sheets import Cell, shown
from msai.base.text_width import text_width, widest_word
from msai.base.typography import glue

#: From so many columns on a table lies across.
_MANY = 7
#: Points of letters that are tried, until every word has room.
_SIZES = (paper.TABLE_SIZE, 8.5, paper.LEAST_SIZE)
#: Points beside a text in its cell, lines included; and a little for typefaces that are not ours.
_AIR, _SPARE = 9.0, 1.03
#: Points of width that an empty column gets, if there is room.
_BY_HAND = 140.0
#: Letters of a text that takes several lines beside its label.
_LONG_TEXT = 200
_POINTS_OF_MM = 72 / 25.4
#: What is set to the right: numbers with or without a unit.
_NUMBER = re.compile(r"[+\u2212-]?\d[\d\u00a0 ]*([,.]\d+)?[\u00a0 ]?(%|zł|PLN|ha|km|godz\.)?")


@dataclass(frozen=True, slots=True)
class TableLayout:
    """A table as it is set.

    Attributes:
        texts: Cells in words, header first.
        widths: Widths of columns in points.
        size: Points of letters.
        by_hand: Whether there are columns to write in by hand.
        right: Columns of numbers, which stand to the right; a few of their cells may be words.
    """

    texts: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    size: float
    right: frozenset[int]
    by_hand: bool = False


def set_text(text: str) -> str:
    """Return text as a document holds it: Polish no-break spaces, nothing that XML loses."""
    return "\n".join(glue(line) for line in clean(text).split("\n"))


def text_room(*, across: bool) -> float:
    """Return how wide the text of a page is, in points."""
    width = paper.A4[1 if across else 0]
    return (width - paper.MARGINS[1] - paper.MARGINS[3]) * _POINTS_OF_MM


def fits_upright(table: PaperTable) -> bool:
    """Tell whether a table may stand on an upright page: few columns, room for every word."""
    if len(table.header) >= _MANY:
        return False
    needs = _needs(_texts(table), paper.TABLE_SIZE)
    return sum(need.least for need in needs) <= text_room(across=False)


def laid_out(table: PaperTable, *, across: bool) -> TableLayout:
    """Return a table with letters as large as its words allow."""
    texts, room = _texts(table), text_room(across=across)
    size, needs = _SIZES[0], _needs(texts, _SIZES[0])
    for smaller in _SIZES[1:]:
        if sum(need.least for need in needs) <= room:
            break
        size, needs = smaller, _needs(texts, smaller)
    needs = [need.roomier(paper.OTHER_FACE) for need in needs]
    by_hand = any(_is_empty(texts, column) for column in range(len(texts[0])))
    return TableLayout(texts, tuple(shared(needs, room)), size, _numbers(texts), by_hand)


def label_width(rows: Sequence[tuple[str, str]]) -> float:
    """Return the width of a column of labels: a third of the text, wider for a wider word.

    Beside long texts it is narrower: labels take two lines there as well as one.
    """
    word, line = _measures(paper.TABLE_SIZE, bold=True)
    third = text_room(across=False) * 0.3
    if any(len(text) > _LONG_TEXT for _label, text in rows):
        third = min(third, 0.6 * max(line(label) for label, _text in rows))
    return max(third, *(word(label) for label, _text in rows))


def _texts(table: PaperTable) -> tuple[tuple[str, ...], ...]:
    places = [_decimals(row[at] for row in table.rows if at < len(row))
              for at in range(len(table.header))]  # fmt: skip
    rows = [
        tuple(set_text(_alike(cell, some)) for cell, some in zip(row, places, strict=False))
        for row in table.rows
    ]
    return (tuple(map(set_text, table.header)), *rows)


def _decimals(cells: Iterable[Cell]) -> int:
    """Return how many decimals the numbers of a column have: as many each as one needs."""
    broken = [one for one in cells if isinstance(one, float) and math.isfinite(one)]
    return max((len(shown(one).partition(",")[2]) for one in broken), default=0)


def _alike(cell: Cell, decimals: int) -> str:
    if isinstance(cell, float) and math.isfinite(cell):
        return fixed_text(cell, decimals)
    return shown(cell)


def _needs(texts: Sequence[Sequence[str]], size: float) -> list[ColumnNeed]:
    needs = [
        _need([row[column] for row in texts if column < len(row)], size)
        for column in range(len(texts[0]))
    ]
    return [
        ColumnNeed(need.least, max(need.wish, _BY_HAND)) if _is_empty(texts, column) else need
        for column, need in enumerate(needs)
    ]


def _is_empty(texts: Sequence[Sequence[str]], column: int) -> bool:
    """Tell whether a column waits for handwriting: it has rows and nothing stands in them."""
    return len(texts) > 1 and not any(
        "".join(row[column : column + 1]).strip() for row in texts[1:]
    )


def _need(column: Sequence[str], size: float) -> ColumnNeed:
    head = need_of(column[:1], *_measures(size, bold=True))
    body = need_of(column[1:], *_measures(size, bold=False))
    # The header may take several lines; its words have to fit all the same.
    least = max(head.least, body.least)
    return ColumnNeed(least, max(least, body.wish, min(head.wish, 2 * body.wish)))


def _measures(size: float, *, bold: bool) -> tuple[Callable[[str], float], Callable[[str], float]]:
    def word(text: str) -> float:
        return widest_word(text, size, bold=bold) * _SPARE + _AIR

    def line(text: str) -> float:
        return text_width(text, size, bold=bold) * _SPARE + _AIR

    return word, line


def _numbers(texts: Sequence[Sequence[str]]) -> frozenset[int]:
    found = set()
    for column in range(len(texts[0])):
        filled = [row[column] for row in texts[1:] if column < len(row) and row[column].strip()]
        if filled and 2 * sum(map(is_number, filled)) > len(filled):
            found.add(column)
    return frozenset(found)


def is_number(text: str) -> bool:
    """Tell whether a text is a number, with or without a unit."""
    return _NUMBER.fullmatch(text.strip()) is not None
