"""Polish typography: no-break spaces where a line must not break; the role for foreign words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst.states import Inliner
from sphinx.transforms import SphinxTransform

from msai.base.typography import glue

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

_LITERAL = (nodes.literal, nodes.FixedTextElement, nodes.raw, nodes.math, nodes.comment)


class Typography(SphinxTransform):
    """Apply `glue` to all prose of a page; code stays as it is."""

    # After references and substitutions are resolved to text, before the page is stored.
    default_priority = 870

    def apply(self, **kwargs: Any) -> None:
        """Replace the text nodes that change."""
        for text in list(self.document.findall(nodes.Text)):
            if not _inside_literal(text) and (glued := glue(str(text))) != text:
                text.parent.replace(text, nodes.Text(glued))


def _inside_literal(node: nodes.Node) -> bool:
    parent = node.parent
    while parent is not None:
        if isinstance(parent, _LITERAL):
            return True
        parent = parent.parent
    return False


class foreign(nodes.Inline, nodes.TextElement):
    """Words of another language, so that screen readers read them well."""


def english_role(
    name: str,
    rawtext: str,
    text: str,
    lineno: int,
    inliner: Inliner,
    options: dict[str, Any] | None = None,
    content: list[str] | None = None,
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Mark the text as English: ``{en}`theory of change` ``."""
    return [foreign(rawtext, text, lang="en")], []


def visit_foreign(self: HTML5Translator, node: foreign) -> None:
    """Open the span with its language."""
    self.body.append(f'<span lang="{node["lang"]}">')


def depart_foreign(self: HTML5Translator, node: foreign) -> None:
    """Close the span."""
    self.body.append("</span>")


def setup(app: Sphinx) -> None:
    """Register the transform and the role."""
    app.add_transform(Typography)
    app.add_node(foreign, html=(visit_foreign, depart_foreign))
    app.add_role("en", english_role)
