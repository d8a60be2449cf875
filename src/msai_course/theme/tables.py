"""Wide tables scroll inside their own frame, so that the page never scrolls sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class table_frame(nodes.General, nodes.Element):
    """The scrolling frame around one table."""


class corner(nodes.General, nodes.Element):
    """The empty cell above the names of rows: nobody's header, so no ``th``."""


class FrameTables(SphinxPostTransform):
    """Put every table into a frame that the keyboard can reach and scroll."""

    default_priority = 800
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Wrap the tables of one page."""
        for table in list(self.document.findall(nodes.table)):
            caption = next(table.findall(nodes.title), None)
            frame = table_frame("", label=caption.astext() if caption else "Tabela")
            table.replace_self(frame)
            frame += table
            for head in table.findall(nodes.thead):
                _mark_corners(head)


def _mark_corners(head: nodes.thead) -> None:
    for entry in list(head.findall(nodes.entry)):
        if not entry.astext().strip() and not any(entry.findall(nodes.image)):
            entry.replace_self(corner(""))


def visit_frame(self: HTML5Translator, node: table_frame) -> None:
    """Open the frame."""
    label = self.attval(node["label"])
    self.body.append(f'<div class="table-frame" role="group" tabindex="0" aria-label="{label}">\n')


def depart_frame(self: HTML5Translator, node: table_frame) -> None:
    """Close the frame."""
    self.body.append("</div>\n")


def visit_corner(self: HTML5Translator, node: corner) -> None:
    """Write the cell and count its column, as the writer does for others."""
    self.body.append("<td></td>")
    row: Any = node.parent
    row.column += 1
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(FrameTables)
    app.add_node(corner, html=(visit_corner, None))
    app.add_node(table_frame, html=(visit_frame, depart_frame))
