"""XLSX and ODS: read like CSV; what would harm is refused in words before it is unpacked."""

import datetime
import io
import zipfile

import openpyxl
import pandas as pd
import pytest

from msai.diagnosis import read_units
from msai.diagnosis.safe_files import MAX_BYTES, MAX_COLUMNS, MAX_ROWS
from msai.errors import TableError

ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
)
ODS_TAIL = "</office:spreadsheet></office:body></office:document-content>"


def xlsx(*rows, sheets=("Arkusz1",)):
    book = openpyxl.Workbook()
    book.worksheets[0].title = sheets[0]
    for row in rows:
        book.worksheets[0].append(row)
    for name in sheets[1:]:
        book.create_sheet(name).append(["coś", "innego"])
    return saved(book)


def saved(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def zipped(members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def ods(body, **more):
    content = f'{ODS_HEAD}<table:table table:name="Dane">{body}</table:table>{ODS_TAIL}'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            **more,
        }
    )


def cell(value, times=1):
    repeated = f' table:number-columns-repeated="{times}"' if times > 1 else ""
    if value is None:
        return f"<table:table-cell{repeated}/>"
    if isinstance(value, str):
        kind, shown = 'office:value-type="string"', value
    else:
        kind, shown = f'office:value-type="float" office:value="{value}"', "#"
    return f"<table:table-cell {kind}{repeated}><text:p>{shown}</text:p></table:table-cell>"


def row(*cells, times=1):
    repeated = f' table:number-rows-repeated="{times}"' if times > 1 else ""
    return f"<table:table-row{repeated}>{''.join(cells)}</table:table-row>"


def refused(content, code):
    with pytest.raises(TableError) as error:
        read_units(content)
    assert error.value.problems[0].code == code
    assert error.value.problems[0].hint


def test_xlsx_reads_like_csv(tables):
    schema = tables / "units.schema.json"
    clean = read_units(tables / "clean.csv", schema=schema)
    raw = pd.read_csv(tables / "clean.csv", sep=";")
    other = read_units(xlsx(list(raw.columns), *raw.to_numpy().tolist()), schema=schema)
    pd.testing.assert_frame_equal(other.frame, clean.frame)


def test_ods_written_by_another_program_reads_like_csv(tables):
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    raw = pd.read_csv(tables / "clean.csv", sep=";")
    document, sheet = OpenDocumentSpreadsheet(), Table(name="Dane")
    for values in [list(raw.columns), *raw.to_numpy().tolist()]:
        line = TableRow()
        for value in values:
            text = isinstance(value, str)
            made = (
                TableCell(valuetype="string") if text else TableCell(valuetype="float", value=value)
            )
            made.addElement(P(text=str(value)))
            line.addElement(made)
        sheet.addElement(line)
    document.spreadsheet.addElement(sheet)
    file = io.BytesIO()
    document.write(file)
    schema = tables / "units.schema.json"
    other = read_units(file.getvalue(), schema=schema)
    pd.testing.assert_frame_equal(
        other.frame, read_units(tables / "clean.csv", schema=schema).frame
    )


def test_ods_repeats_comments_and_paragraphs():
    note = "<office:annotation><text:p>uwaga</text:p></office:annotation>"
    two = (
        f'<table:table-cell office:value-type="string">{note}<text:p>Nowe</text:p>'
        "<text:p>Sady<text:s/>B</text:p></table:table-cell>"
    )
    body = (
        row(cell("a"), cell("x"), cell("y"), cell(None, 16000))
        + row(two, cell(2.5, 2))
        + row(cell(None, 16384), times=5)
        + row(
            cell("C"),
            '<table:table-cell office:value-type="percentage" office:value="0.125"/>',
            cell(3),
        )
        + row(cell(None, 16384), times=1048000)
    )
    frame = read_units(ods(body)).frame
    assert list(frame.index) == ["Nowe Sady B", "C"]
    assert frame.to_numpy().tolist() == [[2.5, 2.5], [12.5, 3.0]]


def test_a_percent_cell_counts_as_it_is_shown():
    book = openpyxl.load_workbook(io.BytesIO(xlsx(["a", "x"], ["A", 0.125], ["B", 0.5])))
    for line in (2, 3):
        book.worksheets[0].cell(line, 2).number_format = "0.0%"
    assert list(read_units(saved(book)).frame["x"]) == [12.5, 50.0]


def test_a_percent_cell_of_a_whole_number_counts_as_it_is_shown_too():
    book = openpyxl.load_workbook(io.BytesIO(xlsx(["a", "x"], ["A", 1], ["B", 0.5], ["C", 0])))
    for line in (2, 3, 4):
        book.worksheets[0].cell(line, 2).number_format = "0%"
    assert list(read_units(saved(book)).frame["x"]) == [100, 50, 0]


def test_a_percent_sign_that_is_only_written_beside_a_number_changes_nothing():
    book = openpyxl.load_workbook(io.BytesIO(xlsx(["a", "x"], ["A", 12.5], ["B", 7])))
    book.worksheets[0].cell(2, 2).number_format = '0.0"%"'
    book.worksheets[0].cell(3, 2).number_format = r"0\%"
    assert list(read_units(saved(book)).frame["x"]) == [12.5, 7]


def test_a_formula_without_a_result_is_refused_with_its_cell():
    with pytest.raises(TableError, match="D3") as error:
        read_units(xlsx(["a", "b", "c", "x"], ["A", 1, 2, 0.5], ["B", 3, 4, "=B3/C3"]))
    assert error.value.problems[0].code == "uncalculated_formula"


DATE_CELL = (
    '<table:table-cell office:value-type="date" office:date-value="2024-05-01T00:00:00">'
    "<text:p>01.05.24</text:p></table:table-cell>"
)


@pytest.mark.parametrize(
    "content",
    [
        xlsx(["a", "x"], ["A", datetime.datetime(2024, 5, 1)], ["B", 2]),
        ods(row(cell("a"), cell("x")) + row(cell("A"), DATE_CELL) + row(cell("B"), cell(2))),
    ],
    ids=["xlsx", "ods"],
)
def test_a_number_that_became_a_date_is_named(content):
    with pytest.raises(TableError) as error:
        read_units(content)
    problem = error.value.problems[0]
    assert (problem.code, problem.row, problem.column) == ("date_in_numbers", 2, "x")


def test_a_line_break_in_a_header_of_an_ods_divides_words():
    body = row(cell("a"), cell("liczba<text:line-break/>osób<text:tab/>x"))
    table = read_units(ods(body + row(cell("A"), cell(1)) + row(cell("B"), cell(2))))
    assert list(table.frame.columns) == ["liczba osób x"]


def test_other_sheets_are_reported_and_the_sheet_dane_is_preferred():
    table = read_units(xlsx(["a", "x"], ["A", 1], ["B", 2], sheets=("Dane", "Notatki")))
    assert list(table.frame.columns) == ["x"]
    assert [(w.code, "Notatki" in w.message) for w in table.warnings] == [("other_sheets", True)]


def test_a_file_over_5_mb_is_refused():
    refused(b"a;x\n" + b"A;1\n" * (MAX_BYTES // 4), "file_too_big")


def test_over_100_000_rows_are_refused():
    refused(b"a;x\n" + b"u;1\n" * (MAX_ROWS + 1), "too_many_rows")


def test_too_many_columns_are_refused():
    refused(b";".join([b"a"] * (MAX_COLUMNS + 2)) + b"\nA;1\n", "too_many_rows")


@pytest.mark.parametrize(
    "body",
    [
        row(cell("u"), cell(1), times=1_000_000_000),
        row(cell("u"), cell(1, 1_000_000_000)),
        row(cell("u"), cell(1, 900), times=90_000),
    ],
)
def test_an_ods_that_repeats_cells_without_end_is_refused(body):
    refused(ods(row(cell("a"), cell("x")) + body), "too_many_rows")


def test_a_zip_bomb_is_refused_by_its_declared_size():
    refused(zipped({"xl/workbook.xml": b"0" * 90_000_000}), "zip_bomb")
    refused(zipped({f"xl/{i}.xml": "" for i in range(2500)}), "zip_bomb")


def test_a_bomb_of_cell_styles_is_refused_before_they_become_objects():
    parts = zipfile.ZipFile(io.BytesIO(xlsx(["a", "x"], ["A", 1], ["B", 2])))
    members = {name: parts.read(name) for name in parts.namelist()}
    styles = members["xl/styles.xml"]
    members["xl/styles.xml"] = styles.replace(b"</cellXfs>", b"<xf/>" * 500_000 + b"</cellXfs>")
    refused(zipped(members), "zip_bomb")


@pytest.mark.parametrize("name", ["xl/workbook.xml", "content.xml"])
def test_entity_bombs_are_refused(name):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    refused(zipped({name: bomb}), "unsafe_xml")
    refused(zipped({name: bomb.encode("utf-16")}), "unsafe_xml")


def test_workbooks_with_a_password_are_refused():
    refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "encrypted")
    manifest = "<manifest><manifest:encryption-data/></manifest>"
    refused(ods(row(cell("a"), cell("x")), **{"META-INF/manifest.xml": manifest}), "encrypted")
    locked = bytearray(zipped({"content.xml": "x"}))
    at = locked.find(b"PK\x01\x02")
    locked[at + 8] |= 1
    refused(bytes(locked), "encrypted")
    refused(zipped({"EncryptedPackage": "x"}), "encrypted")


def test_damaged_workbooks_are_refused():
    whole = xlsx(["a", "x"], ["A", 1])
    refused(whole[: len(whole) // 2], "broken_file")
    refused(zipped({"word/document.xml": "<x/>"}), "broken_file")
    refused(zipped({"xl/workbook.xml": "<x>"}), "broken_file")
    refused(zipped({"content.xml": "<x>"}), "broken_file")
    refused(
        ods(row('<table:table-cell office:value-type="float" office:value="abc"/>')), "broken_file"
    )
    nested = f"<table:table-cell><table:table>{row(cell('x'))}</table:table></table:table-cell>"
    refused(ods(row(nested)), "broken_file")
    harmed = bytearray(whole)
    start = whole.find(b"xl/worksheets/sheet1.xml") + 30
    harmed[start : start + 20] = b"\xff" * 20
    refused(bytes(harmed), "broken_file")


def test_a_damaged_sheet_inside_a_sound_workbook_is_refused():
    parts = zipfile.ZipFile(io.BytesIO(xlsx(["a", "x"], ["A", 1])))
    members = {name: parts.read(name) for name in parts.namelist()}
    members["xl/worksheets/sheet1.xml"] = members["xl/worksheets/sheet1.xml"][:200]
    refused(zipped(members), "broken_file")


def test_an_empty_workbook_has_no_units():
    refused(xlsx(), "no_units")
