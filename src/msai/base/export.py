"""Writing what was made: DOCX by `msai.base.word`, XLSX by `msai.base.sheets`; also in the page."""

from __future__ import annotations

from collections.abc import Iterable

from msai.base.blocks import (
    Block,
    Bullets,
    Contents,
    Cover,
    Entries,
    PageBreak,
    PaperChart,
    PaperHeading,
    PaperPicture,
    PaperTable,
    Paragraph,
    TableList,
)
from msai.base.sheets import Cell, Formula, Sheet, write_xlsx

__all__ = [
    "Block", "Bullets", "Cell", "Contents", "Cover", "Entries", "Formula", "PageBreak",
    "PaperChart", "PaperHeading", "PaperPicture", "PaperTable", "Paragraph", "Sheet", "TableList",
    "write_docx", "write_xlsx",
]  # fmt: skip


def write_docx(blocks: Iterable[Block], *, title: str = "") -> bytes:
    """Return a Word document in Polish with real headings, lists and tables, set for A4.

    At the foot of its pages stands whose form it is (`msai.base.imprint`), and the number.

    Args:
        blocks: Content in order.
        title: Title in the document's properties and at the head of its pages; empty: that of the
            cover, or the first heading.
    """
    # Only who takes a document home waits for its writer.
    from msai.base.word.writer import written

    return written(list(blocks), title=title)
