"""Widths of columns by what stands in them: no word is split, long texts get the most room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ColumnNeed:
    """What a column needs.

    Attributes:
        least: Width of its widest word.
        wish: Width at which it reads well; not less than ``least``.
    """

    least: float
    wish: float

    def roomier(self, times: float) -> ColumnNeed:
        """Return the need of words so many times as wide; `shared` gives less where it must."""
        return ColumnNeed(self.least * times, max(self.wish, self.least * times))


def need_of(
    texts: Sequence[str], word: Callable[[str], float], line: Callable[[str], float]
) -> ColumnNeed:
    """Return what a column needs.

    Args:
        texts: Its cells, header first.
        word: Measures the widest word of a text.
        line: Measures a text in one line.
    """
    least = max(map(word, texts), default=0.0)
    lines = [line(part) for text in texts for part in text.split("\n")]
    # Between the longest and the usual one: a single long cell may take several lines.
    wish = (max(lines, default=0.0) + sum(lines) / max(1, len(lines))) / 2
    return ColumnNeed(least, max(least, wish))


def shared(needs: Sequence[ColumnNeed], room: float) -> list[float]:
    """Return widths that fill the room; columns that are content with less leave it to others.

    Where not even the words have room, each column gets its share of what there is.
    """
    least = sum(need.least for need in needs)
    if least >= room:
        return [need.least * room / least for need in needs]
    wish = sum(need.wish for need in needs)
    if wish <= room:
        return [need.wish * room / wish if wish else room / len(needs) for need in needs]
    part = (room - least) / (wish - least)
    return [need.least + part * (need.wish - need.least) for need in needs]
