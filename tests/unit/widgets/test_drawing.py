"""The charts of a file are drawn by the page first; the file comes whatever the page answers."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass

import pytest

from msai.ui import Deliver, Download, Draw, Event, Program, Step, Text
from msai.widgets import drawing
from msai.widgets import exercise as edge
from msai.widgets.bridge import Bridge
from msai.widgets.exercise import Exercise

SPECS = ({"mark": "bar"}, {"mark": "point"})


def _file(pictures):
    if pictures and pictures[0] == b"broken":
        raise ArithmeticError("file")
    return Deliver("a.docx", "word", b"|".join(one or b"none" for one in pictures))


PROGRAM: Program[str] = Program(
    id="drawn",
    title="Drawn",
    instruction="Take it.",
    initial=str,
    view=lambda state: [Text(state)],
    update=lambda state, _event: Step(state, [Draw(SPECS, _file)]),
    encode=lambda state: {"state": state},
    decode=lambda record: record["state"],
    downloads=(
        Download("with charts", lambda _state: Draw(SPECS, _file)),
        Download("without", lambda _state: Draw((), _file)),
    ),
    delivered=lambda _state, file, ok: f"{file.filename}:{ok}",
)


@dataclass
class Browser:
    """Draws and takes files when a test wants it to."""

    asked: list
    answer: object = None

    def draw(self, specs, answer):
        self.asked.append(("draw", list(specs)))
        self.answer = answer

    def deliver(self, filename, _mime, content, answer):
        self.asked.append((filename, content))
        answer(None, None)

    def __getattr__(self, _name):
        return lambda *_arguments: None


@pytest.fixture
def browser(monkeypatch):
    stand_in = Browser([])
    monkeypatch.setattr(edge, "bridge", lambda: stand_in)
    return stand_in


@pytest.fixture
def exercise(browser):
    return Exercise(PROGRAM)


def shown(exercise):
    return json.dumps(exercise.tree, ensure_ascii=False)


def test_the_page_draws_first_then_the_file_holds_the_pictures(exercise, browser):
    exercise.handle(Event("frame:download:0"))
    assert browser.asked == [("draw", list(SPECS))] and exercise.tree["answered"] == 1
    browser.answer([b"one", None], None)
    assert browser.asked[1:] == [("a.docx", b"one|none")]
    assert exercise.tree["answered"] == 1


@pytest.mark.parametrize("answer", [(None, "unknown"), (None, "unanswered"), ("odd", None)])
def test_a_page_that_does_not_draw_costs_the_pictures_and_not_the_file(exercise, browser, answer):
    exercise.handle(Event("frame:download:0"))
    browser.answer(*answer)
    assert browser.asked[1:] == [("a.docx", b"none|none")]


def test_a_file_is_given_once_however_late_its_pictures_come(exercise, browser):
    exercise.handle(Event("frame:download:0"))
    browser.answer(None, "unanswered")
    browser.answer([b"one", b"two"], None)
    assert browser.asked[1:] == [("a.docx", b"none|none")]


def test_a_page_that_never_answers_is_not_waited_for(exercise, browser, monkeypatch):
    monkeypatch.setattr(drawing, "PATIENCE", 0.01)

    async def ask():
        exercise.handle(Event("frame:download:0"))
        while len(browser.asked) < 2:
            await asyncio.sleep(0.01)

    asyncio.run(asyncio.wait_for(ask(), 60))
    assert browser.asked[1:] == [("a.docx", b"none|none")]


def test_a_file_without_charts_asks_nobody_to_draw(exercise, browser):
    exercise.handle(Event("frame:download:1"))
    assert browser.asked == [("a.docx", b"")]


def test_a_program_may_have_charts_drawn_too_and_hears_of_the_file(exercise, browser):
    exercise.handle(Event("take"))
    browser.answer([b"one", b"two"], None)
    assert browser.asked[1:] == [("a.docx", b"one|two")]
    assert "a.docx:True" in shown(exercise)


def test_a_file_that_cannot_be_made_is_told_and_no_further_input_counts_as_answered(
    exercise, browser
):
    exercise.handle(Event("frame:download:0"))
    with pytest.raises(ArithmeticError):
        browser.answer([b"broken"], None)
    assert "Spróbuj jeszcze raz" in shown(exercise) and exercise.tree["answered"] == 1


def test_pictures_come_beside_the_answer_which_tells_their_numbers(monkeypatch):
    sent, heard = [], []
    monkeypatch.setattr(Bridge, "send", lambda _self, *message: sent.append(message))
    bridge = Bridge()
    bridge._receive(bridge, {"event": "ready"}, [])
    bridge.draw(SPECS, lambda *answer: heard.append(answer))
    assert sent == [({"id": 1, "op": "draw", "specs": list(SPECS)}, [])]
    content = {"id": 1, "ok": True, "value": [1, None, 0]}
    bridge._receive(bridge, content, [memoryview(b"a"), memoryview(b"b")])
    assert heard == [([b"b", None, b"a"], None)]
