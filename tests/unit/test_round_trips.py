"""What the course writes it can read, whatever people typed into it."""

import dataclasses
import datetime
import io
import json
import math

import openpyxl
import pytest
from docx import Document
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from msai.base.export import PaperHeading, PaperTable, Paragraph, Sheet, write_docx, write_xlsx
from msai.base.formulas import clean, neutralise, restored
from msai.diagnosis import described_xlsx, read_units, template_xlsx
from msai.diagnosis.reading import read_rows
from msai.diagnosis.schema import ColumnSchema, TableSchema
from msai_course.editions.model import read_edition, write_edition
from msai_trainer.editions.declared import Edition
from msai_trainer.results.csv_tables import PEOPLE, PROGRAMS, csv_bytes

#: What breaks tables in practice, each by the way it does.
HARD = [
    *("=1+1", "+1", "-1", "@x", "＝1+1", "\t=1", "\r=1", "'=1", "''-1", "\u200f=1+1", " @x"),
    *("a;b", 'a"b', "a,b", "a\nb", "a\r\nb", "'s", "-", "x", "#", "0201011", "007", "1e5"),
    *("\u200fשלום", "👩🏽‍💻", "\ud83d", "\x00a", "a\x0bb", "\x7f", "\u2028", "\ufeffa", "_x0041_"),
    *("ż" * 5000, "<b>&amp;</b>", "2027-03-01", "1.05", "12,5%", "TRUE", "null"),
]
TEXTS = st.sampled_from(HARD) | st.text(max_size=25)
NUMBERS = (
    st.sampled_from([-7.0, 0.0, -0.0, 1e-12, -1e-300, 1e15, 123456789012.0, 0.1, 1e299, -1e299])
    | st.floats(-1e12, 1e12)
    | st.integers(-(10**9), 10**9).map(float)
)
SLOW = settings(
    deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def one_line(text: str) -> str:
    """Return a name as a table keeps it."""
    return " ".join(clean(text).split())


@given(TEXTS)
def test_the_guard_is_taken_off_again(text):
    assert restored(neutralise(text)) == clean(text)


@given(st.lists(TEXTS | NUMBERS | st.none() | st.booleans(), min_size=1, max_size=6))
@example([datetime.date(2027, 3, 1), datetime.datetime(2027, 3, 1, 12, 30)])
@SLOW
def test_cells_of_a_workbook_come_back_as_what_they_were(row):
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx([Sheet("A", [["x"] * len(row), row])])))
    cells = list(book.worksheets[0][2])[: len(row)]
    for cell, value in zip(cells, row, strict=True):
        assert cell.data_type != "f"
        if isinstance(value, str):
            back = restored(cell.value or "")
            assert back.replace("\r\n", "\n").replace("\r", "\n") == clean(value).replace(
                "\r\n", "\n"
            ).replace("\r", "\n")
        elif isinstance(value, float):
            assert cell.value == pytest.approx(value, rel=1e-15, abs=0)
        elif isinstance(value, datetime.date):
            assert cell.is_date
        else:
            assert cell.value == value


def names(texts):
    """Return names that a table of units can have: filled, and told apart by letters."""
    kept = {}
    for number, text in enumerate(texts, start=1):
        kept[number] = one_line(f"{text} {number}os")
    return list(kept.values())


@st.composite
def tables(draw):
    units = names(draw(st.lists(TEXTS, min_size=3, max_size=5)))
    # A code for "no data" (-999) is read as none, so it is no number of a table.
    numbers = NUMBERS.filter(lambda number: number not in SCHEMA.missing_codes)
    values = draw(
        st.lists(numbers | st.none(), min_size=len(units), max_size=len(units)).filter(
            lambda column: any(number is not None for number in column)
        )
    )
    codes = draw(st.lists(st.sampled_from(["0201011", "007", "0000", "12a"]), min_size=len(units),
                          max_size=len(units)))  # fmt: skip
    return units, values, codes


SCHEMA = TableSchema(
    "Jednostka",
    {"Wartość": ColumnSchema("Wartość", sphere="social", direction=1)},
    text_columns=("TERYT",),
)


@given(tables())
@example((["A", "B", "C"], [-7.0, 6.0, -5.0], ["0201011"] * 3))
@SLOW
def test_a_csv_described_in_the_page_is_read_back_from_its_workbook(table):
    """Negative numbers were written as texts with an apostrophe, and refused on reading."""
    units, values, codes = table
    lines = list(zip(units, codes, values, strict=True))
    for dialect in (PEOPLE, PROGRAMS):
        content = csv_bytes(["Jednostka", "TERYT", "Wartość"], lines, dialect)
        rows = read_rows(content).rows
        book = described_xlsx(rows, SCHEMA)
        sheet = openpyxl.load_workbook(io.BytesIO(book))["Dane"]
        stored = [cell.value for cell in sheet["C"][1:]]
        assert all(cell is None or isinstance(cell, int | float) for cell in stored)
        back = read_units(book)
        assert [restored(neutralise(name)) for name in back.frame.index] == units
        assert list(back.attributes["TERYT"]) == codes
        for found, value in zip(back.frame["Wartość"], values, strict=True):
            assert (math.isnan(found) and value is None) or found == pytest.approx(
                value, rel=1e-14, abs=0
            )


@given(tables())
@SLOW
def test_the_template_keeps_names_codes_and_numbers(table):
    units, values, codes = table
    content = csv_bytes(
        ["Jednostka", "TERYT", "Wartość"], list(zip(units, codes, values, strict=True))
    )
    book = template_xlsx(read_units(content, schema=SCHEMA))
    sheet = openpyxl.load_workbook(io.BytesIO(book))["Dane"]
    header, *rows = [
        [restored(c) if isinstance(c, str) else c for c in row] for row in sheet.values
    ]
    assert header == ["Jednostka", "Wartość", "TERYT"]
    assert [[row[0], row[2]] for row in rows] == [
        list(one) for one in zip(units, codes, strict=True)
    ]
    assert [row[1] for row in rows] == [v if v is None else pytest.approx(v) for v in values]


def test_codes_of_teryt_are_no_indicator_and_keep_their_zeros():
    found = read_units(b"Nazwa;Kod TERYT;x\nA;0201011;1\nB;0201022;2\nC;1201011;3\n")
    assert list(found.frame.columns) == ["x"]
    assert list(found.attributes["Kod TERYT"]) == ["0201011", "0201022", "1201011"]


def test_a_workbook_of_an_earlier_course_with_guarded_numbers_is_read():
    rows = [["Jednostka", "Saldo"], ["A", "'-7,0"], ["B", "6,0"], ["C", "'-5,0"]]
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    file = io.BytesIO()
    book.save(file)
    assert list(read_units(file.getvalue()).frame["Saldo"]) == [-7.0, 6.0, -5.0]


@given(st.fixed_dictionaries({
    "title": TEXTS, "source": TEXTS, "unit": TEXTS, "label": TEXTS, "year": st.integers(1, 9999),
    "multiplier": st.sampled_from([1, 100, 1000]), "direction": st.sampled_from([1, -1]),
}))  # fmt: skip
@SLOW
def test_a_dictionary_comes_back_from_its_sheet(told):
    column = ColumnSchema(
        told["label"], sphere="social", direction=told["direction"], unit=told["unit"],
        multiplier=told["multiplier"], source=told["source"], year=told["year"],
    )  # fmt: skip
    schema = TableSchema("Jednostka", {"x": column}, title=told["title"], source=told["source"])
    back = read_units(described_xlsx([["Jednostka", "x"], ["A", 1], ["B", 2]], schema))
    found = back.description.columns["x"]
    same = {key: _kept(told[key]) for key in ("unit", "source")}
    assert {"unit": _kept(found.unit), "source": _kept(found.source)} == same
    assert _kept(found.label) == (_kept(told["label"]) or "x")
    assert (found.year, found.direction) == (told["year"], told["direction"])
    assert found.multiplier == told["multiplier"]
    assert _kept(back.description.title) == _kept(told["title"])


def _kept(text: str) -> str:
    return clean(text).replace("\r\n", "\n").replace("\r", "\n").strip()


@given(TEXTS)
@SLOW
def test_a_document_with_any_title_opens(text):
    content = write_docx(
        [PaperHeading(text, 0), Paragraph(text), PaperTable([text], [[text], [-1.5]])]
    )
    document = Document(io.BytesIO(content))
    assert document.core_properties.title == clean(text)[:255]


@given(st.fixed_dictionaries(dict.fromkeys(("tytul", "organizator", "kontakt", "zmiany"), TEXTS)))
@SLOW
def test_an_edition_comes_back_from_its_toml(tmp_path, told):
    made = Edition(
        nazwa="gmina", lekcje=("l01", told["tytul"]), wersja_kursu="1", trenerzy=(told["tytul"],),
        **told,
    )  # fmt: skip
    write_edition(made, tmp_path)
    safe = {key: value.encode("utf-8", "replace").decode() for key, value in told.items()}
    back = read_edition(tmp_path)
    assert {key: getattr(back, key) for key in told} == safe
    assert back.trenerzy == (safe["tytul"],)
    assert dataclasses.asdict(back)["godziny"] == made.godziny


def test_json_of_the_dictionary_is_read_back(tmp_path):
    column = dataclasses.asdict(ColumnSchema("=1+1", sphere="social", direction=-1))
    raw = {"units_column": "j", "columns": {"x": column}}
    path = tmp_path / "t.schema.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    found = read_units(b"j;x\nA;-1\nB;2\n", schema=path)
    assert found.schema["x"].label == "=1+1" and list(found.frame["x"]) == [-1, 2]
