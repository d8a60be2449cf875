"""Office files as LibreOffice sets them: one process for all of them, with a profile of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from lxml import html

#: The part of LibreOffice that a kind of file needs (`msai_course.base.programs`).
_PARTS = {".docx": "libswlo.so", ".xlsx": "libsclo.so", ".pptx": "libsdlo.so"}
_FACE = "LiberationSans-Regular.ttf"
#: Share of the height of poppler's box that lies below the lowest letters of Liberation Sans.
_BELOW = 0.18

Need = Callable[[str], str]


@dataclass(frozen=True)
class Word:
    """A word on a page: its text and its box in points, from the upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def foot(self) -> float:
        """Where its letters end: poppler's box goes further down."""
        return self.bottom - _BELOW * (self.bottom - self.top)


@dataclass(frozen=True)
class PrintedPage:
    """A page: width and height in points, words in the order of the file."""

    width: float
    height: float
    words: tuple[Word, ...]


def rendered(files: Iterable[Path], folder: Path, need: Need) -> dict[Path, Path]:
    """Return the PDF of each file; without the programs the test is skipped and says so.

    Args:
        files: DOCX, XLSX and PPTX; two of them may have one name.
        folder: An empty folder for copies, the profile and the PDFs.
        need: The fixture that finds a program.
    """
    asked = list(files)
    for program in sorted({_PARTS[path.suffix] for path in asked} | {_FACE}):
        need(program)
    copies = {path: folder / f"{at:03}{path.suffix}" for at, path in enumerate(asked)}
    for path, copy in copies.items():
        shutil.copyfile(path, copy)
    profile = f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}"
    command = [need("soffice"), profile, "--headless", "--norestore", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", folder, *copies.values()],
        env={**os.environ, "HOME": str(folder)}, check=True, capture_output=True,
    )  # fmt: skip
    return {path: copy.with_suffix(".pdf") for path, copy in copies.items()}


def printed_pages(pdf: Path, need: Need) -> list[PrintedPage]:
    """Return what poppler reads on the pages of a PDF, word by word with its place."""
    command = [need("pdftotext"), "-bbox", pdf, "-"]
    told = subprocess.run(command, capture_output=True, check=True).stdout
    return [_page(one) for one in html.fromstring(told.decode("utf-8")).iter("page")]


def _page(element: html.HtmlElement) -> PrintedPage:
    words = tuple(
        Word(one.text or "", *(float(one.get(side)) for side in ("xmin", "ymin", "xmax", "ymax")))
        for one in element.iter("word")
    )
    return PrintedPage(float(element.get("width")), float(element.get("height")), words)
