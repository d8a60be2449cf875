"""A link in the picture of an exercise leads to its page, from wherever the picture stands."""

import pytest
from docutils import nodes
from docutils.utils import new_document

from msai.ui import Link
from msai.ui.html import section
from msai_course.theme.live import lead_on


@pytest.mark.parametrize(
    ("page", "href"), [("start", "slownik.html"), ("dzien-1/04-obszar", "../slownik.html")]
)
def test_a_link_of_a_picture_leads_to_its_page(page, href):
    picture = section("cw", "Ćwiczenie", [Link("dalej & wyżej", "slownik.html")], lambda _chart: "")
    document = new_document(page)
    document += nodes.container("", nodes.raw("", picture, format="html"))
    lead_on(document, page)
    [shown] = document.findall(nodes.raw)
    assert f'<a href="{href}">dalej &amp; wyżej</a>' in shown.astext()
    assert shown["format"] == "html"
