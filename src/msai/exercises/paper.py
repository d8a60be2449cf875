"""Parts of a document shown on screen, so that what is read is what will be downloaded."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from msai.export import Block, Bullets, Paragraph, Table
from msai.export import Heading as PaperHeading
from msai.ui import Heading, Items, Node, Text
from msai.ui import Table as ScreenTable

#: More blocks of one chapter stand only in the document.
MOST_BLOCKS = 60


def screen_nodes(blocks: Iterable[Block]) -> list[Node]:
    """Return blocks of a document as nodes; page breaks have no meaning on screen."""
    return [node for block in islice(blocks, MOST_BLOCKS) if (node := _node(block)) is not None]


def _node(block: Block) -> Node | None:
    if isinstance(block, PaperHeading):
        return Heading(block.text)
    if isinstance(block, Paragraph):
        return Text(f"**{block.text}**" if block.strong else block.text)
    if isinstance(block, Bullets):
        return Items(list(block.items), block.numbered)
    if isinstance(block, Table):
        rows = [["" if cell is None else str(cell) for cell in row] for row in block.rows]
        caption = block.caption or " / ".join(block.header)
        return ScreenTable(caption, block.header, rows, hide_caption=not block.caption)
    return None
