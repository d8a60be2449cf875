"""Titles and names longer than a file can hold are cut where they must be, and only there."""

import io
from datetime import UTC, datetime

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from msai.assignments import hand_in_name
from msai.base.export import PaperHeading, Sheet, write_docx, write_xlsx

NOW = datetime(2026, 11, 28, tzinfo=UTC)


@pytest.mark.parametrize("length", [255, 256, 2000, 5000])
def test_a_long_title_stands_whole_in_the_document_and_cut_in_its_properties(length):
    title = "Ż" * length
    document = Document(io.BytesIO(write_docx([PaperHeading(title, 0)])))
    assert document.paragraphs[0].text == title
    assert 0 < len(document.core_properties.title) <= 255


@given(st.lists(st.text(max_size=60), max_size=5))
def test_sheets_are_called_what_a_spreadsheet_allows(titles):
    book = load_workbook(io.BytesIO(write_xlsx([Sheet(one, [["a"]]) for one in titles])))
    assert len(book.sheetnames) == max(1, len(titles))
    assert len({name.casefold() for name in book.sheetnames}) == len(book.sheetnames)
    for name in book.sheetnames:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\") and name == name.strip("'")
        assert name.casefold() != "history"


@pytest.mark.parametrize(
    "code", ["K07", "x" * 5000, "ł" * 300, "../../etc", "CON", "a\x00b", "🙂" * 99, ""]
)
def test_the_name_of_a_hand_in_fits_every_disk(code):
    name = hand_in_name("zadanie-1", code, NOW)
    assert len(name.encode()) <= 200 and not set(name) & set('<>:"/\\|?*\x00')
    assert name.endswith("2026-11-28T000000Z.ipynb")
