"""Three meetings: every way through every story keeps its promises to the learner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msai import meetings
from msai.meetings import (
    STORIES,
    begin,
    helps,
    open_choices,
    outcome,
    repairs,
    standing,
    stories,
    take,
    view_of_you,
)
from msai.meetings.course import HIGHEST, LOWEST
from msai.meetings.kinds import EFFECTS, FOREIGN

EVERY = pytest.mark.parametrize("story", STORIES.entries(), ids=lambda story: story.id)


def ways(now, chance=1.0):
    """Yield every way to the end, with the chance that somebody takes it who chooses blindly."""
    if now.step == "end":
        yield now, chance
        return
    choices = open_choices(now)
    for choice in choices:
        yield from ways(take(now, choice.value), chance / len(choices))


def best(story):
    """Return the choices of somebody who listens and keeps what she promises."""
    now, taken = begin(story), []
    while now.step != "end":
        moves = story.meetings[now.meeting].moves
        place = [helps(move.kind) for move in moves].index(True)
        taken.append(str(place))
        now = take(now, str(place))
    return taken


def test_there_are_five_partners_and_six_situations():
    assert (len(stories("partner")), len(stories("room"))) == (5, 6)


@EVERY
def test_every_meeting_has_one_move_that_helps_and_a_promise_for_each_errand(story):
    for place, meeting in enumerate(story.meetings):
        assert [helps(move.kind) for move in meeting.moves].count(True) == 1
        for move in meeting.moves:
            assert bool(move.task) == (place < 2)
            assert not move.task or move.promise


@EVERY
def test_trust_stays_in_bounds_on_every_way(story):
    for ended, _chance in ways(begin(story)):
        assert all(LOWEST <= one.after <= HIGHEST for one in ended.happened)
        assert ended.trust == ended.happened[-1].after


@EVERY
def test_a_broken_promise_always_shows_later_and_never_raises_trust(story):
    for ended, _chance in ways(begin(story)):
        for promise in ended.promises:
            settled = [
                one
                for one in ended.happened
                if one.what == "settled" and one.meeting == promise.meeting + 1
            ]
            assert [one.text for one in settled] == [promise.text]
            assert settled[0].kind == ("kept" if promise.kept else "broken")
            assert promise.kept or settled[0].after <= settled[0].before
            assert any(promise.text in line for line in view_of_you(ended))


@EVERY
def test_what_others_decide_is_never_kept(story):
    for ended, _chance in ways(begin(story)):
        assert not any(promise.kept for promise in ended.promises if promise.kind == FOREIGN)


@EVERY
def test_nobody_is_praised_blind(story):
    agreed = [(e, chance) for e, chance in ways(begin(story)) if outcome(e) == "agreement"]
    assert 0 < sum(chance for _e, chance in agreed) < 0.03
    for ended, _chance in agreed:
        assert ended.trust >= 2 and not ended.broken
        assert helps(ended.happened[-1].kind)


@EVERY
def test_who_listens_and_keeps_promises_comes_to_an_agreement(story):
    ended = standing(story, best(story))
    assert outcome(ended) == "agreement"
    assert all(done for _text, done in meetings.checked(ended))


def test_the_same_move_ends_elsewhere_when_the_promise_was_forgotten():
    story = STORIES.entry("RP-01")
    kept = standing(story, ["0", "0"])
    forgotten = standing(story, ["0", "1"])
    assert (kept.step, forgotten.step) == ("move", "repair")
    assert kept.trust > forgotten.trust


def test_denial_costs_more_than_the_broken_promise_and_mending_never_gains():
    broken = standing(STORIES.entry("RP-01"), ["0", "1"])
    before = broken.happened[-1].before
    after = {kind: take(broken, kind).trust for kind in ("admits", "explains", "denies")}
    assert after["admits"] <= before
    assert after["denies"] < after["explains"] < after["admits"]


def test_with_no_trust_left_a_meeting_is_for_mending_only():
    story = STORIES.entry("RP-02")
    named = next(i for i, move in enumerate(story.meetings[0].moves) if move.kind == "names")
    waiting = standing(story, [str(named), str(named)])
    assert (waiting.meeting, waiting.step) == (1, "repair")
    assert take(waiting, "denies").meeting == 2


@given(st.lists(st.sampled_from(["0", "1", "2", "admits", "explains", "denies", "9"]), max_size=12))
def test_a_choice_that_is_not_open_is_refused_and_every_other_leads_on(values):
    now = begin(STORIES.entry("RS-03"))
    for value in values:
        if value in {choice.value for choice in open_choices(now)}:
            now = take(now, value)
        else:
            with pytest.raises(ValueError, match="cannot be chosen"):
                take(now, value)
    assert LOWEST <= now.trust <= HIGHEST


def test_every_kind_has_its_words():
    for kind in EFFECTS:
        assert meetings.why(kind)
        assert meetings.kinds.remembered(kind)
    assert [move.kind for move in repairs()] == ["admits", "explains", "denies"]
