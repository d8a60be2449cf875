"""Whose paper it is: what stands in the title and at the foot of everything that is printed."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path

import vl_convert
from PIL import Image

from msai.base.imprint import imprint_line
from msai_course.base.paths import ROOT

#: The sign of the course, as on the pages.
MARK = ROOT / "src" / "msai_course" / "theme" / "static" / "favicon.svg"
_KINDS = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg"}


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a document says of itself.

    Attributes:
        title: Title of the document.
        organiser: Who hands it out; empty when nobody is known.
        release: Release of the course.
        logo: Picture of the organiser; the sign of the course without one.
    """

    title: str
    organiser: str = ""
    release: str = ""
    logo: Path = MARK

    @property
    def line(self) -> str:
        """Return the line at the foot of a page."""
        return imprint_line(self.organiser, self.release)

    @property
    def logo_says(self) -> str:
        """Return the text alternative of the logo."""
        return logo_says(self.logo, self.organiser)


def logo_says(logo: Path, organiser: str) -> str:
    """Return the text alternative of a logo."""
    return "Znak kursu" if logo == MARK else f"Logo: {organiser}"


def as_drawing(picture: Path) -> str:
    """Return a picture as the text of an SVG: a text is what every template can be given.

    Args:
        picture: PNG, JPEG or SVG (`msai_course.editions.logo` reads no other).
    """
    if picture.suffix.lower() == ".svg":
        return picture.read_text(encoding="utf-8-sig")
    with Image.open(picture) as opened:
        width, height = opened.size
    content = base64.b64encode(picture.read_bytes()).decode("ascii")
    kind = _KINDS[picture.suffix.lower()]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}"><image width="{width}" height="{height}" '
        f'href="data:image/{kind};base64,{content}"/></svg>'
    )


def as_png(picture: Path) -> bytes:
    """Return a picture as a Word document takes it: drawings as PNG, large enough for print."""
    if picture.suffix.lower() != ".svg":
        return picture.read_bytes()
    drawn: bytes = vl_convert.svg_to_png(picture.read_text(encoding="utf-8-sig"), scale=8)
    return drawn
