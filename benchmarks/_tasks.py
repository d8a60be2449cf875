"""The exercises that `bench browser` waits for: what it asks them and what CPython answers."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from playwright.sync_api import Page

from msai.activities.delimit_area.state import Delimiting, initial, update
from msai.assignments import assignment, check_answers
from msai.base.numbers import number_text
from msai.ui import Event

#: Milliseconds; an answer that takes longer is not the one that CPython gives.
ANSWER = 20_000

#: Types into a field as a person does: the exercise hears of it at once.
_FILL = """([id, text]) => {
  const field = document.getElementById(id);
  field.closest("details")?.setAttribute("open", "");
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}"""
_RESET = f"""(start) => {{
  const fields = [...document.querySelectorAll(`[id^="${{start}}"]`)];
  for (const {{ id, value }} of fields) if (value !== "1") ({_FILL})([id, "1"]);
}}"""
_SHOWS_RANKING = """(expected) => Object.entries(expected).every(([unit, index]) => {
  const box = document.getElementById(`delimit-area-unit:${unit}`);
  return box?.closest("tr").cells[1].innerText.trim() === index;
})"""
_SHOWS_TEXT = """([place, text]) =>
  document.querySelector(place).innerText.replaceAll("\\u00a0", " ").includes(text)"""


#: What is typed (id of a field and text), and the answer of CPython.
Question: TypeAlias = tuple[list[str], Any]


@dataclass(frozen=True)
class Task:
    """One exercise to wait for.

    Attributes:
        name: Key in the result.
        exercise: Its id on screen.
        page: Its page on our site.
        cell: The cell of the peer's notebook.
        question: Draws an input and has CPython answer it; done before a visit begins.
        ask: Gives an input to the exercise and waits for that answer.
        undo: Puts the exercise back, after the time was taken.
    """

    name: str
    exercise: str
    page: str
    cell: str
    question: Callable[[], Question]
    ask: Callable[[Page, Question], None]
    undo: Callable[[Page], None] = lambda _page: None


def _another_weight() -> Question:
    """Give an indicator another weight; the answer is the index of every unit."""
    start = initial()
    name = random.choice(start.used)
    weight = random.randrange(15, 50) / 10
    changed = update(start, Event(f"weight:{name}", weight))
    assert _ranking(changed) != _ranking(start)
    return [f"delimit-area-weight:{name}", f"{weight}".replace(".", ",")], _ranking(changed)


def _ask_for_ranking(page: Page, question: Question) -> None:
    given, expected = question
    page.evaluate(_FILL, given)
    page.wait_for_function(_SHOWS_RANKING, arg=expected, polling="raf", timeout=ANSWER)


def _take_weights_back(page: Page) -> None:
    """Undo the input: the exercise remembers it, and the next visit begins from the start."""
    page.evaluate(_RESET, "delimit-area-weight:")
    page.wait_for_function(_SHOWS_RANKING, arg=_ranking(initial()), timeout=ANSWER)


def _ranking(state: Delimiting) -> dict[str, str]:
    return {unit: number_text(value) for unit, value in state.outcome.index.items()}


def _too_few_words() -> Question:
    """Answer with too few words; the answer is the finding that counts them."""
    words = " ".join(["słowo"] * random.randrange(3, 39))
    findings = check_answers(assignment("zadanie-1"), {"obrona": words})
    finding = next(one for one in findings if one.code == "out_of_bounds")
    expected = f"{finding.message} {finding.hint}".replace("\N{NO-BREAK SPACE}", " ")
    return ["zadanie-1-obrona", words], expected


def _ask_for_check(page: Page, question: Question) -> None:
    given, expected = question
    page.evaluate(_FILL, given)
    page.evaluate("document.getElementById('zadanie-1-check').click()")
    place = ".msai-exercise[data-exercise='zadanie-1']"
    page.wait_for_function(_SHOWS_TEXT, arg=[place, expected], polling="raf", timeout=ANSWER)


TASKS = (
    Task(
        "tables",
        "delimit-area",
        "dzien-1/04-obszar.html",
        "%pip install -q msai pandas\nfrom msai.widgets import delimit_area\n\ndelimit_area()",
        _another_weight,
        _ask_for_ranking,
        _take_weights_back,
    ),
    Task(
        "plain",
        "zadanie-1",
        "zadania/zadanie-1.html",
        "%pip install -q msai\nfrom msai.widgets import assignment_form\n\n"
        'assignment_form("zadanie-1")',
        _too_few_words,
        _ask_for_check,
    ),
)
