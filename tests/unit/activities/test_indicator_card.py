"""Exercise 9: every remark on an indicator card says why it matters and what to write instead."""

import io
import json

import pytest
from docx import Document

from msai.activities.indicator_card.program import program
from msai.activities.indicator_card.screen import STEPS, solution, view
from msai.activities.indicator_card.state import decode, encode, initial, receive, update
from msai.base.findings import codes
from msai.base.forms import fields_of
from msai.indicators import IndicatorCard, check_card
from msai.programme import assemble, example
from msai.ui import Event, to_json
from msai.widgets.exercise import Exercise


def after(*events):
    state = initial()
    for event in events:
        state = update(state, event)
    return state


def texts(state):
    return str(to_json(view(state)))


def card(state):
    return state.draft.programme.indicators[0]


def test_the_empty_card_is_not_scolded():
    assert "Karta jest pusta" in texts(initial())
    assert "'problem'" not in texts(initial())


def test_every_field_of_the_card_has_its_step():
    assert sorted(name for step in STEPS for name in step) == sorted(
        item.name for item in fields_of(IndicatorCard)
    )
    shown = texts(initial())
    assert all(f"indicators:0:{item.name}" in shown for item in fields_of(IndicatorCard)
               if item.kind != "reference")  # fmt: skip


def test_a_soft_name_gets_a_reason_and_a_better_wording():
    state = after(Event("indicators:0:name", "Wzrost pewności siebie uczestników"))
    assert {"soft_words", "direction_in_name", "unit_not_measurable"} <= codes(
        check_card(card(state))
    )
    assert "„Wzrost” w nazwie" in texts(state)


def test_a_complete_card_has_nothing_to_repair():
    good = example().indicators[0]
    events = [
        Event(f"indicators:0:{item.name}", value.isoformat() if hasattr(value, "year") else value)
        for item in fields_of(IndicatorCard)
        if (value := getattr(good, item.name))
    ]
    state = after(*events)
    assert card(state) == good
    assert "Sprawdziany nie widzą nic do poprawy" in texts(state)


def test_an_example_of_the_bank_fills_the_empty_card_and_is_added_to_a_full_one():
    state = after(Event("pick", "IND-12"), Event("take"))
    assert card(state).name == "Liczba osób, które ukończyły szkolenie"
    state = update(update(state, Event("pick", "IND-02")), Event("take"))
    assert len(state.draft.programme.indicators) == 2
    assert state.draft.opened("indicators").code == "IND-02"


def test_an_example_that_does_not_exist_changes_nothing():
    assert after(Event("pick", "IND-999"), Event("take")) == initial()


def test_goals_come_from_the_chain_of_change():
    goals = {"goals": [{"name": "Dzieci są w szkole"}]}
    state = receive(initial(), {"chain-of-change": {"programme": goals}})
    assert "Dzieci są w szkole" in texts(state)
    state = update(update(state, Event("pick", "IND-02")), Event("take"))
    assert card(state).goal == "Dzieci są w szkole"


def test_a_wrong_number_is_answered_in_words():
    state = after(Event("indicators:0:name", "Odsetek"), Event("indicators:0:target_value", "dużo"))
    assert card(state).target_value is None
    assert "„dużo” to nie liczba" in texts(state)


def test_cards_survive_saving_and_loading_and_reach_the_programme():
    state = after(Event("pick", "IND-12"), Event("take"))
    assert decode(encode(state)).draft.programme == state.draft.programme
    assert assemble({"indicator-card": encode(state)})[0].indicators[0].code == "IND-12"


@pytest.mark.parametrize("record", [{}, {"programme": []}, {"programme": {}, "open": "x"}])
def test_a_damaged_record_is_refused(record):
    with pytest.raises((ValueError, KeyError, TypeError)):
        decode(record)


def test_the_form_with_its_remarks_stays_light():
    state = after(Event("pick", "IND-22"), Event("take"))
    assert len(json.dumps(to_json(view(state)))) < 60_000


def test_the_document_says_what_is_still_to_be_done():
    word = program().downloads[0].make(after(Event("pick", "IND-22"), Event("take")))
    text = "\n".join(p.text for p in Document(io.BytesIO(word.content)).paragraphs)
    assert "Wzrost pewności siebie uczestników" in text
    assert "Bez jednostki" in text


def test_the_snapshot_shows_the_four_steps():
    bundle = Exercise(program())._repr_mimebundle_()
    html = (bundle[0] if isinstance(bundle, tuple) else bundle)["text/html"]
    assert all(title in html for title in ("1. Co liczymy", "4. Jak to czytać"))


def test_the_solution_is_a_card_without_faults():
    assert codes(check_card(example().indicators[0])) == set()
    assert "pół roku po wyjściu" in str(to_json(solution(initial())))
