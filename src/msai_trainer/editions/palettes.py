"""Colours of an edition: grounds, lines and the accent of what belongs to no day, light and dark.

Every palette keeps the contrasts of the course's own (WCAG 2.1, 1.4.3 and 1.4.11; a test counts
them). Ink stays, and so do the colours of days: diagrams and papers have them too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from msai_trainer.editions.places import style_written_anew

#: The style sheet of all pages.
SCREEN = "_static/msai.css"


@dataclass(frozen=True, slots=True)
class Ground:
    """Colours for one theme, as #rrggbb; fields are custom properties of `SCREEN`."""

    page: str
    surface: str
    sunken: str
    line: str
    line_strong: str
    neutral: str
    neutral_soft: str


@dataclass(frozen=True, slots=True)
class Palette:
    """A palette: what people call it, its colours in the light and in the dark theme."""

    name: str
    light: Ground
    dark: Ground


#: By the word of ``edycja.toml``; the first is the course's own.
PALETTES: Mapping[str, Palette] = {
    "": Palette(
        "Piaskowa, jak w kursie",
        Ground("#fbf7f0", "#fffdf9", "#f3ece0", "#ddd2c0", "#8b7f6c", "#6b4a12", "#f5ead3"),
        Ground("#1b1815", "#24201c", "#2d2823", "#453e36", "#94887a", "#e5c07b", "#362d1c"),
    ),
    "niebieska": Palette(
        "Niebieska",
        Ground("#f3f7fb", "#fdfeff", "#e6edf5", "#cbd7e5", "#6f8097", "#1f4e79", "#dfeaf6"),
        Ground("#14181d", "#1b2128", "#242b34", "#38424e", "#8593a5", "#9cc7f0", "#1c2c3d"),
    ),
    "zielona": Palette(
        "Zielona",
        Ground("#f4f8f3", "#fdfffc", "#e7efe5", "#cbd9c8", "#70826e", "#2c5a2e", "#e0eedd"),
        Ground("#151915", "#1c221c", "#252c25", "#384138", "#879788", "#a3d3a1", "#1f301f"),
    ),
    "grafitowa": Palette(
        "Grafitowa",
        Ground("#f6f6f7", "#ffffff", "#ebebee", "#d2d2d8", "#7b7b86", "#3c3c4a", "#e6e6ec"),
        Ground("#17171a", "#1f1f23", "#28282d", "#3d3d45", "#8e8e9a", "#cfcfe0", "#2c2c35"),
    ),
}


def declarations(ground: Ground) -> str:
    """Return the custom properties of a theme."""
    return " ".join(
        f"--{item.name.replace('_', '-')}: {getattr(ground, item.name)};" for item in fields(Ground)
    )


def screen_sheet(text: str, palette: str) -> str:
    """Return the style sheet of the pages with the colours of a palette."""
    chosen = PALETTES[palette]
    told = {"light": declarations(chosen.light), "dark": declarations(chosen.dark)}
    return style_written_anew(text, lambda name, _argument, _now: told[name])
