"""What a document is made of, in order, before anybody decides how it looks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from msai.base.sheets import Cell


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: what this is, of whom and of when; a new page follows.

    Attributes:
        title: Title of the document.
        subtitle: What it is about.
        warnings: What nobody may overlook, such as made-up data; each in a box.
        facts: Label and value, such as municipality or version; dates only if they are told here.
    """

    title: str
    subtitle: str = ""
    warnings: Sequence[str] = ()
    facts: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents of the document: headings of the levels 1 and 2 with their pages."""


@dataclass(frozen=True, slots=True)
class TableList:
    """All tables, then all pictures, with their pages; who has it numbers its captions."""


@dataclass(frozen=True, slots=True)
class PaperHeading:
    """A heading; level 0 is the title of the document."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``strong`` for one that must be seen, ``quiet`` for one that may be skipped."""

    text: str
    strong: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table whose header repeats on every page.

    Attributes:
        header: Names of the columns.
        rows: Their cells.
        caption: What stands above it.
        note: What stands below it: where the numbers come from and of when they are.
    """

    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    caption: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """A card laid out for reading: a label and what belongs to it, line by line."""

    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, numbered or not."""

    items: Sequence[str] = field(default=())
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class PaperPicture:
    """A picture, as wide as the text or narrower.

    Attributes:
        content: The file, PNG or JPEG.
        alt: What it shows, for those who do not see it.
        caption: What stands below it.
        note: Where it comes from.
        width: Millimetres; wider than the text: as wide as the text.
    """

    content: bytes
    alt: str
    caption: str = ""
    note: str = ""
    width: float = 165.0


@dataclass(frozen=True, slots=True)
class PaperChart:
    """A chart that is still to be drawn; then it is a `PaperPicture` (`msai.base.drawing`).

    Attributes:
        spec: A whole Vega-Lite specification with its data.
        alt: What it shows with its main finding, for those who do not see it.
        caption: What stands below it.
        note: Where its data come from and of when they are.
        width: Millimetres; wider than the text: as wide as the text.
    """

    spec: Mapping[str, Any]
    alt: str
    caption: str
    note: str = ""
    width: float = 165.0


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Block = (
    Cover
    | Contents
    | TableList
    | PaperHeading
    | Paragraph
    | PaperTable
    | Entries
    | Bullets
    | PaperPicture
    | PaperChart
    | PageBreak
)
