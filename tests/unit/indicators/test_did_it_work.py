"""What changed, how sure it is, and what may be said about it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx
from scipy import stats

from msai.errors import MsaiError
from msai.indicators import IndicatorCard
from msai.indicators.comparison import compare_means, compare_shares
from msai.indicators.credibility import ladder, usual_swing
from msai.indicators.distance import distance_travelled
from msai.indicators.early_warning import early_warning
from msai.indicators.intervals import (
    Estimate,
    Mean,
    Share,
    combine,
    exact_share_interval,
    mean_difference,
    share_difference,
    share_interval,
)
from msai.indicators.quantiles import beta_quantile, normal_quantile, student_quantile

shares = st.integers(1, 400).flatmap(
    lambda whole: st.builds(Share, st.integers(0, whole), st.just(whole))
)


@pytest.mark.parametrize("freedom", [1, 2.5, 10, 60.3, 1e6])
@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.99])
def test_quantiles_agree_with_scipy(freedom, confidence):
    tail = (1 + confidence) / 2
    assert student_quantile(confidence, freedom) == approx(stats.t.ppf(tail, freedom), rel=1e-7)
    assert beta_quantile(tail, freedom, 3) == approx(stats.beta.ppf(tail, freedom, 3), rel=1e-7)
    assert normal_quantile(confidence) == approx(stats.norm.ppf(tail))


def test_the_intervals_agree_with_the_published_examples():
    # Newcombe 1998: 81 of 263 (Statistics in Medicine 17, 857-872, table I) and 56/70 - 48/80
    # (ibid. 873-890, table II, method 10).
    wilson = share_interval(Share(81, 263))
    assert (wilson.low, wilson.high) == approx((0.2553, 0.3662), abs=5e-5)
    exact = exact_share_interval(Share(81, 263))
    assert (exact.low, exact.high) == approx((0.2527, 0.3676), abs=5e-5)
    difference = share_difference(Share(56, 70), Share(48, 80))
    assert (difference.low, difference.high) == approx((0.0524, 0.3339), abs=5e-5)


def test_difference_of_means_agrees_with_welch():
    first, second = [4.0, 5.5, 6.1, 7.2, 5.0], [3.1, 4.4, 2.9, 5.2]
    ours = mean_difference([_mean(first)], [_mean(second)])
    theirs = stats.ttest_ind(first, second, equal_var=False).confidence_interval(0.95)
    assert (ours.low, ours.high) == approx((theirs.low, theirs.high))


def _mean(values):
    return Mean(float(stats.tmean(values)), float(stats.tstd(values)), len(values))


@given(shares)
def test_an_interval_holds_its_share_and_stays_possible(share):
    wilson, exact = share_interval(share), exact_share_interval(share)
    for interval in (wilson, exact):
        assert 0 <= interval.low <= interval.value <= interval.high <= 1
    assert exact.high - exact.low >= (wilson.high - wilson.low) * 0.9


@given(shares, shares, shares, shares)
def test_swapping_the_groups_changes_the_sign_only(a, b, c, d):
    one = compare_shares(a, b, (c, d), direction="up").difference
    other = compare_shares(c, d, (a, b), direction="up").difference
    assert (other.value, other.low, other.high) == approx((-one.value, -one.high, -one.low))


@given(shares, shares)
def test_a_comparison_group_that_changes_alike_leaves_no_difference(a, b):
    result = compare_shares(a, b, (a, b), direction="down")
    assert result.difference.value == approx(0, abs=1e-9)
    assert not result.difference.excludes_zero


def test_the_familiar_table_says_just_what_it_may():
    result = compare_shares(
        Share(180, 1000), Share(135, 1000), (Share(160, 1000), Share(138, 1000)), direction="down"
    )
    assert result.difference.value == approx(-2.3)
    assert result.sentences[0] == "U was wartość spadła o 4,5 pkt proc."
    assert "−2,3 pkt proc." in result.sentences[2]
    assert "przypadkowa" in result.sentences[-1]
    assert any("równolegle" in caution for caution in result.cautions)


def test_a_sure_difference_supports_but_never_proves():
    large = Share(5000, 10000), Share(3000, 10000)
    result = compare_shares(*large, (Share(5000, 10000), Share(4900, 10000)), direction="down")
    assert result.sentences[-1] == "Wynik jest zgodny z działaniem programu, lecz go nie dowodzi."
    worse = compare_shares(*large, direction="up")
    assert "w złą stronę" in worse.sentences[-1]
    alone = compare_shares(*large, direction="down")
    assert (alone.theirs, alone.difference) == (None, None)
    assert "Nie wiadomo, co stałoby się bez programu." in alone.sentences[-1]
    assert any("Nie ma z czym porównać" in caution for caution in alone.cautions)


def test_small_groups_are_asked_to_be_shown_as_people():
    result = compare_shares(Share(3, 12), Share(7, 12), direction="up")
    assert any("7 z 12" in caution for caution in result.cautions)


def test_no_change_is_said_plainly():
    same = compare_shares(Share(5, 50), Share(5, 50), (Share(5, 50), Share(5, 50)), direction="up")
    assert same.sentences[:2] == (
        "U was wartość się nie zmieniła.",
        "W grupie porównawczej wartość się nie zmieniła.",
    )


def test_means_are_compared_in_their_unit():
    result = compare_means(
        Mean(40, 5, 50), Mean(30, 5, 50), (Mean(40, 5, 50), Mean(41, 5, 50)),
        direction="down", unit="dni",
    )  # fmt: skip
    assert result.difference.value == approx(-11)
    assert result.sentences[0] == "U was wartość spadła o 10 dni."
    assert result.sentences[1] == "W grupie porównawczej wartość wzrosła o 1 dni."
    alone = compare_means(Mean(4, 0, 5), Mean(4, 0, 5), direction="down")
    assert alone.ours == Estimate(0, 0, 0) and not alone.ours.excludes_zero


def test_combining_one_estimate_gives_it_back():
    assert combine([(1, Estimate(1.0, 0.5, 2.0))]) == Estimate(1.0, 0.5, 2.0)


@pytest.mark.parametrize(
    "make", [lambda: Share(7, 5), lambda: Share(1, 0), lambda: Share(-1, 5), lambda: Mean(1, 1, 1)]
)
def test_impossible_numbers_are_refused_in_polish(make):
    with pytest.raises(MsaiError) as fault:
        make()
    assert fault.value.problems[0].hint


def test_distance_counts_people_and_keeps_the_lost_ones():
    entry = [1] * 13 + [2] * 8 + [3] * 3 + [2] * 6
    leaving = [2] * 13 + [2] * 8 + [2] * 3 + [None] * 6
    distance = distance_travelled(entry, leaving)
    assert (distance.up, distance.same, distance.down, distance.lost) == (13, 8, 3, 6)
    assert distance.sentence() == (
        "Z 30 osób, które zaczęły: wzrost u 13 (43 %), bez zmian u 8, spadek u 3. "
        "O losach 6 nic nie wiemy."
    )
    assert distance_travelled(entry, leaving, least=2).up == 0


@pytest.mark.parametrize(
    ("entry", "leaving", "code"),
    [
        ([], [], "lists_do_not_match"),
        ([1, 2], [1], "lists_do_not_match"),
        ([1, 2], [1, 6], "no_such_level"),
        ([0, 2], [1, 2], "no_such_level"),
    ],
)
def test_a_wrong_scale_is_named(entry, leaving, code):
    with pytest.raises(MsaiError) as fault:
        distance_travelled(entry, leaving)
    assert fault.value.problems[0].code == code


PATH = IndicatorCard(
    name="w",
    baseline_value=10,
    baseline_date=date(2026, 1, 1),
    target_value=30,
    target_date=date(2028, 1, 1),
)


@pytest.mark.parametrize(
    ("value", "day", "status"),
    [
        (10, date(2026, 2, 1), "too_early"),
        (20, date(2027, 1, 1), "on_track"),
        (17, date(2027, 1, 1), "watch"),
        (11, date(2027, 1, 1), "act"),
        (29, date(2030, 1, 1), "on_track"),
    ],
)
def test_early_warning_is_a_word(value, day, status):
    standing = early_warning(PATH, value, day)
    assert standing.status == status and standing.label and standing.advice


def test_early_warning_knows_falling_indicators_and_says_the_numbers():
    falling = IndicatorCard(
        baseline_value=40, baseline_date=date(2026, 1, 1),
        target_value=20, target_date=date(2028, 1, 1),
    )  # fmt: skip
    standing = early_warning(falling, 39, date(2027, 1, 1))
    assert standing.status == "act"
    assert "około 30, jest 39" in standing.advice


@pytest.mark.parametrize(
    "card",
    [
        IndicatorCard(),
        IndicatorCard(
            baseline_value=1, target_value=1,
            baseline_date=date(2026, 1, 1), target_date=date(2027, 1, 1),
        ),
    ],
)  # fmt: skip
def test_without_a_path_there_is_no_warning_but_a_hint(card):
    with pytest.raises(MsaiError) as fault:
        early_warning(card, 5, date(2026, 6, 1))
    assert fault.value.problems[0].code == "no_path"


def test_the_ladder_climbs_from_after_only_to_a_draw_by_lot():
    rungs = ladder()
    assert [rung.key for rung in rungs][0::5] == ["after", "random_order"]
    assert all(rung.name and rung.limit for rung in rungs)


def test_the_usual_swing_is_the_largest_yearly_change():
    assert usual_swing([21, 18, 20]) == 3
    assert usual_swing([21]) is None
