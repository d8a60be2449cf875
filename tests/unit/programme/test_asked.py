"""One card serves a concept everywhere; each place asks only what belongs there."""

import json

import pytest

from msai.activities.my_programme.program import program
from msai.base.asked import Asked, fields_asked
from msai.base.forms import fields_of
from msai.partnership import Stakeholder, Voice
from msai.programme import BY_NUMBER, Programme, document, workbook
from msai.programme.asked import ASKED
from msai.ui import Event, to_json

MINE = program()
SCHOOL = Stakeholder(
    "Szkoła", "school", 4, 4, "against", "people", contact=True, fears="hałas", role="partner",
    task="telefon", contribution="sala", person="wicedyrekcja", consent="yes",
)  # fmt: skip


def after(*events):
    state = MINE.initial()
    for event in events:
        state = MINE.update(state, event)
    return state


def said(state):
    return json.dumps(to_json(MINE.view(state)), ensure_ascii=False)


def test_every_field_that_a_draft_asks_for_is_one_of_its_card():
    cards = {item.name: item.card for item in fields_of(Programme)}
    for part, asked in ASKED.items():
        assert {*asked.names} <= {item.name for item in fields_of(cards[part])}
        assert {*asked.needed} <= {*asked.names}


def test_a_place_shows_what_it_asks_and_what_is_answered_already():
    asked = Asked(("name", "task"), needed=("task",))
    assert [item.name for item in fields_asked(Stakeholder("Szkoła"), asked)] == ["name", "task"]
    shown = {item.name: item.required for item in fields_asked(SCHOOL, asked)}
    assert shown["fears"] is False and shown["task"] is True
    assert "can_change" not in shown and "next_talk" not in shown
    assert fields_asked(SCHOOL, None) == fields_of(Stakeholder)


def test_my_programme_asks_a_partner_for_task_and_consent_and_not_for_fears():
    state = after(
        Event("start.path", "A"), Event("begin"), Event("chapter:5"), Event("partners:add")
    )
    text = said(state)
    assert "partners:0:task" in text and "partners:0:consent" in text
    assert "partners:0:fears" not in text and "partners:0:interest" not in text
    assert "Zadanie (potrzebne)" in text


def test_the_name_of_a_case_can_be_typed_in_my_programme():
    state = after(
        Event("start.path", "A"), Event("begin"), Event("chapter:Z"), Event("cases:add"),
        Event("cases:0:name", "Klub w sąsiedniej gminie"),
    )  # fmt: skip
    assert state.mine.cases[0].name == "Klub w sąsiedniej gminie"
    assert "'cases:0:name'" in str(MINE.view(state))


def test_what_a_partner_fears_stays_out_of_what_is_handed_on():
    draft = Programme(partners=(SCHOOL,))
    handed_on = f"{[sheet.rows for sheet in workbook(draft)]} {document(draft)}"
    assert "telefon" in handed_on and "hałas" not in handed_on


def test_a_chapter_is_ready_with_what_the_draft_needs_of_a_partner():
    bare = Stakeholder(
        "Szkoła", "school", task="telefon", contribution="sala", person="dyrekcja", consent="yes"
    )
    assert BY_NUMBER["5"].ready(Programme(partners=(bare,)))
    assert not BY_NUMBER["5"].ready(Programme(partners=(SCHOOL, Stakeholder("Parafia"))))


@pytest.mark.parametrize("told", [{"said": "boimy się"}, {"hardest": "boimy się"}])
def test_words_of_a_voice_stand_in_the_document_whatever_was_asked(told):
    draft = Programme(voices=(Voice("młoda matka", "podwórko", **told),))
    assert "młoda matka, podwórko" in str(document(draft))
    assert "boimy się" in str(document(draft))
