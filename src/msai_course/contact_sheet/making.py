"""From documents to pictures of their pages, and to the page that shows them all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from msai_course.base.files import write_text
from msai_course.contact_sheet.kept_pdfs import set_or_kept
from msai_course.contact_sheet.page import PicturedPaper, page_html
from msai_course.contact_sheet.rendering import OFFICE, page_pictures

#: Dots of an inch: an A4 page is about 500 points wide, which can be read when it is opened.
DPI = 60
#: What lies beside the page, by its own name without an ending.
_FILES, _OFFICE, _PAGES = "pliki", "office", "strony"


def laid_out(
    papers: Iterable[tuple[str, bytes]], folder: Path, fonts: Path | None = None
) -> dict[str, Path]:
    """Write documents into a folder and return the PDF of each, in the order given.

    Args:
        papers: Names (with folders) and contents of PDF, DOCX, XLSX and PPTX.
        folder: An empty folder.
        fonts: A file of fontconfig that says which typefaces there are; None: all of this computer.

    Returns:
        Name → PDF; it does not exist where LibreOffice could not set the document.

    Raises:
        BuildError: LibreOffice is not on this computer.
    """
    files = {name: _written(folder / _FILES / name, content) for name, content in papers}
    (folder / _OFFICE).mkdir(parents=True)
    office = [path for path in files.values() if path.suffix.lower() in OFFICE]
    made = set_or_kept(office, folder / _OFFICE, fonts) if office else {}
    return {
        name: made.get(path, path.with_suffix(f"{path.suffix}.pdf"))
        if path.suffix.lower() in OFFICE else path
        for name, path in files.items()
    }  # fmt: skip


def contact_sheet(
    title: str, papers: Iterable[tuple[str, bytes]], page: Path
) -> tuple[PicturedPaper, ...]:
    """Write a page with a picture of every page of every document.

    Args:
        title: Whose documents these are.
        papers: Names and contents, see `laid_out`.
        page: Where the page goes; a folder of its name, without the ending, is made anew beside it.

    Returns:
        The documents; one without pictures could not be shown, the page names it.

    Raises:
        BuildError: A program is not on this computer.
    """
    folder = page.with_suffix("")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    pdfs = laid_out(papers, folder)
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        shown = tuple(workers.map(partial(_pictured, root=page.parent), *_numbered(pdfs, folder)))
    write_text(page, page_html(title, shown))
    return shown


def _numbered(pdfs: Mapping[str, Path], folder: Path) -> tuple[list[str], list[Path], list[Path]]:
    """Return names, PDFs and a folder for the pictures of each."""
    places = [folder / _PAGES / f"{at:03}" for at, _name in enumerate(pdfs)]
    return list(pdfs), list(pdfs.values()), places


def _pictured(name: str, pdf: Path, place: Path, root: Path) -> PicturedPaper:
    place.mkdir(parents=True)
    pictures = page_pictures(pdf, place, DPI)
    below = (one.relative_to(root).as_posix() for one in pictures)
    return PicturedPaper(name, pdf.relative_to(root).as_posix(), tuple(below))


def _written(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
