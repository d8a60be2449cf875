"""Exercise 13 leads from a behaviour to a calm sentence, without labels and without jumps."""

import pytest

from msai.activities.difficult_situation.program import program
from msai.training import behaviour, behaviours

from .people import HOSTILE, after, picture, shown, texts, words_of

exercise = program()

RIGHT = [("cause", "cause-0"), ("first", "good"), ("then", "contract")]


def test_a_correct_run_ends_with_an_own_sentence():
    assert "2. Pierwsza reakcja" not in texts(exercise, exercise.initial())
    state = after(exercise, *RIGHT, ("sentence", "Dajmy sobie dwie minuty na kartce."))
    said = texts(exercise, state)
    assert "Spokojnie, krótko i z drogą powrotu do pracy." in said
    assert "Przećwiczone sytuacje: 1 z 18." in said
    assert behaviour("TZ-01").example in said


@pytest.mark.parametrize(
    ("events", "why"),
    [
        ([("cause", "label")], "To opis osoby, a nie zachowania."),
        ([RIGHT[0], ("first", "poor-0")], "Zawstydza kogoś przy grupie."),
        ([*RIGHT[:2], ("then", "end")], "To przeskok o kilka stopni."),
        ([*RIGHT, ("sentence", "Pani znowu milczy!")], "wyciąga przeszłość"),
    ],
)
def test_a_wrong_step_is_explained(events, why):
    assert why in texts(exercise, after(exercise, *events))


def test_the_next_step_opens_only_after_a_helpful_one():
    assert "3. To trwa dalej" not in texts(exercise, after(exercise, RIGHT[0], ("first", "poor-0")))
    assert "3. To trwa dalej" in texts(exercise, after(exercise, *RIGHT[:2]))
    assert "4. Twoje zdanie" not in texts(exercise, after(exercise, *RIGHT[:2], ("then", "end")))


def test_each_stage_has_its_own_summary():
    runs = [
        [], [("cause", "label")], RIGHT[:1], [RIGHT[0], ("first", "poor-0")], RIGHT[:2],
        [*RIGHT[:2], ("then", "end")], RIGHT, [*RIGHT, ("sentence", "Proszę.")],
    ]  # fmt: skip
    summaries = {exercise.view(after(exercise, *run))[3].text for run in runs}
    assert len(summaries) == len(runs)


def test_sentences_stay_when_another_situation_is_taken():
    state = after(exercise, *RIGHT, ("sentence", "Dajmy sobie chwilę."), "next")
    assert (state.behaviour, state.cause, state.sentence) == ("TZ-02", "", "")
    assert after(exercise, ("behaviour", "TZ-01"), state=state).sentence == "Dajmy sobie chwilę."
    assert after(exercise, *["next"] * len(behaviours())).behaviour == "TZ-01"


def test_work_survives_saving_and_loading():
    state = after(exercise, *RIGHT, ("sentence", "Dajmy sobie chwilę."))
    assert exercise.decode(exercise.encode(state)) == state


@pytest.mark.parametrize("record", [{}, {"said": []}, {"said": [["TZ-99", "x"]]}])
def test_a_damaged_record_is_refused(record):
    with pytest.raises((ValueError, KeyError, TypeError)):
        exercise.decode(record)


def test_nonsense_events_change_nothing_and_an_empty_sentence_is_no_sentence():
    for event in (("behaviour", "x"), ("nothing", 1), ("sentence", "  ")):
        assert after(exercise, event) == exercise.initial()


def test_hostile_text_stays_text():
    assert "<img" not in shown(exercise, after(exercise, *RIGHT, ("sentence", HOSTILE)))


def test_the_cards_hold_own_sentences_causes_and_the_ladder():
    state = after(exercise, *RIGHT, ("sentence", "Dajmy sobie chwilę."))
    said = words_of(exercise.downloads[0].make(state).content)
    assert "Moje zdanie: Dajmy sobie chwilę." in said
    assert behaviour("TZ-01").causes[0] in said
    assert "zakończenie udziału" in said


def test_the_view_speaks_of_behaviours_and_the_solution_quotes_the_bank():
    assert "Mówimy o zachowaniach, nie o ludziach." in picture(exercise)
    assert behaviour("TZ-01").example in str(exercise.solution(exercise.initial()))
