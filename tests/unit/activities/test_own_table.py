"""Exercise 4 reads a table, says what is wrong with it, and never shows a count of a few people."""

import io
import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from msai.activities.own_table.columns import ROLES, OwnColumn
from msai.activities.own_table.described import Described
from msai.activities.own_table.program import act, program
from msai.activities.own_table.screen import view
from msai.activities.own_table.state import OwnTable, decode, encode
from msai.diagnosis import numerators_of, read_units, template_xlsx
from msai.programme import assemble, clarify
from msai.ui import Event, Step, to_json
from msai.widgets.exercise import Exercise

ROOT = Path(__file__).parents[3]
TABLES = ROOT / "tests" / "fixtures" / "tables"
LIPNIKI = ROOT / "data" / "lipniki" / "lipniki_2024.csv"

COUNTS = """Sołectwo;Ludność;Wiek produkcyjny;Bezrobotni;Stare piece (%)
Dąbki;400;240;30;12,5
Kąty;900;560;28;8,0
Olszyny;650;400;22;30,5
Zalesie;500;310;40;44,0
Razem;2450;1510;120;
"""


def after(*events, state=None):
    state = state or OwnTable()
    for event in events:
        result = act(state, event)
        state = result.state if isinstance(result, Step) else result
    return state


def upload(content, name="tabela.csv"):
    return Event("file", name, content.encode() if isinstance(content, str) else content)


def texts(state):
    return str(to_json(view(state)))


def delivered(state, event):
    step = act(state, event)
    assert isinstance(step, Step)
    return step.effects[0]


def described():
    """The table of counts with every column said."""
    answers = [
        ("2:role", "helper"),
        ("3:role", "count"),
        ("3:sphere", "social"),
        ("3:direction", "1"),
        ("3:denominator", "Wiek produkcyjny"),
        ("4:role", "rate"),
        ("4:sphere", "environmental"),
        ("4:direction", "1"),
        ("4:denominator", "Ludność"),
    ]
    events = [Event(f"column:{question}", value) for question, value in answers]
    return after(upload(COUNTS), *events, Event("source", "PUP"), Event("year", 2024))


def result():
    return after(Event("describe:done"), state=described())


@pytest.fixture(scope="module")
def practice():
    return after(Event("practice"))


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
    assert roles == {"Lp.": "", "Sołectwo": "units", "Ludność": "population"}


def test_an_incomplete_answer_is_named():
    state = after(upload(COUNTS), Event("column:3:role", "count"))
    shown = texts(state)
    assert "Bezrobotni: sfera, co znaczy wyższa wartość, przez co podzielić" in shown
    assert "Pokaż wynik" not in shown


def test_a_count_is_divided_and_ranked_as_the_model_does():
    found = result().outcome.diagnosis
    name = "Bezrobotni (na 100: Wiek produkcyjny)"
    assert found.table.frame.loc["Dąbki", name] == pytest.approx(100 * 30 / 240)
    assert next(iter(found.index.index)) == "Zalesie"
    assert "Razem" not in found.index.index


def test_two_columns_of_names_are_pointed_out_and_the_first_is_used():
    state = after(Event("column:4:role", "units"), state=described())
    assert "„nazwa jednostki”: Sołectwo, Stare piece (%)" in texts(state)
    assert state.described.schema.units_column == "Sołectwo"


def test_walking_through_the_roles_with_arrow_keys_leaves_other_columns_alone():
    walked = [Event("column:3:role", role) for role in ROLES]
    state = after(*walked, Event("column:3:role", "count"), state=described())
    assert state == described()


def test_without_the_social_sphere_it_says_what_the_act_asks_for():
    state = after(Event("column:3:role", "skip"), state=described())
    assert "Dodaj wskaźnik ze sfery społecznej" in texts(state)
    assert (
        "nie ma żadnego wskaźnika ze sfery społecznej"
        in texts(after(Event("describe:done"), state=state)).lower()
    )


def test_a_dictionary_in_the_file_makes_the_form_needless(practice):
    content = delivered(practice, Event("dictionary")).content
    state = after(upload(content, "lipniki.xlsx"))
    assert not state.describing
    ours, theirs = state.outcome.diagnosis.index, practice.outcome.diagnosis.index
    assert ours.to_dict() == theirs.to_dict()


def test_the_template_is_read_back():
    state = after(upload(template_xlsx(), "wzor.xlsx"))
    assert state.problems


def test_choosing_units_is_answered_with_the_act(practice):
    state = after(Event("unit:Lipniki"), state=practice)
    assert state.outcome.check.selected == ("Lipniki",)
    assert "30" in texts(state) and "art. 10" in texts(state)


def test_the_proposal_can_be_taken(practice):
    state = after(Event("proposal"), state=practice)
    assert state.selected == practice.outcome.diagnosis.area.revitalisation
    assert "Wybrano: " in texts(state)


def test_both_reports_hold_the_chosen_area_and_hide_small_counts(practice):
    state = after(Event("proposal"), state=practice)
    document = Document(io.BytesIO(delivered(state, Event("report:docx")).content))
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Wybrany przez ciebie obszar" in said and state.selected[0] in said
    book = openpyxl.load_workbook(io.BytesIO(delivered(state, Event("report:xlsx")).content))
    assert "Wybrany obszar" in book.sheetnames
    cells = [cell.value for row in book["Wskaźniki"].iter_rows() for cell in row]
    assert cells.count("ukryto") > 0


def test_a_higher_threshold_hides_more(practice):
    def hidden(state):
        return int(state.outcome.diagnosis.shown.frame.isna().to_numpy().sum())

    assert hidden(after(Event("threshold", 12), state=practice)) > hidden(practice)
    assert after(Event("threshold", 1), state=practice) == practice


def test_my_programme_gets_sums_that_betray_nobody(practice):
    state = after(Event("proposal"), Event("day", "2024-12-31"), state=practice)
    parts = encode(state)["programme"]
    programme, problems = assemble({"own-table": {"programme": parts}})
    assert problems == [] and programme.phenomena
    counts = numerators_of(state.outcome.diagnosis.table)
    labels = {state.outcome.diagnosis.table.schema[name].label: name for name in counts}
    for item in programme.phenomena:
        inside = counts[labels[item.name]].loc[list(state.selected)]
        assert item.numerator == int(inside.sum()) and item.day.year == 2024
        assert item.numerator == 0 or item.numerator >= 5


def test_my_programme_gets_tables_whose_hidden_counts_cannot_be_worked_out(practice):
    state = after(Event("proposal"), state=practice)
    parts = json.loads(json.dumps(encode(state)))["programme"]
    programme, problems = assemble({"own-table": {"programme": parts}})
    assert problems == [] and programme.tables
    assert not [entry for entry in clarify(programme) if entry.code == "S26"]
    counts = numerators_of(state.outcome.diagnosis.table)
    labels = {state.outcome.diagnosis.table.schema[name].label: name for name in counts}
    summed = {item.name for item in programme.phenomena}
    cells = [cell for table in programme.tables for cell in table.cells]
    assert {cell.name for cell in cells} == set(state.selected)
    assert all(cell.count is None for cell in cells if cell.hidden)
    assert any(cell.hidden for cell in cells)
    for table in programme.tables:
        values = counts[labels[table.name]]
        assert all(cell.hidden or cell.count == values[cell.name] for cell in table.cells)
        assert not any(cell.count in range(1, 5) for cell in table.cells)
        hidden = sum(cell.hidden for cell in table.cells)
        assert not table.total_shown and (table.name not in summed or hidden != 1)


def test_one_unit_makes_no_table(practice):
    parts = encode(after(Event("unit:Lipniki"), state=practice))["programme"]
    assert parts["phenomena"] and "tables" not in parts


def test_an_area_of_one_unit_with_a_small_count_gives_no_number_away(practice):
    table = practice.outcome.diagnosis.table
    counts = numerators_of(table)["niebieskie_karty"]
    unit = str(counts.index[(counts >= 1) & (counts < 5)][0])
    parts = encode(after(Event(f"unit:{unit}"), state=practice))["programme"]
    label = table.schema["niebieskie_karty"].label
    assert label not in [item["name"] for item in parts["phenomena"]]


@pytest.mark.parametrize("make", [described, result, lambda: after(Event("practice"))])
def test_a_table_survives_saving_and_loading(make):
    state = after(Event("proposal"), state=make())
    assert decode(json.loads(json.dumps(encode(state)))) == state


def test_a_large_table_is_not_kept_and_says_so():
    lines = [f"Jednostka {n};{n + 100};{n % 17}" for n in range(9000)]
    state = after(upload("\n".join(["Jednostka;Ludność;Bezrobotni", *lines])))
    assert "za duża, żeby przeglądarka ją zapamiętała" in texts(state)
    again = decode(encode(state))
    assert not again.described.rows
    assert "była za duża" in texts(again)


def test_numbers_of_a_table_that_was_not_kept_stay_in_my_programme(practice):
    state = after(Event("proposal"), Event("day", "2024-12-31"), state=practice)
    wide = [[*row, "x" * 20_000] for row in state.described.rows]
    described = replace(state.described, rows=tuple(map(tuple, wide)))
    large = replace(state, described=described)
    saved = json.loads(json.dumps(encode(large)))
    assert saved["rows"] == [] and saved["programme"]["phenomena"]
    again = after(upload(b""), Event("day", "2025-01-01"), state=decode(saved))
    assert encode(again)["programme"] == saved["programme"]
    assert encode(after(upload(COUNTS), state=again))["programme"] == {}


def test_a_table_that_is_kept_says_nothing_of_being_too_large(practice):
    assert "za duża" not in texts(described()) + texts(practice)


@pytest.mark.parametrize(
    "change",
    [
        {"rows": "x"},
        {"rows": [[{"a": 1}]]},
        {"columns": [{"header": "a"}]},
        {"dictionary": {"units_column": "a", "columns": {"a": {"sphere": "magia"}}}},
        {"year": "dużo"},
    ],
)
def test_a_damaged_record_is_refused(change):
    with pytest.raises((ValueError, KeyError, TypeError)):
        decode({**encode(described()), **change})


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


def test_the_solution_is_the_model_s_own_proposal(practice):
    shown = str(to_json(program().solution(OwnTable())))
    assert all(unit in shown for unit in practice.outcome.diagnosis.area.revitalisation)


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
