"""Rows made of the others are set aside, whatever they are called, and can be put back."""

import numpy as np
import pytest

from msai.diagnosis import read_units
from msai.diagnosis.importing.leave_one_out import of_the_others
from msai.errors import TableError

ROWS = {
    "Dąbki": (412, 4.1, 12.07),
    "Kąty": (903, 6.3, 9.52),
    "Olszyny": (655, 9.9, 21.43),
    "Zalesie": (508, 3.2, 7.71),
    "Nowe": (377, 7.8, 18.26),
    "Stare": (1211, 5.4, 15.38),
}
VALUES = np.array([*ROWS.values()])


def with_row(name, cells):
    lines = ["Jednostka;Ludność;Bezrobotni (%);Budynki (%)"]
    lines += [f"{unit};{a};{b};{c}" for unit, (a, b, c) in ROWS.items()]
    return "\n".join([*lines, ";".join([name, *cells])])


def weighted():
    shares = VALUES[:, 0] @ VALUES[:, 1:] / VALUES[:, 0].sum()
    return [f"{VALUES[:, 0].sum():.0f}", f"{shares[0]:.1f}", f"{shares[1]:.2f}"]


MADE = {
    "the sum, with means of the shares": weighted(),
    "the sum alone": [f"{VALUES[:, 0].sum():.0f}", "", ""],
    "the mean": [f"{m:.2f}" for m in VALUES.mean(axis=0)],
    "the median": [f"{m:.2f}" for m in np.median(VALUES, axis=0)],
    "the deviation of a sample": [f"{s:.2f}" for s in VALUES.std(axis=0, ddof=1)],
    "the deviation of all": [f"{s:.2f}" for s in VALUES.std(axis=0)],
}


def test_a_town_row_that_is_the_mean_is_no_unit(imports):
    table = read_units(imports / "town_row_is_the_mean.csv")
    assert list(table.frame.index) == ["A", "B", "C", "D", "E"]
    assert [(w.code, w.row) for w in table.warnings] == [("statistic_row", 7)]
    assert "Miasto Dolna" in table.warnings[0].message and "średnia" in table.warnings[0].message


def test_a_row_is_put_back(imports):
    table = read_units(imports / "town_row_is_the_mean.csv", as_written=["Miasto Dolna"])
    assert "Miasto Dolna" in table.frame.index and table.warnings == ()


@pytest.mark.parametrize("cells", MADE.values(), ids=MADE.keys())
def test_a_row_of_any_name_made_of_the_others_is_set_aside(table, cells):
    read = table(with_row("Mgławice", cells))
    assert list(read.frame.index) == [*ROWS]
    assert [w.row for w in read.warnings if w.code in ("total_row", "statistic_row")] == [8]


@pytest.mark.parametrize(
    "name",
    [
        "Mediana",
        "Odchylenie standardowe",
        "Minimum",
        "Maksimum",
        "Wartość referencyjna",
        "Średnia dla gminy",
        "Sołectwa razem (12)",
        "OGÓŁEM:",
        "Min.",
    ],
)
def test_a_row_named_as_a_total_or_a_statistic_is_no_unit(table, name):
    assert list(table(with_row(name, ["1", "2", "3"])).frame.index) == [*ROWS]


@pytest.mark.parametrize("name", ["Minkowice", "Maksymilianów", "Medianów", "Miasto Górne"])
def test_a_unit_of_a_like_name_stays(table, name):
    read = table(with_row(name, ["777", "4.4", "11.11"]))
    assert name in read.frame.index and read.warnings == ()


def test_three_units_of_which_one_is_the_sum_of_the_others_stay(imports):
    assert list(read_units(imports / "area_in_brackets.csv").frame.index) == ["A", "B", "C"]


def test_uninhabited_units_full_of_zeros_are_no_minimum(table):
    read = table("J;Ludność;X;Y\nA;0;0;0\nB;0;0;0\nC;310;4;7\nD;205;9;2\nE;118;3;5\n")
    assert list(read.frame.index) == list("ABCDE")


def test_statistics_of_the_others_are_those_of_numpy():
    found = of_the_others(VALUES, VALUES[:, 0])
    for at in range(len(VALUES)):
        rest = np.delete(VALUES, at, axis=0)
        expected = {
            "sum": rest.sum(axis=0), "mean": rest.mean(axis=0), "median": np.median(rest, axis=0),
            "minimum": rest.min(axis=0), "maximum": rest.max(axis=0),
            "deviation": rest.std(axis=0, ddof=1), "spread": rest.std(axis=0),
            "weighted": rest[:, 0] @ rest / rest[:, 0].sum(),
        }  # fmt: skip
        for name, values in expected.items():
            np.testing.assert_allclose(found[name][at], values, rtol=1e-9, err_msg=name)


def test_a_unit_that_stands_twice_is_told_and_is_no_minimum_of_the_others():
    least = [300, 1.01, 2.03, 0.57, 3.11]
    lines = ["Jednostka;Ludność;Bezrobotni (%);Zasiłki (%);Karty (%);Budynki (%)"]
    cells = [[x * (1 + at * (3 + col) / 7) for col, x in enumerate(least)] for at in range(12)]
    rows = [";".join(f"{x:.0f}" if x > 99 else f"{x:.2f}" for x in row) for row in cells]
    lines += [f"Osiedle {name};{row}" for name, row in zip("ABCDEFGHIJKL", rows, strict=True)]
    with pytest.raises(TableError) as refused:
        read_units("\n".join([*lines, lines[1]]).encode())
    assert [one.code for one in refused.value.problems] == ["duplicated_unit"]
