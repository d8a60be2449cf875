"""The words of a document's source, and the words that stand on its pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from openpyxl import load_workbook
from pptx import Presentation

from rendered import PrintedPage

#: What of a paragraph is printed: no instructions of fields, nothing that was deleted.
_RUN = (qn("w:t"), qn("w:tab"), qn("w:br"))


def words_of(texts: Iterable[str]) -> set[str]:
    """Return the words of texts, without what may be set apart: signs, dots to write on."""
    return {word for text in texts for word in re.findall(r"\w+", text)}


def words_on(pages: Iterable[PrintedPage]) -> set[str]:
    """Return the words of pages; see `words_of`."""
    return words_of(word.text for page in pages for word in page.words)


def texts_of(file: Path) -> Iterator[str]:
    """Yield every text that an Office file shows on its pages."""
    yield from {".docx": _word, ".xlsx": _sheets, ".pptx": _slides}[file.suffix](file)


def _word(file: Path) -> Iterator[str]:
    for paragraph in Document(str(file)).element.body.iter(qn("w:p")):
        # A box that stands in a paragraph has paragraphs of its own.
        yield "".join(_said(one) for one in paragraph.iter(*_RUN))


def _said(element: BaseOxmlElement) -> str:
    return element.text or "" if element.tag == qn("w:t") else " "


def _sheets(file: Path) -> Iterator[str]:
    for sheet in load_workbook(file):
        rows = sheet.iter_rows(values_only=True)
        yield from (cell for row in rows for cell in row if _is_shown(cell))


def _is_shown(cell: object) -> bool:
    return isinstance(cell, str) and not cell.startswith("=")


def _slides(file: Path) -> Iterator[str]:
    for slide in Presentation(str(file)).slides:
        for shape in slide.shapes:
            if shape.has_table:
                yield from (cell.text for row in shape.table.rows for cell in row.cells)
            elif shape.has_text_frame:
                yield shape.text_frame.text
