"""XLSX and DOCX that anybody may open: no formulas, Polish, readable by a screen reader."""

import io

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from msai.base.export import (
    Bullets,
    PageBreak,
    PaperHeading,
    PaperTable,
    Paragraph,
    Sheet,
    write_docx,
    write_xlsx,
)
from msai.base.formulas import neutralise


def opened(*sheets):
    return openpyxl.load_workbook(io.BytesIO(write_xlsx(sheets)))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_text_that_would_be_a_formula_is_made_harmless(start):
    text = f"{start}HYPERLINK(1)"
    assert neutralise(text) == f"'{text}"
    cell = opened(Sheet("A", [["nazwa"], [text]])).worksheets[0]["A2"]
    assert cell.data_type == "s" and cell.value.startswith("'")


@given(st.text(max_size=40))
@settings(deadline=None, max_examples=60)
def test_no_text_whatever_becomes_a_formula_or_breaks_the_file(text):
    cell = opened(Sheet("A", [["nazwa"], [text]])).worksheets[0]["A2"]
    assert cell.data_type != "f"
    write_docx([PaperHeading(text), Paragraph(text), PaperTable(["a"], [[text]])])


def test_a_number_that_rounds_to_zero_has_no_sign():
    document = Document(io.BytesIO(write_docx([PaperTable(["a"], [[-0.001], [-1.5], [2.0]])])))
    assert [row.cells[0].text for row in document.tables[0].rows] == ["a", "0,0", "−1,5", "2,0"]


def test_numbers_stay_numbers_and_gaps_stay_empty():
    row = opened(Sheet("A", [["a"] * 5, [-1.5, 3, None, float("nan"), True]])).worksheets[0][2]
    assert [cell.value for cell in row] == [-1.5, 3, None, None, True]


def test_sheet_names_are_short_legal_and_unique():
    long = "Wyniki: ranking [wszystkich] jednostek gminy"
    names = opened(Sheet(long, []), Sheet(long, []), Sheet("wyniki", []), Sheet("", [])).sheetnames
    assert len({name.casefold() for name in names}) == 4
    assert all(0 < len(name) <= 31 and not set("[]:*?/\\") & set(name) for name in names)


def test_a_workbook_without_sheets_still_opens():
    assert len(opened().sheetnames) == 1


def test_headers_are_frozen_and_bold():
    sheet = opened(Sheet("A", [["Jednostka", "Wynik"], ["Centrum", 1.25]])).worksheets[0]
    assert sheet.freeze_panes == "A2" and sheet["A1"].font.bold


@pytest.fixture(scope="module")
def document():
    blocks = [
        PaperHeading("Diagnoza", 0),
        PaperHeading("Ranking"),
        Paragraph("Ważne", strong=True),
        PaperTable(
            ["Nazwa", "Wynik", "Tak?"],
            [["Centrum", 1.5, True], ["Zatorze", None, False]],
            "Tabela 1",
        ),
        Bullets(["pierwszy", "drugi"]),
        Bullets(["krok"], numbered=True),
        PageBreak(),
        Paragraph("Koniec"),
    ]
    return Document(io.BytesIO(write_docx(blocks)))


def test_the_document_is_polish_and_titled(document):
    assert document.core_properties.title == "Diagnoza"
    assert document.core_properties.language == "pl-PL"
    languages = {e.get(qn("w:val")) for e in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"pl-PL"}


def test_blocks_become_real_styles(document):
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs}
    assert styles["Diagnoza"] == "Title" and styles["Ranking"] == "Heading 1"
    assert styles["pierwszy"] == "List Bullet" and styles["krok"] == "List Number"
    assert styles["Tabela 1"] == "Caption"
    assert any(run.bold for p in document.paragraphs if p.text == "Ważne" for run in p.runs)


def test_tables_repeat_their_header_and_speak_polish(document):
    table = document.tables[0]
    assert table.rows[0]._tr.find(".//" + qn("w:tblHeader")) is not None
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells[1:] == [["Centrum", "1,5", "tak"], ["Zatorze", "", "nie"]]


def test_the_title_can_be_given():
    made = Document(io.BytesIO(write_docx([Paragraph("x")], title="Mój program")))
    assert made.core_properties.title == "Mój program"
