"""Programme, tables and the team's file as LibreOffice sets them: whole words, few pages."""

from __future__ import annotations

import re

import pytest
from sample_drafts import DRAFTS, on_paper

from msai.base.blocks import (
    Bullets,
    Cover,
    Entries,
    PaperChart,
    PaperHeading,
    PaperTable,
    Paragraph,
)
from msai.base.export import write_docx, write_xlsx
from msai.base.sheets import shown
from msai.programme import to_clarify, workbook
from rendered import printed_pages, set_once
from said import words_of, words_on

UPRIGHT, ACROSS = (595, 842), (842, 595)
#: Pages at most: of the document, of the workbook.
PAGES = {
    "example": (22, 18),
    "with a map": (22, 18),
    "large": (60, 100),
    "wordy": (75, 70),
    "one unit": (22, 18),
    "120 units": (32, 24),
    "no budget": (22, 20),
    "empty": (6, 1),
}


WRITERS = {
    "docx": lambda draft: write_docx(on_paper(draft)),
    "xlsx": lambda draft: write_xlsx(workbook(draft)),
    "team": lambda draft: write_docx(to_clarify(draft)),
}


def file_of(name, kind):
    return f"{name}/{kind}.{'docx' if kind == 'team' else kind}"


@pytest.fixture(scope="module")
def printed(once, need):
    """Return the pages of (draft, kind of file)."""

    def papers():
        for name, draft in DRAFTS.items():
            yield from ((file_of(name, kind), write(draft())) for kind, write in WRITERS.items())

    made = set_once(once, "drafts", papers, need)
    return {
        (name, kind): printed_pages(made[file_of(name, kind)], need)
        for name in DRAFTS for kind in WRITERS
    }  # fmt: skip


def texts_of(blocks):
    """Yield everything that a document says."""
    for block in blocks:
        if isinstance(block, Cover):
            yield from (block.title, block.subtitle, *block.warnings)
            yield from (text for row in block.facts for text in row)
        elif isinstance(block, PaperHeading | Paragraph):
            yield block.text
        elif isinstance(block, Bullets):
            yield from block.items
        elif isinstance(block, Entries):
            yield from (text for row in block.rows for text in row)
        elif isinstance(block, PaperChart):
            yield from (block.caption, block.note)
        elif isinstance(block, PaperTable):
            yield from (*block.header, block.caption, block.note)
            yield from (shown(cell) for row in block.rows for cell in row)


@pytest.mark.parametrize("name", DRAFTS)
@pytest.mark.parametrize(("kind", "write"), [("docx", on_paper), ("team", to_clarify)])
def test_every_word_of_the_draft_stands_whole_on_a_page(printed, name, kind, write):
    wanted = words_of(texts_of(write(DRAFTS[name]())))
    assert len(wanted) > 20
    assert wanted - words_on(printed[name, kind]) == set()


@pytest.mark.parametrize("name", DRAFTS)
def test_every_word_of_the_workbook_stands_whole_on_a_page(printed, name):
    cells = (cell for sheet in workbook(DRAFTS[name]()) for row in sheet.rows for cell in row)
    wanted = words_of(cell for cell in cells if isinstance(cell, str))
    assert wanted - words_on(printed[name, "xlsx"]) == set()


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_few(printed, name):
    paper, sheets = PAGES[name]
    assert len(printed[name, "docx"]) <= paper
    assert len(printed[name, "xlsx"]) <= sheets


def test_what_the_team_clarifies_is_short(printed):
    assert len(printed["example", "team"]) <= 3
    assert len(printed["large", "team"]) <= 9


@pytest.mark.parametrize("name", DRAFTS)
def test_pages_are_a4_and_nothing_leaves_them(printed, name):
    for kind in ("docx", "xlsx", "team"):
        for page in printed[name, kind]:
            assert (round(page.width), round(page.height)) in (UPRIGHT, ACROSS)
            assert all(w.left > 0 and w.right < page.width for w in page.words)
            assert all(w.top > 0 and w.bottom < page.height for w in page.words)


@pytest.mark.parametrize("name", DRAFTS)
def test_each_sheet_is_one_page_wide_and_repeats_its_header(printed, name):
    pages = iter(printed[name, "xlsx"])
    told = [" ".join(word.text for word in page.words) for page in pages]
    for sheet in workbook(DRAFTS[name]()):
        header = words_of(text for text in sheet.rows[0] if text)
        own = [page for page in told if page.startswith(f"{sheet.title} ")]
        assert own
        assert all(header <= words_of([page]) for page in own)


def test_the_contents_tell_the_page_on_which_a_chapter_stands(printed):
    pages = printed["example", "docx"]
    told = [" ".join(word.text for word in page.words) for page in pages]
    for title in ("6. Działania", "9. Wskaźniki, monitoring, ocena"):
        said = re.search(rf"{re.escape(title)}[. ]+(\d+)", told[1])
        assert said
        assert f"{title} " in told[int(said[1]) - 1].replace("\u00a0", " ")


def test_each_page_has_its_number(printed):
    for kind in ("docx", "team"):
        pages = printed["example", kind]
        for at, page in enumerate(pages, start=1):
            said = " ".join(word.text for word in page.words).replace("\u00a0", " ")
            assert f"strona {at} z {len(pages)}" in said


def test_lists_of_the_example_take_one_page_and_every_picture_stands_on_a_page(printed):
    told = [
        " ".join(word.text for word in page.words).replace("\u00a0", " ")
        for page in printed["with a map", "docx"]
    ]
    assert "Spis tabel" in told[1] and "Spis rycin" in told[1]
    assert "1. Streszczenie prostym językiem" in told[2]
    for number in range(1, 5):
        assert any(f"Rycina {number}. " in page for page in told[2:])
