"""Every document of the course on paper: whole words, nothing out of the page, few pages."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from said import texts_of, words_of, words_on

#: Pages of a document, from and to; the first pattern that fits counts.
BOUNDS = {
    "podrecznik-trenera.*": (40, 62),
    "katalog.pdf": (30, 86),
    "karty-cwiczen.pdf": (18, 24),
    "karty-cwiczen.docx": (18, 40),
    "do-pociecia.*": (15, 45),
    "do-druku-dzien-?.pdf": (10, 45),
    "co-wydrukowac.pdf": (1, 2),
    "plakaty.pdf": (16, 18),
    "wizytowki.pdf": (1, 1),
    "karty-odpowiedzi/*.pdf": (1, 5),
    "slajdy/*.pptx": (20, 45),
    "plan/plan-na-stronie.pdf": (1, 1),
    "plan/plan.xlsx": (4, 4),
    "plan/plan.docx": (3, 3),
    "krotkie-formaty/*.docx": (1, 3),
    "druki/ankiety.docx": (3, 3),
    "druki/list-wizyta-studyjna.docx": (1, 1),
    "druki/lista-obecnosci.docx": (1, 1),
    "druki/prosba-o-liczby.docx": (2, 2),
    "druki/rubryka-mikrolekcji.docx": (1, 1),
    "druki/zapisy.xlsx": (1, 2),
    "druki/zaswiadczenie.docx": (1, 1),
    "dane/szablon.xlsx": (1, 6),
    "moj-program/program.docx": (12, 22),
    "moj-program/do-wyjasnienia.docx": (1, 3),
    "moj-program/tabele.xlsx": (8, 18),
    "diagnoza/raport.docx": (4, 10),
    "diagnoza/raport.xlsx": (4, 12),
    "zaswiadczenia/zaswiadczenie.pdf": (1, 1),
    "ze-stron/wizytowki.docx": (4, 4),
    "ze-stron/*.docx": (1, 1),
}
#: A document in Word beside which the same one lies as PDF.
TWINS = ("podrecznik-trenera", "karty-cwiczen", "do-pociecia")
#: Points of paper that stay free at each side: no printer reaches further.
FREE = 12.0


def test_every_document_is_set(papers):
    assert [name for name, one in papers.items() if not one.pages] == []
    assert {one.kind for one in papers.values()} == {".docx", ".pdf", ".pptx", ".xlsx"}
    assert len(papers) > 45


def test_pages_are_as_many_as_was_said(papers):
    for name, one in papers.items():
        least, most = next(bound for like, bound in BOUNDS.items() if fnmatch(name, like))
        assert least <= len(one.pages) <= most, (name, len(one.pages))


def test_every_bound_is_about_a_document(papers):
    assert [like for like in BOUNDS if not any(fnmatch(name, like) for name in papers)] == []


def test_every_word_of_the_source_stands_whole_on_a_page(papers):
    office = {name: one for name, one in papers.items() if one.kind != ".pdf"}
    missing = {
        name: found
        for name, one in office.items()
        if (found := words_of(texts_of(one.file)) - words_on(one.pages))
    }
    assert missing == {}


@pytest.mark.parametrize("name", TWINS)
def test_every_word_of_a_word_file_stands_whole_in_the_pdf_beside_it(papers, name):
    said = words_of(texts_of(papers[f"{name}.docx"].file))
    assert len(said) > 500
    # Addresses are broken where they are too long for a line.
    missing = said - words_on(papers[f"{name}.pdf"].pages)
    assert {word for word in missing if not re.fullmatch(r"[a-z]{16,}", word)} == set()


def test_nothing_leaves_the_page_nor_comes_where_printers_do_not_reach(papers):
    near = {
        (name, number, word.text)
        for name, one in papers.items()
        for number, page in enumerate(one.pages, start=1)
        for word in page.words
        if min(word.left, word.top, page.width - word.right, page.height - word.foot) < FREE
    }
    assert near == set()


def test_numbers_are_never_too_wide_for_their_column(papers):
    books = {name: one for name, one in papers.items() if one.kind == ".xlsx"}
    assert len(books) > 3
    for name, one in books.items():
        said = [word.text for page in one.pages for word in page.words]
        assert not [word for word in said if word.startswith("##")], name


def test_workbooks_are_one_page_wide_and_repeat_their_header(papers):
    sheets = {
        f"{name}: {sheet.title}": sheet
        for name, one in papers.items()
        if one.kind == ".xlsx"
        for sheet in load_workbook(one.file)
    }
    assert len(sheets) > 20
    wide = [n for n, s in sheets.items() if not (s.sheet_properties.pageSetUpPr or s).fitToPage]
    assert wide == []
    assert {s.page_setup.fitToWidth or 1 for s in sheets.values()} == {1}
    assert [n for n, s in sheets.items() if s.max_row > 40 and not s.print_title_rows] == []


def word_files(papers):
    return {name: Document(str(one.file)) for name, one in papers.items() if one.kind == ".docx"}


def test_every_picture_of_a_word_file_says_what_it_shows(papers):
    pictures = [
        (name, drawn)
        for name, document in word_files(papers).items()
        for part in (document.element.body, *(s.header._element for s in document.sections))
        for drawn in part.iter(qn("wp:docPr"))
        if drawn.getparent().find(f".//{qn('a:blip')}") is not None
    ]
    assert len(pictures) > 10
    assert {name for name, drawn in pictures if not (drawn.get("descr") or "").strip()} == set()


def test_no_document_brings_a_typeface_that_would_flatter_the_next(papers):
    """One process sets them all: a face that one carries would serve the others too."""
    for name, one in papers.items():
        if one.kind != ".pdf":
            with ZipFile(one.file) as archive:
                folders = {part.lower().rpartition("/")[0] for part in archive.namelist()}
            assert not [one for one in folders if one.endswith("fonts")], name
