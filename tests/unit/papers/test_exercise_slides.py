"""An exercise on a slide says how long the room works on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from msai.base.typography import glue
from msai_course.base.paths import ROOT
from msai_course.content.trainer_cards import read_cards
from msai_course.papers.lesson_parts import LessonPart, PartBlock
from msai_course.papers.part_slides import exercise_slides
from msai_course.papers.slide_layouts import TASK

CARDS = read_cards(ROOT / "book")
ALONE = "praca własna"


def exercise(name):
    """Return an exercise as it is read from a built page, with its no-break spaces."""
    return LessonPart("exercise", glue(name), "Spróbuj", (PartBlock(("Zrób to.",), ("",)),))


@pytest.mark.parametrize(
    ("lesson", "name", "minutes"),
    [
        ("l02", "Napraw tabelę", 20),
        ("l08", "Rozmowa z partnerem", 25),
        ("l09", "Role i decyzje", 25),
    ],
)
def test_minutes_are_those_of_all_steps_that_name_it(lesson, name, minutes):
    [slide] = exercise_slides(exercise(name), CARDS[lesson], ALONE)
    assert (slide.layout, slide.aside) == (TASK, glue(f"{minutes} min"))


def test_an_exercise_that_no_step_names_says_what_it_is_instead():
    [slide] = exercise_slides(exercise("Diagnoza własnej tabeli"), CARDS["l04"], ALONE)
    assert (slide.layout, slide.aside) == (TASK, ALONE)


def test_every_exercise_of_a_card_is_found_on_its_slide():
    for card in CARDS.values():
        for step in card.steps:
            if step.exercise:
                slides = exercise_slides(exercise(step.exercise), card, ALONE)
                assert all(one.aside.endswith("min") for one in slides), step.exercise


def test_a_lesson_without_a_card_works_alone():
    [slide] = exercise_slides(exercise("Plan"), None, ALONE)
    assert slide.aside == ALONE
    bare = replace(CARDS["l02"], steps=())
    assert [one.aside for one in exercise_slides(exercise("Plan"), bare, ALONE)] == [ALONE]
