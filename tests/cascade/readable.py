"""What a person reads in a file of any kind, as plain text: the part of it that a review is about.

Times, ids and the way bytes are packed are left out.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import PurePath

from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from PIL import Image
from pptx import Presentation


def as_text(name: str, content: bytes) -> str:
    """Return the lines of a file by the kind that its name tells."""
    read = READERS.get(PurePath(name).suffix, _plain)
    return "".join(f"{line.rstrip()}\n" for line in read(content))


def _plain(content: bytes) -> Iterator[str]:
    yield from content.decode("utf-8").replace("\r\n", "\n").splitlines()


def _docx(content: bytes) -> Iterator[str]:
    document = Document(io.BytesIO(content))
    for block in document.element.body:
        if block.tag == qn("w:tbl"):
            yield from (_cells(row) for row in block.iter(qn("w:tr")))
        elif text := _words(block):
            style = block.find(f".//{qn('w:pStyle')}")
            kind = "" if style is None else f"{style.get(qn('w:val'))}: "
            yield f"{kind}{text}"


def _cells(row) -> str:
    return f"| {' | '.join(_words(cell) for cell in row.iter(qn('w:tc')))} |"


def _words(element) -> str:
    """Return text; a field stands in brackets with its name."""
    words = []
    for one in element.iter(qn("w:sdt"), qn("w:t")):
        if one.tag == qn("w:sdt"):
            alias = next(one.iter(qn("w:alias")))
            words.append(f"[{alias.get(qn('w:val'))}] ")
        else:
            words.append(one.text or "")
    return "".join(words)


def _pptx(content: bytes) -> Iterator[str]:
    for number, slide in enumerate(Presentation(io.BytesIO(content)).slides, start=1):
        yield f"# {number}. {slide.shapes.title.text}"
        for shape in slide.shapes:
            if shape != slide.shapes.title:
                yield from _shape(shape)
        yield f"Notatki: {slide.notes_slide.notes_text_frame.text}"


def _shape(shape) -> Iterator[str]:
    if shape.has_text_frame:
        yield shape.text_frame.text
    elif shape.has_table:
        yield from (" | ".join(cell.text for cell in row.cells) for row in shape.table.rows)
    else:
        yield f"[obraz: {shape._element.nvPicPr.cNvPr.get('descr')}]"


def _xlsx(content: bytes) -> Iterator[str]:
    for sheet in load_workbook(io.BytesIO(content)):
        yield f"# {sheet.title}"
        for row in sheet.iter_rows(values_only=True):
            yield " | ".join("" if cell is None else str(cell) for cell in row)
        for rule in sheet.data_validations.dataValidation:
            yield f"({rule.sqref}: {rule.formula1 or rule.prompt})"


def _picture(content: bytes) -> Iterator[str]:
    width, height = Image.open(io.BytesIO(content)).size
    yield f"obraz {width} na {height}"


READERS = {".docx": _docx, ".pptx": _pptx, ".xlsx": _xlsx, ".png": _picture}
