"""How paper looks: colours, typefaces, sizes and margins, stated once for every kind of document.

The colours are those of the light theme of the pages (`msai.css_t`; a test compares them), the
typeface is one that every office has: a document that leaves the course must look the same where
the course's own typeface is not installed.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DayColour:
    """A day of the workshop: its colour and a pale ground of it, as RRGGBB."""

    strong: str
    soft: str


#: What belongs to no day; then the three days.
DAYS = (
    DayColour("6b4a12", "f5ead3"),
    DayColour("1d6b5b", "e2f0ea"),
    DayColour("3b5a9a", "e6ecf8"),
    DayColour("a5441d", "fae7dd"),
)

#: Ink, quieter ink, lines and the ground of table heads, as RRGGBB.
TEXT, MUTED, LINE, SUNKEN, PAPER = "26211a", "5e5547", "ddd2c0", "f3ece0", "ffffff"

#: Metric twins: the first stands in every Windows and Word, the second in every LibreOffice.
FACE, FACE_TWIN = "Arial", "Liberation Sans"
#: Times as wide a word may be where neither is installed: bold DejaVu Sans.
OTHER_FACE = 1.2

#: PDFs carry their typeface along: that of the pages, then what Typst has for rarer signs.
PRINT_FACES = ("Atkinson Hyperlegible Next", "Libertinus Serif")
#: Points of running text in a PDF: this typeface is larger than it says.
PRINT_SIZE = 9.5

#: Points of running text, of tables, of captions and page furniture on A4.
BODY_SIZE, TABLE_SIZE, SMALL_SIZE = 11.0, 9.5, 9.0
#: Points of the smallest letters on any paper: tables of figures, heads of many long words, sheets
#: made as narrow as a page.
LEAST_SIZE = 8.0
#: Points of headings: title of the document, then levels 1 to 3.
HEADING_SIZES = (26.0, 18.0, 14.0, 11.5)
#: Points on a slide: titles, text, and the least that the last row can read.
SLIDE_TITLE, SLIDE_TEXT, SLIDE_LEAST = 34.0, 26.0, 20.0

#: A4 and A3 in millimetres, upright.
A4, A3 = (210.0, 297.0), (297.0, 420.0)
#: Millimetres of paper that stay free at each side of a page: top, right, bottom, left.
MARGINS = (22.0, 20.0, 20.0, 25.0)

#: Height of a row for a signature by hand, in millimetres.
SIGNATURE_ROW = 9.0
#: Word keeps heights in twentieths of a point, cut off: so many millimetres more are not missed.
ROUNDING = 0.1


def day_colour(day: int) -> DayColour:
    """Return the colours of a day (1–3); 0 or another number: of what belongs to no day."""
    return DAYS[day] if 0 < day < len(DAYS) else DAYS[0]
