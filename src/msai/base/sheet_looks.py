"""The looks of a sheet: formats of cells, widths of columns, and how it lies on paper."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from msai.base import paper
from msai.base.column_widths import ColumnNeed, need_of, shared
from msai.base.imprint import form_line, number_parts
from msai.base.text_width import text_width

#: Widths of columns, in letters: at least, at most, between text and border, of a word at most.
_NARROWEST, _WIDEST, _AIR, _WORD = 9, 60, 2, 30
#: Letters that fit side by side on A4 at full size: across and upright.
_ACROSS, _UPRIGHT = 150, 95
#: Rows of one line that fit on a page across.
_ROWS_ACROSS = 34
#: Points of text on a screen; on paper `paper.LEAST_SIZE` is left of them at least.
SIZE = 10
#: Points of a letter of width, beside the letters of a column, of a line across the page and of one
#: on an upright page. Lines are told a little short: LibreOffice sets columns wider than Excel.
_LETTER, _BESIDE, _PAGE, _STANDING = 5.25, 3.75, 720.0, 475.0
#: Letters of a column whose header stands upright, and of one whose texts break, at least.
_SLIM, _BROKEN = 5.3, 40
#: Excel's number of A4; inches of margins: left, right, top, bottom.
_A4, _MARGINS = 9, (0.5, 0.5, 0.75, 0.75)
#: Letters of a title that stand above a page; a header takes 255 signs in all.
_TITLE = 100
#: Points of a line; no row is higher than this.
_LINE, _HIGHEST = 12.75, 409.0
_THOUSANDS = 10_000
_LOOK: Mapping[str, Any] = {
    "font_name": paper.FACE, "font_size": SIZE, "valign": "top",
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
        words: Mapping[str, Any],
        upright: bool = False,
    ) -> Any:
        """Return the format of a cell.

        Args:
            value: What stands in it.
            head: Whether it is in the header.
            total: Whether it sums up.
            wrapped: Whether its text breaks into lines.
            number: How numbers of its column look (`numbers`).
            words: How texts of its column look (`words_beside`).
            upright: Whether a header is read from below.
        """
        look = {**_LOOK, "bold": head or total}
        if head:
            aside = {key: number[key] for key in ("align", "indent") if key in number}
            aside = aside if aside.get("align") == "right" else {**aside, **words}
            ground = {"bg_color": f"#{paper.SUNKEN}", "text_wrap": True}
            if upright:
                aside = {"rotation": 90, "valign": "bottom", "align": "center"}
            return self._made(_items(look | ground | aside))
        if isinstance(value, str):
            look |= {"text_wrap": wrapped, **words}
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
class ColumnWidths:
    """Widths of columns in letters, and the numbers of those whose header stands upright."""

    widths: Sequence[float]
    upright: frozenset[int] = frozenset()


def words_beside(columns: Sequence[Mapping[str, Any]], at: int) -> dict[str, Any]:
    """Return how texts of a column look: "hidden" among numbers as these, others away from them."""
    if columns[at].get("align") == "right":
        return {key: columns[at][key] for key in ("align", "indent") if key in columns[at]}
    if at and columns[at - 1].get("align") == "right":
        return {"align": "left", "indent": 1}
    return {}


def columns_of(texts: Sequence[Sequence[str]], told: Mapping[int, float]) -> ColumnWidths:
    """Return columns as wide as their text, all together a page wide where that can be read.

    Headers stand upright where many narrow columns have long names.

    Args:
        texts: What stands in the cells, header first.
        told: Widths that are known, by number of column.
    """
    count = max(map(len, texts), default=0)
    cells = [[row[at] for row in texts if at < len(row)] for at in range(count)]
    wishes = [told.get(at) or _wish(one) for at, one in enumerate(cells)]
    if not told and sum(wishes) > _UPRIGHT and len(texts) > _ROWS_ACROSS:
        # A long list takes fewer pages upright, if no row has to break there.
        lines = _in_line([max(_wish(c[1:]), need_of(c[:1], _word, _line).least) for c in cells])
        if _stands(lines, len(texts)):
            return ColumnWidths(lines)
    if sum(wishes) <= _ACROSS or told:
        return ColumnWidths(wishes if told else _wider(wishes, cells))
    needs = [_need(one) for one in cells]
    least = [need.least for need in needs]
    if sum(least) < _ACROSS:
        return ColumnWidths(shared(needs, _ACROSS))
    return ColumnWidths(least) if _pages(least) == 1 else _slim(cells, needs)


def _stands(widths: Sequence[float], rows: int) -> bool:
    """Return whether columns fit on an upright page; a long list may have smaller letters there."""
    readable = rows > _ROWS_ACROSS and _points(widths) <= _STANDING * SIZE / paper.LEAST_SIZE
    return readable or sum(widths) <= _UPRIGHT


def _in_line(widths: Sequence[float]) -> list[float]:
    """Return widths for an upright page; columns whose texts break anyway give what is too much."""
    over = (_points(widths) - _STANDING * SIZE / paper.LEAST_SIZE) / _LETTER
    broken = sum(width == _WIDEST for width in widths)
    given = over / broken if broken and over > 0 else 0.0
    return [max(_BROKEN, width - given) if width == _WIDEST else width for width in widths]


def _wider(wishes: Sequence[float], cells: Sequence[Sequence[str]]) -> Sequence[float]:
    """Return widths that leave nothing free on a page across beside texts that have to break."""
    if sum(wishes) <= _UPRIGHT or _WIDEST not in wishes:
        return wishes
    spare = (_ACROSS - sum(wishes)) / wishes.count(_WIDEST)
    longest = (max(map(len, one), default=0) + _AIR for one in cells)
    return [
        min(width + spare, asked) if width == _WIDEST else width
        for width, asked in zip(wishes, longest, strict=True)
    ]


def _slim(cells: Sequence[Sequence[str]], needs: Sequence[ColumnNeed]) -> ColumnWidths:
    """Return columns as narrow as what stands below their headers; others share what is left."""
    body = [_slim_width(one[1:]) for one in cells]
    head = [_slim_width(one[:1]) for one in cells]
    # Only a header whose words are wider than all that stands below is worth being turned.
    upright = frozenset(at for at, wide in enumerate(head) if at and wide > body[at] + 1)
    slim = [
        ColumnNeed(body[at], body[at])
        if at in upright
        else ColumnNeed(max(head[at], body[at]) + 1, max(need.wish, head[at] + 1, body[at] + 1))
        for at, need in enumerate(needs)
    ]
    room = (_PAGE * SIZE / paper.LEAST_SIZE - _BESIDE * len(cells)) / _LETTER
    least = [need.least for need in slim]
    wish = sum(need.wish for need in slim)
    return ColumnWidths(least if sum(least) >= room else shared(slim, min(room, wish)), upright)


def height_of(texts: Sequence[str], widths: Sequence[float], *, bold: bool = False) -> float:
    """Return how high a row has to be, in points; 0: one line, whose height programs know.

    Not every program computes heights when it opens a workbook.
    """
    lines = max(
        (_lines(text, width - 1, bold=bold) for text, width in zip(texts, widths, strict=False)),
        default=1,
    )
    return min(_HIGHEST, lines * _LINE + 2) if lines > 1 else 0.0


def header_height(texts: Sequence[str], columns: ColumnWidths) -> float:
    """Return how high the header has to be, in points; 0: one line."""
    lying = ["" if at in columns.upright else text for at, text in enumerate(texts)]
    standing = [_length(texts[at], columns.widths[at]) for at in columns.upright]
    return min(_HIGHEST, max([height_of(lying, columns.widths, bold=True), *standing]))


def _length(text: str, width: float) -> float:
    """Return how long the lines of an upright text are, in points; its letters are bold."""
    lines = max(1, int(width * _LETTER // _LINE))
    longest = max((text_width(word, SIZE) for word in text.split()), default=0.0)
    return 1.15 * max(longest, 1.15 * text_width(text, SIZE) / lines) + _LINE


def _lines(text: str, width: float, *, bold: bool) -> int:
    """Return how many lines a text takes; words may leave room at the end of a line."""
    parts = (text_width(part, SIZE, bold=bold) / (width * _LETTER) for part in text.split("\n"))
    return sum(1 if part <= 1 else math.ceil(1.1 * part) for part in parts)


def on_paper(target: Any, title: str, widths: Sequence[float], rows: int) -> None:
    """Lay a sheet on A4: one page wide, header on each, title above; below whence, which page.

    Where letters would be too small to read, it is several pages wide, the first column on each.
    A list of more than a page stands upright where its letters stay large enough: it takes fewer.
    """
    if not _stands(widths, rows):
        target.set_landscape()
    target.set_paper(_A4)
    target.set_margins(*_MARGINS)
    if (pages := _pages(widths)) > 1:
        target.repeat_columns(0)
    target.fit_to_pages(pages, 0)
    target.repeat_rows(0)
    whole = {"scale_with_doc": False}
    # LibreOffice makes them smaller with the sheet all the same: they begin at its size.
    target.set_header(f"&L&{SIZE} {title[:_TITLE].replace('&', '&&')}", whole)
    codes = {"page": "&P", "pages": "&N", "": ""}
    number = "".join(words + codes[name] for words, name in number_parts())
    target.set_footer(f"&L&{SIZE} {form_line().replace('&', '&&')}&R&{SIZE}{number}", whole)


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


def _need(cells: Sequence[str]) -> ColumnNeed:
    """Return what a column needs; the letters of its header are bold, which is wider."""
    need = need_of(cells, _word, _line)
    words = [text_width(word, SIZE, bold=True) / _LETTER for word in (cells or [""])[0].split()]
    least = max(need.least, min(_WORD, max(words, default=0.0)) + _AIR)
    return ColumnNeed(least, max(least, need.wish))


def _pages(widths: Sequence[float]) -> int:
    """Return how many pages wide a sheet is whose letters can be read."""
    return math.ceil(_points(widths) * paper.LEAST_SIZE / SIZE / _PAGE) or 1


def _points(widths: Sequence[float]) -> float:
    return sum(_LETTER * width + _BESIDE for width in widths)


def _slim_width(texts: Sequence[str]) -> float:
    """Return the letters of width of the longest word; numbers get all decimals of any of them."""
    wholes = [text.partition(",") for text in texts if text[-1:].isdigit()]
    number = max((text_width(whole, SIZE) for whole, *_rest in wholes), default=0)
    decimals = max((text_width(dot + rest, SIZE) for _whole, dot, rest in wholes), default=0)
    words = [text_width(word, SIZE) for text in texts for word in text.split()]
    return max(_SLIM, max(number + decimals, *words, 0) / _LETTER)


def _line(text: str) -> float:
    return float(min(_WIDEST, max(_NARROWEST, len(text) + _AIR)))
