"""Word documents of pandoc on pages: a chapter begins a new one, and a sheet has large print."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.run import Run

#: Styles that pandoc gives to running text, lists and cells.
_TEXT = ("Normal", "Body Text", "First Paragraph", "Compact")


def on_pages(content: bytes, size: int = 0) -> bytes:
    """Return a Word document whose chapters, and what stands after a rule, begin a new page.

    Args:
        content: A DOCX as pandoc writes it.
        size: Points of the running text; 0: as they are.
    """
    document = Document(io.BytesIO(content))
    document.styles["Heading 1"].paragraph_format.page_break_before = True
    for name in _TEXT if size else ():
        document.styles[name].font.size = Pt(size)
    for rule in list(document.element.body.iter(qn("w:pict"))):
        _break_page(rule)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _break_page(rule: Any) -> None:
    """Put a page break in place of a horizontal rule; pandoc draws nothing else this way."""
    run = rule.getparent()
    run.remove(rule)
    Run(run, None).add_break(WD_BREAK.PAGE)  # type: ignore[arg-type]
