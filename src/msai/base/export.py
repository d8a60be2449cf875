"""Writing what was made: XLSX and DOCX, the same on a computer and in the browser.

Text that people typed never becomes a formula (`msai.base.formulas`); numbers stay numbers and dates
stay dates.
"""

from __future__ import annotations

import datetime
import io
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from msai.base.formulas import clean, neutralise

Cell = str | float | int | bool | datetime.date | None
LANGUAGE = "pl-PL"

#: More than this no cell of a workbook and no property of a document can hold.
_CELL, _PROPERTY = 32_767, 255
#: Letters of a sheet's name.
_NAME = 31
_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook.

    Attributes:
        title: Name of the sheet; made short and unique if need be.
        rows: Rows of cells, the first one the header.
    """

    title: str
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 0 is the title of the document."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``strong`` for one that must be seen."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
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


Block = Heading | Paragraph | Table | Bullets | PageBreak


def write_xlsx(sheets: Iterable[Sheet]) -> bytes:
    """Return a workbook: bold frozen headers, columns as wide as their text, no formulas."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.language = LANGUAGE
    names: set[str] = set()
    for sheet in sheets:
        _write_sheet(book.create_sheet(_sheet_name(sheet.title, names)), sheet.rows)
    if not book.worksheets:
        book.create_sheet("Arkusz1")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _write_sheet(target: Any, rows: Sequence[Sequence[Cell]]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for row in rows:
        target.append([_plain(cell) for cell in row])
    if not rows:
        return
    target.freeze_panes = "A2"
    for cell in target[1]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for at in range(max(map(len, rows))):
        widest = max(len(_shown(row[at])) for row in rows if at < len(row))
        target.column_dimensions[get_column_letter(at + 1)].width = min(60, max(9, widest + 2))


def _plain(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return neutralise(cell)[:_CELL]
    if cell is None or isinstance(cell, bool | datetime.date):
        return cell
    number = cell.item() if hasattr(cell, "item") else cell
    return None if isinstance(number, float) and not math.isfinite(number) else number


def _sheet_name(title: str, taken: set[str]) -> str:
    """Return a name that spreadsheets allow: short, none of their signs, given once."""
    base = _cut(_SHEET_NAME.sub(" ", clean(title)).strip("' "), _NAME) or "Arkusz"
    if base.casefold() == "history":  # Excel keeps this name for itself
        base = f"{base} 1"
    name, number = base, 1
    while name.casefold() in taken:
        number += 1
        name = f"{_cut(base, _NAME - 1 - len(str(number)))} {number}"
    taken.add(name.casefold())
    return name


def _cut(text: str, most: int) -> str:
    """Return the beginning of a text, counted as Excel does; no half of a sign is left."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore").rstrip("' ")


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
    first = next((block.text for block in blocks if isinstance(block, Heading)), "")
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
    if isinstance(block, Heading):
        document.add_heading(clean(block.text), level=block.level)
    elif isinstance(block, Paragraph):
        document.add_paragraph().add_run(clean(block.text)).bold = block.strong or None
    elif isinstance(block, Bullets):
        for item in block.items:
            style = "List Number" if block.numbered else "List Bullet"
            document.add_paragraph(clean(item), style=style)
    elif isinstance(block, Table):
        _write_table(document, block)
    else:
        document.add_page_break()


def _write_table(document: Any, block: Table) -> None:
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
            cell.text = clean(_shown(value))
    document.add_paragraph()


def _repeat_header(row: Any) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _set_language(document: Any) -> None:
    from docx.oxml.ns import qn

    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)


def _shown(value: Cell) -> str:
    """Return a value as Polish text: decimal comma, at most two digits after it."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bool):
        return "tak" if value else "nie"
    if isinstance(value, float):
        return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    if isinstance(value, datetime.date):
        return f"{value:%d.%m.%Y}"
    return str(value)
