"""The `diagnose` command's work: screen, report files, exit codes."""

import io
import shutil
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from rich.console import Console

from msai.diagnosis import METHODS, examine, read_units
from msai_course.papers.diagnose import diagnose

DATA = Path(__file__).parents[3] / "data"
TOWN = DATA / "wierzbogrod" / "wierzbogrod_2024.csv"
IMPORTS = Path(__file__).parents[2] / "fixtures" / "imports"
VOIVODESHIPS = DATA / "wojewodztwa_miasta_2007" / "wojewodztwa_miasta_2007.csv"


@pytest.fixture
def run(tmp_path):
    """Run `diagnose` and return its code, what was printed, and the report's path."""

    def _run(table, *, schema=None, method="perkal", output=None, **options):
        screen = io.StringIO()
        target = tmp_path / output if output else None
        console = Console(file=screen, width=160)
        code = diagnose(table, schema, method, target, console, **options)
        return code, screen.getvalue(), target

    return _run


def test_the_town_is_ranked_with_spheres_and_marked_as_made_up(run):
    code, text, _target = run(TOWN)
    assert code == 0
    assert "Dane zmyślone" in text and "Osiedle Fabryczne" in text and "społeczna" in text
    assert "Propozycja obszaru rewitalizacji" in text and "art. 10 ust. 2" in text


@pytest.mark.parametrize(
    ("table", "way", "asked"),
    [
        ("town_row_is_the_mean", '--keep "Miasto Dolna"', {"as_written": ["Miasto Dolna"]}),
        ("nested_levels", '--level "części gmin"', {"level": "części gmin"}),
    ],
)
def test_what_was_set_aside_can_be_put_back_as_it_says(run, table, way, asked):
    path = IMPORTS / f"{table}.csv"
    _code, before, _target = run(path)
    code, after, _target = run(path, **asked)
    assert code == 0
    assert way in before and way not in after


def test_voivodeships_are_shown_as_what_they_are(run):
    code, text, target = run(VOIVODESHIPS, method="hellwig", output="w.xlsx")
    assert code == 0
    assert "województwa" in text and "nie jest diagnozą" in text
    assert "Poland" in text and "Odłożono go na bok" in text
    assert "Propozycja obszaru" not in text
    assert "Uzasadnienie" not in openpyxl.load_workbook(target).sheetnames


@pytest.mark.parametrize("method", sorted(set(METHODS) - {"geometric", "strahl"}))
def test_every_method_prints_a_report(run, method):
    assert run(TOWN, method=method)[0] == 0


def test_a_method_that_the_numbers_do_not_allow_says_so(run):
    code, text, _target = run(TOWN, method="geometric")
    assert code == 1 and "większych od zera" in text


def test_the_workbook_holds_results_reasons_dictionary_and_warnings(run):
    code, _text, target = run(TOWN, output="raport.xlsx")
    book = openpyxl.load_workbook(target)
    assert code == 0
    assert book.sheetnames == [
        "O tym pliku", "Wyniki", "Uzasadnienie", "Wskaźniki", "Słownik danych", "Uwagi"
    ]  # fmt: skip
    assert book["Wyniki"]["B2"].value == "Osiedle Fabryczne"
    assert "zmyślone" in book["O tym pliku"]["A2"].value


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_counts_of_a_few_people_appear_nowhere(run, town, suffix):
    _code, screen, target = run(TOWN, output=f"raport.{suffix}")
    counts = town.counts["niebieskie_karty_licznik"]
    for unit in counts.index[(counts >= 1) & (counts < 5)]:
        rate = f"{town.frame.loc[unit, 'niebieskie_karty']:.1f}".replace(".", ",")
        lines = [line for line in screen.splitlines() if unit in line and rate in line.split()]
        assert not lines
    if suffix == "xlsx":
        sheet = openpyxl.load_workbook(target)["Wskaźniki"]
        labels = [cell.value for cell in sheet[1]]
        at = labels.index(town.schema["niebieskie_karty"].label)
        shown = {row[0].value: row[at].value for row in sheet.iter_rows(min_row=2)}
        for unit in counts.index[(counts >= 1) & (counts < 5)]:
            assert shown[unit] == "ukryto"


def test_the_document_opens_and_says_it_is_made_up(run):
    _code, _text, target = run(TOWN, output="raport.docx")
    document = Document(str(target))
    assert any("zmyślone" in paragraph.text for paragraph in document.paragraphs)
    # Results and area, the spheres, the data dictionary.
    assert len(document.tables) == 3


def test_names_that_look_like_formulas_are_harmless_in_the_report(run, tables, tmp_path):
    table = tmp_path / "t.csv"
    table.write_bytes((tables / "clean.csv").read_bytes().replace(b"Centrum", b"=1+1"))
    schema = tables / "units.schema.json"
    _code, _text, target = run(table, schema=schema, output="r.xlsx")
    sheet = openpyxl.load_workbook(target)["Wyniki"]
    assert "'=1+1" in [cell.value for cell in sheet["B"]]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_markup_in_a_name_is_text(run, tables, tmp_path):
    table = tmp_path / "t.csv"
    table.write_bytes((tables / "clean.csv").read_bytes().replace(b"Centrum", b"[red]X[/red]"))
    assert "[red]X[/red]" in run(table, schema=tables / "units.schema.json")[1]


def test_a_faulty_table_is_a_list_of_what_to_do_and_no_traceback(run, tables):
    code, text, _target = run(tables / "text_in_numbers.csv", schema=tables / "units.schema.json")
    assert code == 1
    assert "wiersz 5" in text and "przestepczosc" in text and "to nie liczba" in text


def test_without_a_dictionary_it_says_how_to_make_one_and_writes_a_template(run, tables, tmp_path):
    table = tmp_path / "moja.csv"
    shutil.copy(tables / "clean.csv", table)
    code, text, _target = run(table)
    assert code == 1 and "--output szablon.xlsx" in text and "moja.schema.json" in text
    code, text, target = run(table, output="szablon.xlsx")
    assert code == 1 and "Słownik danych" in " ".join(text.split())
    assert "Słownik danych" in openpyxl.load_workbook(target).sheetnames
    assert {path.name for path in tmp_path.iterdir()} == {"moja.csv", "szablon.xlsx"}


def test_it_asks_before_writing_beside_the_table(tables, tmp_path, monkeypatch):
    table = tmp_path / "moja.csv"
    shutil.copy(tables / "clean.csv", table)
    monkeypatch.setattr(
        "sys.stdin", type("Tty", (io.StringIO,), {"isatty": lambda self: True})("tak\n")
    )
    console = Console(file=io.StringIO(), force_terminal=True)
    assert diagnose(table, None, "perkal", None, console) == 1
    assert (tmp_path / "moja-szablon.xlsx").is_file()


def test_wrong_use_is_told_apart(run):
    assert run(TOWN, method="magia")[0] == 2
    assert run(TOWN, output="raport.pdf")[0] == 2


def test_a_report_that_cannot_be_written_says_so(run):
    code, text, _target = run(TOWN, output="nie/ma/raport.xlsx")
    assert code == 1 and "Nie można zapisać" in text


def test_an_indicator_that_only_an_incomplete_unit_tells_apart_stays_out_of_the_index():
    columns = {
        name: {"label": name, "sphere": sphere, "direction": 1}
        for name, sphere in (("x", "social"), ("y", "technical"))
    }
    table = b"j;x;y\nA;1;5\nB;1;3\nC;1;9\nD;2;\n"
    found = examine(read_units(table, schema={"units_column": "j", "columns": columns}))
    assert list(found.index.index) == ["C", "A", "B"]
    assert ("D", "incomplete_unit") in {(note.row, note.code) for note in found.notes}


def test_units_without_full_data_are_named_and_a_single_unit_is_too_few(run, tables, tmp_path):
    code, text, _target = run(tables / "missing_value.csv", schema=tables / "units.schema.json")
    assert code == 0 and "nie ma łącznego wyniku" in text
    table = tmp_path / "jedna.csv"
    lines = (tables / "clean.csv").read_text(encoding="utf-8").splitlines()
    table.write_text("\n".join(lines[:2]), encoding="utf-8")
    code, text, _target = run(table, schema=tables / "units.schema.json")
    assert code == 1 and "co najmniej dwóch" in text
