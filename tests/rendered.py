"""Office files as LibreOffice sets them, word by word, where a machine has what that takes."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree, html

from msai_course.contact_sheet.making import laid_out
from msai_course.contact_sheet.rendering import pdfs_of
from once import Once

#: The part of LibreOffice that a kind of file needs (`msai_course.base.programs`).
_PARTS = {".docx": "libswlo.so", ".xlsx": "libsclo.so", ".pptx": "libsdlo.so"}
_FACE = "LiberationSans-Regular.ttf"
#: Share of the height of poppler's box that lies below the lowest letters of Liberation Sans.
_BELOW = 0.18
#: Times as large as they are poppler is asked to tell sizes: it tells them as whole numbers.
_ZOOM = 3

Need = Callable[[str], str]
Papers = Iterable[tuple[str, bytes]]


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
    need_office(need, *{path.suffix for path in asked})
    made = pdfs_of(asked, folder)
    assert [path.name for path in asked if path not in made] == []
    return made


def need_office(need: Need, *kinds: str) -> None:
    """Skip a test where LibreOffice cannot set some kinds of files, or not in their typeface."""
    for program in ("soffice", *sorted(_PARTS[kind] for kind in kinds), _FACE):
        need(program)


def set_once(
    once: Once, name: str, papers: Callable[[], Papers], need: Need, fonts: Path | None = None
) -> dict[str, Path]:
    """Return the PDF of every document by its name; where LibreOffice is missing: skip.

    Args:
        once: Makes what is dear once in a run.
        name: Name of all the documents together.
        papers: Makes them: names and contents.
        need: The fixture that finds a program.
        fonts: A file of fontconfig that says which typefaces there are; None: all of this computer.
    """
    need_office(need, ".docx", ".pptx", ".xlsx")
    made: dict[str, str] = {}

    def make(folder: Path) -> None:
        made.update({key: str(pdf) for key, pdf in laid_out(papers(), folder, fonts).items()})

    def told() -> dict[str, str]:
        once.folder(name, make)
        return made

    return {key: Path(pdf) for key, pdf in once.value(f"{name}-pdfs", told).items()}


def printed_pages(pdf: Path, need: Need) -> list[PrintedPage]:
    """Return what poppler reads on the pages of a PDF, word by word with its place."""
    command = [need("pdftotext"), "-bbox", pdf, "-"]
    told = subprocess.run(command, capture_output=True, check=True).stdout
    return [_page(one) for one in html.fromstring(told.decode("utf-8")).iter("page")]


def told_of(pdf: Path, need: Need) -> etree._Element:
    """Return pages, typefaces and the outline of a PDF as poppler tells them, without pictures."""
    how = ["-xml", "-i", "-hidden", "-stdout", "-zoom", str(_ZOOM)]
    told = subprocess.run([need("pdftohtml"), *how, pdf], capture_output=True, check=True).stdout
    return etree.fromstring(told, etree.XMLParser(recover=True))


def letters_of(told: etree._Element) -> Iterator[tuple[int, str, float]]:
    """Yield page, text and size of letters in points, to the nearest third, of what `told_of` says.

    It is the size that they are set in, whatever typeface: no height of a box, which is not the
    same share of it in each.
    """
    sizes: dict[str, float] = {}
    for page in told.iter("page"):
        sizes |= {one.get("id"): int(one.get("size")) / _ZOOM for one in page.iter("fontspec")}
        for text in page.iter("text"):
            said = "".join(text.itertext()).strip()
            if said:
                yield int(page.get("number")), said, sizes[text.get("font")]


def page_of(told: dict[str, Any]) -> PrintedPage:
    """Return a page that was written down as JSON of `dataclasses.asdict`."""
    words = tuple(Word(**one) for one in told["words"])
    return PrintedPage(told["width"], told["height"], words)


def _page(element: html.HtmlElement) -> PrintedPage:
    words = tuple(
        Word(one.text or "", *(float(one.get(side)) for side in ("xmin", "ymin", "xmax", "ymax")))
        for one in element.iter("word")
    )
    return PrintedPage(float(element.get("width")), float(element.get("height")), words)
