"""Exercise 4 reads a table, says what is wrong with it, and asks what its columns are."""

import io
import json
from pathlib import Path

import openpyxl
import pytest

from msai.activities.own_table.columns import ROLES, OwnColumn
from msai.activities.own_table.described import Described
from msai.activities.own_table.program import program
from msai.activities.own_table.screen import view
from msai.activities.own_table.state import OwnTable, decode, encode
from msai.diagnosis import read_units, template_xlsx
from msai.ui import Event, to_json
from msai.widgets.exercise import Exercise

from .own_tables import COUNTS, after, delivered, described, texts, upload

ROOT = Path(__file__).parents[3]
TABLES = ROOT / "tests" / "fixtures" / "tables"
LIPNIKI = ROOT / "data" / "lipniki" / "lipniki_2024.csv"


def test_a_fresh_exercise_asks_for_a_table_and_says_where_it_stays():
    assert "Nie ma jeszcze wczytanej tabeli" in texts(OwnTable())
    assert "nigdzie nie jest wysyłany" in texts(OwnTable())


def test_a_bad_cell_is_named_with_row_column_and_what_to_do():
    state = after(upload((TABLES / "text_in_numbers.csv").read_bytes()))
    assert "wiersz 5, kolumna „przestepczosc”" in texts(state)
    assert "Wpisz samą liczbę" in texts(state)


@pytest.mark.parametrize("content", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xls", b"PK\x03\x04x"])
def test_files_that_are_no_tables_are_refused_in_words(content):
    state = after(upload(content))
    assert state.problems and not state.described.rows
    assert "'tone': 'problem'" in texts(state)


def test_a_bad_file_leaves_the_table_that_was_there(practice):
    state = after(upload(b""), state=practice)
    assert state.described == practice.described and state.problems


def test_columns_are_guessed_by_their_names():
    roles = {column.header: column.role for column in after(upload(COUNTS)).described.columns}
    assert roles["Sołectwo"] == "units" and roles["Ludność"] == "population"
    assert roles["Bezrobotni"] == ""


def test_names_are_found_behind_a_column_of_row_numbers():
    state = after(upload("Lp.;Sołectwo;Ludność\n1;Dąbki;400\n2;Kąty;900\n"))
    roles = {column.header: column.role for column in state.described.columns}
    assert roles == {"Lp.": "skip", "Sołectwo": "units", "Ludność": "population"}


def test_an_incomplete_answer_is_named():
    state = after(upload(COUNTS), Event("column:3:role", "count"))
    shown = texts(state)
    assert "Bezrobotni: sfera, co znaczy wyższa wartość, przez co podzielić" in shown
    assert "Pokaż wynik" not in shown


def test_two_columns_of_names_are_pointed_out_and_the_first_is_used():
    state = after(Event("column:4:role", "units"), state=described())
    assert "„nazwa jednostki”: Sołectwo, Stare piece (%)" in texts(state)
    assert state.described.schema.units_column == "Sołectwo"


def test_walking_through_the_roles_with_arrow_keys_leaves_other_columns_alone():
    walked = [Event("column:3:role", role) for role in ROLES]
    state = after(*walked, Event("column:3:role", "count"), state=described())
    assert state == described()


def test_a_dictionary_in_the_file_makes_the_form_needless(practice):
    content = delivered(practice, Event("dictionary")).content
    state = after(upload(content, "lipniki.xlsx"))
    assert not state.describing
    ours, theirs = state.outcome.diagnosis.index, practice.outcome.diagnosis.index
    assert ours.to_dict() == theirs.to_dict()


def test_the_template_is_read_back():
    state = after(upload(template_xlsx(), "wzor.xlsx"))
    assert state.problems


def test_nonsense_events_change_nothing(practice):
    for event in (
        Event("unit:Atlantyda"),
        Event("column:99:role", "units"),
        Event("column:x:role", "units"),
        Event("threshold", "dużo"),
        Event("nic"),
    ):
        assert after(event, state=practice) == practice
    state = described()
    for event in (Event("column:3:sphere", "magia"), Event("column:3:direction", "7")):
        assert after(event, state=state) == state


def test_hostile_names_stay_text():
    hostile = COUNTS.replace("Zalesie", "<img src=x onerror=alert(1)>")
    state = described()
    rows = after(upload(hostile)).described.rows
    columns = state.described.columns
    state = OwnTable("x.csv", Described(rows, columns=columns), selected=())
    snapshot = Exercise(program())
    snapshot.state = state
    bundle = snapshot._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    assert "&lt;img src=x" in data["text/html"] and "<img src=x" not in data["text/html"]


def test_the_snapshot_is_short_and_says_what_to_do():
    bundle = Exercise(program())._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    assert data["text/plain"] == "<Ćwiczenie: Diagnoza własnej tabeli>"
    assert "Wczytaj tabelę ćwiczebną" in data["text/html"]


def test_downloads_are_there_before_any_table_is(practice):
    template, table = (download.make(OwnTable()) for download in program().downloads)
    assert "Słownik danych" in openpyxl.load_workbook(io.BytesIO(template.content)).sheetnames
    assert read_units(table.content).frame.equals(practice.outcome.diagnosis.table.frame)


def test_a_wide_table_keeps_the_tree_small(practice):
    assert len(json.dumps(to_json(view(practice)))) < 60_000
    form = after(upload(LIPNIKI.read_bytes()))
    assert len(json.dumps(to_json(view(form)))) < 60_000


def test_a_column_knows_what_it_lacks():
    assert OwnColumn("x", "rate").missing == ("sphere", "direction")
    assert OwnColumn("x", "helper").missing == ()


def test_without_an_edition_nothing_of_one_is_offered():
    assert "Wczytaj tabelę tej edycji" not in texts(OwnTable())
    assert after(Event("edition")) == OwnTable()


def test_the_table_of_an_edition_is_opened_with_one_button(tmp_path, monkeypatch):
    monkeypatch.setenv("MSAI_EDITION_DATA", str(tmp_path))
    (tmp_path / "units.csv").write_bytes(LIPNIKI.read_bytes())
    dictionary = LIPNIKI.with_suffix(".schema.json").read_bytes()
    (tmp_path / "units.schema.json").write_bytes(dictionary)
    assert "Wczytaj tabelę tej edycji" in texts(OwnTable())
    state = after(Event("edition"), Event("proposal"))
    assert state.selected and not state.describing and state.outcome.check.ok
    assert decode(encode(state)).described == state.described
