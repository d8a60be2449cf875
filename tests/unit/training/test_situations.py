"""Behaviours, not people: each reaction is explained, steps are not skipped."""

import pytest

from msai.base.findings import codes
from msai.training import (
    LADDER,
    LEVELS,
    assess_sentence,
    bank_principles,
    behaviour,
    behaviours,
    cause_reactions,
    check_evaluation,
    chosen_questions,
    first_reactions,
    ladder_label,
    level_label,
    next_reactions,
    questions,
)
from msai.training.situations import AT_ONCE, HARM

EVERY = pytest.mark.parametrize("one", behaviours(), ids=lambda one: one.id)


def test_every_poor_reaction_of_the_bank_has_its_harm():
    assert {one.id: len(one.poor_reactions) for one in behaviours()} == {
        identity: len(harms) for identity, harms in HARM.items()
    }
    assert len(bank_principles()) == 6


@EVERY
def test_a_label_for_a_person_is_the_only_wrong_cause(one):
    ways = cause_reactions(one)
    assert [w.value for w in ways if not w.good] == ["label"]
    assert {w.text for w in ways if w.good} <= set(one.causes)


@EVERY
def test_one_first_reaction_helps_and_the_others_say_why_not(one):
    ways = first_reactions(one)
    assert [w.text for w in ways if w.good] == [one.good_reactions[0]]
    assert all(w.text in one.poor_reactions and w.why for w in ways if not w.good)


@EVERY
def test_the_next_step_is_one_step_up(one):
    right = [w.value for w in next_reactions(one) if w.good]
    assert right == ["break_talk" if one.id in AT_ONCE else "contract"]


def test_too_little_is_told_apart_from_too_much():
    hurting = {w.value: w.why for w in next_reactions(behaviour("TZ-10"))}
    assert hurting["structure"] != hurting["end"]
    assert len({ladder_label(step) for step in LADDER}) == 5


@EVERY
def test_the_bank_s_own_sentences_are_fine(one):
    assert codes(assess_sentence(one.example)) == set()


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("", "empty"),
        ("Pani jest trudną osobą, proszę usiąść.", "label"),
        ("Pan znowu wychodzi. Co się dzieje?", "always"),
        ("Proszę przestać.", "order"),
        ("To mi się nie podoba.", "no_way_out"),
        ("Proszę, " + "bo tak trzeba i już, " * 12, "long"),
    ],
)
def test_what_hurts_or_is_missing_in_an_own_sentence_is_named(sentence, code):
    assert code in codes(assess_sentence(sentence))


def test_an_unknown_behaviour_is_refused():
    with pytest.raises(KeyError):
        behaviour("TZ-99")


def test_opinions_alone_are_a_problem():
    assert "only_reaction" in codes(check_evaluation(["useful"]))
    assert codes(check_evaluation(["useful", "same_task"])) == {"no_behaviour", "no_first_step"}


def test_three_levels_with_a_first_step_are_fine():
    assert codes(check_evaluation(["first_step", "same_task", "work_sample"])) == set()


def test_questions_stand_in_the_order_of_the_levels_and_know_the_outcome():
    asked = questions("znajduje wady")
    assert list(dict.fromkeys(q.level for q in asked)) == list(LEVELS)
    assert any("znajduje wady" in q.text for q in asked)
    assert any("…" in q.text for q in questions(""))
    chosen = chosen_questions("x", {"count", "useful"})
    assert [q.code for q in chosen] == ["useful", "count"]
    assert len({level_label(level) for level in LEVELS}) == 4
