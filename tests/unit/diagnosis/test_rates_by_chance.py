"""Exact Poisson intervals, and the advice that follows from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msai.diagnosis import poisson_interval, rate_interval, small_numbers, summarise_small
from msai.diagnosis.poisson import holds
from msai.errors import DiagnosisError

#: Exact 95 % limits for a Poisson count, as printed in epidemiological tables (Garwood 1936).
PUBLISHED = {
    0: (0.0, 3.689), 1: (0.025, 5.572), 2: (0.242, 7.225), 3: (0.619, 8.767), 4: (1.090, 10.242),
    5: (1.623, 11.668), 10: (4.795, 18.390), 20: (12.217, 30.888), 50: (37.111, 65.918),
    100: (81.364, 121.627),
}  # fmt: skip


@pytest.mark.parametrize(("count", "limits"), PUBLISHED.items())
def test_published_limits(count, limits):
    assert poisson_interval(count) == pytest.approx(limits, abs=1e-3)


@given(st.integers(0, 300), st.floats(0, 400), st.floats(0.5, 0.99))
def test_a_mean_is_held_exactly_when_it_lies_within_the_interval(count, mean, level):
    low, high = poisson_interval(count, level)
    if min(abs(mean - low), abs(mean - high)) > 1e-9:
        assert holds(count, mean, level) == (low <= mean <= high)


@given(st.integers(0, 5000), st.sampled_from([0.8, 0.9, 0.95, 0.99, 0.999]))
def test_agreement_with_scipy(count, level):
    from scipy.stats import chi2

    tail = (1 - level) / 2
    low, high = poisson_interval(count, level)
    assert low == pytest.approx(chi2.ppf(tail, 2 * count) / 2 if count else 0.0, rel=1e-9)
    assert high == pytest.approx(chi2.isf(tail, 2 * count + 2) / 2, rel=1e-9)


def test_a_large_count_is_still_exact():
    from scipy.stats import chi2

    low, high = poisson_interval(2_000_000)
    assert low == pytest.approx(chi2.ppf(0.025, 4_000_000) / 2, rel=1e-8)
    assert high == pytest.approx(chi2.ppf(0.975, 4_000_002) / 2, rel=1e-8)


def test_one_event_among_forty_people():
    low, high = rate_interval(1, 40)
    assert (low, high) == pytest.approx((0.633, 139.3), rel=1e-3)


@pytest.mark.parametrize("arguments", [(-1,), (1.5,), (3, 0.0), (3, 1.0)])
def test_impossible_counts_are_refused(arguments):
    with pytest.raises(DiagnosisError) as error:
        poisson_interval(*arguments)
    assert error.value.problems[0].code == "bad_count"


def test_a_rate_without_people_is_refused():
    with pytest.raises(DiagnosisError):
        rate_interval(1, 0)


def test_a_village_is_told_to_join_and_a_big_estate_is_not(read):
    found = {(s.unit, s.column): s for s in small_numbers(read("clean"))}
    assert ("Dąbrówka", "stopa_bezrobocia") in found
    assert ("Centrum", "stopa_bezrobocia") not in found
    problem = found["Dąbrówka", "stopa_bezrobocia"].problem()
    assert problem.code == "small_number" and "20" in problem.message


def test_better_when_higher_is_turned_round(town):
    worse = [s for s in small_numbers(town) if s.column == "podmioty"]
    assert worse and all(s.rate < s.municipal <= s.high for s in worse)


def test_years_are_the_fewest_that_show_the_difference(town):
    small = next(
        s for s in small_numbers(town) if s.years and s.count >= 5 and s.rate > s.municipal
    )
    people = small.count / small.rate

    def shows(years):
        return rate_interval(small.count * years, people * years, 1.0)[0] > small.municipal

    assert shows(small.years) and not shows(small.years - 1)


def test_numbers_behind_a_few_people_are_not_spelled_out(town):
    few = [s for s in small_numbers(town) if 0 < s.count < 5]
    assert few
    for small in few:
        assert not any(sign.isdigit() for sign in small.problem().message)
    for problem in summarise_small(few):
        assert not any(sign.isdigit() for sign in problem.message)


def test_kilograms_are_not_events(town):
    assert "azbest" in town.frame and "azbest" not in {s.column for s in small_numbers(town)}
