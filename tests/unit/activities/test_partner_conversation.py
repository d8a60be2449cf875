"""Exercise 6 lets the conversation go on only after the partner has been heard."""

import pytest

from msai.activities.partner_conversation.program import program
from msai.partnership import objection, objections

from .people import HOSTILE, after, picture, shown, texts, words_of

exercise = program()

GOOD = [("interest", "ZP-01"), ("answer", "good")]


def test_a_correct_run_opens_one_step_after_another():
    start = exercise.initial()
    assert "2. Co odpowiesz?" not in texts(exercise, start)
    heard = after(exercise, GOOD[0])
    assert "2. Co odpowiesz?" in texts(exercise, heard)
    assert "3. Własnymi słowami" not in texts(exercise, heard)
    answered = after(exercise, *GOOD)
    assert "3. Własnymi słowami" in texts(exercise, answered)
    assert objection("ZP-01").why_good in texts(exercise, answered)


@pytest.mark.parametrize(
    ("answer", "why"), [("weak", "Groźba przepisem"), ("promise", "a o statystyce jej zasady")]
)
def test_a_wrong_answer_is_explained_and_closes_the_notebook(answer, why):
    state = after(exercise, GOOD[0], ("answer", answer))
    assert why in texts(exercise, state)
    assert "Partner zamyka notes" in texts(exercise, state)
    assert "3. Własnymi słowami" not in texts(exercise, state)


def test_a_wrong_guess_says_whose_interest_it_is():
    wrong = next(r for r in objections() if r.partner == "Szkoła")
    state = after(exercise, ("interest", wrong.id))
    assert "To interes innego partnera („Szkoła”)" in texts(exercise, state)


def test_own_words_are_read_by_six_principles():
    good = after(exercise, *GOOD, ("own", objection("ZP-01").good_answer))
    assert "spełnia twoja odpowiedź: 6 z 6" in texts(exercise, good)
    poor = after(exercise, *GOOD, ("own", "Gwarantuję, że rada da na to pieniądze."))
    assert "Obiecujesz coś, o czym decydują inni" in texts(exercise, poor)
    assert "Zobacz, czego brakuje." in texts(exercise, poor)


def test_own_words_wait_for_the_return_to_an_objection():
    state = after(exercise, *GOOD, ("own", "Rozumiem."), "next")
    assert (state.objection, state.own) == ("ZP-02", "")
    assert after(exercise, ("objection", "ZP-01"), state=state).own == "Rozumiem."


def test_after_the_last_objection_comes_the_first():
    assert after(exercise, *["next"] * len(objections())).objection == "ZP-01"


def test_the_conversation_survives_saving_and_loading():
    state = after(exercise, *GOOD, ("own", "Rozumiem."), "next", ("interest", "ZP-02"))
    assert exercise.decode(exercise.encode(state)) == state


@pytest.mark.parametrize(
    "record", [{}, {"objection": "ZP-99"}, {"objection": "ZP-01", "written": [["ZP-99", ""]]}]
)
def test_a_damaged_record_is_refused(record):
    with pytest.raises((ValueError, KeyError, TypeError)):
        exercise.decode(record)


def test_own_partners_come_from_the_map_and_damaged_ones_are_left_out():
    saved = {"stakeholder-map": {"stakeholders": [{"name": "Piekarnia", "figure": ""}, 7, {}]}}
    state = after(exercise, *GOOD, state=exercise.receive(exercise.initial(), saved))
    assert state.partners == (("Piekarnia", ""),)
    assert "Piekarnia: liczba jeszcze nieznana" in texts(exercise, state)
    assert exercise.receive(exercise.initial(), {}).partners == ()


def test_nonsense_events_change_nothing():
    for event in (("objection", "x"), ("nothing", 1), ("objection", "ZP-01")):
        assert after(exercise, event) == exercise.initial()


def test_hostile_text_stays_text():
    assert "<img" not in shown(exercise, after(exercise, *GOOD, ("own", HOSTILE)))


def test_the_card_to_take_home_holds_own_words_and_what_is_missing():
    state = after(exercise, *GOOD, ("own", "To dla dobra wspólnego, proszę państwa, naprawdę tak."))
    said = words_of(exercise.downloads[0].make(state).content)
    assert "To dla dobra wspólnego" in said
    assert "Nie ma liczby." in said
    fresh = words_of(exercise.downloads[0].make(exercise.initial()).content)
    assert objection("ZP-01").objection in fresh


def test_the_solution_is_the_bank_s_answer_with_its_principles():
    said = str(exercise.solution(exercise.initial()))
    assert objection("ZP-01").good_answer in said
    assert "Nie obiecuj tego, na co nie masz wpływu" in said


def test_the_snapshot_shows_the_objection_and_the_first_question():
    html = picture(exercise)
    assert "psują nam statystykę" in html
    assert "O co boi się ten partner?" in html
