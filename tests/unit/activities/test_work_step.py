"""The step at work: what is asked of it, its dates, its card."""

import json

import pytest

from msai.activities.work_step.program import program
from msai.training.work_step import WorkStep, check_step, is_whole
from msai.ui import Event, Step, opened, sealed

from .people import after, shown, texts, words_of

steps = program()
WHOLE = [
    ("step:what", "Zapytam szkołę o liczbę nieobecności"),
    ("step:when", "2026-12-07"),
    ("step:where", "szkoła, godzina 10"),
    ("step:with_whom", "pedagożka szkolna"),
    ("step:product", "wskaźnik z mianownikiem"),
]
AGREED = ("step:agreed", "dwie godziny w poniedziałek")


def codes(state):
    return {one.code for one in check_step(state.step)}


def test_an_untouched_step_is_left_alone_and_a_begun_one_says_what_is_missing():
    assert check_step(WorkStep()) == [] and not is_whole(WorkStep())
    begun = after(steps, ("step:what", "pomyślę"))
    assert {"when_missing", "where_missing", "vague_step", "not_agreed"} <= codes(begun)


def test_a_whole_step_says_when_its_product_is_shown_and_asks_for_the_supervisor():
    state = after(steps, *WHOLE)
    assert codes(state) == {"not_agreed"} and is_whole(state.step)
    said = texts(steps, state)
    assert "Dnia 4 stycznia 2027 pokazujesz: wskaźnik z mianownikiem" in said
    assert "Zaplanowane kroki: 1 z 3. Uzgodnione z osobą, która kieruje: 0." in said
    assert codes(after(steps, AGREED, state=state)) == set()


def test_names_and_numbers_of_people_are_asked_to_go():
    state = after(steps, *WHOLE, ("step:with_whom", "pani Nowak"))
    assert "person" in codes(state) and not is_whole(state.step)


@pytest.mark.parametrize(
    ("place", "text", "code"),
    [
        ("step:what", "Powiem temu debilowi, co myślę", "hurts"),
        ("step:obstacle", "Idioci z urzędu i tak odwołają", "hurts"),
        ("step:product", "asdf asdf asdf", "unreadable"),
        ("step:what", "bla bla bla bla", "unreadable"),
        ("step:product", "..... .....", "unreadable"),
    ],
)
def test_a_step_of_insults_or_nonsense_is_no_planned_step(place, text, code):
    state = after(steps, *WHOLE, (place, text))
    assert code in codes(state) and not is_whole(state.step)
    assert "pokazujesz:" not in texts(steps, state)


def test_each_day_has_its_own_step_and_the_record_keeps_all():
    state = after(steps, *WHOLE, "day:3", ("step:what", "Poprowadzę siedem minut w zespole"))
    assert [bool(step.what) for step in state.steps] == [True, False, True]
    assert opened(steps, json.loads(json.dumps(sealed(steps, state)))) == state
    assert after(steps, ("step:when", "jutro"), "day:9", ("step:nonsense", 1), state=state) == state


def test_the_calendar_has_the_step_and_the_day_of_showing():
    state = after(steps, *WHOLE)
    step = steps.update(state, Event("remind"))
    assert isinstance(step, Step)
    text = step.effects[0].content.decode()
    assert "DTSTART;VALUE=DATE:20261207" in text and "DTSTART;VALUE=DATE:20270104" in text
    assert "LOCATION:szkoła\\, godzina 10" in text


def test_the_card_has_the_planned_steps_and_a_place_for_initials():
    card = steps.downloads[0].make
    assert "Nie ma jeszcze żadnego kroku." in words_of(card(steps.initial()).content)
    words = words_of(card(after(steps, *WHOLE)).content)
    assert "Krok po dniu 1" in words and "parafa" in words and "4 stycznia 2027" in words
    assert "<script" not in shown(steps, after(steps, ("step:what", "<script>")))
