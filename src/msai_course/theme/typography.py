"""Polish typography: no-break spaces where a line must not break; the role for foreign words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst.states import Inliner
from sphinx.transforms import SphinxTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
#: One-letter words stay with the next word ("w gminie"), also two in a row ("a w gminie").
_ONE_LETTER = re.compile(r"(?<![\w'’.])([aiouwzAIOUWZ])[ \n]+(?=\S)")
#: Abbreviations that stay with their number.
_ABBREVIATION = re.compile(
    r"\b((?:nr|art|ust|pkt|poz|lit|str|rozdz|tab|rys)\.?) +(?=\d|[a-z]\))", re.IGNORECASE
)
#: A number stays with its unit, and thousands together.
_UNIT = re.compile(r"(?<=\d) +(?=(?:%|‰|zł|tys|mln|mld|min|godz|ha|km|m²|r\.|os\.|st\.)(?!\w))")
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_SECTION_SIGN = re.compile(r"§ +(?=\d)")
#: A half-dash begins no line.
_DASH = re.compile(r" +(?=– )")
_LITERAL = (nodes.literal, nodes.FixedTextElement, nodes.raw, nodes.math, nodes.comment)


def glue(text: str) -> str:
    """Put no-break spaces into Polish text: after one-letter words, in "art. 9" or "20 %"."""
    for pattern in (_ABBREVIATION, _ONE_LETTER):
        text = pattern.sub(rf"\1{NO_BREAK_SPACE}", text)
    # A second pass: in "a i w domu" the matches overlap.
    text = _ONE_LETTER.sub(rf"\1{NO_BREAK_SPACE}", text)
    for pattern in (_UNIT, _THOUSANDS, _DASH):
        text = pattern.sub(NO_BREAK_SPACE, text)
    return _SECTION_SIGN.sub(f"§{NO_BREAK_SPACE}", text)


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
