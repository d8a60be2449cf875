"""Composite indices: hand-made values, published rankings, laws."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from msai.diagnosis import METHODS, composite_index
from msai.errors import DiagnosisError


def positive_tables():
    shapes = st.tuples(st.integers(3, 20), st.integers(1, 5))
    return shapes.flatmap(
        lambda shape: hnp.arrays(float, shape, elements=st.integers(1, 1000).map(float)).filter(
            lambda values: (np.ptp(values, axis=0) > 0).all()
        )
    )


def framed(values):
    return pd.DataFrame(values, index=[f"u{i}" for i in range(len(values))]).rename(columns=str)


def signs(frame):
    return dict.fromkeys(frame.columns, 1)


FRAME = pd.DataFrame({"a": [1.0, 2, 3], "b": [30.0, 10, 20]}, index=["p", "q", "r"])
BOTH = {"a": 1, "b": -1}


def test_perkal_is_the_mean_of_zscores():
    index = composite_index(FRAME, method="perkal", directions=BOTH)
    assert index.to_dict() == pytest.approx({"p": -1.0, "q": 0.5, "r": 0.5})


def test_zero_unitarisation_is_the_mean_of_minmax():
    index = composite_index(FRAME, method="zero_unitarisation", directions=BOTH)
    assert index.to_dict() == pytest.approx({"p": 0.0, "q": 0.75, "r": 0.75})


def test_strahl_and_percentile_are_means():
    strahl = composite_index(FRAME, method="strahl", directions=BOTH)
    assert strahl.to_dict() == pytest.approx({"p": 1 / 3, "q": (2 / 3 + 1) / 2, "r": 0.75})
    percentile = composite_index(FRAME, method="percentile", directions=BOTH)
    assert percentile.to_dict() == pytest.approx({"p": 0.0, "q": 0.75, "r": 0.75})


def test_count_worse_counts_against_the_municipality():
    index = composite_index(
        FRAME, method="count_worse", directions=BOTH, reference={"a": 2.0, "b": 15.0}
    )
    assert index.to_dict() == {"p": 0, "q": 1, "r": 1}


@pytest.mark.parametrize("number", [3, 7, 24, 49])
def test_a_count_of_indicators_is_a_whole_number(number):
    """Units that are worse in as many indicators must not differ in the last bit."""
    rng = np.random.default_rng(number)
    frame = framed(rng.integers(1, 9, (12, number)).astype(float))
    index = composite_index(
        frame, method="count_worse", directions=signs(frame), reference=frame.median()
    )
    assert (index == (frame > frame.median()).sum(axis=1)).all()


def test_geometric_is_the_product_of_roots():
    index = composite_index(FRAME, method="geometric", directions=BOTH)
    assert index["q"] == pytest.approx(np.sqrt(2 / 10))


def test_hellwig_by_hand():
    index = composite_index(FRAME, method="hellwig", directions=BOTH)
    z = np.array([[-1.0, -1], [0, 1], [1, 0]])
    d = np.sqrt(((z - z.max(axis=0)) ** 2).sum(axis=1))
    np.testing.assert_allclose(index, 1 - d / (d.mean() + 2 * d.std()), atol=1e-12)


def test_hellwig_does_not_depend_on_ddof():
    one = composite_index(FRAME, method="hellwig", directions=BOTH, ddof=1)
    np.testing.assert_allclose(
        one, composite_index(FRAME, method="hellwig", directions=BOTH, ddof=0)
    )


def test_ranks_of_table_38_of_the_oecd_handbook(tables):
    tai = pd.read_csv(tables / "oecd_tai_23.csv", index_col=0)
    raw = tai.iloc[:, :8]
    index = composite_index(raw, method="geometric", directions=signs(raw))
    ranks = index.rank(ascending=False).astype(int)
    assert (ranks == tai["tab38_ranga_GME"]).sum() == 23


def test_local_minmax_bounds_do_not_give_the_published_ranks(tables):
    """The lesson on reference points: table 23 used bounds from outside (11 of 23 agree)."""
    tai = pd.read_csv(tables / "oecd_tai_23.csv", index_col=0)
    raw = tai.iloc[:, :8]
    index = composite_index(raw, method="zero_unitarisation", directions=signs(raw))
    ranks = index.rank(ascending=False).astype(int)
    assert (ranks == tai["tab23_ranga_EW"]).sum() == 11


@pytest.mark.parametrize("method", METHODS)
def test_equal_weights_are_no_weights(method):
    plain = composite_index(FRAME, method=method, directions=BOTH, reference=FRAME.mean())
    weighted = composite_index(
        FRAME, method=method, directions=BOTH, weights={"a": 3, "b": 3}, reference=FRAME.mean()
    )
    np.testing.assert_allclose(plain, weighted)


@pytest.mark.parametrize("method", METHODS)
def test_all_weight_on_one_indicator_orders_by_it(method):
    index = composite_index(
        FRAME, method=method, directions=BOTH, weights={"a": 1, "b": 0}, reference=FRAME.mean()
    )
    assert index["p"] <= index["q"] <= index["r"] and index["p"] < index["r"]


@given(positive_tables(), st.sampled_from(METHODS), st.floats(0.01, 100))
def test_rankings_do_not_depend_on_units_of_measurement(values, method, scale):
    frame = framed(values)
    arguments = {"method": method, "directions": signs(frame)}
    one = composite_index(frame, **arguments, reference=frame.median())
    two = composite_index(frame * scale, **arguments, reference=frame.median() * scale)
    gaps = np.subtract.outer(one.to_numpy(), one.to_numpy())
    moved = np.subtract.outer(two.to_numpy(), two.to_numpy())
    clear = np.abs(gaps) > 1e-6 * max(1.0, np.abs(one).max())
    assert (np.sign(moved[clear]) == np.sign(gaps[clear])).all()


@given(positive_tables(), st.sampled_from(METHODS))
def test_a_unit_worse_in_everything_never_ranks_lower(values, method):
    frame = framed(np.vstack([values, values.max(axis=0) + 1, values.min(axis=0)]))
    index = composite_index(
        frame, method=method, directions=signs(frame), reference=frame.median()
    ).to_numpy()
    assert index[-2] >= index.max() - 1e-9 and index[-1] <= index.min() + 1e-9


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"method": "magic"}, "unknown_method"),
        ({"method": "count_worse"}, "no_reference"),
        ({"method": "count_worse", "reference": {"a": 1.0}}, "no_reference"),
        ({"method": "perkal", "weights": {"a": 1}}, "bad_weight"),
        ({"method": "perkal", "weights": {"a": -1, "b": 1}}, "bad_weight"),
        ({"method": "perkal", "weights": {"a": 0, "b": 0}}, "bad_weight"),
    ],
)
def test_impossible_requests_are_refused_in_words(arguments, code):
    with pytest.raises(DiagnosisError) as error:
        composite_index(FRAME, directions=BOTH, **arguments)
    assert error.value.problems[0].code == code


def test_geometric_refuses_zero():
    with pytest.raises(DiagnosisError) as error:
        composite_index(FRAME - 1, method="geometric", directions=BOTH)
    assert [(p.code, p.column) for p in error.value.problems] == [("nonpositive_value", "a")]


@pytest.mark.parametrize("method", [m for m in METHODS if m not in ("count_worse", "geometric")])
def test_a_constant_indicator_is_refused_not_averaged_in(method):
    with pytest.raises(DiagnosisError) as error:
        composite_index(FRAME.assign(c=1.0), method=method, directions={**BOTH, "c": 1})
    assert error.value.problems[0].code == "constant_column"
