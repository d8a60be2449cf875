"""Exercise 12 shows what does not hold in an agenda and proposes one that does."""

import pytest

from msai.activities.agenda_builder.program import program
from msai.activities.agenda_builder.screen import course_rows
from msai.base.findings import codes
from msai.programme import assemble
from msai.training import check_agenda
from msai.widgets.frame import FRAME

from .people import HOSTILE, after, picture, shown, texts, words_of

exercise = program()

GIVEN = [
    ("given:outcome", "podpisuje kartkę z zadaniem, liczbą i terminem"),
    ("given:needs", "winda"),
]


def test_a_hundred_and_twenty_slides_are_answered_with_reasons():
    said = texts(exercise, exercise.initial())
    assert "Bez przerwy mija 180 min." in said
    assert "Ludzie tylko słuchają przez" in said
    assert "Nie wiadomo, co ludzie będą umieć zrobić po spotkaniu." in said


def test_a_proposal_for_the_same_time_holds():
    state = after(exercise, *GIVEN, "propose")
    assert codes(check_agenda(state.frame, state.blocks.cards)) == set()
    assert "Niczego nie trzeba poprawiać." in texts(exercise, state)
    assert "etapy uczenia się: 4 z 4" in texts(exercise, state)


def test_a_wrong_number_is_explained_and_the_old_one_stays():
    state = after(exercise, ("given:minutes", "dużo"))
    assert "„dużo” to nie liczba." in texts(exercise, state)
    assert state.frame.minutes == 180


def test_a_part_can_be_moved_and_stays_open():
    state = after(exercise, "blocks:open:0", "move:down")
    assert state.blocks.open == 1
    assert state.blocks.cards[1].minutes == 80
    assert after(exercise, "blocks:open:0", "move:up") == after(exercise, "blocks:open:0")
    assert after(exercise, "move:up") == exercise.initial()
    assert "Przesuń tę część wcześniej" in texts(exercise, state)


def test_only_methods_that_fit_the_group_are_offered():
    state = after(exercise, ("given:people", 5), "blocks:open:0")
    assert "World café" not in texts(exercise, state)
    assert "World café" in texts(exercise, after(exercise, ("given:people", 20), state=state))


def test_the_chart_follows_the_clock_and_an_unknown_part_leaves_a_gap():
    rows = course_rows(exercise.initial().blocks.cards)
    assert [(row["start"], row["end"]) for row in rows] == [(0, 80), (80, 140)]


def test_an_empty_agenda_is_answered_too():
    state = after(exercise, "clear")
    assert state.blocks.cards == ()
    assert "Najpierw wybierz metody." in texts(exercise, state)


def test_opinions_alone_are_questioned():
    assert "Pytasz tylko o opinię." in texts(exercise, after(exercise, ("asked", ["useful"])))
    assert after(exercise, ("asked", "x")).asked == ()


def test_work_survives_saving_and_loading():
    state = after(exercise, *GIVEN, "propose", ("asked", ["useful", "count"]))
    assert exercise.decode(exercise.encode(state)) == state


def test_the_scenario_reaches_the_programme():
    state = after(exercise, *GIVEN, "propose")
    programme, problems = assemble({"agenda-builder": exercise.encode(state)})
    assert problems == []
    assert "podpisuje kartkę" in programme.workshop
    assert "9.00–" in programme.workshop


@pytest.mark.parametrize("record", [{}, {"frame": {}}, {"frame": {}, "blocks": 5, "asked": []}])
def test_a_damaged_record_is_refused(record):
    with pytest.raises((ValueError, KeyError, TypeError)):
        exercise.decode(record)


def test_nonsense_events_change_nothing():
    for event in (("given:x", 1), ("move:sideways", 1), ("blocks:9:name", "x"), ("y", 1)):
        assert after(exercise, event) == exercise.initial()


def test_hostile_text_stays_text():
    assert "<img" not in shown(exercise, after(exercise, ("given:title", HOSTILE)))


def test_scenario_and_questionnaire_can_be_printed():
    state = after(exercise, *GIVEN, "propose")
    scenario, asked = (d.make(state) for d in exercise.downloads)
    assert "9.00–" in words_of(scenario.content)
    assert "Uważaj:" in words_of(scenario.content)
    assert "Za każdym razem to samo zadanie: podpisuje kartkę" in words_of(asked.content)


def test_the_snapshot_shows_the_course_and_the_solution_an_agenda():
    html = picture(exercise)
    assert html.count("<svg") == 1
    assert "slajdy 71–120" in html
    assert "Mój następny krok" in str(exercise.solution(exercise.initial()))


def test_no_input_takes_a_name_of_the_exercise_s_own_frame():
    """The widget keeps what begins with ``frame:`` for hints, downloads and the start again."""
    assert f"'id': '{FRAME}" not in texts(exercise, after(exercise, "blocks:open:0"))
