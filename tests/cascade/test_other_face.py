"""Documents where their typeface is not installed, as wide letters set them: still for a table.

Office files are set in Arial or its twin; a computer that has neither takes what it has. DejaVu
Sans is about an eighth wider: what holds in both holds in what lies between. PDFs bring their own.
"""

from __future__ import annotations

import re
import subprocess
from fnmatch import fnmatch
from pathlib import Path

import pytest
from on_paper import course_in_another_face

from said import texts_of, words_of, words_on

#: Which typefaces there are: four files of a folder. Its cache goes where the profile lies.
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir prefix="xdg">fontconfig</cachedir>
<selectfont><rejectfont><glob>*</glob></rejectfont>
<acceptfont><glob>*/DejaVuSans.ttf</glob><glob>*/DejaVuSans-*Bold*.ttf</glob>
<glob>*/DejaVuSans-Oblique.ttf</glob></acceptfont></selectfont></fontconfig>
"""
FACE = "DejaVuSans"
#: Times as many pages as in the narrower typeface, and pages more in a short document.
WIDER, MORE = 1.3, 1
#: Documents that are one sheet in either typeface: a slide stays a slide, a page on a wall a page.
AS_MANY = ("slajdy/*", "druki/lista-obecnosci.docx", "druki/zaswiadczenie.docx")


@pytest.fixture(scope="module")
def fonts(tmp_path_factory, need):
    file = tmp_path_factory.mktemp("fonts") / "fonts.conf"
    folder = Path(need("DejaVuSans.ttf")).parent
    file.write_text(FONTS.format(folder=folder), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def wide(once, need, papers, fonts):
    """Every Office file of the course by its name, in the other typeface."""
    return course_in_another_face(once, need, papers, fonts)


def faces_of(pdf, need) -> set[str]:
    """Return the lines of poppler about the typefaces of a PDF."""
    told = subprocess.run([need("pdffonts"), pdf], capture_output=True, check=True, text=True)
    return set(told.stdout.splitlines()[2:])


def without_addresses(text: str) -> str:
    """Leave out what is broken where it is too long for a line."""
    return re.sub(r"https?://\S+", "", text)


def test_they_are_set_in_the_other_typeface_and_in_no_other(wide, need):
    assert len(wide) > 35
    for name in ("slajdy/01-l01.pptx", "moj-program/program.docx", "moj-program/tabele.xlsx"):
        told = faces_of(wide[name].pdf, need)
        assert told
        assert [line for line in told if FACE not in line] == [], name


def test_every_word_of_the_source_stands_whole_on_a_page(wide):
    missing = {
        name: found
        for name, one in wide.items()
        if (found := words_of(map(without_addresses, texts_of(one.file))) - words_on(one.pages))
    }
    assert missing == {}


def test_nothing_leaves_the_page(wide):
    out = {
        (name, number, word.text)
        for name, one in wide.items()
        for number, page in enumerate(one.pages, start=1)
        for word in page.words
        if min(word.left, word.top, page.width - word.right, page.height - word.foot) < 0
    }
    assert out == set()


def test_pages_are_not_many_more(wide, papers):
    for name, one in wide.items():
        before = len(papers[name].pages)
        fixed = any(fnmatch(name, like) for like in AS_MANY)
        most = before if fixed else max(before + MORE, before * WIDER)
        assert len(one.pages) <= most, (name, before, len(one.pages))


def test_a_pdf_brings_every_typeface_that_it_is_set_in(papers, need):
    made = {name: one.pdf for name, one in papers.items() if one.kind == ".pdf"}
    assert len(made) > 10
    for name, pdf in made.items():
        for line in faces_of(pdf, need):
            assert re.search(r"\byes (yes|no) +(yes|no) +\d+ +\d+$", line), (name, line)
