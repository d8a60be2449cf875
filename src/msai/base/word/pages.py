"""Pages of a Word document: A4, upright or across, with the margins of paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Mm

from msai.base import paper
from msai.base.blocks import Block, PaperHeading, PaperTable, Paragraph
from msai.base.word.layout import fits_upright

#: Millimetres of paper beyond head and foot.
EDGE = 10.0
#: Letters that are too few for a page.
_FEW = 400


@dataclass(frozen=True, slots=True)
class PageRun:
    """Blocks on pages of one direction."""

    across: bool
    blocks: tuple[Block, ...]


def page_runs(blocks: Sequence[Block]) -> list[PageRun]:
    """Return the blocks by direction: what stands under one heading stays on pages of one sort.

    A part whose table has no room on an upright page lies across, and a few words before it too.
    """
    parts = list(_parts(blocks))
    ways = [any(isinstance(one, PaperTable) and not fits_upright(one) for one in p) for p in parts]
    for at in reversed(range(len(parts) - 1)):
        ways[at] = ways[at] or (ways[at + 1] and _is_short(parts[at]))
    runs: list[PageRun] = []
    for across, part in zip(ways, parts, strict=True):
        if runs and runs[-1].across == across:
            runs[-1] = PageRun(across, (*runs[-1].blocks, *part))
        else:
            runs.append(PageRun(across, tuple(part)))
    return runs


def _parts(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield blocks from heading to heading; headings in a row, notes between them, begin one."""
    part: list[Block] = []
    for block in blocks:
        if isinstance(block, PaperHeading) and not all(map(_leads, part)):
            yield part
            part = []
        part.append(block)
    if part:
        yield part


def _is_short(part: Sequence[Block]) -> bool:
    """Tell whether a part is a few words: they get no page of their own."""
    texts = [one.text for one in part if isinstance(one, PaperHeading | Paragraph)]
    return len(texts) == len(part) and sum(map(len, texts)) < _FEW


def _leads(block: Block) -> bool:
    """Tell whether a block only leads to what follows: a heading, or a note below it."""
    note = isinstance(block, Paragraph) and (block.quiet or block.strong)
    return note or isinstance(block, PaperHeading)


def set_pages(section: Any, *, across: bool) -> None:
    """Set size, direction and margins of the pages of a section."""
    sides = paper.A4[::-1] if across else paper.A4
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = map(Mm, sides)
    top, right, bottom, left = map(Mm, paper.MARGINS)
    section.top_margin, section.right_margin = top, right
    section.bottom_margin, section.left_margin = bottom, left
    section.header_distance = section.footer_distance = Mm(EDGE)


def next_section(document: Any, *, across: bool) -> None:
    """Begin pages of another direction."""
    set_pages(document.add_section(WD_SECTION.NEW_PAGE), across=across)
