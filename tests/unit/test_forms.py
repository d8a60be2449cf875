"""One declaration per card is enough for reading, checking, saving and describing it."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msai.base import i18n
from msai.base.form_values import date_text
from msai.base.forms import (
    MOST_CARDS,
    describe,
    field,
    field_of,
    fields_of,
    from_dict,
    is_empty,
    title_of,
    to_dict,
    validate,
)
from msai.base.numbers import number_text


@dataclass(frozen=True)
class Step:
    what: str = field("What", required=True)
    hours: float | None = field("Hours", kind="number", unit="h", minimum=0, maximum=200)


@dataclass(frozen=True)
class Trip:
    name: str = field("Name", help="Two words.", required=True)
    start: date | None = field("Start", kind="date")
    people: int | None = field("People", kind="integer", minimum=1)
    mood: str = field("Mood", kind="choice", options={"good": "Good", "bad": "Bad"})
    means: tuple[str, ...] = field("Means", kind="choices", options={"bus": "Bus", "foot": "Foot"})
    paid: bool = field("Paid", kind="flag")
    notes: tuple[str, ...] = field("Notes", kind="lines")
    first: Step = field("First step", kind="card", card=Step)
    steps: tuple[Step, ...] = field("Steps", kind="cards", card=Step)


FULL = {
    "name": "Do biblioteki",
    "start": "2026-03-01",
    "people": 12,
    "mood": "good",
    "means": ["bus", "foot"],
    "paid": True,
    "notes": ["klucz", "woda"],
    "first": {"what": "zaproszenie", "hours": 1.5},
    "steps": [{"what": "wyjście", "hours": 2.0}],
}


def test_a_full_card_comes_back_the_same_from_its_saved_form():
    card, problems = from_dict(Trip, FULL)
    assert problems == []
    assert to_dict(card) == FULL
    assert from_dict(Trip, to_dict(card)) == (card, [])


def test_an_empty_card_is_a_card_and_says_what_it_needs():
    card, problems = from_dict(Trip, {})
    assert (card, problems) == (Trip(), [])
    assert {(p.column, p.code) for p in validate(card)} == {("Name", "empty"), ("What", "empty")}


def test_polish_numbers_and_dates_are_read_as_people_write_them():
    card, problems = from_dict(
        Trip, {"name": "x", "start": "1.03.2026", "people": "12", "first": {"hours": "1 234,5"}}
    )
    assert problems == []
    assert (card.start, card.people, card.first.hours) == (date(2026, 3, 1), 12, 1234.5)


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("name", ["a"], "not_text"),
        ("name", "a" * 9_000, "too_long"),
        ("start", "31.02.2026", "not_a_date"),
        ("start", "jutro", "not_a_date"),
        ("start", "0206-01-31", "not_a_date"),
        ("start", "31.12.9999", "not_a_date"),
        ("people", "dużo", "not_a_number"),
        ("people", 1.5, "not_whole"),
        ("people", True, "not_a_number"),
        ("people", "nan", "not_a_number"),
        ("mood", "średni", "not_an_option"),
        ("means", "bus", "not_a_list"),
        ("means", ["plane"], "not_an_option"),
        ("paid", "tak", "not_a_flag"),
        ("notes", {"a": 1}, "not_a_list"),
        ("first", "x", "not_a_card"),
        ("steps", "x", "not_a_card"),
    ],
)
def test_an_unreadable_answer_is_reported_in_polish_and_left_empty(name, raw, code):
    card, problems = from_dict(Trip, {"name": "Wyjście", name: raw})
    assert [problem.code for problem in problems] == [code]
    assert problems[0].message and problems[0].hint
    assert getattr(card, name) == getattr(Trip(), name)


def test_unknown_fields_and_damaged_files_are_named():
    _card, problems = from_dict(Trip, {"name": "x", "colour": "red"})
    assert [(p.code, p.column) for p in problems] == [("unknown_field", "colour")]
    assert from_dict(Trip, [1, 2])[1][0].code == "not_a_card"


def test_a_file_with_too_many_entries_is_cut_and_said_so():
    card, problems = from_dict(Trip, {"name": "x", "steps": [{"what": "a"}] * (MOST_CARDS + 1)})
    assert len(card.steps) == MOST_CARDS
    assert [problem.code for problem in problems] == ["too_many"]


def test_numbers_outside_the_bounds_are_reported_with_the_bounds():
    card, _ = from_dict(Trip, {"name": "x", "people": 0, "first": {"what": "a", "hours": 300}})
    found = {p.code: p for p in validate(card)}
    assert set(found) == {"out_of_bounds"}
    assert sorted(p.column for p in validate(card)) == ["Hours", "People"]
    assert "co najmniej 1" in str([p.hint for p in validate(card)])
    assert "co najwyżej 200" in str([p.hint for p in validate(card)])


def test_a_card_describes_itself_in_words_and_leaves_out_what_is_empty():
    card, _ = from_dict(Trip, FULL)
    assert dict(describe(card)) == {
        "Name": "Do biblioteki",
        "Start": "01.03.2026",
        "People": "12",
        "Mood": "Good",
        "Means": "Bus, Foot",
        "Paid": "tak",
        "Notes": "klucz; woda",
        "First step": "zaproszenie",
        "Steps": "wyjście",
    }
    assert describe(Trip()) == []
    assert dict(describe(card.first))["Hours"] == "1,5 h"
    assert title_of(card) == "Do biblioteki"


def test_the_form_knows_its_fields_in_order():
    assert [item.name for item in fields_of(Trip)] == list(FULL)
    assert field_of(Trip, "name").required
    assert [option.value for option in field_of(Trip, "mood").options] == ["good", "bad"]
    assert field_of(Trip, "steps").card is Step


def test_no_and_zero_are_answers():
    assert is_empty("") and is_empty(None) and is_empty(())
    assert not is_empty(0) and not is_empty(False)


def test_half_a_character_does_not_make_the_work_impossible_to_save():
    card, _problems = from_dict(Trip, {"name": "Las \ud83d"})
    assert card.name == "Las" and card.name.encode("utf-8")


def test_control_characters_and_blank_values_do_not_get_in():
    card, problems = from_dict(
        Trip, {"name": " a\x00b ", "people": "", "start": " ", "notes": "x\n\n y ", "mood": ""}
    )
    assert problems == []
    assert (card.name, card.people, card.start, card.notes) == ("ab", None, None, ("x", "y"))


@pytest.mark.parametrize(
    ("value", "polish", "english"),
    [
        (0, "0", "0"),
        (1234.5, "1234,5", "1,234.5"),
        (184200, "184\u00a0200", "184,200"),
        (-2.25, "−2,25", "−2.25"),
        (-0.001, "0", "0"),
        (1e-9, "0", "0"),
    ],
)
def test_numbers_are_written_as_in_the_language_of_the_reader(value, polish, english):
    assert number_text(value) == polish
    i18n.set_language("en")
    try:
        assert number_text(value) == english
        assert date_text(date(2026, 1, 31)) == "2026-01-31"
    finally:
        i18n.set_language("pl")


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_any_number_written_by_the_form_is_read_back(value):
    card, problems = from_dict(Step, {"what": "a", "hours": value})
    assert problems == [] and from_dict(Step, to_dict(card))[0] == card
