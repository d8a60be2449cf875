"""Small counts are hidden so that subtraction from the total does not bring them back."""

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from msai.diagnosis import (
    examine,
    protect,
    read_units,
    report_bytes,
    report_sheets,
    sums_may_be_shown,
    suppress,
)
from msai.errors import DiagnosisError


def column(*values):
    return pd.DataFrame({"n": values}, index=[f"u{i}" for i in range(len(values))], dtype=float)


def test_small_counts_go_and_zero_and_large_ones_stay():
    result = suppress(column(1, 4, 5, 0, 40, 7))
    assert list(result.primary["n"]) == [True, True, False, False, False, False]
    assert result.frame["n"].isna().tolist()[3:5] == [False, False]


def test_a_single_small_count_takes_another_with_it():
    result = suppress(column(2, 50, 9, 30))
    assert list(result.hidden["n"]) == [True, False, True, False]
    assert list(result.secondary["n"]) == [False, False, True, False]


def test_two_ones_would_be_betrayed_by_their_sum():
    result = suppress(column(1, 1, 50, 9))
    assert list(result.hidden["n"]) == [True, True, False, True]


def test_no_more_is_hidden_than_needed():
    """With a sum of 6, one of two hidden cells may be 5 for all that anybody knows: enough."""
    assert list(suppress(column(2, 4, 50, 60)).hidden["n"]) == [True, True, False, False]


def test_when_nothing_is_left_to_hide_the_total_must_go():
    assert suppress(column(2, 0, 0)).hidden_totals == ("n",)
    assert suppress(column(2, 9, 0)).hidden_totals == ()


@given(st.lists(st.integers(0, 12), min_size=2, max_size=8), st.integers(2, 6))
def test_no_one_can_subtract_their_way_back(values, threshold):
    """Whoever knows the total and the visible cells can name no hidden cell or its kind."""
    result = suppress(column(*values), threshold=threshold)
    hidden = result.hidden["n"].to_numpy()
    if not hidden.any() or result.hidden_totals:
        return
    rest = sum(values) - np.nansum(result.frame["n"])
    possible = [
        cells
        for cells in itertools.product(range(1, int(rest) + 1), repeat=int(hidden.sum()))
        if sum(cells) == rest
    ] if hidden.sum() <= 3 else []  # fmt: skip
    for at in range(int(hidden.sum()) if possible else 0):
        seen = {cells[at] for cells in possible}
        assert len(seen) > 1 and max(seen) >= threshold


@given(st.lists(st.integers(0, 30), min_size=1, max_size=10), st.integers(1, 10))
def test_every_small_count_is_hidden(values, threshold):
    shown = suppress(column(*values), threshold=threshold).frame["n"].dropna()
    assert not ((shown >= 1) & (shown < threshold)).any()


def test_threshold_one_hides_nothing_and_zero_is_refused():
    assert not suppress(column(1, 2, 3), threshold=1).hidden.to_numpy().any()
    with pytest.raises(DiagnosisError):
        suppress(column(1), threshold=0)


def test_a_protected_table_hides_numerators_together_with_their_rates(town):
    safe = protect(town)
    counts = town.counts["niebieskie_karty_licznik"]
    small = counts.index[(counts >= 1) & (counts < 5)]
    assert len(small)
    assert safe.frame.loc[small, "niebieskie_karty"].isna().all()
    assert safe.counts.loc[small, "niebieskie_karty_licznik"].isna().all()
    assert "suppressed" in {w.code for w in safe.warnings}
    assert town.frame.loc[small, "niebieskie_karty"].notna().all()


def test_no_small_count_can_be_computed_from_a_protected_table(town):
    safe = protect(town)
    for name, column_schema in town.schema.items():
        if column_schema.sphere is None:
            continue
        below = safe.column(column_schema.denominator)
        counts = safe.frame[name] * below / column_schema.multiplier
        assert not ((counts > 0.5) & (counts < 4.5)).any()


def test_a_rate_whose_count_is_only_implied_is_hidden_too(read):
    table = read("clean")
    from dataclasses import replace

    schema = dict(table.schema)
    schema["przestepczosc"] = replace(
        schema["przestepczosc"], denominator="ludnosc", multiplier=1000.0
    )
    safe = protect(replace(table, schema=schema))
    assert np.isnan(safe.frame.loc["Dąbrówka", "przestepczosc"])  # 9 per 1000 of 400 people


def test_a_total_that_betrays_is_said_to_stay_unpublished(read):
    table = read("clean")
    table.counts["bezrobotni"] = [2.0] + [0.0] * 8
    notes = {w.column: w for w in protect(table).warnings}
    assert "sumy" in notes["stopa_bezrobocia"].hint


@pytest.mark.parametrize(
    ("values", "chosen", "allowed"),
    [
        ((10, 20, 30), ["u0"], True),
        ((2, 9, 30, 40), ["u0", "u2"], False),
        ((2, 9, 30, 40), ["u2", "u3"], True),
        ((4, 4, 4, 4), ["u0", "u1"], True),
        ((1, 1, 4, 4), ["u0", "u1"], False),
        ((1, 1, 4, 4), ["u2", "u3"], False),
        ((2, 0, 0), [], False),
    ],
    ids=[
        "nothing hidden",
        "one hidden cell inside",
        "all hidden cells in the rest, safe together",
        "two and two, each sum leaves it open",
        "two ones inside",
        "two ones in the rest",
        "not even the total may be shown",
    ],
)
def test_a_sum_over_an_area_must_not_give_hidden_cells_away(values, chosen, allowed):
    counts = column(*values)
    assert sums_may_be_shown(counts, chosen, suppress(counts)) == {"n": allowed}


@given(st.lists(st.integers(0, 9), min_size=2, max_size=6), st.integers(0, 63))
def test_no_one_can_use_the_sum_of_an_area_either(values, picked):
    counts = column(*values)
    inside = np.array([bool(picked >> at & 1) for at in range(len(values))])
    if not sums_may_be_shown(counts, counts.index[inside], suppress(counts))["n"]:
        return
    hidden = suppress(counts).hidden["n"].to_numpy()
    for part in (hidden & inside, hidden & ~inside):
        cells = counts["n"].to_numpy()[part]
        possible = [
            guess
            for guess in itertools.product(range(1, int(cells.sum()) + 1), repeat=len(cells))
            if sum(guess) == cells.sum()
        ] if 0 < len(cells) <= 3 else []  # fmt: skip
        for at in range(len(cells) if possible else 0):
            seen = {guess[at] for guess in possible}
            assert len(seen) > 1 and max(seen) >= 5


def test_the_threshold_of_the_table_is_that_of_its_sums():
    counts = column(6, 7, 30, 40)
    assert sums_may_be_shown(counts, ["u0"], suppress(counts)) == {"n": True}
    assert sums_may_be_shown(counts, ["u0"], suppress(counts, threshold=10)) == {"n": False}


def test_rates_whose_counts_nobody_knows_stay_as_they_are():
    table = read_units(
        b"jednostka;ludnosc;rate\nA;100;1,5\nB;200;2,5\nC;300;3,5\n",
        schema={
            "units_column": "jednostka",
            "population_column": "ludnosc",
            "columns": {"rate": {"label": "Wskaźnik", "sphere": "social", "direction": 1}},
        },
    )
    pd.testing.assert_frame_equal(protect(table).frame, table.frame)


LONELY = {
    "units_column": "j",
    "population_column": "ludność",
    "columns": {
        "karty": {"label": "Niebieskie Karty", "sphere": "social", "direction": 1,
                  "numerator": "rodziny", "denominator": "ludność", "multiplier": 1000},
        "domy": {"label": "Stare domy", "sphere": "technical", "direction": 1},
    },
}  # fmt: skip


def test_a_report_does_not_tell_a_hidden_value_by_the_result_of_its_sphere():
    """With one indicator the index is a straight line: two open units draw it."""
    rows = ["A;100;2;70", "B;100;9;60", "C;100;30;40", "D;100;40;30", "E;100;25;20"]
    found = examine(
        read_units("\n".join(["j;ludność;rodziny;domy", *rows]).encode(), schema=LONELY)
    )
    hidden = set(found.table.frame.index[found.shown.frame["karty"].isna()])
    assert hidden == {"A", "B"} == {u for u in "ABCDE" if found.betrays(u) == {"social"}}
    sheets = {sheet.title: sheet.rows for sheet in report_sheets(found)}
    for row in sheets["Wyniki"][1:]:
        assert (row[2] == row[3] == "ukryto") == (row[1] in hidden) and row[4] != "ukryto"
    for unit, _answer, _article, said in sheets["Uzasadnienie"][1:]:
        assert unit not in hidden or not any(sign in said for sign in ("wynik", ">"))
    assert report_bytes(found, ".docx") and report_bytes(found, ".xlsx")
