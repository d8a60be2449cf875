"""A fault of ours never takes a learner's work: it is drawn and written before it counts."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, replace

import pytest

from msai.ui import Announce, Deliver, Download, Event, Program, Step, Text
from msai.widgets import exercise as edge
from msai.widgets import waiting
from msai.widgets.exercise import Exercise


@dataclass(frozen=True)
class Word:
    """A word; some words break a part of the program."""

    word: str = ""
    file: str = ""


def _breaks(part, word):
    if word.word == part:
        raise ArithmeticError(part)


def _view(word):
    _breaks("view", word)
    return [Text(f"<{word.word}>{word.file}")]


def _encode(word):
    _breaks("encode", word)
    return {"word": {1} if word.word == "no JSON" else word.word}


def _receive(word, others):
    _breaks("receive", word)
    if others.get("other", {}).get("breaks"):
        raise ArithmeticError("receive")
    return word


def _greet(word, learner):
    if learner.get("code") == "breaks":
        raise ArithmeticError("greet")
    return word


def _update(word, event):
    after = replace(word, word=str(event.value))
    if event.id == "give":
        return Step(after, [Deliver("a.txt", "text/plain", b"a"), Announce("given")])
    return after


PROGRAM: Program[Word] = Program(
    id="word",
    title="Word",
    instruction="Write.",
    initial=Word,
    view=_view,
    update=_update,
    encode=_encode,
    decode=lambda record: Word(record["word"]),
    downloads=(Download("Take", lambda _word: 1 / 0),),
    reads=("other",),
    receive=_receive,
    greet=_greet,
    delivered=lambda word, file, ok: replace(word, file=f"{file.filename}:{ok}"),
)


class BrowserStandIn:
    """Keeps what is asked, and answers when a test wants it to."""

    def __init__(self):
        self.asked, self.answers = [], {}

    def __getattr__(self, name):
        def ask(*arguments):
            self.asked.append((name, *[one for one in arguments if not callable(one)]))
            for one in arguments:
                if callable(one):
                    self.answers[name] = one

        return ask

    def of(self, name):
        return [asked for asked in self.asked if asked[0] == name]


@pytest.fixture
def browser(monkeypatch):
    stand_in = BrowserStandIn()
    monkeypatch.setattr(edge, "bridge", lambda: stand_in)
    return stand_in


@pytest.fixture
def exercise(browser):
    made = Exercise(PROGRAM)
    browser.answers["load"]({}, None)
    made.handle(Event("word", "good"))
    browser.asked.clear()
    return made


def shown(exercise):
    return json.dumps(exercise.tree, ensure_ascii=False).replace("\N{NO-BREAK SPACE}", " ")


def work(exercise, browser, button="work"):
    exercise.handle(Event(f"frame:{button}"))
    _name, filename, mime, content = browser.of("deliver")[-1]
    assert filename.endswith(".json") and mime == "application/json"
    return json.loads(content)


@pytest.mark.parametrize("part", ["view", "encode", "no JSON"])
def test_a_state_that_cannot_be_drawn_or_written_never_counts(exercise, browser, part):
    answered = exercise.tree["answered"]
    with pytest.raises((ArithmeticError, TypeError)):
        exercise.handle(Event("give", part))
    assert exercise.state == Word("good") and browser.asked == []
    assert "<good>" in shown(exercise) and "Spróbuj jeszcze raz" in shown(exercise)
    assert exercise.tree["answered"] == answered + 1
    exercise.handle(Event("word", "better"))
    assert "<better>" in shown(exercise) and "Spróbuj jeszcze raz" not in shown(exercise)


@pytest.mark.parametrize(("part", "unfinished"), [("view", "view"), ("encode", None)])
def test_after_a_fault_the_work_is_offered_as_a_file(exercise, browser, part, unfinished):
    with pytest.raises(ArithmeticError):
        exercise.handle(Event("word", part))
    assert "Pobierz swoją pracę" in shown(exercise)
    content = work(exercise, browser)
    assert content["kind"] == "msai.work"
    assert content["exercises"]["word"]["state"]["word"] == "good"
    attempt = content.get("unfinished", {}).get("word", {}).get("state", {}).get("word")
    assert attempt == unfinished


def test_a_download_that_cannot_be_made_is_told_and_nothing_is_delivered(exercise, browser):
    with pytest.raises(ZeroDivisionError):
        exercise.handle(Event("frame:download:0"))
    assert browser.of("deliver") == [] and "Spróbuj jeszcze raz" in shown(exercise)


def test_starting_again_that_fails_keeps_the_work(exercise, browser, monkeypatch):
    monkeypatch.setattr(edge, "completed", lambda *_arguments: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        exercise.handle(Event("frame:reset-yes"))
    assert exercise.state == Word("good") and browser.of("remove") == []


def test_answers_that_were_not_removed_are_not_said_to_be_gone(exercise, browser):
    exercise.handle(Event("frame:reset-yes"))
    browser.answers["remove"](None, "storage_blocked")
    assert "mogą wrócić" in shown(exercise)


@pytest.mark.parametrize(
    "state",
    [{"word": "view"}, {"other": 1}, [], "text", {"word": "x", "record_version": 2}],
    ids=["view fails", "foreign", "list", "text", "newer"],
)
def test_saved_work_that_cannot_be_shown_is_kept_aside_and_offered(browser, state):
    exercise = Exercise(PROGRAM)
    browser.answers["load"]({"word": {"state": state}}, None)
    assert browser.of("set_aside") == [("set_aside", "word")]
    assert "odłożone" in shown(exercise) and "<>" in shown(exercise)
    exercise.handle(Event("word", "new"))
    assert browser.of("save") == []
    assert work(exercise, browser, "aside")["exercises"]["word"]["state"] == state
    browser.answers["set_aside"]({"key": "word.odlozone"}, None)
    assert browser.of("save") == [("save", "word", {"word": "new", "record_version": 1})]


def test_a_record_of_a_newer_course_is_said_to_be_one(browser):
    exercise = Exercise(PROGRAM)
    browser.answers["load"]({"word": {"state": {"word": "x", "record_version": 9}}}, None)
    assert "nowszej wersji kursu" in shown(exercise)


def test_nothing_is_written_over_a_record_that_could_not_be_put_aside(browser):
    exercise = Exercise(PROGRAM)
    browser.answers["load"]({"word": {"state": []}}, None)
    browser.answers["set_aside"](None, "storage_full")
    exercise.handle(Event("word", "new"))
    exercise.handle(Event("frame:reset-yes"))
    assert browser.of("save") == [] and browser.of("remove") == []
    assert "**nie** zapisały się" in shown(exercise)


def test_what_was_kept_aside_before_is_offered_on_the_next_visit(browser):
    exercise = Exercise(PROGRAM)
    assert browser.of("load")[0][1] == ["word", "other", "word.odlozone"]
    old = {"word.odlozone": {"state": {"other": 1}}, "word": {"state": {"word": "mine"}}}
    browser.answers["load"](old, None)
    assert "<mine>" in shown(exercise)
    assert work(exercise, browser, "aside")["exercises"]["word"]["state"] == {"other": 1}


@pytest.mark.parametrize(
    "records", [None, [], "x", {"word": None}, {"other": []}, {"other": 3}, {1: {}}]
)
def test_an_odd_answer_of_the_store_is_a_fresh_start(browser, records):
    exercise = Exercise(PROGRAM)
    browser.answers["load"](records, None)
    assert "<>" in shown(exercise) and browser.of("set_aside") == []


def test_work_of_another_exercise_that_breaks_this_one_leaves_the_own_work(browser):
    exercise = Exercise(PROGRAM)
    records = {"word": {"state": {"word": "mine"}}, "other": {"state": {"breaks": True}}}
    browser.answers["load"](records, None)
    assert "<mine>" in shown(exercise) and "z innych ćwiczeń" in shown(exercise)
    assert browser.of("set_aside") == []


def test_what_was_done_early_and_does_not_fit_the_saved_work_is_told(browser):
    exercise = Exercise(PROGRAM)
    exercise.handle(Event("word", "early"))
    exercise._early[0] = Event("word", "view")
    browser.answers["load"]({"word": {"state": {"word": "mine"}}}, None)
    assert "<mine>" in shown(exercise) and "jeszcze raz" in shown(exercise)


def test_a_learner_whose_record_breaks_the_exercise_leaves_it_as_it_is(exercise, browser):
    exercise = Exercise(PROGRAM)
    browser.answers["load"]({"word": {"state": {"word": "mine"}}}, None)
    with pytest.raises(ArithmeticError):
        browser.answers["learner"]({"code": "breaks"}, None)
    assert "<mine>" in shown(exercise) and "Pobierz swoją pracę" in shown(exercise)
    browser.answers["learner"](["odd"], None)
    exercise.handle(Event("word", "more"))
    assert "<more>" in shown(exercise)


def test_a_file_counts_as_given_only_once_the_browser_took_it(exercise, browser):
    exercise.handle(Event("give", "x"))
    assert "<x>" in shown(exercise) and "a.txt:" not in shown(exercise)
    browser.answers["deliver"](None, None)
    assert "a.txt:True" in shown(exercise) and "nie przyjęła" not in shown(exercise)


def test_a_file_that_the_browser_refuses_is_said_not_to_be_there(exercise, browser):
    exercise.handle(Event("give", "x"))
    browser.answers["deliver"](None, "not_delivered")
    assert "a.txt:False" in shown(exercise) and "nie przyjęła pliku a.txt" in shown(exercise)


def test_a_browser_that_never_answers_counts_as_a_refusal_until_it_does():
    heard = []

    async def wait():
        answer = waiting.unless_answered(lambda *told: heard.append(told), patience=0.01)
        await asyncio.sleep(0.05)
        answer(1, None)
        prompt = waiting.unless_answered(lambda *told: heard.append(told), patience=0.01)
        prompt(2, None)
        await asyncio.sleep(0.05)

    asyncio.run(wait())
    assert heard == [(None, "unanswered"), (1, None), (2, None)]


def test_that_answers_are_saved_is_said_only_when_they_are(browser):
    exercise = Exercise(PROGRAM)
    browser.answers["load"]({}, None)
    assert "zapisane" not in shown(exercise)
    exercise.handle(Event("word", "a"))
    assert "zapisane" not in shown(exercise)
    browser.answers["save"]({"saved_at": "…"}, None)
    assert "są zapisane w tej przeglądarce" in shown(exercise)
    exercise.handle(Event("word", "b"))
    browser.answers["save"](None, "storage_full")
    assert "są zapisane" not in shown(exercise) and "**nie** zapisały się" in shown(exercise)
    exercise.handle(Event("word", "c"))
    assert "**nie** zapisały się" in shown(exercise)


def test_half_a_character_never_enters_a_state(exercise):
    exercise._receive(exercise, {"event": "input", "id": "word", "value": "a\ud83d"}, [])
    assert exercise.state.word == "a"
