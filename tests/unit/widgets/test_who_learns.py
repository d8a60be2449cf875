"""Code and group stay, in whatever order the browser's answers and the learner's typing come."""

from __future__ import annotations

import json
from itertools import permutations

import pytest

from msai.activities.assignment_form.program import program
from msai.ui import Event
from msai.widgets import exercise as edge
from msai.widgets.exercise import Exercise

FORM = program("zadanie-1")
KEPT = {"code": "K07", "group": "K08, K09"}
WORK = {FORM.id: {"state": FORM.encode(FORM.initial()) | {"answers": {"udzial": 12}}}}


class Browser:
    """Keeps work and the learner as the bridge does; answers when the test wants it."""

    def __init__(self, learner):
        self.learned, self.delivered, self.pending = dict(learner), [], {}
        self.saves = []

    def load(self, _keys, answer):
        self.pending["work"] = lambda: answer(WORK, None)

    def learner(self, answer, value=None):
        if value is None:
            self.pending["learner"] = lambda: answer(self.learned or None, None)
        else:
            self.learned |= value
            answer(dict(self.learned), None)

    def deliver(self, _name, _mime, content, answer=None):
        self.delivered.append(json.loads(content))
        if answer is not None:
            answer(None, None)

    def save(self, key, _record, _answer):
        self.saves.append(key)

    def __getattr__(self, _name):
        return lambda *_arguments: None


@pytest.fixture
def opened(monkeypatch):
    def open_form(learner=KEPT):
        browser = Browser(learner)
        monkeypatch.setattr(edge, "bridge", lambda: browser)
        return Exercise(FORM), browser

    return open_form


def handed_in(form, browser):
    form.handle(Event("hand-in"))
    told = browser.delivered[-1]["metadata"]["msai"]
    return told["code"], told["group"]


TYPING = {
    "nothing": [],
    "answer": [Event("obrona", "Kilka słów.")],
    "code": [Event("learner:code", "K07")],
    "group": [Event("learner:group", "K08, K09")],
}


@pytest.mark.parametrize("typed", TYPING)
@pytest.mark.parametrize("order", list(permutations(["work", "learner", "typing"])), ids="-".join)
def test_code_and_group_survive_any_order_of_arrival(opened, order, typed):
    form, browser = opened()
    for step in order:
        if step == "typing":
            for event in TYPING[typed]:
                form.handle(event)
        else:
            browser.pending[step]()
    assert (form.state.who.code, form.state.who.group) == ("K07", "K08, K09")
    assert form.state.given["udzial"] == 12
    assert handed_in(form, browser) == ("K07", ["K07", "K08", "K09"])
    assert browser.learned == KEPT


@pytest.mark.parametrize("order", list(permutations(["work", "learner", "typing"])), ids="-".join)
def test_the_first_code_ever_typed_is_kept_whenever_the_records_come(opened, order):
    form, browser = opened({})
    for step in order:
        if step == "typing":
            form.handle(Event("learner:code", "K07"))
            form.handle(Event("learner:group", "K08, K09"))
        else:
            browser.pending[step]()
    assert handed_in(form, browser) == ("K07", ["K07", "K08", "K09"])
    assert browser.learned == KEPT


def test_a_fresh_start_of_the_form_keeps_code_and_group(opened):
    form, browser = opened()
    for step in ("work", "learner"):
        browser.pending[step]()
    form.handle(Event("frame:reset-yes"))
    assert (form.state.who.code, form.state.who.group) == ("K07", "K08, K09")


def test_a_code_alone_is_no_work_that_would_be_kept_for_nobody(opened):
    form, browser = opened({})
    browser.pending["work"] = lambda: form._restore({}, None)
    for step in ("work", "learner"):
        browser.pending[step]()
    form.handle(Event("learner:code", "K07"))
    form.handle(Event("person:ask"))
    assert browser.saves == []
    form.handle(Event("obrona", "Kilka słów."))
    assert browser.saves == [FORM.id]
