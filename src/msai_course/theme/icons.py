"""Inline SVG icons: one stroke, one grid (24 px), drawn for this course."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "theme" / "icons"


@cache
def icon(name: str) -> str:
    """Return the icon's SVG, hidden from screen readers: the text beside it names the thing.

    Raises:
        FileNotFoundError: There is no such icon.
    """
    shapes = (FOLDER / f"{name}.svg").read_text(encoding="utf-8").strip()
    return (
        '<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" '
        f'focusable="false">{shapes}</svg>'
    )
