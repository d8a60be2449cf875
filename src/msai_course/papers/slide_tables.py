"""Tables on a slide: few rows, as large as text; a longer table goes over several slides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pptx.enum.text import PP_ALIGN
from pptx.util import Inches, Pt

from msai.base.paper import OTHER_FACE, SLIDE_LEAST, SLIDE_TEXT
from msai_course.papers import fitting
from msai_course.papers.parting import count_words
from msai_course.papers.slide_layouts import TABLE_BOX

Rows = Sequence[tuple[str, ...]]

#: Points of a cell's margins, left and right together and above and below together.
_ACROSS, _DOWN = 16.0, 10.0
#: Text with more letters than this does not widen its column further.
_LONGEST = 34
#: Slides that one table may take.
_MOST_GROUPS = 4
#: A number, with its sign and with its unit; or from one to another.
_NUMBER = re.compile(r"[+−-]?\d[\d\u00a0 ]*([,.–]\d+)?[\u00a0 ]?(%|zł|ha|min|godz\.)?")
#: Points by which a table becomes smaller until it fits.
_STEP = 2.0


def parted_rows(rows: Rows, most: int) -> list[tuple[tuple[str, ...], ...]]:
    """Return the rows in groups of at most ``most`` words, each with the header.

    Nothing is returned when that takes more than `_MOST_GROUPS`: such a table is for paper.
    """
    header, told = rows[0], rows[1:]
    for count in range(1, _MOST_GROUPS + 1):
        size = -(-len(told) // count)
        parts = (told[start : start + size] for start in range(0, len(told), size))
        groups = [(header, *part) for part in parts]
        if all(_fits(group, most) for group in groups):
            return groups
    return []


def add_table(made: Any, rows: Rows, name: str) -> None:
    """Put a table on a slide, in the style that takes the colours of the theme."""
    size = _size(rows)
    left, top, wide, _high = (Inches(side) for side in TABLE_BOX)
    heights = _heights(rows, size)
    frame = made.shapes.add_table(len(rows), len(rows[0]), left, top, wide, Pt(sum(heights)))
    frame.name = "Tabela"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", f"Tabela: {name}")
    table, right = frame.table, [_is_numeric(column) for column in zip(*rows, strict=True)]
    for column, share in zip(table.columns, _widths(rows, size), strict=True):
        column.width = Pt(share)
    for at, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        row.height = Pt(heights[at])
        for cell, text, numeric in zip(row.cells, cells, right, strict=True):
            _write(cell, text, size, head=at == 0, numeric=numeric)


def _write(cell: Any, text: str, size: float, *, head: bool, numeric: bool) -> None:
    cell.text_frame.text = text
    cell.margin_left = cell.margin_right = Pt(_ACROSS / 2)
    cell.margin_top = cell.margin_bottom = Pt(_DOWN / 2)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if numeric else PP_ALIGN.LEFT
    for run in paragraph.runs:
        run.font.size, run.font.bold = Pt(size), head


def _is_numeric(column: Sequence[str]) -> bool:
    """Tell whether half a column below its head is numbers, as on every slide of its table."""
    filled = [cell for cell in column[1:] if cell]
    numbers = sum(_NUMBER.fullmatch(cell) is not None for cell in filled)
    return bool(filled) and 2 * numbers >= len(filled)


def _size(rows: Rows) -> float:
    """Return the largest size in which the table fits, in a wider typeface too where it can."""
    size = SLIDE_TEXT
    while size > SLIDE_LEAST and not _has_room(rows, size, OTHER_FACE):
        size -= _STEP
    return size


def _has_room(rows: Rows, size: float, times: float = 1.0) -> bool:
    """Tell whether a table fits, with words so many times as wide."""
    words = _words(rows, size)
    return (
        sum(_heights(rows, size)) <= TABLE_BOX[3] * fitting.POINTS
        and times * sum(words) + _ACROSS * len(words) <= TABLE_BOX[2] * fitting.POINTS
    )


def _fits(rows: Rows, most: int) -> bool:
    words = count_words(*(cell for row in rows for cell in row))
    return words <= most and _has_room(rows, SLIDE_LEAST)


def _heights(rows: Rows, size: float) -> list[float]:
    widths = _widths(rows, size)
    return [
        max(_height(cell, wide, size) for cell, wide in zip(row, widths, strict=True))
        for row in rows
    ]


def _height(cell: str, wide: float, size: float) -> float:
    return fitting.height([cell], size, wide - _ACROSS, bold=True) + _DOWN


def _words(rows: Rows, size: float) -> list[float]:
    """Return how wide the widest word of each column is, in points; the head is bold."""
    return [
        max(fitting.longest_word(cell, size, bold=at == 0) for at, cell in enumerate(column))
        for column in zip(*rows, strict=True)
    ]


def _widths(rows: Rows, size: float) -> list[float]:
    """Return columns' widths in points: the longest words, the rest by the longest cells."""
    words = _words(rows, size)
    weights = [
        max(min(_LONGEST, len(cell)) for cell in column) for column in zip(*rows, strict=True)
    ]
    room = TABLE_BOX[2] * fitting.POINTS - _ACROSS * len(words)
    # Room for the words of a wider typeface, as far as there is any.
    times = max(1.0, min(OTHER_FACE, room / sum(words)))
    spare = room - times * sum(words)
    return [
        times * word + _ACROSS + spare * one / sum(weights)
        for word, one in zip(words, weights, strict=True)
    ]
