"""Several people at one computer, in every engine: code and group stay, work is its owner's."""

from __future__ import annotations

import json

import pytest

from msai.assignments import assignment

ONE, TWO = assignment("zadanie-1"), assignment("zadanie-2")
ANSWER = "Zatorze ma najwięcej osób bez pracy."
_IS = "(selector, words) => document.querySelector(selector)?.value === words"


class Form:
    """The form of an assignment in any engine."""

    def __init__(self, engine, address, task=ONE):
        self.engine, self.task = engine, task
        self.form = f".msai-exercise[data-exercise='{task.id}']"
        engine.live(f"{address}zadania/{task.id}.html")

    def field(self, name):
        return f"[id='{self.task.id}-{name}']"

    def says(self, words):
        self.engine.wait(self.form, text=words)

    def type(self, name, words):
        self.engine.fill(self.field(name), words)
        self.engine.press("Tab")

    def begin(self, code, group, words):
        """Say who works, answer, and wait until both are kept."""
        self.type("learner:code", code)
        # What is said of a code is drawn: nothing moves any more while the next field is used.
        self.says(f"Kod bez znaku kontrolnego: {code}.")
        self.type("learner:group", group)
        self.says(f"Kod bez znaku kontrolnego: {group}.")
        self.type("obrona", words)
        self.engine.wait_stored(words)
        self.engine.wait_stored(group)

    def holds(self, code, group, words=None):
        """Wait until the fields show this."""
        wanted = {"learner:code": code, "learner:group": group, "obrona": words}
        for name, value in wanted.items():
            if value is not None:
                self.engine.wait_until(_IS, self.field(name), value)

    def handed_in(self, number=1):
        """Hand in; return what the file says of the work."""
        self.engine.click(self.field("hand-in"))
        file = self.engine.wait_download(number)
        return json.loads(file.read_text(encoding="utf-8"))["metadata"]["msai"]

    def begin_anew(self, button):
        """Press what loads the page anew, and wait until it answers again."""
        with self.engine.loading_anew():
            self.engine.click(self.field(button))
        self.engine.wait("html[data-live='ready']")


@pytest.fixture
def opened(engine, mounted_address):
    return lambda task=ONE: Form(engine, mounted_address, task)


def test_code_and_group_survive_a_reload_and_reach_the_file_and_the_next_assignment(opened, engine):
    form = opened()
    form.begin("K07", "K08", ANSWER)
    engine.reload()
    engine.wait("html[data-live='ready']")
    form.holds("K07", "K08", ANSWER)
    told = form.handed_in()
    assert (told["code"], told["group"]) == ("K07", ["K07", "K08"])
    opened(TWO).holds("K07", "K08")
    assert engine.errors == []


def test_the_next_pair_finds_nothing_and_the_first_one_gets_hers_back(opened, engine):
    form = opened()
    form.begin("K07", "K08", ANSWER)
    engine.click(form.field("person:ask"))
    form.says("Wróci, gdy ktoś znów wpisze ten kod")
    form.begin_anew("person:leave")
    engine.wait("body", text="Kto pracuje teraz?")
    form.holds("", "", "")
    form.begin("K09", "K10", "Druga para.")
    told = form.handed_in()
    assert (told["code"], told["group"]) == ("K09", ["K09", "K10"])
    assert ANSWER not in json.dumps(told, ensure_ascii=False)

    form.type("learner:code", "K07")
    form.says("Czyj jest kod K07?")
    engine.click(form.field("hand-in"))
    form.says("Najpierw powiedz, czyja to praca")
    form.begin_anew("person:switch")
    form.holds("K07", "K08", ANSWER)
    assert len(engine.downloads()) == 1
    assert engine.errors == []
