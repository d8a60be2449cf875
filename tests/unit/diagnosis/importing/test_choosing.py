"""What somebody says of columns: turned, renamed, of one year; in the page and as a command."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from msai.activities.own_table.program import act
from msai.activities.own_table.screen import view
from msai.activities.own_table.state import OwnTable
from msai.diagnosis import read_units
from msai.diagnosis.importing.choosing import of_year, renamed
from msai.diagnosis.importing.turning import looks_turned, turned
from msai.errors import TableError
from msai.ui import Event, to_json
from msai_course.papers.diagnose import diagnose

ACROSS = """Wskaźnik;Dąbki;Kąty;Olszyny;Zalesie
Ludność;1420;903;655;1508
Powierzchnia (ha);210;340;95;188
Bezrobotni;61;42;44;52
"""
YEARS = "Nazwa;Ludność;Zasiłki 2023;Zasiłki 2024\nA;100;4;5\nB;200;7;9\nC;300;8;6\n"


def run(path, **options):
    screen = io.StringIO()
    code = diagnose(path, None, "perkal", None, Console(file=screen, width=400), **options)
    return code, screen.getvalue()


def test_a_table_with_units_across_is_asked_about_and_never_turned_by_itself():
    table = read_units(ACROSS.encode())
    assert "Ludność" in table.frame.index
    assert [w.code for w in table.warnings] == ["looks_turned"]


def test_in_the_page_it_is_turned_and_turned_back():
    state = act(OwnTable(), Event("file", "t.csv", ACROSS.encode()))
    assert "Obróć tabelę" in str(to_json(view(state)))
    over = act(state, Event("turn"))
    roles = {column.header: column.role for column in over.described.columns}
    assert roles["Wskaźnik"] == "units" and roles["Ludność"] == "population"
    assert [row[0] for row in over.described.rows] == [
        "Wskaźnik",
        "Dąbki",
        "Kąty",
        "Olszyny",
        "Zalesie",
    ]
    assert [note.code for note in over.described.notes] == ["turned_table"]
    assert act(over, Event("turn")) == state


def test_on_the_command_line_it_is_turned(tmp_path):
    (tmp_path / "t.csv").write_text(ACROSS, encoding="utf-8")
    text = run(tmp_path / "t.csv", turn=True)[1]
    assert "Kolumny liczbowe: Bezrobotni." in text and "obrócona" in text


@given(st.integers(2, 6), st.integers(2, 6), st.randoms(use_true_random=False))
def test_a_table_turned_twice_is_what_it_was(height, width, chance):
    rows = [[chance.randrange(1, 99) for _ in range(width)] for _ in range(height)]
    assert turned(turned(rows)[0])[0] == rows


def test_a_usual_table_does_not_look_turned():
    assert not looks_turned([["Jednostka", "Ludność", "Udział (%)"], ["A", 1, 2], ["B", 2, 3]])
    assert not looks_turned([])


def test_a_column_is_renamed_and_that_is_said(tmp_path):
    (tmp_path / "t.csv").write_text("Nazwa;osoby_24;zas\nA;100;4\nB;200;7\n", encoding="utf-8")
    code, text = run(tmp_path / "t.csv", rename=["osoby_24 = Ludność", "zas = Zasiłki"])
    assert code == 1 and "„osoby_24” nazywa się teraz „Ludność”" in text
    assert "Kolumny liczbowe: Zasiłki." in text
    assert "nie ma kolumny „x”" in run(tmp_path / "t.csv", rename=["x = y"])[1]
    assert run(tmp_path / "t.csv", rename=["x"])[0] == 2


def test_one_year_of_several_is_chosen(tmp_path):
    (tmp_path / "t.csv").write_text(YEARS, encoding="utf-8")
    text = run(tmp_path / "t.csv", year="2023")[1]
    assert "Kolumny liczbowe: Zasiłki 2023." in text and "pominięte: Zasiłki 2024" in text
    assert "Można wybrać lata: 2023, 2024" in run(tmp_path / "t.csv", year="1999")[1]


def test_nothing_chosen_changes_nothing():
    rows = [["Nazwa", "X 2023", "X 2024"], ["A", 1, 2]]
    assert renamed(rows, ()) == (rows, []) == of_year(rows, "")
    with pytest.raises(TableError):
        of_year(rows, "2020")
