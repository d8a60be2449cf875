"""Sources in Polish: how a lesson cites one, and the list of them in accessible HTML.

How an entry reads is `msai_course.content.bibliography`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import sphinxcontrib.bibtex.plugin
from docutils import nodes
from sphinxcontrib.bibtex.style.referencing import PersonStyle
from sphinxcontrib.bibtex.style.referencing.label import LabelReferenceStyle

from msai_course.content.bibliography import register

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

#: Name for ``bibtex_reference_style``.
REFERENCES = "msai"


@dataclass
class PolishReferences(LabelReferenceStyle):
    """Citations such as "[7]", and "Kowalska i Nowak [7]" in the text.

    Numbers, because acts of law have neither author nor a title short enough to cite by.
    """

    person: PersonStyle = field(
        default_factory=lambda: PersonStyle(sep=", ", sep2=" i ", last_sep=" i ", other=" i in.")
    )


def visit_citation(self: HTML5Translator, node: nodes.citation) -> None:
    """Open one entry; the stock one uses roles that ARIA no longer allows."""
    self.body.append(self.starttag(node, "div", "\n", CLASS="citation"))


def depart_citation(self: HTML5Translator, node: nodes.citation) -> None:
    """Close the entry."""
    self.body.append("</div>\n")


def setup(app: Sphinx) -> None:
    """Make the styles known to Pybtex and to sphinxcontrib-bibtex."""
    register()
    sphinxcontrib.bibtex.plugin.register_plugin(
        "sphinxcontrib.bibtex.style.referencing", REFERENCES, PolishReferences, force=True
    )
    app.add_node(nodes.citation, override=True, html=(visit_citation, depart_citation))
