"""Charts for paper: bars of values and spans of time, as wide as a page; see `paper_marks`.

Each is a whole specification with its data: the page (``web/src/chart.ts``) and the host
(`msai.base.drawing`) draw the same picture of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from msai.base import paper
from msai.base.charts import Spec
from msai.base.paper_marks import (
    GRID,
    INK,
    LETTERS,
    LINE,
    PIXELS,
    QUIET,
    Mark,
    at,
    boxes,
    sheet,
    wrapped,
    written,
)
from msai.base.text_width import text_width

#: What is chosen, and the rest; told apart without colour too: the chosen is dark and outlined.
CHOSEN, OTHER = f"#{paper.day_colour(3).strong}", f"#{paper.LINE}"
#: Pixels of names at the left, and of air between a name and its bar, a bar and its value.
_NAMES, _AIR = 230, 8
#: Pixels of a bar, and of a row beside its lines of text.
_BAR, _ROW_AIR = 12, 4
#: Colours that tell groups apart: those of the three days, then that of no day.
MOST_GROUPS = len(paper.DAYS)
#: Days that a span takes at least on paper, so that a single day is seen.
_SHORTEST = 3
#: Years with a line each, at most, and pixels that the number of a year takes with its air.
_MOST_YEARS, _YEAR_ROOM = 8, 40


@dataclass(frozen=True, slots=True)
class PaperBar:
    """A bar: its name, its value, the value in words, whether it is one of the chosen."""

    name: str
    value: float
    told: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class PaperSpan:
    """A span of time: name, first and last day, both in words, number of its group (0–3)."""

    name: str
    start: date
    end: date
    told: str
    group: int = 0


def bars_on_paper(bars: Sequence[PaperBar], *, zero: str = "") -> Spec:
    """Return bars below each other, names at the left, values in words at their ends.

    Args:
        bars: At least one, in order.
        zero: What the line at zero means; only where there are values below zero.
    """
    names = [wrapped(bar.name, _NAMES) for bar in bars]
    tops, height = _rows(names)
    low = min(0.0, *(bar.value for bar in bars))
    high = max(0.0, *(bar.value for bar in bars))
    # Words stand at the end of each bar; those of values below zero at the left of it.
    left, right = (_told_room(bars, below=below) for below in (True, False))
    plot = PIXELS - _NAMES - _AIR - right
    whole = (high - low) or 1

    def place(value: float) -> float:
        return left + (value - low) / whole * (plot - left)

    start = place(0)
    rows: list[Mark] = []
    texts: list[Mark] = []
    left_texts: list[Mark] = []
    for bar, (top, middle) in zip(bars, tops, strict=True):
        end = place(bar.value)
        colour = CHOSEN if bar.chosen else OTHER
        rows.append(
            {"px": min(start, end), "qx": max(start, end), "py": middle - _BAR / 2,
             "qy": middle + _BAR / 2, "fill": colour, "row": top}
        )  # fmt: skip
        words = {"px": end + (5 if bar.value >= 0 else -5), "py": middle, "text": bar.told}
        (texts if bar.value >= 0 else left_texts).append(words)
    layer = [
        boxes(rows, stroke=INK, strokeWidth=0.7),
        _rule(start, height),
        _names(names, tops),
        written(texts),
        written(left_texts, align="right"),
    ]
    top = LINE + 4 if zero and low < 0 else 4
    if zero and low < 0:
        said = [{"px": start, "py": -LINE / 2 - 2, "text": zero}]
        layer.append(written(said, align="center", fill=QUIET))
    return sheet(layer, plot=(plot, height), sides=(_NAMES + _AIR, top, right, 6))


def _told_room(bars: Sequence[PaperBar], *, below: bool) -> float:
    """Return the pixels that the words of the values take, of those below zero or of the others."""
    told = (bar.told for bar in bars if (bar.value < 0) == below)
    return max((text_width(text, LETTERS) + 2 * _AIR for text in told), default=0.0)


def spans_on_paper(
    spans: Sequence[PaperSpan],
    *,
    whole: tuple[date, date],
    groups: Sequence[str] = (),
) -> Spec:
    """Return spans of time below each other, their days in words beside them.

    Args:
        spans: At least one, in order.
        whole: First and last day that are shown.
        groups: What the colours mean, by number; fewer than two: there is no key.
    """
    names = [wrapped(span.name, _NAMES) for span in spans]
    tops, height = _rows(names, extra=LINE)
    first, last = whole
    scale = (PIXELS - _NAMES - _AIR - 8) / max((last - first).days, 1)

    def place(day: date) -> float:
        return round((min(max(day, first), last) - first).days * scale, 1)

    width = place(last)
    rows: list[Mark] = []
    texts: list[Mark] = []
    for span, (_top, middle) in zip(spans, tops, strict=True):
        begin = min(place(span.start), width - _SHORTEST * scale)
        end = max(place(span.end), begin + max(_SHORTEST * scale, 3))
        colour = _colour(span.group)
        rows.append(
            {"px": begin, "qx": end, "py": middle - _BAR + 1, "qy": middle + 1, "fill": colour}
        )
        # Words begin with their bar, but never leave the sheet.
        texts.append({"px": begin, "py": middle + LINE / 2 + 2, "text": span.told})
    early = [text for text in texts if text["px"] <= width / 2]
    late = [{**text, "px": width} for text in texts if text["px"] > width / 2]
    layer = [
        *_years(first, last, place, height),
        boxes(rows),
        _names(names, tops),
        written(early, fill=QUIET, fontSize=LETTERS - 1),
        written(late, align="right", fill=QUIET, fontSize=LETTERS - 1),
    ]
    key = _key(groups, height + LINE + 18) if len(groups) > 1 else ([], 0.0)
    sides = (_NAMES + _AIR, 4, 8, LINE + 10 + key[1])
    return sheet([*layer, *key[0]], plot=(width, height), sides=sides)


def _rows(names: Sequence[str], *, extra: float = 0) -> tuple[list[tuple[float, float]], float]:
    """Return top and middle of each row, and the height of all."""
    tops, y = [], 0.0
    for name in names:
        lines = name.count("\n") + 1
        high = max(lines * LINE, _BAR + extra) + _ROW_AIR
        tops.append((y, y + high / 2))
        y += high
    return tops, y


def _names(names: Sequence[str], tops: Sequence[tuple[float, float]]) -> Spec:
    # Several lines hang from the first one.
    rows = [
        {"px": -_AIR, "py": middle - name.count("\n") * LINE / 2, "text": name}
        for name, (_top, middle) in zip(names, tops, strict=True)
    ]
    return written(rows, align="right", lineHeight=LINE)


def _rule(x: float, height: float) -> Spec:
    return {
        "data": {"values": [{"px": x, "py": 0, "qy": height}]},
        "mark": {"type": "rule", "color": QUIET, "strokeWidth": 1},
        "encoding": {**at(), "y2": {"field": "qy"}},
    }


def _years(first: date, last: date, place: Callable[[date], float], height: float) -> list[Spec]:
    """Return a line where each year begins, and its number; of many years only some."""
    years = range(first.year, last.year + 1)
    shown = years[:: -(-len(years) // _MOST_YEARS)]
    lines: list[Mark] = [
        {"px": place(max(date(year, 1, 1), first)), "py": 0, "qy": height + 4, "text": str(year)}
        for year in shown
    ]
    if len(lines) > 1 and lines[1]["px"] < _YEAR_ROOM:
        # A year of which only the last weeks are shown would stand on the next one's number.
        lines = lines[1:]
    rule = {
        "data": {"values": lines},
        "mark": {"type": "rule", "color": GRID, "strokeWidth": 1},
        "encoding": {**at(), "y2": {"field": "qy"}},
    }
    last_day = place(last)
    words = [
        {"px": line["px"], "py": height + LINE - 2, "text": line["text"]}
        for line in lines
        if last_day - line["px"] > _YEAR_ROOM / 2
    ]
    return [rule, written(words, fill=QUIET)]


def _key(groups: Sequence[str], top: float) -> tuple[list[Spec], float]:
    """Return what colours mean, below the plot, and how much room that takes."""
    width = PIXELS - 24
    rows: list[Mark] = []
    texts: list[Mark] = []
    y = top
    for number, group in enumerate(groups):
        text = wrapped(group, width)
        lines = text.count("\n") + 1
        left = -_NAMES - _AIR
        box = {"px": left, "qx": left + 10, "py": y - 5, "qy": y + 5}
        rows.append({**box, "fill": _colour(number)})
        texts.append({"px": left + 16, "py": y, "text": text})
        y += lines * LINE + 3
    return [boxes(rows), written(texts, lineHeight=LINE)], y - top + 8


def _colour(group: int) -> str:
    return f"#{paper.DAYS[(group + 1) % MOST_GROUPS].strong}"
