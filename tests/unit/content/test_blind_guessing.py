"""Who knows nothing scores by chance: a bank whose right answers look different is told."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msai_course.base.paths import BOOK
from msai_course.content.blind_guessing import FEWEST, ClosedQuestion, blind_scores
from msai_course.content.checks import meetings
from msai_course.content.checks.course import read_course
from msai_course.content.checks.quizzes import lesson_banks

PLAIN = ClosedQuestion("Co robisz?", ("Piszę list.", "Pytam dwie.", "Liczę mapy."), 0)


def bank(*questions):
    return [replace(one, right=one.right) for one in questions * FEWEST][:FEWEST]


def telling(questions):
    return {score.strategy for score in blind_scores(questions) if score.is_telling}


BANKS = lesson_banks(read_course(BOOK))


@pytest.mark.parametrize("name", ["quiz", "faded-step", "again"])
def test_no_strategy_beats_the_questions_of_the_lessons(name):
    """Questions, those with steps of examples, and the other words of reviews: each by itself."""
    assert len(BANKS[name]) > 40
    assert telling(BANKS[name]) == set()


def test_no_strategy_beats_the_three_meetings():
    """Moves and errands apart and together: no look at length, place or words tells the way."""
    questions = list(meetings.closed_questions())
    assert len(questions) == 11 * (3 + 2)
    assert telling(questions) == set()


@pytest.mark.parametrize(
    ("options", "right", "strategy"),
    [
        (("Tak.", "Dłuższa odpowiedź.", "Nie."), 1, "najdłuższa"),
        (("Tak, dziś.", "Nie.", "Tak, jutro."), 1, "najkrótsza"),
        (("Krótka.", "Trochę dłuższa.", "Najdłuższa z trzech."), 1, "środkowa długość"),
        (("Piszę list.", "Pytam dwie.", "Liczę mapy."), 2, "odpowiedź 3"),
        (("Piszę, bo tak.", "Pytam o wiek.", "Idę, skoro tak."), 1,
         "nie z uzasadnieniem („bo”, „żeby”)"),
        (("Zawsze piszę.", "Pytam trzech.", "Nikt nie idzie."), 1,
         "nie ze słowem bezwzględnym („nic”, „każdy”)"),
    ],
)  # fmt: skip
def test_what_gives_the_answer_away_is_named(options, right, strategy):
    assert strategy in telling(bank(ClosedQuestion("Co robisz?", options, right)))


def test_words_of_the_question_in_the_right_answer_are_seen():
    question = ClosedQuestion(
        "Co z mianownikiem?", ("Zmieniam mianownik.", "Zmieniam wykresy.", "Zmieniam godziny."), 0
    )
    assert "najwięcej słów z pytania" in telling(bank(question))


def test_alike_answers_in_turn_give_nothing_away():
    in_turn = [replace(PLAIN, right=place % 3) for place in range(3 * FEWEST)]
    assert telling(in_turn) == set()


def test_a_small_bank_is_not_judged():
    assert blind_scores([PLAIN] * (FEWEST - 1)) == []


@given(
    st.lists(
        st.tuples(st.lists(st.text(max_size=30), min_size=2, max_size=5), st.integers(0, 4)),
        min_size=FEWEST,
        max_size=FEWEST + 5,
    )
)
def test_a_score_is_a_share(drawn):
    questions = [
        ClosedQuestion("Co?", tuple(options), right % len(options)) for options, right in drawn
    ]
    assert all(0 <= score.score <= 1 for score in blind_scores(questions))
