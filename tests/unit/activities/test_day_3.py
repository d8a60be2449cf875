"""Exercises of lessons 14, 15 and of the micro-lessons: verdicts, fates, ratings with evidence."""

import json

import pytest

from msai.activities.micro_lesson.program import program as micro_lesson_program
from msai.activities.myth_or_evidence.program import program as myth_or_evidence_program
from msai.activities.myth_or_evidence.state import claims
from msai.activities.what_stays.program import program as what_stays_program
from msai.activities.what_stays.state import missing
from msai.ui import Event, to_json

from .people import picture

micro_lesson, myth_or_evidence = micro_lesson_program(), myth_or_evidence_program()
what_stays = what_stays_program()
PROGRAMS = (micro_lesson, myth_or_evidence, what_stays)


def after(program, *events):
    state = program.initial()
    for event in events:
        state = program.update(state, event)
    return state


def shown(program, state):
    return json.dumps(to_json(program.view(state)), ensure_ascii=False)


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.id)
def test_the_snapshot_is_polish_and_the_fresh_state_survives_saving(program):
    saved = json.loads(json.dumps(program.encode(program.initial())))
    assert program.decode(saved) == program.initial()
    assert program.instruction in picture(program)


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.id)
def test_a_damaged_record_is_refused(program):
    for record in ({}, {"given": 1, "fates": 1, "points": 1}):
        with pytest.raises((KeyError, TypeError, ValueError)):
            program.decode(record)


def test_each_claim_is_answered_with_its_reason():
    for number, claim in enumerate(claims()):
        right = after(myth_or_evidence, Event(f"claim:{number}", claim.kind))
        assert claim.why in shown(myth_or_evidence, right)
        assert "Dobre: 1." in shown(myth_or_evidence, right)
    wrong = after(myth_or_evidence, Event("claim:0", "evidence"))
    assert "Dobre: 0." in shown(myth_or_evidence, wrong)
    assert myth_or_evidence.decode(myth_or_evidence.encode(wrong)) == wrong


def test_a_verdict_on_nothing_changes_nothing():
    fresh = myth_or_evidence.initial()
    for event in (Event("claim:99", "myth"), Event("claim:0", "może"), Event("claim:x", "myth")):
        assert after(myth_or_evidence, event) == fresh


def test_a_fate_without_person_and_date_is_called_a_wish():
    state = after(what_stays, Event("fates:0:fate", "passes"))
    assert "Bez tego zdanie jest życzeniem" in shown(what_stays, state)
    assert "pieniędzy" in shown(what_stays, state)


def test_an_end_needs_no_money_but_a_person_and_a_date():
    state = after(
        what_stays,
        Event("fates:3:fate", "ends"),
        Event("fates:3:person", "koordynatorka"),
        Event("fates:3:when", "styczeń 2027"),
    )
    assert missing(state.cards.cards[3]) == []
    assert "1 z 4" in shown(what_stays, state)


def test_everything_staying_is_questioned():
    events = [Event(f"fates:{number}:fate", "stays") for number in range(4)]
    assert "Zostaje wszystko?" in shown(what_stays, after(what_stays, *events))


def test_a_rating_asks_for_evidence_and_one_change():
    state = after(micro_lesson, Event("points:work", "1"))
    assert "Dopisz dowód" in shown(micro_lesson, state)
    state = micro_lesson.update(state, Event("evidence:work", "Odpowiedziałam raz."))
    assert "Dopisz dowód" not in shown(micro_lesson, state)
    many = micro_lesson.update(state, Event("change", "Ciszej. Krócej. Inaczej. Wolniej."))
    assert "kilka zmian" in shown(micro_lesson, many)
    assert micro_lesson.decode(micro_lesson.encode(many)) == many


def test_points_outside_the_rubric_are_not_taken():
    fresh = micro_lesson.initial()
    assert after(micro_lesson, Event("points:work", "7"), Event("points:x", "1")) == fresh
