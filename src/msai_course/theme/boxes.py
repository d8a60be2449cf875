"""The boxes of a lesson: one table declares name, title and icon; one directive makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from msai_course.content.boxes import BOXES, BoxKind
from msai_course.theme.icons import icon

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata
    from sphinx.writers.html5 import HTML5Translator


class box(nodes.General, nodes.Element):
    """A titled box; its first child is a `box_title`."""


class box_title(nodes.Part, nodes.TextElement):
    """The title of a box."""


class BoxDirective(SphinxDirective):
    """``:::{situation}`` and its kin; the optional argument completes the title."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Make the box with its title and parse its body."""
        kind = BOXES[self.name]
        node = box("", kind=kind.name, number=self.env.new_serialno("msai-box"))
        self.set_source_info(node)
        node += self._title(kind)
        # MyST renders the body in place, so that references and nested boxes work.
        self.state.nested_parse(self.content, self.content_offset, node)
        return [node]

    def _title(self, kind: BoxKind) -> box_title:
        title = box_title(kind.title, kind.title)
        if self.arguments:
            inline, messages = self.state.inline_text(self.arguments[0], self.lineno)
            opening, closing = ("„", "”") if kind.quoted else ("", "")
            title += [nodes.Text(f": {opening}"), *inline, nodes.Text(closing), *messages]
        return title


def visit_box(self: HTML5Translator, node: box) -> None:
    """Open the box: a labelled group, or a closed ``details``."""
    kind = BOXES[node["kind"]]
    label = f"box-{node['number']}"
    attributes = {"class": f"box box-{kind.name}", "ids": node["ids"]}
    if not kind.closed:
        attributes |= {"role": "group", "aria-labelledby": label}
    self.body.append(self.starttag(node, "details" if kind.closed else "div", "\n", **attributes))


def depart_box(self: HTML5Translator, node: box) -> None:
    """Close what `visit_box` opened."""
    self.body.append("</details>\n" if BOXES[node["kind"]].closed else "</div>\n")


def visit_title(self: HTML5Translator, node: box_title) -> None:
    """Open the title with the icon of its box."""
    kind = BOXES[node.parent["kind"]]
    tag = "summary" if kind.closed else "p"
    identifier = "" if kind.closed else f' id="box-{node.parent["number"]}"'
    self.body.append(f'<{tag} class="box-title"{identifier}>{icon(kind.icon)}<span>')


def depart_title(self: HTML5Translator, node: box_title) -> None:
    """Close the title."""
    self.body.append(
        "</span></summary>\n" if BOXES[node.parent["kind"]].closed else "</span></p>\n"
    )


def setup(app: Sphinx) -> ExtensionMetadata | None:
    """Register one directive per kind of box and how boxes look in HTML."""
    for name in BOXES:
        # `tip` replaces the stock admonition on purpose.
        app.add_directive(name, BoxDirective, override=True)
    app.add_node(box, html=(visit_box, depart_box))
    app.add_node(box_title, html=(visit_title, depart_title))
    return None
