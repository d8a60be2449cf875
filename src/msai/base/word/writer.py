"""Blocks → a Word document, page furniture and contents included."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx import Document

from msai.base import blocks as kinds
from msai.base.blocks import Block
from msai.base.drawing import drawn_on_host
from msai.base.formulas import clean
from msai.base.imprint import form_line
from msai.base.word import pages, styles, tables
from msai.base.word.furniture import Furniture, furnish
from msai.base.word.parts import BlockWriter

#: More than this no property of a document can hold.
_PROPERTY = 255


def written(blocks: Sequence[Block], *, title: str = "") -> bytes:
    """Return a Word document (see `msai.base.export.write_docx`)."""
    title, blocks = clean(title or _first_title(blocks)), drawn_on_host(blocks)
    document = Document()
    styles.dress(document)
    _set_properties(document, title)
    writer = BlockWriter(document, blocks)
    for number, run in enumerate(pages.page_runs(blocks)):
        if number:
            pages.next_section(document, across=run.across)
        pages.set_pages(document.sections[-1], across=run.across)
        for block in run.blocks:
            writer.write(block, across=run.across)
    tables.end_low(document)
    furnish(document, Furniture(title, form_line()))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _first_title(blocks: Sequence[Block]) -> str:
    titles = (
        block.title if isinstance(block, kinds.Cover) else block.text
        for block in blocks
        if isinstance(block, kinds.Cover | kinds.PaperHeading)
    )
    return next(titles, "")


def _set_properties(document: Any, title: str) -> None:
    about = document.core_properties
    about.title, about.language = title[:_PROPERTY], styles.LANGUAGE
    about.author = about.comments = ""
