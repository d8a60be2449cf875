"""Lesson 3: each share is answered with the slip it looks like, and figures are the town's."""

import pytest

from msai.activities.three_shares.program import program
from msai.activities.three_shares.state import PLACES, Shares, decode, encode, exact, update
from msai.assignments import town
from msai.ui import Event, to_json
from msai.widgets.exercise import Exercise

SHARES = program()


def after(*events):
    state = SHARES.initial()
    for event in events:
        state = update(state, event)
    return state


def shown(state):
    return str(to_json(SHARES.view(state)))


def share(place, value, kind="unemployed"):
    return Event(f"share:{kind}:{place}", value)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_the_figures_are_those_of_the_town(place):
    assert town.population(place.name) == place.people
    assert town.rate("bezrobotni", place.name) == pytest.approx(exact("unemployed", place))
    assert town.rate("budzet_obywatelski", place.name) == pytest.approx(exact("voters", place))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (11.4, "Zatorze: 11,4 na 100."),
        (112, "to liczba osób, a nie udział"),
        (6.8, "w mianowniku stoi druga grupa"),
        (0.114, "to ułamek"),
        (877.7, "dzielenie poszło odwrotnie"),
        (50, "policz jeszcze raz"),
    ],
)
def test_each_slip_is_named(value, words):
    assert words in shown(after(share("Zatorze", value)))


def test_all_right_answers_count_nine():
    events = [
        share(place.name, round(exact(kind, place), 1), kind)
        for kind in ("unemployed", "voters")
        for place in PLACES
    ]
    events += [Event("direction:unemployed", "worse"), Event("direction:voters", "better")]
    state = after(*events, Event("worst", "Zatorze"))
    assert "Dobre odpowiedzi: 9 z 9." in shown(state)
    assert decode(encode(state)) == state


def test_a_wrong_place_and_a_wrong_direction_are_explained():
    state = after(Event("worst", "Osiedle Piastowskie"), Event("direction:voters", "worse"))
    assert "Porównuj udziały" in shown(state)
    assert "Więcej znaczy lepiej" in shown(state)


def test_text_instead_of_a_number_is_no_answer():
    assert after(share("Zatorze", "dużo")) == Shares()
    assert after(share("Zatorze", 11.4), share("Zatorze", None)) == Shares()


def test_the_snapshot_shows_the_figures():
    bundle = Exercise(SHARES)._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    assert "2634" in data["text/html"]


@pytest.mark.parametrize("record", [{}, {"given": {"a": "x"}, "directions": {}, "worst": ""}])
def test_a_damaged_record_is_refused(record):
    with pytest.raises((ValueError, KeyError, TypeError)):
        decode(record)
