"""Order changes nothing, nor does a total, a mean or a parent row; no file is a traceback."""

import csv
import io
import random

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msai.diagnosis import examine, read_units
from msai.errors import MsaiError

NAMES = ("Dąbki", "Kąty", "Olszyny", "Zalesie", "Nowe", "Stare", "Łęgi", "Młyn", "Góra", "Sól")
SCHEMA = {
    "units_column": "Jednostka",
    "population_column": "Ludność",
    "area_column": "Powierzchnia (ha)",
    "columns": {
        "bezrobocie": {
            "sphere": "social", "direction": 1, "numerator": "Bezrobotni",
            "denominator": "Ludność", "multiplier": 100,
        },
        "Stare domy (%)": {"sphere": "technical", "direction": 1},
    },
}  # fmt: skip
HEADER = ["Jednostka", "Ludność", "Powierzchnia (ha)", "Bezrobotni", "Stare domy (%)"]


@st.composite
def tables(draw):
    """Return rows of a municipality of 6 to 10 units with counts and a share of two decimals."""
    count = draw(st.integers(6, len(NAMES)))
    noise = random.Random(draw(st.integers(0, 10**6)))
    return [
        [
            name,
            people := noise.randint(300, 2500),
            noise.randint(2_000, 90_000) / 100,
            noise.randint(people // 50, people // 8),
            noise.randint(100, 9_900) / 100,
        ]
        for name in NAMES[:count]
    ]


def as_csv(rows, header=HEADER):
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([header, *rows])
    return text.getvalue().encode()


def read(rows, header=HEADER):
    return read_units(as_csv(rows, header), schema=SCHEMA)


def ranked(table):
    return examine(table).index.to_dict()


@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_changes_nothing(rows, chance):
    places = chance.sample(range(len(HEADER)), len(HEADER))
    shuffled = chance.sample(rows, len(rows))
    other = read([[row[at] for at in places] for row in shuffled], [HEADER[at] for at in places])
    assert ranked(other) == pytest.approx(ranked(read(rows)), abs=1e-12)


def total_of(rows):
    people, area, jobless = (sum(row[at] for row in rows) for at in (1, 2, 3))
    share = sum(row[1] * row[4] for row in rows) / people
    return [people, round(area, 2), jobless, round(share, 2)]


def mean_of(rows):
    return [f"{np.mean([row[at] for row in rows]):.2f}" for at in range(1, 5)]


@given(tables(), st.sampled_from(["total", "mean"]), st.integers(0, 5), st.sampled_from(["", "Y"]))
def test_a_row_made_of_the_others_changes_nothing(rows, kind, place, name):
    made = total_of(rows) if kind == "total" else mean_of(rows)
    more = [*rows[:place], [f"Mgławice{name}", *made], *rows[place:]]
    assert ranked(read(more)) == ranked(read(rows))


@given(tables(), st.sampled_from(["Powiat X", "POLSKA", "Razem", "Średnia", "śląskie"]))
def test_a_row_named_as_another_level_changes_nothing(rows, name):
    row = [name, 91_234, 5_678.9, 4_321, 55.5]
    assert ranked(read([row, *rows])) == ranked(read(rows))


@given(tables())
def test_units_are_no_totals_of_each_other(rows):
    assert set(read(rows).frame.index) == {row[0] for row in rows}


@given(tables())
def test_results_are_those_of_independent_pandas_code(rows):
    """Perkal's index: the mean of standardised values, computed here from the file alone."""
    made = [["Razem", *total_of(rows)], *rows, ["Mediana", "", "", "", 50]]
    frame = pd.read_csv(io.BytesIO(as_csv(made)), sep=";", index_col=0)
    frame = frame.drop(index=["Razem", "Mediana"])
    shares = pd.DataFrame(
        {"a": frame["Bezrobotni"] / frame["Ludność"] * 100, "b": frame["Stare domy (%)"]}
    )
    index = ((shares - shares.mean()) / shares.std(ddof=1)).mean(axis=1)
    assert ranked(read(made)) == pytest.approx(index.to_dict(), abs=1e-12)


CELLS = st.one_of(
    st.none(),
    st.integers(-10, 10**7),
    st.floats(),
    st.sampled_from(["Kod", "Nazwa", "Rok", "Wartosc", "Atrybut", "2024", "[osoba]", "-", "x", ""]),
    st.sampled_from(
        ["0201011", "Gmina A (2)", "A - miasto (4)", "Powiat", "razem", "Ludność tys."]
    ),
    st.text(max_size=6),
)
GRIDS = st.lists(st.lists(CELLS, max_size=6), max_size=9)


def _told(content):
    """Read a table: whatever it is, it is read or refused in words."""
    try:
        table = read_units(content)
        examine(table) if table.directions else None
    except MsaiError as error:
        assert all(problem.message for problem in error.problems)


@settings(max_examples=300)
@given(GRIDS)
def test_no_grid_of_a_csv_is_a_traceback(grid):
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(grid)
    _told(text.getvalue().encode())


@settings(max_examples=60, deadline=None)
@given(GRIDS)
def test_no_grid_of_a_workbook_is_a_traceback(grid):
    book = openpyxl.Workbook()
    for row in grid:
        book.active.append([_allowed(cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    _told(out.getvalue())


def _allowed(cell):
    """Return a cell as a workbook can hold it."""
    if isinstance(cell, str):
        kept = "".join(sign for sign in cell if sign.isprintable())
        return kept.encode("utf-8", "ignore").decode().lstrip("=")
    return cell


PIECES = st.lists(
    st.sampled_from(
        ["<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th colspan=3>",
         "<td rowspan=2>", "<td colspan=999999999>", "<br>", "<style>", "</style>", "Dąbki",
         "12,5", "&nbsp;", "<", "<!--",
         "<td rowspan=x>", "Ludność", "<![if", "-->", "&#0;", "\x00"]
    ),
    max_size=40,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(PIECES)
def test_no_pasted_html_is_a_traceback(pieces):
    _told(("<table>" + "".join(pieces)).encode())
