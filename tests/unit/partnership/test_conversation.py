"""The conversation rewards what the bank's own answers do, and explains the rest."""

import pytest

from msai.base.findings import codes
from msai.partnership import (
    PRINCIPLES,
    answer_replies,
    assess,
    bank_principles,
    kept,
    objection,
    objections,
    principle_label,
)

EVERY = pytest.mark.parametrize("one", objections(), ids=lambda one: one.id)


@EVERY
def test_the_good_answer_opens_and_each_other_one_says_why_it_closes(one):
    replies = answer_replies(one)
    assert [r.text for r in replies if r.good] == [one.good_answer]
    assert {r.value for r in replies} == {"good", "weak", "promise"}
    assert all(r.why for r in replies)


@EVERY
def test_the_reading_of_own_words_agrees_with_the_bank(one):
    """Good answers keep at least four of six principles, weak ones at most three."""
    assert kept(one.good_answer) >= 4
    assert kept(one.weak_answer) <= 3
    assert kept(one.weak_answer) < kept(one.good_answer)
    assert "problem" not in {f.verdict for f in assess(one.good_answer)}


def test_the_good_answer_does_not_always_stand_in_the_same_place():
    places = {[r.good for r in answer_replies(one)].index(True) for one in objections()}
    assert places == {0, 1, 2}


@EVERY
def test_a_promise_of_what_others_decide_is_a_problem(one):
    found = {f.code: f.verdict for f in assess(one.promise)}
    assert found["for_others"] == "problem"
    assert kept(one.promise) == 0


def test_the_good_answer_is_not_given_away_by_its_length():
    """A promise is no slogan: it is long enough, so that one has to read both."""
    for one in objections():
        assert len(one.promise) > len(one.good_answer) / 2, one.id


def test_saying_openly_who_decides_is_no_promise():
    honest = "Pieniędzy nie obiecuję, bo o budżecie decyduje rada. Zapytam i wrócę we wtorek."
    assert not {"honest", "for_others"} & codes(assess(honest))


def test_an_empty_answer_keeps_nothing_and_is_not_blamed():
    assert kept("") == 0
    assert {f.verdict for f in assess("")} == {"question"}
    assert len(assess("")) == len(PRINCIPLES)


def test_slogans_speeches_and_names_are_asked_about():
    assert "short" in codes(assess("To dla dobra wspólnego."))
    assert "long" in codes(assess("Rozumiem. " + "Ważny jest cel. " * 40))
    assert "name" in codes(assess("Przyprowadzimy panią Kowalską za dwa tygodnie."))


def test_each_finding_explains_and_each_fault_says_what_to_do():
    for text in ("", "To dla dobra wspólnego.", objection("ZP-12").good_answer):
        for finding in assess(text):
            assert finding.reason
            assert finding.better or finding.verdict == "ok"


def test_principles_have_labels_and_the_bank_keeps_its_own_words():
    assert len({principle_label(code) for code in PRINCIPLES}) == 6
    assert len(bank_principles()) == len(PRINCIPLES)


def test_an_unknown_objection_is_refused():
    with pytest.raises(KeyError):
        objection("ZP-99")
