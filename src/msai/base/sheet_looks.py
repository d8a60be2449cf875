"""The looks of a sheet: formats of cells, widths of columns, and how it lies on paper."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from msai.base import paper
from msai.base.column_widths import need_of, shared
from msai.base.text_width import text_width

#: Widths of columns, in letters: at least, at most, between text and border, of a word at most.
_NARROWEST, _WIDEST, _AIR, _WORD = 9, 60, 2, 30
#: Letters that fit side by side on A4 at full size: across and upright.
_ACROSS, _UPRIGHT = 150, 95
#: Points of text, and what is left of them on paper at least; of a letter of width.
_SIZE, _LEAST, _LETTER = 10, 8, 5.25
#: Letters of a page across whose text is that small.
_SMALL = _ACROSS * _SIZE / _LEAST * 0.975
#: Letters of a column whose header stands upright, at least, and of air in it.
_SLIM, _SLIM_AIR = 7, 1
#: Excel's number of A4; inches of margins: left, right, top, bottom.
_A4, _MARGINS = 9, (0.5, 0.5, 0.75, 0.75)
#: Letters of a title that stand above a page; a header takes 255 signs in all.
_TITLE = 100
#: Points of a line; no row is higher than this.
_LINE, _HIGHEST = 12.75, 409.0
_THOUSANDS = 10_000
_LOOK: Mapping[str, Any] = {
    "font_name": paper.FACE, "font_size": _SIZE, "valign": "top",
    "bottom": 1, "border_color": f"#{paper.LINE}",
}  # fmt: skip
_DATE, _MOMENT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm"


class SheetLooks:
    """Formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        """Begin with none."""
        self._made = cache(lambda items: book.add_format(dict(items)))

    def style(
        self,
        value: Any,
        *,
        head: bool,
        total: bool,
        wrapped: bool,
        number: Mapping[str, Any],
        upright: bool = False,
    ) -> Any:
        """Return the format of a cell.

        Args:
            value: What stands in it.
            head: Whether it is in the header.
            total: Whether it sums up.
            wrapped: Whether its text breaks into lines.
            number: How numbers of its column look (`numbers`).
            upright: Whether a header is read from below.
        """
        look = {**_LOOK, "bold": head or total}
        if head:
            aside = {key: number[key] for key in ("align", "indent") if key in number}
            ground = {"bg_color": f"#{paper.SUNKEN}", "text_wrap": True}
            if upright:
                aside = {"rotation": 90, "valign": "bottom", "align": "center"}
            return self._made(_items(look | ground | aside))
        if isinstance(value, str):
            look |= {"text_wrap": wrapped}
        if isinstance(value, datetime.date):
            moment = isinstance(value, datetime.datetime)
            look |= {"num_format": _MOMENT if moment else _DATE, "align": "left"}
        elif isinstance(value, int | float) and not isinstance(value, bool):
            look |= number
        return self._made(_items(look))


def numbers(cells: Sequence[Any]) -> dict[str, Any]:
    """Return how the numbers of a column look: all with the same decimals, thousands apart.

    Years and codes stay as they are; a few numbers among words stand at the left like these.
    """
    found = [abs(c) for c in cells if isinstance(c, int | float) and not isinstance(c, bool)]
    filled = sum(cell not in (None, "") for cell in cells)
    if not found or 2 * len(found) < filled:
        return {"align": "left"}
    # A little room: the text at the right begins where a number ends.
    aside = {"align": "right", "indent": 1}
    if any(0 < number < 0.01 for number in found):
        return aside
    decimals = max(map(_decimals, found))
    if not decimals and max(found) < _THOUSANDS:
        return aside
    return aside | {"num_format": "#,##0" + ("." + "0" * decimals if decimals else "")}


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths of columns in letters, and the numbers of those whose header stands upright."""

    widths: Sequence[float]
    upright: frozenset[int] = frozenset()


def columns_of(texts: Sequence[Sequence[str]], told: Mapping[int, float]) -> Columns:
    """Return columns as wide as their text, all together a page wide where that can be read.

    Headers stand upright where many narrow columns have long names.

    Args:
        texts: What stands in the cells, header first.
        told: Widths that are known, by number of column.
    """
    count = max(map(len, texts), default=0)
    cells = [[row[at] for row in texts if at < len(row)] for at in range(count)]
    wishes = [told.get(at) or _wish(one) for at, one in enumerate(cells)]
    if sum(wishes) <= _ACROSS or told:
        return Columns(wishes)
    needs = [need_of(one, _word, _line) for one in cells]
    least = [need.least for need in needs]
    if sum(least) < _ACROSS:
        return Columns(shared(needs, _ACROSS))
    return Columns(least) if sum(least) <= _SMALL else _slim(cells, least)


def _slim(cells: Sequence[Sequence[str]], least: Sequence[float]) -> Columns:
    """Return columns as narrow as what stands below their headers."""
    body = [max(map(_slim_word, one[1:]), default=_SLIM) for one in cells]
    upright = frozenset(at for at, width in enumerate(body) if at and width < least[at])
    widths = [body[at] if at in upright or not at else least[at] for at in range(len(cells))]
    return Columns(widths, upright)


def height_of(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Return how high a row has to be, in points; 0: one line, whose height programs know.

    Not every program computes heights when it opens a workbook.
    """
    lines = max(
        (_lines(text, width - 1) for text, width in zip(texts, widths, strict=False)), default=1
    )
    return min(_HIGHEST, lines * _LINE + 2) if lines > 1 else 0.0


def header_height(texts: Sequence[str], columns: Columns) -> float:
    """Return how high the header has to be, in points; 0: one line."""
    lying = ["" if at in columns.upright else text for at, text in enumerate(texts)]
    standing = [_length(texts[at], columns.widths[at]) for at in columns.upright]
    return min(_HIGHEST, max([height_of(lying, columns.widths), *standing]))


def _length(text: str, width: float) -> float:
    """Return how long the lines of an upright text are, in points; its letters are bold."""
    lines = max(1, int(width * _LETTER // _LINE))
    longest = max((text_width(word, _SIZE) for word in text.split()), default=0.0)
    return 1.15 * max(longest, 1.15 * text_width(text, _SIZE) / lines) + _LINE


def _lines(text: str, width: float) -> int:
    """Return how many lines a text takes; words may leave room at the end of a line."""
    room = width * text_width("0", _SIZE)
    parts = (text_width(part, _SIZE) / room for part in text.split("\n"))
    return sum(1 if part <= 1 else math.ceil(1.1 * part) for part in parts)


def on_paper(target: Any, title: str, widths: Sequence[float]) -> None:
    """Lay a sheet on A4: one page wide, header on each, title above, number of the page below.

    Where letters would be too small to read, it is several pages wide, the first column on each.
    """
    if sum(widths) > _UPRIGHT:
        target.set_landscape()
    target.set_paper(_A4)
    target.set_margins(*_MARGINS)
    pages = math.ceil(sum(widths) / _SMALL) or 1
    if pages > 1:
        target.repeat_columns(0)
    target.fit_to_pages(pages, 0)
    target.repeat_rows(0)
    whole = {"scale_with_doc": False}
    target.set_header(f"&L&8{title[:_TITLE].replace('&', '&&')}", whole)
    target.set_footer("&R&8strona &P z &N", whole)


def _items(look: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted(look.items()))


def _decimals(number: float) -> int:
    if not math.isfinite(number) or number == round(number):
        return 0
    return 1 if round(number, 1) == number else 2


def _wish(cells: Sequence[str]) -> float:
    return min(_WIDEST, max(_NARROWEST, max(map(len, cells), default=0) + _AIR))


def _word(text: str) -> float:
    widest = max(map(len, text.split()), default=0)
    return max(_NARROWEST, min(_WORD, widest) + _AIR)


def _slim_word(text: str) -> float:
    widest = max(map(len, text.split()), default=0)
    return float(max(_SLIM, min(_WORD, widest) + _SLIM_AIR))


def _line(text: str) -> float:
    return float(min(_WIDEST, max(_NARROWEST, len(text) + _AIR)))
