"""The typeface of printed paper: that of the pages, cut to single weights, as Typst reads it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from msai_course.base.paths import ROOT

PAGES = ROOT / "src" / "msai_course" / "theme" / "static" / "fonts"
#: File of ``papers/fonts`` → file of the pages and its weight.
CUTS = {"regular": ("normal", 400), "bold": ("normal", 700), "italic": ("italic", 400)}


def made(cut: str) -> TTFont:
    """Return a cut: both parts of the pages' typeface at one weight, put together."""
    style, weight = CUTS[cut]
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for part in ("latin", "latin-ext"):
            font = TTFont(PAGES / f"atkinson-next-{part}-{style}.woff2")
            font.flavor = None
            instantiateVariableFont(font, {"wght": weight}, inplace=True)
            parts.append(str(Path(folder) / f"{part}.ttf"))
            font.save(parts[-1])
        return Merger().merge(parts)
