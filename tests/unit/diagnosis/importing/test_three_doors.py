"""Page, `diagnose` and `edition check` say the same findings in the same words of the same file."""

import io
import json
from dataclasses import replace

import openpyxl
import pytest
from rich.console import Console

from msai.activities.own_table.program import act
from msai.activities.own_table.screen import view
from msai.activities.own_table.state import OwnTable, decode, encode
from msai.diagnosis import described_xlsx, examine, load_schema, read_units
from msai.diagnosis.csv_files import read_delimited
from msai.ui import Event, GivenFile, to_json
from msai_course.editions.checking import to_look_at
from msai_course.editions.model import write_edition
from msai_course.papers.diagnose import diagnose
from msai_trainer.editions.declared import Edition

FILES = (
    "nested_levels.csv", "town_row_is_the_mean.csv", "negative_number.csv",
    "xtab_on_second_sheet.xlsx", "crel_list.csv", "area_in_brackets.csv",
)  # fmt: skip
WATER = """Jednostka;Ludność w tysiącach;Powierzchnia [ha];Bezrobotni;Stare domy (%);;Uwagi
Jezioro;0;3000;0;;;
Dąbki;1,42;210;61;12,1;;
Kąty;0,903;340;1210;31,7;;
Olszyny;0,655;95;44;9,9;;
Zalesie;1,508;188;52;27,3;;
Razem;4,486;3833;1367;;;
"""


def _schema(table):
    """Return a dictionary for a table that has none: each of its numbers a social indicator."""
    if table.directions:
        return table.description
    columns = {
        name: replace(column, sphere="social", direction=1)
        for name, column in table.description.columns.items()
    }
    return replace(table.description, columns=columns, kind="municipality")


def _with_dictionary(path):
    """Return the file as a workbook with its dictionary, so that all doors get one and the same."""
    schema = _schema(read_units(path))
    if path.suffix == ".csv":
        return described_xlsx(read_delimited(path.read_bytes())[0], schema)
    book = openpyxl.load_workbook(path)
    words = openpyxl.load_workbook(io.BytesIO(described_xlsx([["a", "b"], [1, 2]], schema)))
    sheet = book.create_sheet("Słownik danych")
    for row in words["Słownik danych"].iter_rows(values_only=True):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture(params=[*FILES, "water_and_thousands"])
def mine(request, imports, tmp_path):
    """Return the path of a workbook with the input and its dictionary."""
    if request.param in FILES:
        content = _with_dictionary(imports / request.param)
    else:
        rate = {
            "sphere": "social", "direction": 1, "multiplier": 100,
            "numerator": "Bezrobotni", "denominator": "Ludność w tysiącach",
        }  # fmt: skip
        schema = load_schema({
            "units_column": "Jednostka", "population_column": "Ludność w tysiącach",
            "area_column": "Powierzchnia [ha]",
            "columns": {"b": rate, "Stare domy (%)": {"sphere": "technical", "direction": -1}},
        })  # fmt: skip
        content = described_xlsx(read_delimited(WATER.encode())[0], schema)
    (tmp_path / "tabela.xlsx").write_bytes(content)
    return tmp_path / "tabela.xlsx"


def _opened(path):
    return act(OwnTable(), Event("file", path.name, path.read_bytes()))


def _printed(path):
    screen = io.StringIO()
    assert diagnose(path, None, "perkal", None, Console(file=screen, width=10_000)) == 0
    return screen.getvalue()


def test_all_doors_say_the_same(mine):
    expected = examine(read_units(mine)).notes
    edition = Edition("gmina", "Gmina", "OPS", "a@b.pl", ("l03",), "0.2.0", dane=mine.name)
    write_edition(edition, mine.parent)
    state = _opened(mine)
    assert state.outcome.diagnosis.notes == expected == to_look_at(mine.parent)
    shown = json.dumps(to_json(view(state)), ensure_ascii=False)
    printed = _printed(mine)
    for note in expected:
        assert note.message in printed and note.hint in printed
        assert note.message in shown and note.hint in shown


def test_a_saved_table_says_the_same_when_it_is_opened_again(mine):
    state = _opened(mine)
    again = decode(encode(state))
    assert again == state
    assert again.outcome.diagnosis.notes == state.outcome.diagnosis.notes


def test_the_table_taken_home_gives_the_same_ranking(mine):
    state = _opened(mine)
    content = act(state, Event("dictionary")).effects[0].content
    again = act(OwnTable(), Event("file", "x.xlsx", content))
    ranked = [one.outcome.diagnosis.index.to_dict() for one in (state, again)]
    assert ranked[0] == pytest.approx(ranked[1], abs=1e-12)


def _loaded(name, imports, tmp_path):
    (tmp_path / "t.xlsx").write_bytes(_with_dictionary(imports / name))
    return _opened(tmp_path / "t.xlsx")


def test_in_the_page_a_row_is_put_back_and_set_aside_again(imports, tmp_path):
    state = _loaded("town_row_is_the_mean.csv", imports, tmp_path)
    assert "Zostaw, jak jest: Miasto Dolna" in str(to_json(view(state)))
    back = act(state, Event("as-written:Miasto Dolna"))
    assert "Miasto Dolna" in back.outcome.diagnosis.index
    assert "Odłóż z powrotem: Miasto Dolna" in str(to_json(view(back)))
    assert act(back, Event("set-aside:Miasto Dolna")) == state


def test_a_row_that_was_put_back_stays_so_in_the_file_taken_home(imports, tmp_path):
    state = act(
        _loaded("town_row_is_the_mean.csv", imports, tmp_path), Event("as-written:Miasto Dolna")
    )
    content = act(state, Event("dictionary")).effects[0].content
    assert "Miasto Dolna" in read_units(content).frame.index


def test_in_the_page_it_is_said_how_a_file_was_read_before_its_columns_are_described(imports):
    state = _opened(imports / "xtab_on_second_sheet.xlsx")
    assert state.describing and "arkusz „TABLICA”" in str(to_json(view(state)))
    # Of two years the later one is proposed; the other is one choice away.
    assert [c.role for c in state.described.columns] == ["skip", "units", "skip", "count"]
    assert "1 kolumna z innych lat" in str(to_json(view(state)))


def test_in_the_page_another_level_is_chosen(imports, tmp_path):
    state = _loaded("nested_levels.csv", imports, tmp_path)
    assert len(state.outcome.diagnosis.index) == 3
    parts = act(state, Event("level", "part"))
    assert "Gmina trzy - miasto (4)" in parts.outcome.diagnosis.index
    assert decode(encode(parts)) == parts
    assert act(parts, Event("level", "nonsense")) == parts


def test_on_the_command_line_level_and_row_are_chosen(imports):
    def run(name, **options):
        screen = io.StringIO()
        console = Console(file=screen, width=400)
        code = diagnose(imports / name, None, "perkal", None, console, **options)
        return code, screen.getvalue()

    code, text = run("nested_levels.csv", level="części")
    assert code == 0 and "obszar wiejski (5) │" in text
    assert "Miasto Dolna │" in run("town_row_is_the_mean.csv", as_written=["Miasto Dolna"])[1]
    assert run("nested_levels.csv", level="osiedla")[0] == 2


def test_the_raw_nested_table_meets_no_article(imports):
    text = _printed(imports / "nested_levels.csv")
    assert "tak" not in text.split("Do sprawdzenia")[0] and "Powiat A" not in text.split("Do ")[0]


JOINED = {
    "people.csv": "Kod;Nazwa;Ludność\n3299011;Dąbki;400\n3299021;Kąty;900\n3299031;Zalesje;650\n",
    "jobless.csv": "Nazwa;Bezrobotni\nSołectwo Dąbki;31\nSołectwo Kąty;44\nSołectwo Zalesie;90\n",
}


def test_page_and_command_join_files_and_say_so_in_the_same_words(tmp_path):
    rate = {"sphere": "social", "direction": 1, "numerator": "Bezrobotni", "denominator": "Ludność"}
    schema = {"units_column": "Nazwa", "population_column": "Ludność", "columns": {"b": rate}}
    for name, text in JOINED.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "s.json").write_text(json.dumps({**schema, "text_columns": ["Kod"]}))
    first, second = (tmp_path / name for name in JOINED)
    screen = io.StringIO()
    console = Console(file=screen, width=10_000)
    same = ["Zalesje = Sołectwo Zalesie"]
    assert diagnose(first, tmp_path / "s.json", "perkal", None, console, more=[second]) == 0
    files = tuple(GivenFile(name, text.encode()) for name, text in JOINED.items())
    state = act(OwnTable(), Event("file", files=files))
    printed, shown = screen.getvalue(), json.dumps(to_json(view(state)), ensure_ascii=False)
    codes = {"joined_files", "names_taken_as_same", "no_partner", "names_alike"}
    told = [note for note in state.described.notes if note.code in codes]
    assert {note.code for note in told} == codes
    for note in told:
        assert note.message in printed and note.message in shown and note.hint in shown
    assert '--same "Sołectwo Zalesie = Zalesje"' in printed
    again = diagnose(first, tmp_path / "s.json", "perkal", None, console, more=[second], same=same)
    assert again == 0 and len(act(state, Event("same:0")).described.rows) == 4


def test_the_command_refuses_words_it_does_not_know(tmp_path):
    for name, text in JOINED.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    first, second = (tmp_path / name for name in JOINED)
    for wrong in ({"same": ["Dąbki"]}, {"mine": "inny.csv"}):
        screen = io.StringIO()
        console = Console(file=screen, width=400)
        assert diagnose(first, None, "perkal", None, console, more=[second], **wrong) == 2
        assert "--same" in screen.getvalue() or "--units" in screen.getvalue()
