"""What is cut and laid on tables: the parts of the handbook's page, and how many copies of each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup

from msai_course.papers.fragments import Fragments
from msai_course.papers.source import PackSource

PAGE = "book/trener/do-pociecia"
_LESSON = re.compile(r"Lekcja\s(\d+)")
#: A sentence that says how many copies there are to be.
_COPIES = re.compile(r"[^.!?]*\bna\s(?:osobę|grupę|parę)[^.!?]*[.!?]")


@dataclass(frozen=True, slots=True)
class Cutting:
    """A part of the page.

    Attributes:
        title: Its heading.
        html: Its text with the heading, one level up.
        lesson: Number of the lesson it belongs to; None: a short format, or for the trainer.
        copies: How many copies, in the words of the page; empty when it says nothing.
    """

    title: str
    html: str
    lesson: int | None
    copies: str


def cuttings(source: PackSource, parts: Fragments) -> tuple[str, list[Cutting]]:
    """Return what the page says first, and its parts in order; nothing where it is not built."""
    if PAGE not in source.docnames:
        return "", []
    html = parts.page(source.page(PAGE), deeper=-1)
    _empty, _title, *sections = re.split(r"(?=<h1)", html)
    first = BeautifulSoup(_title, "html.parser")
    if first.h1:
        first.h1.decompose()
    return str(first), [_cutting(one) for one in sections]


def _cutting(html: str) -> Cutting:
    soup = BeautifulSoup(html, "html.parser")
    title = " ".join(soup.h1.get_text().split()) if soup.h1 else ""
    number = _LESSON.match(title)
    said = [" ".join(one.get_text().split()) for one in soup.select("p:not(td p):not(th p)")]
    copies = " ".join(one.strip() for text in said for one in _COPIES.findall(text))
    return Cutting(title, html, int(number[1]) if number else None, copies)
