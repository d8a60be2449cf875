"""Pages of every document as a person turns them: none nearly empty, no heading left alone."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from itertools import pairwise
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from msai.base import paper
from rendered import letters_of, told_of

#: Lines that a page holds at least, unless its text goes on below its first quarter.
FEWEST, QUARTER = 6, 0.28
#: Sheets with places to write, which have no words: a question with its room is a page.
WRITTEN, QUESTION = ("karty-odpowiedzi/*", "do-druku-*", "druki/*"), 3
#: Pages that are no running text: a poster, a plate for a name.
DRAWN = ("plakaty.pdf", "wizytowki.pdf", "ze-stron/wizytowki.docx")
#: Millimetres of a page where its head and its foot stand.
HEAD, FOOT = 19.0, 17.0
MM = 72 / 25.4
#: What holds the lines of tables and of cells.
FRAMES = (qn("w:tblBorders"), qn("w:tcBorders"))
PARTS = ("document", "styles")
CERTIFICATE = "zaswiadczenia/zaswiadczenie.pdf"


@pytest.fixture(scope="module")
def set_text(papers):
    """Documents of running text: a sheet of a workbook is as long as its rows are."""
    kept = {name: one for name, one in papers.items() if one.kind in {".docx", ".pdf"}}
    assert len(kept) > 20
    return {name: one for name, one in kept.items() if name not in DRAWN}


@pytest.fixture(scope="module")
def word_files(papers):
    return {name: one.file for name, one in papers.items() if one.kind == ".docx"}


def lines_of(page) -> list[list]:
    """Return the words of a page line by line from above, without its head and foot."""
    body = [w for w in page.words if w.top > HEAD * MM and w.foot < page.height - FOOT * MM]
    lines: list[list] = []
    for word in sorted(body, key=lambda one: (one.foot, one.left)):
        if lines and word.foot - lines[-1][-1].foot < 3:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda one: one.left) for line in lines]


def said(text: str) -> str:
    return " ".join(text.split())


def test_no_page_holds_a_few_lines_only(set_text):
    thin = []
    for name, one in set_text.items():
        fewest = QUESTION if any(fnmatch(name, like) for like in WRITTEN) else FEWEST
        for number, page in enumerate(one.pages, start=1):
            lines = lines_of(page)
            end = max((word.foot for line in lines for word in line), default=0) / page.height
            if len(lines) < fewest and end < QUARTER:
                thin.append((name, number, len(lines)))
    assert thin == []


@pytest.fixture(scope="module")
def told(papers, need):
    """What poppler tells of the PDF of a document, asked once."""
    return cache(lambda name: told_of(papers[name].pdf, need))


def headings_of(one, told) -> Iterator[str]:
    """Yield the headings of a document: by its styles in Word, by the outline of a PDF."""
    if one.kind == ".docx":
        paragraphs = Document(str(one.file)).paragraphs
        yield from (said(p.text) for p in paragraphs if re.fullmatch(r"Heading \d", p.style.name))
        return
    yield from (said(item.text or "") for item in told(one.name).iter("item"))


def feet_of(page) -> list[str]:
    """Return what stands at the foot of a page: its last line, its last two, its last three."""
    lines = [" ".join(word.text for word in line) for line in lines_of(page)]
    return [said(" ".join(lines[-count:])) for count in (1, 2, 3) if len(lines) >= count]


def test_no_heading_stands_alone_at_the_foot_of_a_page(set_text, told):
    alone, known = [], 0
    for name, one in set_text.items():
        headings = {heading for heading in headings_of(one, told) if heading}
        known += len(headings)
        for number, page in enumerate(one.pages[:-1], start=1):
            alone += [(name, number, foot) for foot in feet_of(page) if foot in headings]
    assert known > 500
    assert alone == []


def test_headings_go_down_level_by_level(word_files):
    jumps = []
    for name, file in word_files.items():
        named = (paragraph.style.name for paragraph in Document(str(file)).paragraphs)
        levels = [0, *(int(one[-1]) for one in named if re.fullmatch(r"Heading \d", one))]
        jumps += [(name, one, next_) for one, next_ in pairwise(levels) if next_ > one + 1]
    assert jumps == []


def test_letters_are_large_enough_to_read(papers, told):
    assert sum(one.kind == ".xlsx" for one in papers.values()) > 4
    small = {
        (name, page, text, round(size, 1))
        for name in papers
        for page, text, size in letters_of(told(name))
        if size < paper.LEAST_SIZE
    }
    assert small == set()


def test_letters_have_the_colours_whose_contrast_is_known(papers, told):
    """`tests/unit/base/test_paper.py` holds each of them against every ground of paper."""
    days = {one.strong for one in paper.DAYS}
    ours = {f"#{one}" for one in days | {paper.TEXT, paper.MUTED, paper.PAPER, "000000"}}
    used = {(name, font.get("color")) for name in papers for font in told(name).iter("fontspec")}
    assert {(name, colour) for name, colour in used if colour not in ours} == set()


def test_lines_of_tables_have_the_colours_of_paper(word_files):
    """A line without a colour is black in Word."""
    ours = {one.strong for one in paper.DAYS} | {paper.LINE, paper.MUTED}
    drawn = 0
    for name, file in word_files.items():
        with ZipFile(file) as archive:
            text, styles = (etree.fromstring(archive.read(f"word/{one}.xml")) for one in PARTS)
        used = {one.get(qn("w:val")) for one in text.iter(qn("w:tblStyle"))}
        looks = (one for one in styles if one.get(qn("w:styleId")) in used)
        framed = [one for part in (text, *looks) for one in part.iter(*FRAMES)]
        for line in (line for one in framed for line in one):
            if line.get(qn("w:val")) not in {"nil", "none"}:
                drawn += 1
                assert (line.get(qn("w:color")) or "black").lower() in ours, (name, line.tag)
    assert drawn > 100


def test_a_pdf_says_what_it_is_to_those_who_cannot_see_it(papers, need):
    made = {name: one.pdf for name, one in papers.items() if one.kind == ".pdf"}
    assert len(made) > 10
    for name, pdf in made.items():
        done = subprocess.run([need("pdfinfo"), pdf], capture_output=True, check=True)
        told = done.stdout.decode()
        assert re.search(r"Title: +\S", told), name
        assert re.search(r"Tagged: +yes", told), name
        content = pdf.read_bytes()
        assert re.search(rb"/Lang\(pl", content), name
        # The template of a certificate may be a person's own, which keeps no rules of ours.
        assert b"pdfuaid" in content or name == CERTIFICATE, name


def test_a_pdf_of_several_parts_has_an_outline_to_leap_by(papers):
    for name in ("podrecznik-trenera.pdf", "katalog.pdf", "karty-cwiczen.pdf", "do-pociecia.pdf"):
        assert b"/Type/Outlines" in papers[name].pdf.read_bytes(), name
