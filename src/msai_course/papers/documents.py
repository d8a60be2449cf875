"""HTML → DOCX and PDF: pandoc and Typst, the same bytes for the same text."""

from __future__ import annotations

import io
import os
import re
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypandoc
import vl_convert
from bs4 import BeautifulSoup

from msai.base.archives import entry_of
from msai_course.papers.fillable import fillable
from msai_course.papers.imprint import Imprint, as_drawing
from msai_course.papers.keeping import kept
from msai_course.papers.typesetting import (
    SHEET_SIZE,
    Layout,
    as_typst,
    in_parts,
    typeset,
    without_calls,
)
from msai_course.papers.word_pages import on_pages

#: Times that writers of Office files put into them.
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms)")
_EPOCH = b"2026-01-01T00:00:00Z"
_SECONDS = "1767225600"


def pdf(html: str, root: Path, imprint: Imprint, layout: Layout) -> bytes:
    """Return a PDF (`typeset`); a rule begins a new page.

    Args:
        html: The text (`Fragments`); pictures are named relative to ``root``.
        root: Folder of the built pages.
        imprint: What the document says of itself.
        layout: How it is laid out.

    Raises:
        BuildError: The text cannot be set.
    """
    told = (html, repr(layout), *_said(imprint))
    return kept(".pdf", told, root, lambda: typeset(
        as_typst(_rooted(in_parts(html, layout)), sheet=layout.sheet), root, imprint, layout
    ))  # fmt: skip


def set_always(body: str, root: Path, imprint: Imprint, layout: Layout) -> bytes:
    """Return a PDF of Typst, see `typeset`; the kept one where it was made before."""
    told = (body, repr(layout), *_said(imprint))
    return kept(".pdf", told, root, lambda: typeset(body, root, imprint, layout))


def docx(
    html: str, root: Path, imprint: Imprint, *, fields: bool = False, flowing: bool = False
) -> bytes:
    """Return a Word document with real headings, lists and tables; pictures become PNG.

    Args:
        html: The text, see `pdf`.
        root: Folder of the built pages.
        imprint: What the document says of itself.
        fields: A sheet that people fill in on a screen, too (`msai_course.papers.fillable`).
        flowing: Its parts follow each other instead of beginning a page each.
    """
    finish, size = (fillable, SHEET_SIZE) if fields else (bytes, 0)
    told = (html, finish.__name__, str(flowing), *_said(imprint))
    return kept(".docx", told, root, lambda: same_always(
        finish(on_pages(_word(html, root, imprint), imprint, size, flowing=flowing))
    ))  # fmt: skip


def same_always(content: bytes) -> bytes:
    """Return an Office file without the times of its making."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            new.writestr(entry_of(name), _TIMES.sub(rb"\g<1>" + _EPOCH + rb"\g<2>", old.read(name)))
    return result.getvalue()


def picture(path: Path) -> bytes:
    """Return a drawing as PNG, twice as large as it says; other pictures as they are."""
    if path.suffix != ".svg":
        return path.read_bytes()
    drawn: bytes = vl_convert.svg_to_png(path.read_text(encoding="utf-8"), scale=2)
    return drawn


def _said(imprint: Imprint) -> tuple[str, ...]:
    """Return what an imprint says: the same logo in another folder is the same document."""
    logo = as_drawing(imprint.logo)
    return (imprint.title, imprint.organiser, imprint.release, imprint.logo_says, logo)


def _word(html: str, root: Path, imprint: Imprint) -> bytes:
    with tempfile.TemporaryDirectory() as folder, _fixed_time():
        target = Path(folder) / "a.docx"
        text = _with_pictures(without_calls(html), root, Path(folder))
        told = {"title": imprint.title, "author": imprint.organiser, "lang": "pl-PL"}
        extra = [f"--metadata={name}:{value}" for name, value in told.items()]
        pypandoc.convert_text(text, "docx", format="html", outputfile=str(target), extra_args=extra)
        return target.read_bytes()


def _with_pictures(html: str, root: Path, folder: Path) -> str:
    soup = BeautifulSoup(html, "html.parser")
    for number, image in enumerate(soup.select("img[src]")):
        source = root / str(image["src"])
        kind = ".png" if source.suffix == ".svg" else source.suffix
        (folder / f"{number}{kind}").write_bytes(picture(source))
        image["src"], image["width"] = str(folder / f"{number}{kind}"), "75%"
    return str(soup)


def _rooted(html: str) -> str:
    soup = BeautifulSoup(html, "html.parser")
    for image in soup.select("img[src]"):
        image["src"] = f"/{image['src']}"
    return str(soup)


@contextmanager
def _fixed_time() -> Iterator[None]:
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = _SECONDS
    try:
        yield
    finally:
        os.environ.pop("SOURCE_DATE_EPOCH")
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before
