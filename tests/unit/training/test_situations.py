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
    check_evaluation,
    chosen_questions,
    ladder_label,
    level_label,
    poor_replies,
    questions,
)
from msai.training.situations import HARM

EVERY = pytest.mark.parametrize("one", behaviours(), ids=lambda one: one.id)


def test_every_poor_reaction_of_the_bank_has_its_harm():
    assert {one.id: len(one.poor_reactions) for one in behaviours()} == {
        identity: len(harms) for identity, harms in HARM.items()
    }
    assert len(bank_principles()) == 6


@EVERY
def test_every_poor_reaction_says_why_it_makes_things_worse(one):
    replies = poor_replies(one)
    assert [reply.text for reply in replies] == list(one.poor_reactions)
    assert all(reply.why and not reply.good for reply in replies)


def test_the_ladder_has_five_steps():
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
