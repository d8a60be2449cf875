"""The data dictionary: JSON file, sheet of the template, and what they refuse."""

import io
import json
from pathlib import Path

import openpyxl
import pytest

from msai.diagnosis import TableSchema, load_schema, read_units, schema_from_json, template_xlsx
from msai.diagnosis.dictionary import DATA_SHEET, DICTIONARY_SHEET, SPHERE_WORDS, WORSE_WORDS
from msai.errors import TableError

MINIMAL = {
    "units_column": "u",
    "columns": {"x": {"label": "X", "sphere": "social", "direction": 1}},
}


def refused(data):
    with pytest.raises(TableError) as error:
        schema_from_json(data)
    return [problem.code for problem in error.value.problems]


def test_the_smallest_dictionary():
    schema = schema_from_json(MINIMAL)
    assert schema.directions == {"x": 1} and schema.spheres == {"social": ["x"]}
    assert schema.is_municipality and not schema.synthetic
    assert load_schema(schema) is schema


def test_a_dictionary_without_units_or_columns_is_refused():
    assert refused({"columns": {}}) == ["schema_units"]
    assert refused({"units_column": "u"}) == ["schema_units"]


@pytest.mark.parametrize(
    "column",
    [
        {"sphere": "magic", "direction": 1},
        {"sphere": "social"},
        {"sphere": "social", "direction": 2},
        {"sphere": "social", "direction": 1, "multiplier": 0},
        {"sphere": "social", "direction": 1, "multiplier": "sto"},
        "words",
    ],
)
def test_wrong_entries_are_named(column):
    assert refused({"units_column": "u", "columns": {"x": column}}) == ["schema_value"]


def test_an_unknown_kind_is_refused():
    assert refused({**MINIMAL, "kind": "planet"}) == ["schema_value"]


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff\xfe\x00"])
def test_an_unreadable_file_is_a_clear_message(tmp_path, content):
    path = tmp_path / "x.schema.json"
    path.write_bytes(content)
    with pytest.raises(TableError, match=r"x\.schema\.json"):
        load_schema(path)


def test_a_missing_file_is_a_clear_message(tmp_path):
    with pytest.raises(TableError):
        load_schema(tmp_path / "nie_ma.json")


def test_voivodeships_are_not_a_municipality(tables):
    schema = load_schema({**MINIMAL, "kind": "voivodeships"})
    assert isinstance(schema, TableSchema) and not schema.is_municipality


def filled(*rows):
    """Return the template with rows of data in its example."""
    book = openpyxl.load_workbook(io.BytesIO(template_xlsx()))
    for row in rows:
        book[DATA_SHEET].append(row)
    return book


def saved(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_the_template_reads_back_with_its_own_dictionary():
    book = filled(["A", 100, 10, 0, 60, 6], ["B", 50, 5, 0, 30, 1], ["Hala", 0, 9, 1, 0, 0])
    table = read_units(saved(book))
    assert table.directions == {"Stopa bezrobocia": 1}
    assert table.spheres == {"social": ["Stopa bezrobocia"]}
    assert table.frame.loc["A", "Stopa bezrobocia"] == pytest.approx(10.0)
    assert table.area_ha["B"] == 5 and bool(table.post_industrial["Hala"])
    assert {w.code for w in table.warnings} == {"uninhabited"}


def test_the_template_offers_lists_of_words_that_are_understood():
    sheet = openpyxl.load_workbook(io.BytesIO(template_xlsx()))[DICTIONARY_SHEET]
    lists = [
        v.formula1.strip('"').split(",")
        for v in sheet.data_validations.dataValidation
        if v.formula1
    ]
    assert [words[0] for words in SPHERE_WORDS.values()] in lists
    assert [words[0] for words in WORSE_WORDS.values()] in lists


def test_every_word_of_the_lists_is_read():
    for sphere, words in SPHERE_WORDS.items():
        for word in words:
            book = filled(["A", 1, 1, 0, 10, 1], ["B", 1, 1, 0, 10, 2])
            sheet = book[DICTIONARY_SHEET]
            sheet.cell(8, 4).value = word.upper()
            assert list(read_units(saved(book)).spheres) == [sphere]


def test_a_wrong_word_in_the_sheet_is_named_with_its_row():
    book = filled(["A", 1, 1, 0, 10, 1])
    book[DICTIONARY_SHEET].cell(8, 4).value = "kosmiczna"
    with pytest.raises(TableError, match="kosmiczna") as error:
        read_units(saved(book))
    assert error.value.problems[0].row == 8


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", 5), ("synthetic", "nie"), ("population_column", ["ludnosc"]),
        ("missing_codes", 5), ("text_columns", [1]), ("municipality", {"population": "dużo"}),
        ("reference_year", 2024.5), ("columns", {"x": {"label": []}}),
        ("columns", {"x": {"label": "X", "numerator": {}}}), ("columns", {"x": {"unit": 10**400}}),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_kind_is_named_and_no_traceback(key, value):
    with pytest.raises(TableError) as error:
        load_schema({"units_column": "j", "columns": {}, key: value})
    assert [problem.code for problem in error.value.problems] == ["schema_value"]


def test_a_dictionary_nested_without_end_cannot_be_read(tmp_path):
    path = tmp_path / "a.schema.json"
    path.write_text("[" * 200_000, encoding="utf-8")
    with pytest.raises(TableError) as error:
        load_schema(path)
    assert error.value.problems[0].code == "schema_unreadable"


def test_a_sheet_without_a_column_of_names_is_refused():
    book = filled(["A", 1, 1, 0, 10, 1])
    book[DICTIONARY_SHEET].delete_rows(2)
    with pytest.raises(TableError) as error:
        read_units(saved(book))
    assert error.value.problems[0].code == "schema_units"


def test_a_table_without_a_dictionary_becomes_a_template_with_its_numbers(tables):
    table = read_units(tables / "clean.csv")
    book = openpyxl.load_workbook(io.BytesIO(template_xlsx(table)))
    assert book[DATA_SHEET]["A2"].value == "Centrum"
    sheet = book[DICTIONARY_SHEET]
    for row in range(2, sheet.max_row + 1):
        if sheet.cell(row, 2).value == "wskaźnik":
            sheet.cell(row, 4).value, sheet.cell(row, 5).value = "techniczna", "tak"
    again = read_units(saved(book))
    assert again.frame.equals(table.frame)
    assert again.population.equals(table.population)


def test_a_missing_value_stays_empty_in_the_template():
    table = read_units(b"a;x\nA;\nB;2,5\n=C;3\n")
    data = openpyxl.load_workbook(io.BytesIO(template_xlsx(table)))[DATA_SHEET]
    assert [cell.value for cell in data["B"]] == ["x", None, 2.5, 3]
    assert data["A4"].value == "'=C"


def test_a_header_that_looks_like_a_formula_is_text_everywhere_in_the_template():
    table = read_units(b"=a;=1+1;@x\nA;1;3\nB;2;4\n")
    book = openpyxl.load_workbook(io.BytesIO(template_xlsx(table)))
    cells = [cell for sheet in book for row in sheet for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    assert not [cell.value for cell in cells if str(cell.value).startswith(("=", "@"))]


def test_the_files_in_the_data_package_are_valid_dictionaries():
    data = Path(__file__).parents[3] / "data"
    files = sorted(data.glob("*/*_20*.schema.json"))
    assert files
    for path in files:
        assert load_schema(path).indicators, path
        assert json.loads(path.read_text(encoding="utf-8"))["units_column"]
