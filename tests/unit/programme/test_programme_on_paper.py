"""Programme, tables and the team's file as LibreOffice sets them: whole words, few pages."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from msai.activities.common.town_origin import shapes
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
from msai.planning.action import Action
from msai.planning.budget import BudgetLine
from msai.planning.schedule import Task
from msai.programme import WIERZBOGROD, Outlines, Programme, document, example, to_clarify, workbook
from msai.programme.cards import CountTable, RankedUnit, Subarea, TableCell
from rendered import printed_pages, rendered

#: Words of a cover, in which no number of letters is too many.
LONG = "Program dla osób bez pracy i ich sąsiadów z trzech podobszarów gminy " * 5
UPRIGHT, ACROSS = (595, 842), (842, 595)


def mapped():
    """Return the example as *Mój program* shows it: with the map of its town."""
    draft = example()
    return replace(draft, start=replace(draft.start, made_up=WIERZBOGROD))


def on_paper(draft):
    return document(draft, Outlines(shapes(), WIERZBOGROD))


def many_units(count):
    names = [f"Osiedle Siedemnastego Kwietnia {n}" for n in range(1, count + 1)]
    cells = tuple(TableCell(name, 1000 * at) for at, name in enumerate(names, 1))
    tables = tuple(CountTable(f"Zestawienie {n}", cells, total_shown=True) for n in range(1, 5))
    subareas = tuple(Subarea(name, 12_345, 1234.5, "bezrobocie długotrwałe") for name in names)
    ranking = tuple(RankedUnit(name, 3 - at / 40, at < 4) for at, name in enumerate(names))
    return replace(example(), tables=tables, subareas=subareas, ranking=ranking)


def large():
    """Return a draft with a title of 300 letters, 60 actions, 25 partners."""
    draft = example()
    actions = tuple(Action(name=f"Działanie numer {n} {LONG[:280]}", people=n,
                           start=date(2027, 1, n % 28 + 1), end=date(2027 + n % 3, 12, 31))
                    for n in range(1, 61))  # fmt: skip
    partners = tuple(replace(draft.partners[0], name=f"Partner {n}") for n in range(1, 26))
    budget = tuple(BudgetLine(f"Koszt {a.name}", a.name, "services", 12, "miesięcy", 2500.5)
                   for a in actions)  # fmt: skip
    tasks = tuple(Task(f"Zadanie {n}", person="animator", hours=7.5, start=date(2027, 1, 1),
                       end=date(2027, 12, 31)) for n in range(1, 61))  # fmt: skip
    return replace(
        draft, start=replace(draft.start, name=LONG[:300].strip()), actions=actions,
        partners=partners, budget=budget, tasks=tasks,
    )  # fmt: skip


DRAFTS = {
    "example": example,
    "with a map": mapped,
    "large": large,
    "one unit": lambda: many_units(1),
    "120 units": lambda: many_units(120),
    "no budget": lambda: replace(example(), budget=(), funding=()),
    "empty": Programme,
}
#: Pages at most: of the document, of the workbook.
PAGES = {
    "example": (22, 20),
    "with a map": (22, 20),
    "120 units": (32, 24),
    "no budget": (22, 20),
    "empty": (6, 1),
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory, need):
    """Return the pages of (draft, kind of file)."""
    folder = tmp_path_factory.mktemp("druk")
    files = {}
    for at, (name, draft) in enumerate(DRAFTS.items()):
        files[name, "docx"] = folder / f"{at}.docx"
        files[name, "docx"].write_bytes(write_docx(on_paper(draft())))
        files[name, "xlsx"] = folder / f"{at}.xlsx"
        files[name, "xlsx"].write_bytes(write_xlsx(workbook(draft())))
        files[name, "team"] = folder / f"{at}-zespol.docx"
        files[name, "team"].write_bytes(write_docx(to_clarify(draft())))
    made = folder / "pdf"
    made.mkdir()
    found = rendered(files.values(), made, need)
    return {key: printed_pages(found[path], need) for key, path in files.items()}


def words_of(texts):
    """Return the words of texts; a hyphen, a dash and a slash are places to break a line."""
    whole = " ".join(texts).replace("\u00a0", " ")
    return {word for word in re.split(r"[\s–/-]+", whole) if word}


def words_on(pages):
    return words_of(word.text for page in pages for word in page.words)


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
