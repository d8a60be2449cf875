"""What lesson 13 says about Zatorze is what the panel of Wierzbogród says."""

import pandas as pd
import pytest

from msai.indicators.comparison import compare_shares
from msai.indicators.intervals import Share
from msai_course.base.paths import BOOK, DATA
from msai_course.content.page import read_page


@pytest.fixture(scope="module")
def panel():
    table = pd.read_csv(DATA / "wierzbogrod" / "monitoring.csv")
    table["group"] = table.unit.eq("W12").map({True: "program", False: "others"})
    totals = table.groupby(["indicator", "group", "period"])[["numerator", "denominator"]].sum()
    return {
        place: Share(int(row.numerator), int(row.denominator)) for place, row in totals.iterrows()
    }


@pytest.fixture(scope="module")
def text():
    return " ".join(read_page(BOOK / "dzien-3" / "13-czy-to-dziala.ipynb", BOOK).text.split())


def decimal(value: float) -> str:
    return f"{value:.1f}".replace(".", ",").replace("-", "−")


def compared(panel, indicator, direction):
    ours = [panel[indicator, "program", period] for period in ("2021-H2", "2024-H2")]
    others = [panel[indicator, "others", period] for period in ("2021-H2", "2024-H2")]
    return compare_shares(*ours, (others[0], others[1]), direction=direction)


def test_the_four_shares_of_the_worked_example(panel, text):
    for group in ("program", "others"):
        for period in ("2021-H2", "2024-H2"):
            share = panel["inicjatywy_sasiedzkie", group, period]
            written = f"{share.part} ÷ {share.whole} = {decimal(100 * share.value)}"
            assert written in text


def test_the_difference_and_its_interval(panel, text):
    result = compared(panel, "inicjatywy_sasiedzkie", "up")
    assert f"= **{decimal(result.difference.value)}** osoby na 100" in text
    low, high = decimal(result.difference.low), decimal(result.difference.high)
    assert f"od {low} do {high}" in text
    assert result.difference.excludes_zero


@pytest.mark.parametrize(
    ("first", "last"), [("2021-H1", "2024-H1"), ("2022-H1", "2024-H1"), ("2021-H2", "2024-H2")]
)
def test_each_start_of_the_table_is_shown_with_its_interval(panel, text, first, last):
    ours, others = (
        [panel["inicjatywy_sasiedzkie", group, period] for period in (first, last)]
        for group in ("program", "others")
    )
    result = compare_shares(*ours, (others[0], others[1]), direction="up").difference
    low, high = decimal(result.low), decimal(result.high)
    assert f"**+{decimal(result.value)}** ({low}–{high})" in text
    assert result.excludes_zero


def test_no_estate_without_the_programme_jumped_alike(text):
    table = pd.read_csv(DATA / "wierzbogrod" / "monitoring.csv")
    rows = table[table.indicator.eq("inicjatywy_sasiedzkie") & table.group.eq("porównanie")]
    share = (rows.numerator / rows.denominator * 100).set_axis([rows.name, rows.period])
    change = share.unstack()["2024-H2"] - share.unstack()["2021-H2"]
    assert sorted(map(decimal, change.round(1))) == ["0,1", "0,4", "−0,1"]
    assert "o 0,1, −0,1 i 0,4" in text


def test_harm_is_told_without_its_small_number(text):
    assert "w tym u kilku osób jest gorzej" in text
    assert "To nie ukrywanie porażki" not in text


def test_the_same_sum_for_missed_lessons_may_be_chance(panel, text):
    result = compared(panel, "absencja_polrocze", "down")
    low, high = decimal(result.difference.low), decimal(result.difference.high)
    value = decimal(result.difference.value)
    assert f"to {value} punktu, a przedział sięga od {low} do {high}" in text
    assert not result.difference.excludes_zero


def test_missed_lessons_fell_before_the_programme(panel, text):
    first, before, last = (
        100 * panel["absencja_polrocze", "program", period].value
        for period in ("2021-H1", "2022-H1", "2024-H2")
    )
    assert f"na Zatorzu {first:.0f} na 100 uczniów, w końcu 2024 roku {last:.0f} na 100" in text
    assert f"Tuż przed startem było ich już {before:.0f}" in text
    assert (round(first - before), round(first - last)) == (7, 11)
    assert "Siedem z jedenastu punktów" in text
