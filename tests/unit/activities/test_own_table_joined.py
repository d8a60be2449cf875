"""Exercise 4 takes several files and pasted tables, and cells are corrected where they stand."""

import io

import openpyxl
import pytest

from msai.activities.own_table.loading import GRID_ROWS
from msai.activities.own_table.state import OwnTable, decode, encode
from msai.diagnosis import read_units
from msai.ui import Event, GivenFile

from .own_tables import COUNTS, after, delivered, described, result, texts, upload

REGISTER = "Osiedle;Zasiłki na 1000\nOsiedle Dąbki;51,5\nOsiedle Kąty;40\nOsiedle Olszyny;20\n"
PEOPLE = (
    "Kod;Nazwa;Ludność, 2023 [osoba];Ludność, 2024 [osoba];Bezrobotni, 2023 [osoba];"
    "Bezrobotni, 2024 [osoba]\n"
    "3299011;Dąbki;400;410;30;33\n3299021;Katy;900;890;28;25\n3299031;Olszyny;650;640;22;20\n"
)


def several(*texts, event="file"):
    files = [GivenFile(f"{'abcd'[at]}.csv", text.encode()) for at, text in enumerate(texts)]
    return Event(event, None, b"", tuple(files))


def roles(state):
    return {column.header: column.role for column in state.described.columns}


def rows(state):
    return state.described.rows[1:]


def test_several_files_chosen_at_once_are_one_table():
    state = after(several(REGISTER, PEOPLE))
    assert state.filename == "a.csv, b.csv"
    assert len(rows(state)) == 3 and "Połączono 2 pliki" in texts(state)
    assert "Nazwy napisane różnie uznano za te same" in texts(state)


def test_the_latest_year_is_proposed_and_another_one_chosen():
    state = after(several(REGISTER, PEOPLE))
    assert roles(state)["Ludność, 2024 [osoba]"] == "population"
    assert roles(state)["Ludność, 2023 [osoba]"] == "skip"
    assert roles(state)["Bezrobotni, 2024 [osoba]"] == "count"
    assert roles(state)["Zasiłki na 1000"] == "rate"
    older = after(Event("years", "2023"), state=state)
    assert roles(older)["Ludność, 2023 [osoba]"] == "population"
    assert roles(older)["Bezrobotni, 2024 [osoba]"] == "skip"
    assert "Weź liczby z roku" in texts(older)
    assert after(Event("years", "2024"), state=older).described.columns == state.described.columns


def test_what_a_header_says_is_not_asked():
    column = {c.header: c for c in after(several(REGISTER, PEOPLE)).described.columns}
    assert column["Zasiłki na 1000"].multiplier == 1000
    assert column["Bezrobotni, 2024 [osoba]"].missing == ("sphere", "direction")


def test_near_names_are_joined_by_a_button_and_parted_again():
    state = after(several(REGISTER, PEOPLE.replace("Olszyny", "Olszyna")))
    assert len(rows(state)) == 4
    assert "To jedna jednostka: Olszyna = Osiedle Olszyny" in texts(state)
    one = after(Event("same:0"), state=state)
    assert len(rows(one)) == 3
    assert after(Event("joined-anew"), state=one) == state
    apart = after(Event("apart:Osiedle Dąbki"), state=one)
    assert len(rows(apart)) == 4
    assert after(Event("same:99"), Event("apart:nic"), state=state) == state


def test_units_of_one_file_are_kept():
    more = PEOPLE + "3299041;Zalesie;10;20;1;2\n"
    state = after(several(REGISTER, more), Event("whose", "a.csv"))
    assert len(rows(state)) == 3 and "pominięto 1 wiersz" in texts(state)
    assert len(rows(after(Event("whose", "*"), state=state))) == 4


def test_one_more_table_is_joined_to_the_one_that_is_there():
    state = after(upload(REGISTER, "r.csv"), several(PEOPLE, event="more"))
    assert state.filename == "r.csv, a.csv" and len(rows(state)) == 3
    answered = after(Event("column:1:sphere", "social"), state=after(upload(REGISTER, "r.csv")))
    kept = after(several(PEOPLE, event="more"), state=answered)
    assert {c.header: c.sphere for c in kept.described.columns}["Zasiłki na 1000"] == "social"


def test_joined_files_are_kept_between_visits():
    state = after(several(REGISTER, PEOPLE), Event("apart:Osiedle Dąbki"), Event("cell:2:2", "52"))
    again = decode(encode(state))
    assert again.described == state.described
    assert (
        after(Event("undo"), state=again).described == after(Event("undo"), state=state).described
    )


HTML = """<html xmlns:x="urn:x"><head><style>td {color: red}</style></head><body><!--Start-->
<table><tr><td>Sołectwo</td><td>Ludność</td><td>Piece (%)</td></tr>
<tr><td>Dąbki<br></td><td x:num>1&nbsp;400</td><td>12,5</td></tr>
<tr><td>Kąty</td><td>900</td><td>8,0</td></tr></table></body></html>"""


@pytest.mark.parametrize(
    "event",
    [
        Event("paste", "Sołectwo\tLudność\tPiece (%)\nDąbki\t1 400\t12,5\nKąty\t900\t8,0\n"),
        Event("paste", "Sołectwo;Ludność;Piece (%)\nDąbki;1400;12,5\nKąty;900;8,0"),
        Event("paste", "", HTML.encode()),
    ],
)
def test_a_pasted_table_is_read(event):
    state = after(event)
    assert state.filename == "wklejona tabela 1" and not state.problems
    assert roles(state) == {"Sołectwo": "units", "Ludność": "population", "Piece (%)": "rate"}
    more = after(Event("paste-more", "Sołectwo\tInne\nDąbki\t1\nKąty\t2"), state=state)
    assert len(more.described.rows[0]) == 4


def test_an_empty_paste_changes_nothing_and_a_word_is_refused():
    assert after(Event("paste", "  ")) == OwnTable()
    assert after(Event("paste", "tabela")).problems


def test_merged_cells_of_a_pasted_table_become_one_header():
    html = (
        "<table><tr><td rowspan=2>Nazwa</td><td colspan=2>Ludność</td></tr>"
        "<tr><td>2023</td><td>2024</td></tr><tr><td>A</td><td>1</td><td>2</td></tr>"
        "<tr><td>B</td><td>3</td><td>4</td></tr></table>"
    )
    state = after(Event("paste", "", html.encode()))
    assert state.described.rows[1] == ("Nazwa", "Ludność, 2023", "Ludność, 2024")


BAD = COUNTS.replace(";22;", ";ok. 20;")


def test_a_bad_cell_is_corrected_where_it_stands():
    state = after(upload(BAD))
    assert "„ok. 20” to nie liczba." in texts(state) and "wiersz 4, kolumna „Bezrobotni”" in texts(
        state
    )
    mended = after(Event("cell:4:3", "22"), state=state)
    assert not mended.problems and mended.described.rows == after(upload(COUNTS)).described.rows
    assert "Poprawiono ręcznie: „ok. 20” na „22”." in texts(mended)


def test_a_table_that_was_there_stays_while_another_is_mended(practice):
    state = after(upload(BAD), state=practice)
    assert state.described == practice.described and state.mending.rows
    assert after(Event("practice"), state=state).mending.rows == ()


def test_a_correction_is_undone():
    state = result()
    changed = after(Event("cell:2:3", "31"), state=state)
    assert changed.described.rows[1][3] == "31"
    assert changed.outcome.diagnosis.index.to_dict() != state.outcome.diagnosis.index.to_dict()
    undone = after(Event("undo"), state=changed)
    assert undone.described == state.described and after(Event("undo"), state=undone) == undone


def test_a_column_is_renamed_by_its_header_and_keeps_what_was_said_of_it():
    state = after(Event("cell:1:3", "Osoby bezrobotne"), state=described())
    column = state.described.columns[3]
    assert (column.header, column.sphere) == ("Osoby bezrobotne", "social")
    assert after(Event("undo"), state=state).described == described().described


def test_corrections_are_told_in_the_file_taken_home():
    state = after(Event("cell:2:3", "31"), state=result())
    content = delivered(state, Event("dictionary")).content
    told = [row[1] for row in openpyxl.load_workbook(io.BytesIO(content))["O danych"].values]
    assert "wiersz 2, Bezrobotni: Poprawiono ręcznie: „30” na „31”." in told
    table = read_units(content)
    assert any("„30” na „31”" in warning.message for warning in table.warnings)
    assert "Poprawiono ręcznie: „30” na „31”." in texts(state)


def test_the_grid_shows_a_window():
    long = "Nazwa;" + ";".join(f"k{n}" for n in range(12)) + "\n" + "".join(
        f"Wieś {n};" + ";".join("7" for _ in range(12)) + "\n" for n in range(90)
    )  # fmt: skip
    state = after(upload(long), Event("grid:open"))
    assert texts(state).count("'id': 'cell:") <= 40 * 12
    assert f"wiersze od 1 do {GRID_ROWS}" in texts(state)
    down = after(Event("grid:down"), Event("grid:right"), state=state)
    assert f"wiersze od {GRID_ROWS + 1} do" in texts(down) and "cell:21:8" in texts(down)
    assert after(*[Event("grid:down")] * 40, state=state).grid <= 91
    assert after(Event("grid:close"), state=down).grid == 0


def test_nonsense_corrections_change_nothing():
    state = result()
    for event in ("cell:0:0", "cell:99:0", "cell:2:99", "cell:x:1", "cell:2", "grid:nic"):
        assert after(Event(event, "x"), state=state).described == state.described
