"""Exercise 13: what one does in the room comes back after the break and at the next meeting."""

import pytest

from msai.activities.difficult_situation.program import program
from msai.meetings import STORIES, helps
from msai.training import behaviour, behaviours

from .people import HOSTILE, after, picture, shown, texts, words_of

exercise = program()

OWN = "Dajmy sobie dwie minuty na kartce."
SHORT = ("mode", "short")


def best(story):
    """Return the events of somebody who reacts well and keeps what was said."""
    events = [("story", story)]
    for meeting in STORIES.entry(story).meetings:
        place = str([helps(move.kind) for move in meeting.moves].index(True))
        events += [("own", OWN), "open", ("pick", place), "say"]
        if meeting.moves[0].task:
            events += [("pick", place), "say"]
    return events


def test_a_correct_round_that_counts_ends_with_a_group_that_works():
    said = texts(exercise, after(exercise, *best("RS-01"), "again", *best("RS-01")))
    assert "Grupa pracuje dalej i wie, co postanowiła." in said
    assert "Dało się coś powiedzieć bez wystawiania się na pokaz." in said


def test_three_moments_follow_one_another():
    now = after(exercise, ("own", OWN), "open", ("pick", "1"), "say", ("pick", "1"), "say")
    said = texts(exercise, now)
    assert "Teraz: co się stało" in said and "Po przerwie" in said
    assert "Obiecane: kartki przeczytane po przerwie. Dotrzymane." in said


def test_shaming_somebody_is_explained_in_the_first_round():
    said = texts(exercise, after(exercise, ("own", OWN), "open", ("pick", "2"), "say"))
    assert "Zawstydza kogoś przy innych." in said


def test_where_somebody_is_to_be_safe_there_are_no_points():
    now = after(exercise, ("story", "RS-06"))
    assert "Zaufanie:" not in texts(exercise, now)
    ended = texts(exercise, after(exercise, *best("RS-06"), "again", *best("RS-06")))
    assert "Tu nie ma punktów." in ended and "**Tak:** Osoba zna drogę do pomocy." in ended
    assert "'tone': 'ok'" not in ended


def test_an_own_sentence_comes_first_and_then_the_comparison():
    start = after(exercise, SHORT)
    one = behaviour("TZ-01")
    assert one.example not in texts(exercise, start)
    said = texts(exercise, after(exercise, ("sentence", OWN), "compare", state=start))
    assert one.example in said and "Zawstydza kogoś przy grupie." in said
    assert "Przećwiczone sytuacje: 1 z 18." in said


def test_what_hurts_is_named_and_nothing_is_praised():
    said = texts(exercise, after(exercise, SHORT, ("sentence", "Pani znowu milczy!")))
    assert "wyciąga przeszłość" in said
    for own in ("Pani Nowak, proszę się zamknąć.", OWN):
        assert "'tone': 'ok'" not in texts(exercise, after(exercise, SHORT, ("sentence", own)))


def test_each_stage_of_the_short_exercise_has_its_own_summary():
    runs = [[SHORT], [SHORT, ("sentence", OWN)], [SHORT, ("sentence", OWN), "compare"]]
    summaries = {_status(after(exercise, *run)) for run in runs}
    assert len(summaries) == len(runs)


def _status(state):
    return next(node.text for node in exercise.view(state) if type(node).__name__ == "Status")


def test_sentences_stay_when_another_situation_is_taken():
    state = after(exercise, SHORT, ("sentence", OWN), "compare", "next")
    assert (state.behaviour, state.compared, state.sentence) == ("TZ-02", False, "")
    assert after(exercise, ("behaviour", "TZ-01"), state=state).sentence == OWN
    assert after(exercise, SHORT, *["next"] * len(behaviours())).behaviour == "TZ-01"


def test_work_survives_saving_and_loading():
    for events in ([SHORT, ("sentence", OWN), "compare"], best("RS-03")):
        state = after(exercise, *events)
        assert exercise.decode(exercise.encode(state)) == state


def test_a_record_from_before_the_meetings_opens_with_its_own_sentences():
    old = {"behaviour": "TZ-07", "cause": "label", "first": "", "then": "",
           "said": [["TZ-07", OWN]]}  # fmt: skip
    state = exercise.decode(old)
    assert (state.practice.mode, state.sentence) == ("short", OWN)


@pytest.mark.parametrize(
    "record", [{}, {"said": []}, {"behaviour": "TZ-01", "said": [["TZ-99", "x"]]}]
)
def test_a_damaged_record_is_refused(record):
    with pytest.raises((ValueError, KeyError, TypeError)):
        exercise.decode(record)


def test_nonsense_events_change_nothing_and_an_empty_sentence_is_no_sentence():
    for event in (("behaviour", "x"), ("nothing", 1), ("sentence", "  ")):
        assert after(exercise, SHORT, event) == after(exercise, SHORT)


def test_hostile_text_stays_text():
    hostile = after(exercise, SHORT, ("sentence", HOSTILE), "compare")
    assert "<img" not in shown(exercise, hostile)


def test_the_cards_hold_own_sentences_causes_and_the_ladder():
    state = after(exercise, *best("RS-01"), SHORT, ("sentence", "Dajmy sobie chwilę."))
    said = words_of(exercise.downloads[0].make(state).content)
    assert "Moje zdanie: Dajmy sobie chwilę." in said
    assert behaviour("TZ-01").causes[0] in said
    assert "zakończenie udziału" in said
    assert OWN in said and "kartki przeczytane po przerwie. Dotrzymane." in said


def test_the_view_speaks_of_behaviours_and_the_solution_quotes_the_bank():
    assert "Mówimy o zachowaniach, nie o ludziach." in picture(exercise).replace("\u00a0", " ")
    solution = exercise.solution(after(exercise, SHORT))
    assert behaviour("TZ-01").example in str(solution)
