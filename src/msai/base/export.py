"""Writing what was made: DOCX here, XLSX by `msai.base.sheets`; the same in the browser."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from msai.base.formulas import clean
from msai.base.sheets import Cell, Sheet, shown, write_xlsx

__all__ = [
    "LANGUAGE", "Block", "Bullets", "Cell", "PageBreak", "PaperHeading", "PaperTable", "Paragraph",
    "Sheet", "write_docx", "write_xlsx",
]  # fmt: skip

LANGUAGE = "pl-PL"

#: More than this no property of a document can hold.
_PROPERTY = 255


@dataclass(frozen=True, slots=True)
class PaperHeading:
    """A heading; level 0 is the title of the document."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``strong`` for one that must be seen."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table whose header repeats on every page; ``caption`` stands above it."""

    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, numbered or not."""

    items: Sequence[str] = field(default=())
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Block = PaperHeading | Paragraph | PaperTable | Bullets | PageBreak


def write_docx(blocks: Iterable[Block], *, title: str = "") -> bytes:
    """Return a Word document in Polish with real headings, lists and tables.

    Args:
        blocks: Content in order.
        title: Title in the document's properties; empty: the first heading.
    """
    from docx import Document

    blocks = list(blocks)
    document = Document()
    _set_language(document)
    first = next((block.text for block in blocks if isinstance(block, PaperHeading)), "")
    document.core_properties.title = clean(title or first)[:_PROPERTY]
    document.core_properties.language = LANGUAGE
    document.core_properties.author = ""
    document.core_properties.comments = ""
    for block in blocks:
        _write_block(document, block)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _write_block(document: Any, block: Block) -> None:
    if isinstance(block, PaperHeading):
        document.add_heading(clean(block.text), level=block.level)
    elif isinstance(block, Paragraph):
        document.add_paragraph().add_run(clean(block.text)).bold = block.strong or None
    elif isinstance(block, Bullets):
        for item in block.items:
            style = "List Number" if block.numbered else "List Bullet"
            document.add_paragraph(clean(item), style=style)
    elif isinstance(block, PaperTable):
        _write_table(document, block)
    else:
        document.add_page_break()


def _write_table(document: Any, block: PaperTable) -> None:
    if block.caption:
        document.add_paragraph(
            clean(block.caption), style="Caption"
        ).paragraph_format.keep_with_next = True
    table = document.add_table(rows=1, cols=len(block.header), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, block.header, strict=True):
        cell.paragraphs[0].add_run(clean(text)).bold = True
    _repeat_header(table.rows[0])
    for row in block.rows:
        for cell, value in zip(table.add_row().cells, row, strict=False):
            cell.text = clean(shown(value))
    document.add_paragraph()


def _repeat_header(row: Any) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _set_language(document: Any) -> None:
    from docx.oxml.ns import qn

    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
