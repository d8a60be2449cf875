"""Places in the texts of pages that an edition writes anew: points, and the list of the catalogue.

The texts are plain prose, so that they read the same in a notebook; here their places are marked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from msai_course.theme.builder import page_path
from msai_trainer.editions.catalogue import CATALOGUE
from msai_trainer.editions.places import closing, opening
from msai_trainer.editions.taught import ASSIGNMENTS

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: How the paragraph begins that says what an assignment gives points for.
POINTS = "Za co są punkty: "


def _mark(app: Sphinx, doctree: nodes.document) -> None:
    here = page_path(app.env.docname)
    if here.startswith(ASSIGNMENTS):
        for paragraph in list(doctree.findall(nodes.paragraph)):
            if paragraph.astext().startswith(POINTS):
                paragraph.replace_self(
                    [_raw(opening("points")), paragraph, _raw(closing("points"))]
                )
    if here == CATALOGUE:
        for found in doctree.findall(nodes.definition_list):
            if "practices" in found["classes"]:
                found.insert(0, _raw(opening("cases") + closing("cases")))


def _raw(text: str) -> nodes.raw:
    return nodes.raw("", text, format="html")


def setup(app: Sphinx) -> None:
    """Mark the places as pages are read."""
    app.connect("doctree-read", _mark)
