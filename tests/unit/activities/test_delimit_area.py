"""Exercise 3 explains why a choice of units meets or does not meet the act."""

import dataclasses

import pytest

from msai.activities.common.town import town
from msai.activities.delimit_area.program import program
from msai.activities.delimit_area.screen import solution, view
from msai.activities.delimit_area.state import decode, encode, initial, update
from msai.diagnosis import delimit
from msai.programme import assemble
from msai.ui import Event, Number, Step, every, to_json
from msai.widgets.exercise import Exercise


def after(*events):
    state = initial()
    for event in events:
        state = update(state, event)
    return state


def texts(state):
    return str(to_json(view(state)))


@pytest.fixture(scope="module")
def lawful():
    """Units that the model itself proposes."""
    return [Event(f"unit:{unit}") for unit in delimit(town()).revitalisation]


def test_the_fresh_exercise_says_that_nothing_is_chosen():
    assert "Nie masz jeszcze wybranej żadnej jednostki" in texts(initial())


def test_the_market_square_is_refused_because_its_social_figures_are_good():
    state = after(Event("unit:Rynek i Park Miejski"))
    assert [f.code for f in state.outcome.check.problems] == ["no_social_concentration"]


def test_too_many_inhabitants_are_refused_with_the_limit():
    biggest = town().population.nlargest(5).index
    state = after(*(Event(f"unit:{unit}") for unit in biggest))
    assert "population_limit" in [f.code for f in state.outcome.check.problems]


def test_a_defensible_choice_is_confirmed(lawful):
    everything = [Event(f"use:{name}", True) for name in initial().settings]
    state = after(*everything, *lawful)
    assert state.outcome.check.ok
    assert "Ten wybór spełnia art. 9 i 10." in texts(state)


def test_turning_a_direction_changes_the_ranking():
    name = initial().used[0]
    before = initial().outcome.index
    turned = after(Event(f"direction:{name}", str(-initial().settings[name].direction)))
    assert list(turned.outcome.index) != list(before)


def test_a_pick_on_the_map_and_a_tick_in_the_table_mean_the_same():
    unit = town().frame.index[0]
    assert (
        after(Event("map", unit)) == after(Event(f"unit:{unit}")) == after(Event("ranking", unit))
    )
    assert after(Event("map", unit), Event(f"unit:{unit}")) == initial()


def test_no_indicator_at_all_is_answered_in_words():
    state = after(*(Event(f"use:{name}", False) for name in initial().settings))
    assert state.outcome.problems
    assert "Najpierw popraw to, na co patrzysz" in texts(state)


def test_uninhabited_land_asks_what_the_works_are_for():
    empty = town().frame.index[~town().inhabited][0]
    state = after(Event(f"unit:{empty}"))
    assert f"purpose:{empty}" in texts(state)
    named = update(
        state, Event(f"purpose:{empty}", "Warsztaty i praca dla mieszkańców Fabrycznego")
    )
    codes = [finding.code for finding in named.outcome.check.findings]
    assert "social_purpose" in codes


def test_a_choice_survives_saving_and_loading(lawful):
    state = after(*lawful, Event("method", "zero_unitarisation"))
    assert decode(encode(state)) == state


def test_the_choice_becomes_the_area_of_the_programme(lawful):
    state = after(*lawful)
    programme, problems = assemble({"delimit-area": encode(state)})
    assert problems == []
    assert [part.name for part in programme.subareas] == list(state.selected)
    assert programme.area.municipality_population == 41156
    assert all(part.social for part in programme.subareas)


@pytest.mark.parametrize("record", [{}, {"settings": [1]}, {"settings": {}, "method": "x"}])
def test_a_damaged_record_is_refused(record):
    with pytest.raises((ValueError, KeyError, TypeError)):
        decode(record)


def test_nonsense_events_change_nothing():
    for event in (Event("unit:Atlantyda"), Event("weight:x", 3), Event("method", "magia")):
        assert after(event) == initial()


@pytest.mark.parametrize("typed", ["dużo", -1, 9, None])
def test_a_weight_that_is_none_is_told_beside_it_and_the_last_good_one_counts(typed):
    name = initial().used[0]
    state = after(Event(f"weight:{name}", typed))
    assert state.settings == initial().settings
    assert encode(state) == encode(initial())
    [weight] = [one for one in every(view(state), Number) if one.error]
    assert weight.id == f"weight:{name}" and weight.value == typed
    assert weight.error == "Waga to liczba od 0 do 5. Na razie liczy się 1."
    assert after(Event(f"weight:{name}", typed), Event(f"weight:{name}", 1)) == initial()


def test_that_other_units_are_on_top_is_said():
    exercise = program()
    *_others, last = exercise.initial().used
    step = exercise.update(exercise.initial(), Event(f"weight:{last}", 5))
    assert isinstance(step, Step)
    assert [effect.text for effect in step.effects] == [
        f"Najwyżej teraz: {', '.join(list(step.state.outcome.index)[:3])}."
    ]
    assert not isinstance(exercise.update(exercise.initial(), Event("unit:Zatorze", True)), Step)


def test_the_solution_is_the_model_s_own_proposal():
    shown = str(to_json(solution(initial())))
    assert all(unit in shown for unit in delimit(town()).revitalisation)


def test_the_snapshot_shows_ranking_charts_and_instruction():
    bundle = Exercise(program())._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    assert data["text/plain"] == "<Ćwiczenie: Wyznaczanie obszaru>"
    assert data["text/html"].count("<svg") == 2
    for unit in town().frame.index:
        assert unit in data["text/html"]


def test_the_tree_stays_small_enough_for_a_quick_answer(lawful):
    import json

    tree = json.dumps(to_json(view(after(*lawful))))
    assert len(tree) < 80_000


def test_states_are_values():
    assert dataclasses.is_dataclass(initial())
    assert initial() == initial()


def test_a_chosen_unit_shows_its_figures_beside_the_whole_municipality():
    assert "Liczby wybranych jednostek" not in texts(initial())
    shown = texts(after(Event("unit:Kolejowa")))
    assert "'Osoby w rodzinach korzystających z pomocy społecznej (na 100 mieszkańców)'" in shown
    assert "'11,5', '5,6'" in shown


def test_a_figure_that_does_not_exist_is_a_dash():
    empty = town().frame.index[~town().inhabited][0]
    assert "(na 100 mieszkańców)', '–'" in texts(after(Event(f"unit:{empty}")))
