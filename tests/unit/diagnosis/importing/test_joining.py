"""Several tables become one: by code, by name, by what somebody said – and nothing in silence."""

import io
import random

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msai.diagnosis import examine, read_several, read_units_of, units_of
from msai.diagnosis.importing.joining import ALL, JoinChoices
from msai.diagnosis.importing.same_columns import measured_name
from msai.errors import TableError

CODED = "Kod;Nazwa;Bezrobotni\n3299011;Dąbki;30\n3299021;Kąty;20\n3299031;Zalesie;11\n"
NAMED = "Nazwa osiedla;Ludność\nOsiedle Dąbki;400\nOsiedle  kąty;900\nOsiedle Zalesie;650\n"
MEASURED = "Kod;Nazwa;Lokale (%)\n3299021;Kąty;12,5\n329903 1;Zalesie;30\n3299011;Dąbki;5,5\n"


def joined(*texts, joining=None):
    sources = [(f"{'abcdefgh'[at]}.csv", text.encode()) for at, text in enumerate(texts)]
    return read_several(sources, joining)


def codes(cells):
    return [note.code for note in cells.notes]


def said(cells, code):
    return " ".join(f"{n.message} {n.hint}" for n in cells.notes if n.code == code)


def by_name(cells):
    header, *rows = cells.rows
    return {row[0]: dict(zip(header[1:], row[1:], strict=True)) for row in rows}


def test_rows_meet_by_code_and_by_name_without_its_prefix():
    table = by_name(joined(CODED, NAMED, MEASURED))
    assert table["Dąbki"] == {
        "Kod": "3299011", "Bezrobotni": "30", "Ludność": "400", "Lokale (%)": "5,5",
    }  # fmt: skip
    assert list(table) == ["Dąbki", "Kąty", "Zalesie"]


def test_names_that_are_written_differently_are_said():
    cells = joined(CODED, NAMED)
    assert "Dąbki = Osiedle Dąbki" in said(cells, "names_taken_as_same")
    apart = joined(CODED, NAMED, joining=JoinChoices(apart=("Osiedle Dąbki",)))
    assert {"Dąbki", "Osiedle Dąbki", "Osiedle kąty"} <= set(by_name(apart))


@pytest.mark.parametrize("dash", ["-", "–", " - ", " — ", "‑"])
def test_dashes_and_spaces_are_no_difference(dash):
    cells = joined(f"Nazwa;A\nStare{dash}Miasto;1\nNowe;2\n", "Nazwa;B\nstare-miasto;3\nNowe;4\n")
    assert len(by_name(cells)) == 2


def test_a_near_match_is_suggested_and_never_joined():
    other = NAMED.replace("Zalesie", "Zalesje")
    cells = joined(CODED, other)
    assert "Osiedle Zalesje = Zalesie" in said(cells, "names_alike")
    assert len(by_name(cells)) == 4
    agreed = joined(CODED, other, joining=JoinChoices(same=(("Zalesie", "Osiedle Zalesje"),)))
    assert by_name(agreed)["Osiedle Zalesje"]["Bezrobotni"] == "11"
    assert "names_alike" not in codes(agreed)


def test_an_estate_and_a_village_of_one_name_are_not_joined():
    cells = joined("Nazwa;A\nOsiedle Leśne;1\nKąty;2\n", "Nazwa;B\nSołectwo Leśne;3\nKąty;4\n")
    assert len(by_name(cells)) == 3
    assert "Osiedle Leśne = Sołectwo Leśne" in said(cells, "names_alike")


def test_two_codes_are_never_one_unit():
    twins = "Kod;Nazwa;A\n0201011;Dolna;1\n0203011;Dolna;2\n"
    cells = joined(twins, "Nazwa;B\nDolna;5\nGórna;6\n")
    assert len(cells.rows) == 1 + 4


def test_a_code_without_its_kind_is_found():
    cells = joined("Kod;Nazwa;A\n020101;Dolna;1\n020302;Górna;2\n",
                   "Kod;Nazwa;B\n0201011;Dolna (1);5\n0203022;Górna (2);6\n")  # fmt: skip
    assert [row[1] for row in cells.rows[1:]] == ["0201011", "0203022"]


def test_rows_without_a_partner_are_named():
    cells = joined(CODED + "3299041;Olszyny;7\n", NAMED)
    assert "„b.csv” nie ma wiersza dla: Olszyny" in said(cells, "no_partner")
    assert by_name(cells)["Olszyny"]["Ludność"] is None


def test_only_my_units_are_kept_where_the_others_are_many():
    country = "Nazwa;Bezrobotni\n" + "".join(f"Gmina {n};{n}\n" for n in range(100, 140))
    mine = "Nazwa;Ludność\nGmina 101;400\nGmina 117;900\n"
    cells = joined(country, mine)
    assert list(by_name(cells)) == ["Gmina 101", "Gmina 117"]
    assert "pominięto 38 wierszy" in said(cells, "units_left_out")
    assert len(joined(country, mine, joining=JoinChoices(units=ALL)).rows) == 41
    chosen = joined(CODED + "3299041;Olszyny;7\n", NAMED, joining=JoinChoices(units="b.csv"))
    assert len(by_name(chosen)) == 3


def test_the_same_column_twice():
    again = "Nazwa;Ludność;Bezrobotni\nDąbki;400;31\nKąty;900,0;20\nZalesie;650;11\n"
    cells = joined(NAMED, again, CODED)
    assert said(cells, "column_once").startswith("Kolumny z tymi samymi wartościami w kilku")
    assert cells.rows[0][2:] == ["Ludność", "Bezrobotni (b)", "Bezrobotni (c)"]
    assert "Bezrobotni" in said(cells, "column_differs")


def test_files_of_two_years_give_columns_with_their_years():
    sources = [(f"bdl-{year}.csv", f"Nazwa;Ludność\nA;{year}\nB;{year}1\n".encode())
               for year in (2023, 2024)]  # fmt: skip
    assert read_several(sources).rows[0] == ["Nazwa", "Ludność (2023)", "Ludność (2024)"]


def test_files_of_other_units_are_put_one_below_the_other():
    cells = joined("Nazwa;Ludność\nA;1\nB;2\n", "Nazwa;Ludność\nC;3\nD;4\n")
    assert cells.rows == (["Nazwa", "Ludność"], ["A", "1"], ["B", "2"], ["C", "3"], ["D", "4"])
    assert "column_once" not in codes(cells) and "columns_stacked" in codes(cells)


def test_a_unit_that_stands_twice_is_named_with_its_file_and_rows():
    with pytest.raises(TableError) as refused:
        joined(CODED, NAMED + "osiedle Dąbki;12\n")
    problem = refused.value.problems[0]
    assert (problem.row, problem.code) == (5, "duplicated_unit")
    assert "Plik „b.csv”" in problem.message and "wierszu 2" in problem.message


def test_a_row_repeated_word_for_word_adds_nothing():
    assert len(joined(CODED, NAMED + "Osiedle Dąbki;400\n").rows) == 4


def test_a_table_of_another_level_is_there_to_compare_with():
    above = "Kod;Nazwa;Bezrobotni\n3200000;ZACHODNIOPOMORSKIE;9\n3299000;Powiat X;8\n3299012;M;7\n"
    cells = joined(above, NAMED + "Osiedle Nowe;120\nOsiedle Stare;340\n")
    table = units_of(cells)
    assert "no_unit_in_common" in codes(cells)
    assert len(table.population) == 5 and list(table.references.index)[1:] == ["Powiat X", "M"]


def test_an_unreadable_file_is_named():
    with pytest.raises(TableError) as refused:
        joined(CODED, "\x00\x01")
    assert all("„b.csv”" in problem.message for problem in refused.value.problems)


def test_dictionaries_are_joined_too():
    schema = {
        "units_column": "Nazwa", "population_column": "Ludność",
        "columns": {"Bezrobotni": {"sphere": "social", "direction": 1}},
    }  # fmt: skip
    sources = [("a.csv", CODED.encode()), ("b.csv", NAMED.encode())]
    table, _joined = read_units_of(sources, schema={**schema, "text_columns": ["Kod"]})
    assert examine(table).index.index[0] == "Osiedle Dąbki" and table.population.sum() == 1950


NAMES = ("Dąbki", "Kąty", "Olszyny", "Zalesie", "Nowe", "Stare", "Łęgi", "Młyn", "Góra", "Sól")


@st.composite
def files(draw):
    """Return three tables of the same units: coded, named, named with a prefix."""
    noise = random.Random(draw(st.integers(0, 10**6)))
    units = NAMES[: draw(st.integers(5, 10))]
    people = {name: noise.randint(300, 3000) for name in units}
    tables = [
        [["Kod", "Nazwa", "Bezrobotni"]]
        + [[f"3299{at:02}1", n, str(noise.randint(5, 90))] for at, n in enumerate(units, 1)],
        [["Sołectwo", "Ludność", "x"]]
        + [[f"Sołectwo {n}", str(p), str(noise.random())] for n, p in people.items()],
        [["Kod", "Nazwa", "Stare piece"]]
        + [[f"3299{at:02}1", n.upper(), f"{noise.randint(1, 99)},5"]
           for at, n in enumerate(units, 1)],
    ]  # fmt: skip
    return noise, tables


SCHEMA = {
    "units_column": "Nazwa", "population_column": "Ludność", "text_columns": ["Kod"],
    "columns": {
        "b": {"sphere": "social", "direction": 1, "numerator": "Bezrobotni",
              "denominator": "Ludność", "multiplier": 100},
        "Stare piece": {"sphere": "technical", "direction": 1},
    },
}  # fmt: skip


def ranked(tables):
    """Rank tables whose file names do not hang on the order of their columns."""
    files = [(",".join(sorted(t[0])), "\n".join(map(";".join, t)).encode()) for t in tables]
    schema = {**SCHEMA, "units_column": read_several(files).rows[0][0]}
    table, _joined = read_units_of(files, schema=schema)
    return {str(k).upper().removeprefix("SOŁECTWO "): v for k, v in examine(table).index.items()}


@settings(max_examples=10, deadline=None)
@given(files())
def test_the_order_of_files_rows_and_columns_changes_nothing(drawn):
    noise, tables = drawn
    shuffled = []
    for header, *rows in noise.sample(tables, 3):
        places = noise.sample(range(3), 3)
        mixed = [header, *noise.sample(rows, len(rows))]
        shuffled.append([[row[at] for at in places] for row in mixed])
    assert ranked(shuffled) == pytest.approx(ranked(tables), abs=1e-12)


@settings(max_examples=10, deadline=None)
@given(files())
def test_joined_tables_agree_with_pandas(drawn):
    _noise, (coded, named, measured) = drawn
    frames = [pd.DataFrame(rows, columns=header) for header, *rows in (coded, named, measured)]
    frames[1]["Nazwa"] = frames[1]["Sołectwo"].str.removeprefix("Sołectwo ")
    whole = frames[0].merge(frames[1], on="Nazwa").merge(frames[2], on="Kod")
    rate = whole["Bezrobotni"].astype(float) / whole["Ludność"].astype(float) * 100
    share = whole["Stare piece"].str.replace(",", ".").astype(float)
    scores = [(one - one.mean()) / one.std(ddof=1) for one in (rate, share) if one.nunique() > 1]
    expected = pd.Series(np.mean(scores, axis=0), index=whole["Nazwa_x"].str.upper())
    assert ranked([coded, named, measured]) == pytest.approx(expected.to_dict(), abs=1e-12)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("AB;,\n1-–(Osiedle)ź ", max_size=60), min_size=2, max_size=3))
def test_no_texts_are_a_traceback(texts):
    try:
        units_of(joined(*texts))
    except TableError as refused:
        assert all(problem.message and problem.hint for problem in refused.problems)


def test_a_single_file_is_read_as_ever():
    table, how = read_units_of([("a.csv", NAMED.encode())])
    assert how is None and len(table.population) == 3


def test_workbooks_and_lists_join_too():
    book = io.BytesIO()
    pd.DataFrame({"Nazwa": ["Dąbki", "Kąty"], "Piece": [3.5, 4.25]}).to_excel(book, index=False)
    crel = "Kod;Nazwa;Płeć;Rok;Wartosc;Jednostka miary;Atrybut\n" + "".join(
        f"{code};{name};ogółem;2024;{value};osoba;\n"
        for code, name, value in (("3299011", "Dąbki", 40), ("3299021", "Kąty", 50))
    )
    cells = read_several([("p.xlsx", book.getvalue()), ("l.csv", crel.encode())])
    assert by_name(cells)["Dąbki"] == {
        "Kod": "3299011", "Piece": 3.5, "ogółem, 2024 [osoba]": "40",
    }  # fmt: skip


def test_rows_of_other_levels_need_no_partner():
    above = "3299000;Powiat X;99\n3299012;Mgławice (2);88\n"
    coded = CODED.replace("1;Dąbki", "8;Dąbki").replace("1;Kąty", "8;Kąty")
    cells = joined(coded.replace("1;Zalesie", "8;Zalesie") + above, NAMED)
    assert "no_partner" not in codes(cells)
    assert "Kod" in units_of(cells).description.text_columns


@pytest.mark.parametrize(
    ("one", "other", "are_same"),
    [
        ("bezrobotni;2024;[osoba]", "bezrobotni, 2024 [osoba]", True),
        ("mieszkania, ogółem [szt.], 2024", "mieszkania;ogółem;2024;[szt.]", True),
        ("Bezrobotni, 2024", "bezrobotni;2024;[osoba]", True),
        ("Powierzchnia (ha)", "Powierzchnia [ha]", True),
        ("bezrobotni;2024;[%]", "bezrobotni;2024;[osoba]", False),
        ("bezrobotni;2023;[osoba]", "bezrobotni;2024;[osoba]", False),
    ],
)
def test_a_column_of_gus_is_the_same_however_it_was_exported(one, other, are_same):
    assert (measured_name(one) == measured_name(other)) == are_same
