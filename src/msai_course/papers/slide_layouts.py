"""The layouts of a deck: which frames a slide has, where they stand and how their text looks.

Names are what a trainer reads in PowerPoint under "Układ". Places are inches on a slide of
13.333 × 7.5; colours are names of the theme, whose accent is the colour of the day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from msai.base.paper import SLIDE_LEAST, SLIDE_TEXT, SLIDE_TITLE

WIDTH, HEIGHT = 13.333, 7.5
#: Points of the furniture at the foot of a slide.
FOOTER_SIZE = 12.0

#: Numbers of placeholders: text, the line above a title, what stands aside, a picture.
TEXT, ABOVE, ASIDE, PICTURE = 10, 11, 12, 13

#: Names of colours in the theme: ink, paper, quiet ink, pale ground of the day, the day.
INK, PAPER, QUIET, PALE, DAY = "tx1", "bg1", "tx2", "bg2", "accent1"

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class SlideFrame:
    """A placeholder.

    Attributes:
        name: What PowerPoint calls it.
        number: 0 for the title; else one of `TEXT`, `ABOVE`, `ASIDE`, `PICTURE`.
        box: Left, top, width and height in inches.
        size: Points of its text; longer text becomes smaller, down to `least`.
        least: Points below which text is parted instead.
        bold: Whether its text is bold.
        centred: Whether text stands in the middle of its width.
        anchor: Where text stands in its height.
        colour: Colour of its text.
        fill: Colour of its ground; empty: none.
    """

    name: str
    number: int
    box: Box
    size: float = SLIDE_TEXT
    least: float = SLIDE_LEAST
    bold: bool = False
    centred: bool = False
    anchor: Literal["t", "ctr", "b"] = "t"
    colour: str = INK
    fill: str = ""

    @property
    def inset(self) -> float:
        """Inches that stay free inside the frame at each side."""
        return 0.2 if self.fill else 0.0


@dataclass(frozen=True, slots=True)
class SlideLayout:
    """A kind of slide.

    Attributes:
        name: Its name.
        frames: Placeholders in reading order.
        ground: Colour of the slide.
        bars: Bars of the day's colour, below the text.
        houses: Where the sign of the course stands large and pale; None: nowhere.
        furniture: Colour of footer and number.
        plain: Without the shapes of the master.
    """

    name: str
    frames: tuple[SlideFrame, ...]
    ground: str = PAPER
    bars: tuple[Box, ...] = ()
    houses: Box | None = None
    furniture: str = QUIET
    plain: bool = False

    def frame(self, number: int) -> SlideFrame | None:
        """Return the placeholder of a number, or None."""
        return next((frame for frame in self.frames if frame.number == number), None)


_LEFT, _WIDE = 0.85, 11.75
_BODY: Box = (_LEFT, 2.3, _WIDE, 4.35)
#: Where the table of a slide stands.
TABLE_BOX = _BODY
#: The band of the day at the left of nearly every slide.
BAND: Box = (0.0, 0.0, 0.28, HEIGHT)

_TITLE = SlideFrame("Tytuł", 0, (_LEFT, 0.8, _WIDE, 1.45), SLIDE_TITLE, bold=True)
_ABOVE = SlideFrame(
    "Nad tytułem", ABOVE, (_LEFT, 0.38, _WIDE, 0.4), SLIDE_LEAST, colour=DAY, bold=True
)
_LARGE = SLIDE_TEXT + 6


def _badge(name: str, box: Box, size: float) -> SlideFrame:
    return SlideFrame(name, ASIDE, box, size, colour=PAPER, fill=DAY, bold=True, anchor="ctr",
                 centred=True)  # fmt: skip


OPENING = SlideLayout("Tytuł", (
    SlideFrame("Tytuł", 0, (_LEFT, 2.0, 8.3, 2.9), 44, 22, bold=True),
    SlideFrame("Lekcja", ABOVE, (_LEFT, 1.5, 8.3, 0.45), 24, colour=DAY, bold=True),
    SlideFrame("Kurs i organizator", TEXT, (_LEFT, 5.1, 8.3, 1.6), 22, colour=QUIET),
    SlideFrame("Logo", PICTURE, (9.6, 0.55, 3.0, 1.3)),
), PALE, (BAND,), (8.6, 2.6, 4.9, 4.9), plain=True)  # fmt: skip

_SCENE_TITLE = SlideFrame(
    "Tytuł", 0, (_LEFT, 0.5, _WIDE, 0.7), SLIDE_TITLE, colour=DAY, bold=True, anchor="ctr"
)
SCENE = SlideLayout("Sytuacja: scena", (
    _SCENE_TITLE,
    SlideFrame("Scena", TEXT, (_LEFT, 1.4, _WIDE, 5.25), _LARGE, fill=PAPER, anchor="ctr"),
), PALE)  # fmt: skip

SITUATION = SlideLayout("Sytuacja: scena i pytanie", (
    _SCENE_TITLE,
    SlideFrame("Scena", TEXT, (_LEFT, 1.35, _WIDE, 3.95), _LARGE, fill=PAPER, anchor="ctr"),
    SlideFrame("Pytanie", ASIDE, (_LEFT, 5.4, _WIDE, 1.3), 28, colour=PAPER, fill=DAY, bold=True,
          anchor="ctr"),
), PALE)  # fmt: skip

CONTENT = SlideLayout("Treść", (_TITLE, _ABOVE, SlideFrame("Treść", TEXT, _BODY, _LARGE)))

PICTURED = SlideLayout("Myśl z obrazem", (
    SlideFrame("Tytuł", 0, (_LEFT, 0.15, 4.65, 4.1), SLIDE_TITLE, bold=True, anchor="b"),
    SlideFrame("Myśl", TEXT, (_LEFT, 4.3, 4.65, 2.45)),
    SlideFrame("Obraz", PICTURE, (5.65, 0.2, 7.45, 6.55)),
))  # fmt: skip

STEP = SlideLayout("Przykład krok po kroku", (
    _TITLE, _ABOVE, _badge("Krok", (_LEFT, 3.4, 1.7, 1.7), 48),
    SlideFrame("Co robisz", TEXT, (2.95, 2.4, 9.65, 3.7), _LARGE, anchor="ctr"),
))  # fmt: skip

TABLE = SlideLayout("Tabela", (_TITLE, _ABOVE))

DISCUSSION = SlideLayout("Rozmowa", (
    SlideFrame("Pytanie", 0, (_LEFT, 1.3, _WIDE, 3.9), 44, 28, colour=PAPER, bold=True,
               anchor="ctr"),
    SlideFrame("Nad pytaniem", ABOVE, (_LEFT, 0.6, _WIDE, 0.45), 22, colour=PAPER),
), DAY, houses=(10.5, 4.75, 2.1, 2.1), furniture=PAPER)  # fmt: skip

TASK = SlideLayout("Zadanie z czasem", (
    _TITLE, _ABOVE, _badge("Czas", (10.1, 2.4, 2.5, 1.3), 34),
    SlideFrame("Polecenie", TEXT, (_LEFT, 2.3, 9.1, 4.35), _LARGE),
))  # fmt: skip

TAKEAWAY = SlideLayout("Zapamiętaj", (
    SlideFrame("Tytuł", 0, (_LEFT, 0.35, _WIDE, 1.2), SLIDE_TITLE, colour=PAPER, bold=True,
          anchor="ctr"),
    SlideFrame("Do zapamiętania", TEXT, (_LEFT, 2.1, _WIDE, 4.5), _LARGE, anchor="ctr"),
), PALE, ((0.0, 0.0, WIDTH, 1.8),))  # fmt: skip

BREAK = SlideLayout("Przerwa", (
    SlideFrame("Tytuł", 0, (_LEFT, 2.3, 7.5, 1.2), 60, colour=DAY, bold=True, anchor="b"),
    SlideFrame("Ile minut", TEXT, (_LEFT, 3.6, 7.5, 1.0), 44),
), PALE, houses=(8.6, 1.6, 4.9, 4.9))  # fmt: skip

LAYOUTS = (
    OPENING, SCENE, SITUATION, CONTENT, PICTURED, STEP, TABLE, DISCUSSION, TASK, TAKEAWAY, BREAK,
)  # fmt: skip
