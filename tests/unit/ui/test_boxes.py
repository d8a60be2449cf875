"""One box of several: the others are what is known now, not what a page saw a moment ago."""

import pytest

from msai.ui import Checks, Columns, Details, Event, Group, Items, Option, Table, Text, Tick
from msai.ui.boxes import whole_answer

OPTIONS = [Option(name, name) for name in "abc"]
BOXES = Checks("picked", "Which?", OPTIONS, ("a", "b"))


def test_a_ticked_box_joins_the_others_and_an_unticked_one_leaves_them():
    assert whole_answer([BOXES], Tick("picked", "c", True)) == Event("picked", ["a", "b", "c"])
    assert whole_answer([BOXES], Tick("picked", "a", False)) == Event("picked", ["b"])


def test_the_same_box_counts_once():
    assert whole_answer([BOXES], Tick("picked", "a", True)) == Event("picked", ["b", "a"])
    assert whole_answer([BOXES], Tick("picked", "c", False)) == Event("picked", ["a", "b"])


@pytest.mark.parametrize(
    "around",
    [
        Columns([Text("before"), BOXES]),
        Details("more", [BOXES]),
        Group("card", [Columns([BOXES])], fieldset=True),
        Items(["word", BOXES]),
        Table("rows", ["name", "boxes"], [["first", BOXES]]),
    ],
    ids=lambda node: type(node).__name__,
)
def test_boxes_are_found_wherever_they_stand(around):
    other = Checks("other", "Which?", OPTIONS, ("c",))
    assert whole_answer([other, around], Tick("picked", "b", False)) == Event("picked", ["a"])


def test_a_question_that_has_gone_meanwhile_gets_the_one_box():
    assert whole_answer([Text("no boxes")], Tick("picked", "a", True)) == Event("picked", ["a"])
