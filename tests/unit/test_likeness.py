"""What one person hands in twice is one work; what two people hand in is two."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msai.assignments import assignment, assignment_ids
from msai_course.base.paths import EXERCISES, SOLUTIONS
from msai_course.grading.masters import notebook_path
from msai_trainer.handins.answers import extract
from msai_trainer.handins.likeness import code_in_common, common_share, have_little_in_common

OTHER_WORDS = (
    "Proponuję zacząć od świetlicy przy parafii, bo tam spotykają się rodziny, których nie widać w "
    "żadnym rejestrze. Liczby są z rozmów, więc najpierw trzeba je sprawdzić w terenie."
)


def answers_of(name):
    def load(folder):
        return json.loads(notebook_path(folder, name).read_text(encoding="utf-8"))

    return dict(extract(load(SOLUTIONS), load(EXERCISES), assignment(name)).answers)


def essay(name):
    return next(q.grade_id for q in assignment(name).questions if q.manual)


def changed(value):
    """Another person's answer to the same question."""
    if isinstance(value, list):
        return [changed(one) for one in value]
    if isinstance(value, dict):
        return {key: changed(one) for key, one in value.items()}
    return OTHER_WORDS if isinstance(value, str) and len(value) > 19 else f"{value}x"


@pytest.mark.parametrize("name", assignment_ids())
def test_one_persons_work_grows(name):
    whole = answers_of(name)
    for count in range(len(whole) + 1):
        begun = dict(list(whole.items())[:count])
        assert not have_little_in_common(begun, whole)
    half = {**whole, essay(name): whole[essay(name)][: len(whole[essay(name)]) // 2]}
    assert not have_little_in_common(half, whole)
    assert not have_little_in_common(whole, {})


@pytest.mark.parametrize("name", assignment_ids())
def test_a_rewritten_essay_is_still_the_same_persons_work(name):
    if len(assignment(name).questions) > 4:
        whole = answers_of(name)
        assert not have_little_in_common(whole, {**whole, essay(name): OTHER_WORDS * 2})


@pytest.mark.parametrize("name", assignment_ids())
def test_two_peoples_works_are_two(name):
    whole = answers_of(name)
    other = {grade_id: changed(value) for grade_id, value in whole.items()}
    assert have_little_in_common(whole, other)
    assert have_little_in_common(other, whole)


def test_two_people_who_both_got_the_figures_right_are_two():
    mine = answers_of("zadanie-1")
    theirs = {
        **mine,
        "zjawiska": [{"wskaznik": "bezrobocie", "jednostka": "Zatorze", "wartosc": 7}],
        "obrona": OTHER_WORDS,
    }
    assert have_little_in_common(mine, theirs)


def test_a_corrected_figure_or_sentence_is_no_other_work():
    mine = answers_of("zadanie-1")
    assert not have_little_in_common(mine, {**mine, "udzial": 99})
    assert not have_little_in_common({"udzial": 99}, mine)
    assert not have_little_in_common({"udzial": 99, "obszar": ["Rynek"]}, mine)
    longer = mine["obrona"].replace("Tymczasem", "A jednak") + " " + OTHER_WORDS
    assert common_share({"obrona": mine["obrona"]}, {"obrona": longer}) == 1


def test_code_that_was_given_out_is_nobodys_own():
    given_out = ["import pandas as pd\n", "tabela = pd.read_csv('a.csv')"]
    mine = [*given_out, "suma = tabela.sum()\nsrednia = suma / 7"]
    assert code_in_common(mine, [*mine, "wykres(suma)"], given_out) == 1
    assert code_in_common(mine, [*given_out, "x = 5\ny = x * 2"], given_out) == 0
    assert code_in_common(mine, given_out, given_out) is None


ANSWERS = st.dictionaries(
    st.text(max_size=5),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=6,
    ),
    max_size=4,
)


@given(ANSWERS, ANSWERS)
def test_whatever_was_answered_it_is_compared_both_ways_alike(one, other):
    share, back = common_share(one, other), common_share(other, one)
    assert (share is None) == (back is None)
    assert share is None or 0 <= share <= 1
    assert not have_little_in_common(one, one)
