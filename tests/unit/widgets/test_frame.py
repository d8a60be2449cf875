"""What every exercise has around it: help step by step, files, starting again, words on trouble."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest

from msai.ui import Announce, Deliver, Download, Event, KeepLearner, Message, Program, Step, Text
from msai.widgets import delimit_area, modules
from msai.widgets import exercise as edge
from msai.widgets.exercise import Exercise


@dataclass(frozen=True)
class Note:
    """One word, and who writes it."""

    word: str = ""
    given: str = ""
    learner: str = ""


def _update(note, event):
    if event.id == "file":
        return Note(event.content.decode())
    if event.id == "tell":
        return Step(note, [Announce("heard"), KeepLearner({"code": "K07"})])
    return Note(str(event.value), note.given)


PROGRAM = Program(
    id="note",
    title="Note",
    instruction="Write a word.",
    initial=Note,
    update=_update,
    view=lambda note: [Text(f"{note.word}|{note.given}|{note.learner}")],
    encode=lambda note: {"word": note.word},
    decode=lambda record: Note(record["word"]),
    hints=("first hint", "second hint"),
    solution=lambda _note: [Text("the solution")],
    downloads=(Download("Take", lambda note: Deliver("n.txt", "text/plain", note.word.encode())),),
    reads=("other",),
    receive=lambda note, others: Note(note.word, str(others.get("other", {}).get("x", "")),
                                      note.learner),
    greet=lambda note, record: Note(note.word, note.given, record["code"]),
)  # fmt: skip


class BrowserStandIn:
    """Keeps what is asked of the browser."""

    def __init__(self):
        self.asked, self.answers = [], {}

    def __getattr__(self, name):
        def ask(*arguments):
            self.asked.append((name, *[one for one in arguments if not callable(one)]))
            calls = [one for one in arguments if callable(one)]
            if calls:
                self.answers[name] = calls[0]

        return ask


@pytest.fixture
def browser(monkeypatch):
    stand_in = BrowserStandIn()
    monkeypatch.setattr(edge, "bridge", lambda: stand_in)
    return stand_in


@pytest.fixture
def exercise(browser):
    made = Exercise(PROGRAM)
    browser.answers["load"]({"other": {"state": {"x": "from elsewhere"}}}, None)
    return made


def shown(exercise):
    return json.dumps(exercise.tree, ensure_ascii=False).replace("\N{NO-BREAK SPACE}", " ")


def press(exercise, *names):
    for name in names:
        exercise.handle(Event(f"frame:{name}"))


def test_hints_come_one_by_one_and_then_no_more(exercise):
    assert "first hint" not in shown(exercise)
    press(exercise, "hint")
    assert "first hint" in shown(exercise) and "second hint" not in shown(exercise)
    press(exercise, "hint")
    assert "second hint" in shown(exercise) and "frame:hint" not in shown(exercise)


def test_the_solution_opens_and_closes(exercise):
    press(exercise, "solution")
    assert "the solution" in shown(exercise)
    press(exercise, "solution")
    assert "the solution" not in shown(exercise)


def test_a_file_is_handed_over(exercise, browser):
    exercise.handle(Event("word", "abc"))
    press(exercise, "download:0")
    assert ("deliver", "n.txt", "text/plain", b"abc") in browser.asked


def test_starting_again_is_asked_about_and_keeps_what_others_gave(exercise, browser):
    exercise.handle(Event("word", "abc"))
    press(exercise, "reset")
    assert "frame:reset-yes" in shown(exercise)
    press(exercise, "reset-no")
    assert exercise.state.word == "abc" and "frame:reset-yes" not in shown(exercise)
    press(exercise, "reset", "reset-yes")
    assert exercise.state == Note("", "from elsewhere")
    assert ("remove", "note") in browser.asked


def test_effects_reach_the_browser_and_an_unchanged_state_is_not_saved(exercise, browser):
    browser.asked.clear()
    exercise.handle(Event("tell"))
    assert browser.asked == [("announce", "heard"), ("learner", {"code": "K07"})]


def test_the_learner_is_greeted_by_her_code(exercise, browser):
    browser.answers["learner"]({"code": "K07"}, None)
    assert "K07" in shown(exercise)
    browser.answers["learner"](None, "unknown")
    assert "K07" in shown(exercise)


def test_a_message_of_the_page_becomes_an_event_with_its_file(exercise):
    exercise._receive(exercise, {"event": "input", "id": "file", "value": "a.txt"}, [b"bytes"])
    assert exercise.state.word == "bytes"
    exercise._receive(exercise, {"event": "something else"}, [])
    assert exercise.state.word == "bytes"


@pytest.mark.parametrize(
    ("code", "says"),
    [("storage_full", "brakuje miejsca"), ("storage_blocked", "okno prywatne"),
     ("conflict", "w innej karcie"), ("unknown", "nie udało się zapisać")],
)  # fmt: skip
def test_trouble_with_saving_is_told_in_words(exercise, browser, code, says):
    exercise.handle(Event("word", "abc"))
    browser.answers["save"](None, code)
    assert says in shown(exercise).lower()
    exercise.handle(Event("word", "abcd"))
    assert says not in shown(exercise).lower()


def test_an_unreadable_store_is_told_and_the_exercise_works_on(browser):
    exercise = Exercise(PROGRAM)
    browser.answers["load"](None, "storage_blocked")
    assert exercise._frame.notice == Message("info", edge._storage_words("storage_blocked"))


def test_a_change_in_another_tab_is_told_only_for_this_exercise(exercise, browser):
    browser.answers["watch"]("other")
    assert exercise._frame.notice is None
    browser.answers["watch"]("note")
    assert "w innej karcie" in shown(exercise)


def test_a_part_that_is_missing_is_fetched_and_the_event_goes_on(exercise, browser, monkeypatch):
    waiting = []
    missing = ModuleNotFoundError(name="late")
    monkeypatch.setattr(modules, "fetch_module", lambda *asked: waiting.append(asked) or True)
    works = exercise.program.update

    def fail(_note, _event):
        raise missing

    object.__setattr__(exercise.program, "update", fail)
    try:
        exercise.handle(Event("word", "abc"))
    finally:
        object.__setattr__(exercise.program, "update", works)
    (error, again, failed) = waiting[0]
    assert error is missing and exercise.state.word == ""
    failed()
    assert exercise._frame.notice is not None and exercise.tree["answered"] == 1
    again()
    assert exercise.state.word == "abc"


def test_a_part_that_nobody_has_is_an_error(exercise, monkeypatch):
    monkeypatch.setattr(modules, "fetch_module", lambda *_asked: False)

    def fail(_event):
        raise ModuleNotFoundError(name="nowhere")

    monkeypatch.setattr(exercise, "_take", fail)
    with pytest.raises(ModuleNotFoundError):
        exercise.handle(Event("word", "abc"))


def test_an_input_that_fails_is_told_in_words_and_the_page_waits_for_it_no_longer(exercise):
    exercise.handle(Event("word", "abc"))
    with pytest.raises(UnicodeDecodeError):
        exercise.handle(Event("file", "a.txt", b"\xff"))
    assert exercise.state.word == "abc" and exercise.tree["answered"] == 2
    assert "Spróbuj jeszcze raz" in shown(exercise)


def test_an_exercise_is_called_by_its_name_and_no_other():
    import msai.widgets

    assert repr(delimit_area()).startswith("<Ćwiczenie: ")
    assert "delimit_area" in dir(msai.widgets)
    with pytest.raises(AttributeError, match="no_such_exercise"):
        _ = msai.widgets.no_such_exercise
