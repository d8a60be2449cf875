"""The bibliography reads as Polish text."""

from pathlib import Path

import pytest
from pybtex.database import parse_file, parse_string
from pybtex.plugin import find_plugin

from msai_course.content.bibliography import register

SOURCES = Path(__file__).parents[3] / "book" / "references.bib"
ENTRY = """@misc{a, author = {Nowak, J. and Lis, K.}, title = {{Tytuł}}, year = {2020},
  url = {https://example.org/a_b?c=%C4%85}, urldate = {2026-11-23}}"""


@pytest.fixture
def render():
    style = find_plugin("pybtex.style.formatting", register())()
    backend = find_plugin("pybtex.backends", "text")()

    def lines(database):
        return [entry.text.render(backend) for entry in style.format_bibliography(database)]

    return lines


def test_an_entry_has_no_english_words(render):
    (text,) = render(parse_string(ENTRY, "bibtex"))
    assert text == (
        "J. Nowak, K. Lis. Tytuł. 2020. https://example.org/a_b?c=%C4%85 (dostęp: 2026-11-23)."
    )


def test_every_source_of_the_course_says_when_it_was_read(render):
    texts = render(parse_file(SOURCES))
    assert len(texts) > 80
    assert [text for text in texts if "(dostęp: " not in text] == []
