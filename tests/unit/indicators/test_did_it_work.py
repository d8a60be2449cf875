"""What changed, how sure it is, and what may be said about it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from msai.errors import MsaiError
from msai.indicators.comparison import compare_shares
from msai.indicators.credibility import ladder, usual_swing
from msai.indicators.intervals import (
    Estimate,
    Share,
    combine,
    share_difference,
    share_interval,
)

shares = st.integers(1, 400).flatmap(
    lambda whole: st.builds(Share, st.integers(0, whole), st.just(whole))
)


def test_the_intervals_agree_with_the_published_examples():
    # Newcombe 1998: 81 of 263 (Statistics in Medicine 17, 857-872, table I) and 56/70 - 48/80
    # (ibid. 873-890, table II, method 10).
    wilson = share_interval(Share(81, 263))
    assert (wilson.low, wilson.high) == approx((0.2553, 0.3662), abs=5e-5)
    difference = share_difference(Share(56, 70), Share(48, 80))
    assert (difference.low, difference.high) == approx((0.0524, 0.3339), abs=5e-5)


@given(shares)
def test_an_interval_holds_its_share_and_stays_possible(share):
    interval = share_interval(share)
    assert 0 <= interval.low <= interval.value <= interval.high <= 1


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


def test_combining_one_estimate_gives_it_back():
    assert combine([(1, Estimate(1.0, 0.5, 2.0))]) == Estimate(1.0, 0.5, 2.0)


@pytest.mark.parametrize(("part", "whole"), [(7, 5), (1, 0), (-1, 5)])
def test_impossible_numbers_are_refused_in_polish(part, whole):
    with pytest.raises(MsaiError) as fault:
        Share(part, whole)
    assert fault.value.problems[0].hint


def test_the_ladder_climbs_from_after_only_to_a_draw_by_lot():
    rungs = ladder()
    assert [rung.key for rung in rungs][0::5] == ["after", "random_order"]
    assert all(rung.name and rung.limit for rung in rungs)


def test_the_usual_swing_is_the_largest_yearly_change():
    assert usual_swing([21, 18, 20]) == 3
    assert usual_swing([21]) is None
