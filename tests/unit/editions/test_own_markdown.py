"""Own pages: Markdown with the boxes of the course; what acts or leads nowhere is told."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from edition_books import COURSE, HOSTILE, TOLD, page
from msai_trainer.editions.book import Page
from msai_trainer.editions.making import own_pages, source_text
from msai_trainer.editions.markdown import own_page
from msai_trainer.editions.selection import edition_book
from msai_trainer.editions.shell import framed

PAGES = frozenset({"index", "dojazd", "dzien-1/01-lekcja", "nowe/plan"})


def made(text, name="dojazd.md", **more):
    usual = {"pages": PAGES, "files": frozenset({"mapa.png"}), "boxes": COURSE.boxes}
    return own_page(name, text, **{**usual, **more})


def test_headings_become_sections_with_anchors():
    own = made("# Dojazd\n\n## Źródła\n\n### A\n\n## Źródła\n")
    assert own.title == "Dojazd"
    assert own.sections == (("#zrodla", "Źródła"), ("#zrodla-2", "Źródła"))
    soup = BeautifulSoup(own.body, "html.parser")
    assert [one["id"] for one in soup.find_all("section")] == ["dojazd", "zrodla", "a", "zrodla-2"]


def test_boxes_are_those_of_the_course_and_hold_markdown():
    own = made("# A\n\n::::{tip} Dla *nas*\n:::{belief} Nie da się\n**Da.**\n:::\n::::\n")
    box = BeautifulSoup(own.body, "html.parser").select_one(".box-tip")
    assert box.p.get_text() == "Wskazówka: Dla nas"
    assert box.select_one(".box-belief .box-title").get_text() == "Przekonanie: „Nie da się”"
    assert box.strong.get_text() == "Da."
    assert own.trouble.directives == []


@pytest.mark.parametrize("text", [":::{quiz} a\nx\n:::", "```{note}\nx\n```", "{cite:p}`x`"])
def test_what_a_page_cannot_show_is_told(text):
    assert made(f"# A\n\n{text}\n").trouble.directives


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("dzien-1/01-lekcja.ipynb", "dzien-1/01-lekcja.html"),
        ("dzien-1/01-lekcja.md#czesc", "dzien-1/01-lekcja.html#czesc"),
        ("https://example.org/a.md", "https://example.org/a.md"),
        ("mailto:a@b.pl", "mailto:a@b.pl"),
        ("#zrodla", "#zrodla"),
    ],
)
def test_links_lead_to_pages(link, leads):
    own = made(f"# A\n\n[tu]({link})\n")
    assert BeautifulSoup(own.body, "html.parser").a["href"] == leads
    assert own.trouble.missing == []


def test_links_are_seen_from_where_the_page_lies():
    own = made("# A\n\n[tu](../dojazd.md)\n", "nowe/plan.md")
    assert BeautifulSoup(own.body, "html.parser").a["href"] == "../dojazd.html"


def test_a_link_to_nowhere_becomes_words_and_is_told_but_not_one_to_a_left_out_lesson():
    own = made("# A\n\n[x](nie-ma.md) [y](y.md)\n", known=frozenset({"y"}))
    assert BeautifulSoup(own.body, "html.parser").a is None
    assert own.trouble.missing == ["nie-ma.md"]


def test_pictures_come_from_the_edition_alone():
    own = made("# A\n\n![Mapa](mapa.png) ![x](https://example.org/a.png) ![y](../../etc/a.png)\n")
    [picture] = BeautifulSoup(own.body, "html.parser").find_all("img")
    assert (picture["src"], picture["alt"]) == ("mapa.png", "Mapa")
    assert own.trouble.pictures == ["https://example.org/a.png", "../../etc/a.png"]


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        "[x](javascript:alert(1))",
        "![x](data:text/html;base64,PHNjcmlwdD4=)",
        "{.a onclick=alert(1)}\nTekst",
        f":::{{tip}} {HOSTILE}\n{HOSTILE}\n:::",
        '<img src=x onerror="alert(1)">',
    ],
)
def test_nothing_on_an_own_page_acts(text):
    own = made(f"# {HOSTILE}\n\n{text}\n")
    book = edition_book(COURSE, TOLD, [Page(own.path, own.title)])
    text = framed(page("o-kursie", "<p>O kursie</p>"), own, COURSE, book)
    soup = BeautifulSoup(text, "html.parser")
    assert soup.find("script") is None and soup.find("img") is None
    assert not [one for one in soup.find_all() if any(name.startswith("on") for name in one.attrs)]
    links = (one["href"] for one in soup.find_all("a", href=True))
    assert not [link for link in links if link.lower().startswith(("javascript", "data"))]


def test_an_own_page_stands_in_the_frame_of_the_course_from_where_it_lies():
    own = made("# Plan\n\n## A\n\n## B\n", "nowe/plan.md")
    book = edition_book(COURSE, TOLD, [Page(own.path, own.title)])
    soup = BeautifulSoup(framed(page("o-kursie", "x"), own, COURSE, book), "html.parser")
    assert soup.title.get_text() == "Plan – Kurs w gminie"
    assert soup.html["data-page"] == "nowe/plan" and soup.html["data-root"] == "../"
    assert soup.select_one('link[href$="msai.css"]')["href"] == "../_static/msai.css"
    assert soup.select_one("a.brand")["href"] == "../index.html"
    assert soup.select_one('[aria-current="page"]').get_text() == "Plan"
    assert 'content: "Plan"' in soup.style.get_text()


def test_the_about_page_comes_first_among_own_pages():
    sources = {"dojazd.md": b"# Dojazd\n", "o-edycji.md": b"# O tej edycji\n", "a.png": b""}
    assert [one.path for one in own_pages(COURSE, TOLD, sources)] == ["o-edycji", "dojazd"]


def test_of_a_notebook_the_words_are_taken():
    cells = (
        '[{"cell_type": "markdown", "source": ["# A\\n"]}, {"cell_type": "code", "source": "1"}]'
    )
    assert source_text("a.ipynb", f'{{"cells": {cells}}}'.encode()) == "# A\n"
