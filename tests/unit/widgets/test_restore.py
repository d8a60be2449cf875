"""Saved work and what the learner does before it has come: neither is lost."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from msai.ui import Checks, Event, Option, Program, Text
from msai.widgets import exercise as edge
from msai.widgets.exercise import Exercise


@dataclass(frozen=True)
class Notes:
    """Words under names."""

    words: tuple[tuple[str, str], ...] = ()


def _write(notes: Notes, event: Event) -> Notes:
    return replace(notes, words=(*notes.words, (event.id, event.value)))


PROGRAM: Program[Notes] = Program(
    id="notes",
    title="Notes",
    instruction="Write.",
    initial=Notes,
    update=_write,
    view=lambda notes: [Text(str(notes.words))],
    encode=lambda notes: {"words": [list(one) for one in notes.words]},
    decode=lambda record: Notes(tuple((name, word) for name, word in record["words"])),
)


class BrowserStandIn:
    """Keeps what is asked of the browser, so that a test can answer late."""

    def __init__(self):
        self.saved = []
        self.answer = None

    def load(self, _keys, answer):
        self.answer = answer

    def save(self, key, state, _answer):
        assert state["record_version"] == 1
        self.saved.append((key, {k: v for k, v in state.items() if k != "record_version"}))

    def set_aside(self, key, answer):
        self.aside = key
        answer({"key": key + ".odlozone"}, None)

    def watch(self, _changed):
        pass

    def come(self, state):
        self.answer({"notes": {"state": state}} if state is not None else {}, None)


@pytest.fixture
def browser(monkeypatch):
    stand_in = BrowserStandIn()
    monkeypatch.setattr(edge, "bridge", lambda: stand_in)
    return stand_in


def test_an_answer_given_before_the_saved_work_came_is_put_on_top_of_it(browser):
    exercise = Exercise(PROGRAM)
    exercise.handle(Event("b", "now"))
    assert exercise.state == Notes((("b", "now"),))

    browser.come({"words": [["a", "yesterday"]]})
    assert exercise.state == Notes((("a", "yesterday"), ("b", "now")))
    assert browser.saved == [("notes", {"words": [["a", "yesterday"], ["b", "now"]]})]


def test_nothing_is_written_over_saved_work_that_has_not_come_yet(browser):
    exercise = Exercise(PROGRAM)
    exercise.handle(Event("b", "now"))
    assert browser.saved == []


def test_an_early_answer_is_saved_when_there_was_no_saved_work(browser):
    exercise = Exercise(PROGRAM)
    exercise.handle(Event("b", "now"))
    browser.come(None)
    assert exercise.state == Notes((("b", "now"),))
    assert browser.saved == [("notes", {"words": [["b", "now"]]})]


def test_an_early_answer_is_counted_once_when_saved_work_does_not_fit(browser):
    exercise = Exercise(PROGRAM)
    exercise.handle(Event("b", "now"))
    browser.come({"other": []})
    assert exercise.state == Notes((("b", "now"),))


def test_the_page_can_tell_which_input_it_answers(browser):
    exercise = Exercise(PROGRAM)
    assert exercise.tree["answered"] == 0
    exercise.handle(Event("b", "now"))
    exercise.handle(Event("frame:reset"))
    assert exercise.tree["answered"] == 2


def test_later_answers_are_saved_at_once(browser):
    exercise = Exercise(PROGRAM)
    browser.come({"words": [["a", "yesterday"]]})
    exercise.handle(Event("b", "now"))
    assert [len(state["words"]) for _key, state in browser.saved] == [2]


TOWNS: Program[tuple[str, ...]] = Program(
    id="towns",
    title="Towns",
    instruction="Tick.",
    initial=tuple,
    update=lambda _ticked, event: tuple(event.value),
    view=lambda ticked: [Checks("in", "Which?", [Option(one, one) for one in "abc"], ticked)],
    encode=lambda ticked: {"in": list(ticked)},
    decode=lambda record: tuple(record["in"]),
)


def tick(exercise, option, on=True):
    exercise._receive(exercise, {"event": "input", "id": "in", "option": option, "on": on}, [])


def test_boxes_ticked_one_after_another_all_count(browser):
    exercise = Exercise(TOWNS)
    browser.answer({}, None)
    tick(exercise, "a")
    tick(exercise, "b")
    tick(exercise, "a", on=False)
    tick(exercise, "c")
    assert exercise.state == ("b", "c")
    assert browser.saved[-1] == ("towns", {"in": ["b", "c"]})


def test_a_box_ticked_before_the_saved_work_came_joins_the_saved_ones(browser):
    exercise = Exercise(TOWNS)
    tick(exercise, "b")
    browser.answer({"towns": {"state": {"in": ["a"]}}}, None)
    assert exercise.state == ("a", "b")
    assert browser.saved == [("towns", {"in": ["a", "b"]})]
