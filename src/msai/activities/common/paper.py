"""Parts of a document shown on screen, so that what is read is what will be downloaded."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from msai.base import export
from msai.base.i18n import catalogue
from msai.ui import Heading, Items, Node, Text
from msai.ui import Table as ScreenTable

_, ngettext = catalogue("activities_change")

#: More blocks of one chapter stand only in the document.
MOST_BLOCKS = 60


def screen_nodes(blocks: Iterable[export.Block], title: str = "") -> list[Node]:
    """Return blocks of a document as nodes; page breaks have no meaning on screen.

    Tables are places that screen readers list by name, so each bears a name of its own: its
    caption, or else the heading above it (``title`` before the first one).
    """
    nodes: list[Node] = []
    names: set[str] = set()
    for block in islice(blocks, MOST_BLOCKS):
        if isinstance(block, export.PaperHeading):
            title = block.text
            nodes.append(Heading(block.text))
        elif isinstance(block, export.PaperTable):
            nodes.append(_table(block, _unused(block.caption or title, names)))
            nodes += [Text(block.note, small=True)] if block.note else []
        elif isinstance(block, export.Paragraph):
            text = f"**{block.text}**" if block.strong else block.text
            nodes.append(Text(text, small=block.quiet))
        elif isinstance(block, export.Entries):
            header = [_("Field"), _("Content")]
            nodes.append(ScreenTable(_unused(title, names), header, block.rows, hide_caption=True))
        elif isinstance(block, export.Bullets):
            nodes.append(Items(list(block.items), block.numbered))
    return nodes


def _unused(name: str, names: set[str]) -> str:
    """Return the name, with a number when a table above already bears it."""
    free, number = name, 1
    while free in names:
        number += 1
        free = f"{name} ({number})"
    names.add(free)
    return free


def _table(block: export.PaperTable, caption: str) -> Node:
    rows = [["" if cell is None else str(cell) for cell in row] for row in block.rows]
    return ScreenTable(caption, block.header, rows, hide_caption=not block.caption)
