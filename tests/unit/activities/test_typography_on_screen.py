"""Whatever an exercise shows is set as Polish is set: in the page and in the stored picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from msai.base.typography import NO_BREAK_SPACE
from msai.ui import (
    Button,
    Checks,
    Choice,
    Input,
    Items,
    Message,
    Number,
    Option,
    Program,
    Quote,
    Table,
    Text,
)
from msai.ui.html import section
from msai.ui.schema import NODES
from msai.ui.typeset import PARTS, WORDS, typeset
from msai.widgets.frame import FrameState
from msai.widgets.picture import picture, tree

from .states import PROGRAMS, views

#: What no text has once it is typeset.
FAULTS = {
    "a one-letter word at the end of a line": re.compile(r"(?<![\w'’./-])[aiouwz][ \n]", re.I),
    "a number parted from its unit": re.compile(r"\d ?%(?![0-9A-F]{2})|\d (?:zł|tys|mln|km|ha)\b"),
    "thousands not apart or parted": re.compile(r"\d \d{3}(?!\d)|(?<![\w,./-])\d{5,}(?![\w.-])"),
    "a straight quotation mark": re.compile('"'),
    "a hyphen for a dash": re.compile(r"(?:^|\s)-{1,2}(?:\s|$)|—"),
    "a hyphen in a range": re.compile(r"(?<![\w-])\d+-\d+(?![\w-])"),
    "three dots": re.compile(r"\.\.\."),
    "two spaces": re.compile("  "),
}
_ADDRESS = re.compile(r"\s?https?://\S+")
_POINT = re.compile(r"(?<![\d.,])\d+\.\d+(?![\d.–])")
#: Hours, months and chapters have a point; so has the faulty cell that a learner shall find.
_NO_DECIMALS = re.compile(
    r"\b\d{1,2}\.\d{2}(?:–\d{1,2}\.\d{2})?\b|\b\d{2}\.\d{4}\b"
    r"|(?:rozdzia\w+|do) \d+\.\d+\b|(?<![\w,])12\.5\b"
)
#: Strings of nodes that nobody reads.
NO_WORDS = frozenset(
    (
        "tone",
        "id",
        "value",
        "style",
        "kind",
        "href",
        "accept",
        "pick",
        "place",
        "mime",
        "html",
        "opens",
    )
)


def texts(part: Any) -> Iterator[str]:
    """Yield every text of a view that is drawn."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, (list, tuple)):
        for one in part:
            yield from texts(one)
    elif is_dataclass(part):
        for item in fields(part):
            if item.name in WORDS | PARTS:
                yield from texts(getattr(part, item.name))


@pytest.mark.parametrize("name", PROGRAMS)
def test_no_text_of_an_exercise_breaks_a_rule_of_polish_typography(name):
    seen = {text for nodes in views(PROGRAMS[name]) for text in texts(typeset(nodes))}
    assert seen
    found = {
        f"{what}: {text}"
        for text in seen
        for what, fault in FAULTS.items()
        if fault.search(_ADDRESS.sub("", text))
    }
    assert found == set()


@pytest.mark.parametrize("name", PROGRAMS)
def test_decimals_have_a_comma(name):
    seen = {_ADDRESS.sub("", text) for nodes in views(PROGRAMS[name]) for text in texts(nodes)}
    assert {text for text in seen if _POINT.search(_NO_DECIMALS.sub("", text))} == set()


PART = Table(
    "Udział w gminie",
    ["Nazwa", "Wynik w %"],
    [["z Rynku", Number("n:w gminie", "Ile w %", "1 000 zł", "np. 20 %", "w pomocy")]],
    marked=[0],
    mark="i już",
)
SHOWN = [
    Text("Udział 19,1 % w gminie"),
    Items(["a w domu", Text("i w pracy")]),
    Message("info", "W gminie", "O niej:"),
    Input("i w", "W polu", "pisała i w domu", help="o tym"),
    Choice("w i", "O czym", [Option("w a", "w domu")], "w a"),
    Checks("w o", "O kim", [Option("o a", "o niej")], ["o a"]),
    Button("w z", "Idź w głąb"),
    Quote(["w domu i w pracy"]),
    PART,
]


def program() -> Program[str]:
    return Program(
        "x", "O gminie", "Patrz w dal.", str, lambda _state: SHOWN, lambda s, _e: s, dict, str
    )


def test_page_and_picture_show_the_same_typeset_words():
    made = program()
    drawn = tree(made, picture(made, "", FrameState(), None), FrameState(), 0, [])
    html = section(made.id, made.title, SHOWN, lambda _chart: "")
    for words in ("Udział 19,1~% w~gminie", "a~w~domu", "Idź w~głąb", "i~już", "O~gminie"):
        words = words.replace("~", NO_BREAK_SPACE)
        assert words in str(drawn).replace("\\xa0", NO_BREAK_SPACE)
        assert words in html


def test_values_names_and_the_words_of_others_stay_as_they_are():
    shown = typeset(SHOWN)
    assert [node.id for node in shown if hasattr(node, "id")] == ["i w", "w i", "w o", "w z"]
    entry, choice, checks = shown[3], shown[4], shown[5]
    assert entry.value == "pisała i w domu"
    assert (choice.value, choice.options[0].value) == ("w a", "w a")
    assert (checks.value, checks.options[0].value) == (["o a"], "o a")
    assert shown[7].lines == ["w domu i w pracy"]
    number = shown[8].rows[0][1]
    assert (number.id, number.value) == ("n:w gminie", "1 000 zł")


def test_every_field_of_every_node_is_known_to_be_drawn_as_words_or_not():
    for node in (*NODES, Option):
        texts_of = {item.name for item in fields(node) if "str" in str(item.type)}
        assert texts_of - WORDS - PARTS - NO_WORDS <= {"lines", "keys", "colours", "spec", "data"}
