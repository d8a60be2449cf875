"""Normalisations agree with R's clusterSim and the OECD/JRC Handbook, and keep their laws."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from msai.diagnosis import NORMALISATIONS, normalise
from msai.errors import DiagnosisError

X = [f"x{i}" for i in range(1, 11)]
UP = dict.fromkeys(X, 1)


@pytest.fixture(scope="module")
def voivodeships(tables):
    return pd.read_csv(tables / "clustersim_wojewodztwa_miasta_2007.csv", index_col=0)


@pytest.fixture(scope="module")
def tai(tables):
    return pd.read_csv(tables / "oecd_tai_23.csv", index_col=0)


@pytest.mark.parametrize(
    ("code", "method"),
    [("n1", "zscore"), ("n2", "positional"), ("n4", "minmax"), ("n8", "strahl"), ("n9", "ratio")],
)
def test_agreement_with_clustersim_on_all_17_rows(voivodeships, code, method):
    expected = voivodeships[[f"{code}_{x}" for x in X]].to_numpy()
    ours = normalise(voivodeships[X], method=method, directions=UP).to_numpy()
    assert ours.shape == expected.shape == (17, 10)
    np.testing.assert_allclose(ours, expected, rtol=0, atol=1e-12)


@pytest.mark.parametrize(
    ("column", "method"),
    [("z", "zscore"), ("minmax", "minmax"), ("ratio_mean", "ratio"), ("ratio_best", "strahl")],
)
def test_agreement_with_table_15_of_the_oecd_handbook(tai, column, method):
    ours = normalise(tai[["SCHOOLING"]], method=method, directions={"SCHOOLING": 1})["SCHOOLING"]
    published = tai[f"tab15_SCHOOLING_{column}"]
    assert (np.abs(ours - published) <= 0.005 + 1e-9).sum() == 23


def test_the_handbook_used_the_sample_standard_deviation(tai):
    ours = normalise(tai[["SCHOOLING"]], method="zscore", directions={"SCHOOLING": 1}, ddof=0)
    assert (np.abs(ours["SCHOOLING"] - tai["tab15_SCHOOLING_z"]) <= 0.005).sum() == 5


def test_the_handbook_percentile_is_rank_over_n(tai):
    n = len(tai)
    share = normalise(tai[["SCHOOLING"]], method="percentile", directions={"SCHOOLING": 1})[
        "SCHOOLING"
    ]
    converted = (share * (n - 1) + 1) / n * 100
    assert (np.abs(converted - tai["tab15_SCHOOLING_percentile"]) <= 0.05 + 1e-9).all()


def table():
    cells = st.integers(1, 10_000).map(float)
    return st.tuples(st.integers(3, 30), st.integers(1, 5)).flatmap(
        lambda shape: hnp.arrays(float, shape, elements=cells).filter(
            lambda a: (np.ptp(a, axis=0) > 0).all()
        )
    )


def framed(values):
    return pd.DataFrame(values, index=[f"u{i}" for i in range(len(values))]).rename(columns=str)


def signs(frame, sign=1):
    return dict.fromkeys(frame.columns, sign)


@given(table(), st.floats(0.001, 1000), st.floats(-1e4, 1e4))
def test_zscores_do_not_depend_on_units_of_measurement(values, scale, shift):
    frame = framed(values)
    a = normalise(frame, method="zscore", directions=signs(frame))
    b = normalise(frame * scale + shift, method="zscore", directions=signs(frame))
    np.testing.assert_allclose(a, b, atol=1e-6)


@given(table())
def test_minmax_spans_zero_to_one_whatever_the_direction(values):
    frame = framed(values)
    for sign in (1, -1):
        scaled = normalise(frame, method="minmax", directions=signs(frame, sign))
        assert (scaled.min() == 0).all() and np.allclose(scaled.max(), 1)


@given(table())
def test_ddof_only_scales_zscores(values):
    frame, n = framed(values), len(values)
    sample = normalise(frame, method="zscore", directions=signs(frame), ddof=1)
    population = normalise(frame, method="zscore", directions=signs(frame), ddof=0)
    np.testing.assert_allclose(sample, population * np.sqrt((n - 1) / n), atol=1e-9)


@given(table(), st.randoms(use_true_random=False))
def test_the_order_of_units_does_not_matter(values, random):
    frame = framed(values)
    order = list(frame.index)
    random.shuffle(order)
    for method in ("zscore", "minmax", "ratio", "strahl", "percentile"):
        one = normalise(frame, method=method, directions=signs(frame)).loc[order]
        two = normalise(frame.loc[order], method=method, directions=signs(frame))
        np.testing.assert_allclose(one, two, atol=1e-9)


@given(
    table(),
    st.sampled_from([m for m in NORMALISATIONS if m != "positional"]),
    st.sampled_from([1, -1]),
)
def test_a_worse_value_never_gets_a_lower_score(values, method, sign):
    frame = framed(values)
    scaled = normalise(frame, method=method, directions=signs(frame, sign)).to_numpy()
    for j in range(values.shape[1]):
        order = np.argsort(values[:, j] * sign, kind="stable")
        assert (np.diff(scaled[order, j]) >= -1e-12).all()


@given(table())
def test_the_other_direction_is_what_the_definition_says(values):
    frame = framed(values)
    up = {m: normalise(frame, method=m, directions=signs(frame)) for m in NORMALISATIONS[2:]}
    down = {m: normalise(frame, method=m, directions=signs(frame, -1)) for m in NORMALISATIONS[2:]}
    np.testing.assert_allclose(down["minmax"], 1 - up["minmax"], atol=1e-12)
    np.testing.assert_allclose(down["ratio"] - 1, -(up["ratio"] - 1), atol=1e-9)
    np.testing.assert_allclose(down["strahl"], frame.min() / frame, atol=1e-12)
    np.testing.assert_allclose(down["percentile"], 1 - up["percentile"], atol=1e-12)


def test_positional_and_zscore_change_sign():
    frame = pd.DataFrame({"a": [1.0, 2, 4, 8, 16]})
    for method in ("zscore", "positional"):
        up = normalise(frame, method=method, directions={"a": 1})
        np.testing.assert_allclose(normalise(frame, method=method, directions={"a": -1}), -up)


def test_ratio_to_a_reference():
    frame = pd.DataFrame({"a": [1.0, 2, 4]}, index=["p", "q", "r"])
    scaled = normalise(frame, method="ratio", directions={"a": 1}, reference={"a": 2.0})
    assert list(scaled["a"]) == [0.5, 1.0, 2.0]


def test_ties_share_the_lowest_rank():
    frame = pd.DataFrame({"a": [5.0, 1, 1, 9]})
    up = normalise(frame, method="percentile", directions={"a": 1})["a"]
    down = normalise(frame, method="percentile", directions={"a": -1})["a"]
    np.testing.assert_allclose(up, [2 / 3, 0, 0, 1])
    np.testing.assert_allclose(down, [1 / 3, 1, 1, 0])


@pytest.mark.parametrize(
    ("values", "method", "code"),
    [
        ([1.0, 1, 1], "zscore", "constant_column"),
        ([1.0, 1, 1], "minmax", "constant_column"),
        ([1.0, np.nan, 2], "zscore", "missing_value"),
        ([1.0, np.inf, 2], "minmax", "infinite_value"),
        ([1.0, 1, 1, 5], "positional", "zero_mad"),
        ([-1.0, 0, 1], "ratio", "nonpositive_reference"),
        ([-3.0, -2, -1], "strahl", "nonpositive_value"),
        ([1.0], "zscore", "too_few_units"),
        (["a", "b"], "zscore", "text_in_numbers"),
    ],
)
def test_what_cannot_be_computed_is_refused_in_words(values, method, code):
    with pytest.raises(DiagnosisError) as error:
        normalise(pd.DataFrame({"a": values}), method=method, directions={"a": 1})
    assert error.value.problems[0].code == code
    assert error.value.problems[0].message


def test_zero_cannot_be_divided_into_for_the_better_direction():
    with pytest.raises(DiagnosisError) as error:
        normalise(pd.DataFrame({"a": [0.0, 1, 2]}), method="strahl", directions={"a": -1})
    assert error.value.problems[0].code == "nonpositive_value"


def test_too_few_units_for_the_chosen_ddof():
    with pytest.raises(DiagnosisError) as error:
        normalise(pd.DataFrame({"a": [1.0, 2]}), method="zscore", directions={"a": 1}, ddof=2)
    assert error.value.problems[0].code == "too_few_units"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"method": "zscore", "directions": {}}, "no_direction"),
        ({"method": "zscore", "directions": {"a": 0}}, "no_direction"),
        ({"method": "magic", "directions": {"a": 1}}, "unknown_method"),
        ({"method": "ratio", "directions": {"a": 1}, "reference": {}}, "no_reference"),
    ],
)
def test_wrong_requests_are_refused_in_words(arguments, code):
    with pytest.raises(DiagnosisError) as error:
        normalise(pd.DataFrame({"a": [1.0, 2.0]}), **arguments)
    assert error.value.problems[0].code == code


def test_a_unit_or_column_that_stands_twice_is_refused():
    frame = pd.DataFrame([[1.0, 2], [3, 4]], index=["A", "A"], columns=["a", "a"])
    with pytest.raises(DiagnosisError) as error:
        normalise(frame, method="zscore", directions={"a": 1})
    assert {p.code for p in error.value.problems} == {"duplicated_unit", "duplicated_column"}
