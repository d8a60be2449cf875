"""Exercise 2 plants the errors that the real reader finds, and explains each report."""

import csv
import io
import json
import subprocess
import sys

import openpyxl
import pytest
from docx import Document

from msai.activities.table_errors.faulty_table import ROWS, columns, places, schema
from msai.activities.table_errors.flaws import ACTIONS, KINDS, flaws
from msai.activities.table_errors.program import program
from msai.activities.table_errors.screen import solution, view
from msai.activities.table_errors.state import Searching, decode, encode, is_right, update
from msai.diagnosis import read_units
from msai.errors import TableError
from msai.ui import Event, to_json
from msai.widgets.exercise import Exercise


def after(*events, state=None):
    state = state or Searching()
    for event in events:
        state = update(state, event)
    return state


def report(place, kind):
    return [Event("place", place), Event("kind", kind), Event("report")]


def texts(state):
    return str(to_json(view(state)))


EVERYTHING = [event for flaw in flaws() for event in report(flaw.places[0], flaw.kind)]


def read(rows):
    """Give the table to the reader of the course as a CSV file."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";")
    writer.writerow([column.header for column in columns()])
    writer.writerows(rows)
    return read_units(file.getvalue().encode(), schema=schema())


def test_the_real_reader_finds_every_planted_error():
    rows = [list(row) for row in ROWS]
    with pytest.raises(TableError) as first:
        read(rows)
    rows[5][6] = "48,0"
    with pytest.raises(TableError) as second:
        read(rows)
    del rows[8]
    found = [*first.value.problems, *second.value.problems, *read(rows).warnings]
    assert {flaw.code for flaw in flaws()} <= {problem.code for problem in found}
    # Besides the planted ones it only says that the cell with the code now has no value.
    assert {problem.code for problem in found} - {flaw.code for flaw in flaws()} == {
        "missing_value"
    }


def test_there_is_one_error_of_each_kind():
    assert tuple(sorted(flaw.kind for flaw in flaws())) == tuple(sorted(KINDS))
    assert all(set(flaw.places) <= set(places()) and flaw.actions for flaw in flaws())


def test_the_numbers_in_the_explanations_are_those_of_the_table():
    units = {row[0].casefold(): int(row[1]) for row in ROWS if row[0] != "Razem"}
    told = next(flaw.why for flaw in flaws() if flaw.kind == "population_sum")
    assert str(sum(units.values())) in told
    assert str(3580 - sum(units.values())) in told
    assert str(sum(int(row[1]) for row in ROWS[:-1])) == ROWS[-1][1]


@pytest.mark.parametrize("flaw", flaws(), ids=lambda flaw: flaw.kind)
def test_a_right_report_is_explained_and_asks_what_to_do(flaw):
    state = after(*report(flaw.places[-1], flaw.kind))
    assert state.found == (flaw.kind,) and state.misses == 0
    assert flaw.why in texts(state) and flaw.todo not in texts(state)
    decided = after(Event(f"action:{flaw.kind}", flaw.actions[0]), state=state)
    assert flaw.todo in texts(decided)


def test_a_wrong_decision_is_corrected():
    state = after(*report("r11", "total_row"), Event("action:total_row", "turn"))
    shown = to_json(view(state))
    tones = [
        node["tone"]
        for group in shown
        for inner in group.get("children", [])
        for node in inner.get("children", [])
        if isinstance(node, dict) and node["type"] == "message"
    ]
    assert tones == ["ok", "problem"]


def test_the_right_place_with_a_wrong_reason_is_told_apart():
    state = after(*report("r5c6", "over_100"))
    assert state.misses == 1 and not state.found
    assert "ale innego rodzaju" in texts(state)


def test_an_innocent_odd_place_is_defended():
    state = after(*report("r4c2", "population_sum"))
    assert "Mała liczba to nie błąd" in texts(state)
    assert "szukaj w całej kolumnie" in texts(state)


def test_a_report_needs_place_and_kind():
    assert after(Event("report")) == Searching()
    assert after(Event("kind", "text"), Event("report")).reported == ("", "")


def test_picking_in_the_table_and_choosing_from_the_list_mean_the_same():
    assert after(Event("at:r5c6")) == after(Event("place", "r5c6"))
    assert after(Event("at:r5c6"), Event("at:r5c6")) == Searching()


def test_what_is_missing_is_shown_only_when_asked_for():
    state = after(*report("r11", "total_row"))
    left = next(flaw for flaw in flaws() if flaw.kind == "reversed_direction")
    assert left.why not in texts(state)
    assert left.why in texts(after(Event("finish"), state=state))


def test_finding_everything_is_summed_up_with_the_decisions():
    decisions = [Event(f"action:{flaw.kind}", flaw.actions[0]) for flaw in flaws()]
    state = after(*EVERYTHING, *decisions)
    assert "Znalezione błędy: 10 z 10. Trafne decyzje: 10 z 10." in texts(state)


def test_the_same_error_counts_once():
    state = after(*report("r3", "duplicated_unit"), *report("r10", "duplicated_unit"))
    assert state.found == ("duplicated_unit",)


def test_answers_survive_saving_and_loading():
    state = after(*EVERYTHING, Event("action:text", "ask"), *report("r4", "text"))
    again = decode(json.loads(json.dumps(encode(state))))
    assert encode(again) == encode(state)
    assert again.found == state.found and again.misses == 1


@pytest.mark.parametrize(
    "record", [{}, {"found": 1}, {"found": [], "actions": {}, "misses": "x", "finished": False}]
)
def test_a_damaged_record_is_refused(record):
    with pytest.raises((ValueError, KeyError, TypeError)):
        decode(record)


def test_nonsense_changes_nothing():
    for event in (
        Event("at:r99"),
        Event("place", "<b>"),
        Event("kind", "magia"),
        Event("action:text", ACTIONS[0]),
    ):
        assert after(event) == Searching()
    assert not is_right("r2", "total_row")


def test_sheet_and_table_can_be_taken_home():
    document, workbook = (download.make(Searching()) for download in program().downloads)
    tables = Document(io.BytesIO(document.content)).tables
    assert [len(table.rows) for table in tables] == [11, 11, 11]
    book = openpyxl.load_workbook(io.BytesIO(workbook.content))
    assert [book["Tabela"][at].value for at in ("G8", "F5", "F6")] == [-999, "12.5", 15.2]
    assert len(list(book["Klucz"].rows)) == 11


def test_the_first_page_needs_no_pandas():
    code = (
        "import sys; from msai.widgets import table_errors; table_errors(); "
        "assert not {'pandas', 'numpy', 'openpyxl', 'xlsxwriter', 'docx'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_snapshot_shows_the_whole_table():
    bundle = Exercise(program())._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    assert data["text/plain"] == "<Ćwiczenie: Błędy w tabeli>"
    assert all(cell in data["text/html"] for row in ROWS for cell in row)


def test_the_solution_names_all_errors():
    shown = str(to_json(solution(Searching())))
    assert all(flaw.why in shown and flaw.todo in shown for flaw in flaws())


def test_the_tree_is_small():
    assert len(json.dumps(to_json(view(after(*EVERYTHING))))) < 60_000
