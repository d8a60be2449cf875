"""An exercise is an instrument: it begins soon, and its answer is in sight of what is changed."""

from __future__ import annotations

from typing import Any

import pytest
from pages import HOSTS

#: Pixels from the top of an exercise's frame to its first control, at 1280 px.
MOST_BEFORE = 160
#: Pixels from the first control to the end of the answer, at 1280 px.
MOST_BETWEEN = 900
#: The programme asks first which way one goes.
NO_ANSWER_YET = {"my-programme"}

MEASURE = """(identity) => {
  const root = document.querySelector(`.msai-exercise[data-exercise='${identity}']`);
  const frame = root.closest(".live-cell").getBoundingClientRect();
  const controls = [...root.querySelectorAll("input, select, textarea, button, summary")];
  const first = controls.find((one) => one.checkVisibility()).getBoundingClientRect();
  const answer = root.querySelector(".ui-status")?.getBoundingClientRect();
  return {
    before: first.top - frame.top,
    between: answer ? answer.bottom - first.top : null,
    beyond: frame.right - document.documentElement.clientWidth,
  };
}"""
#: The last control comes into the window from below, as Tab brings it: is the answer there?
IN_SIGHT = """(identity) => {
  const root = document.querySelector(`.msai-exercise[data-exercise='${identity}']`);
  const work = root.querySelector(".ui-work");
  if (!work) return true;
  const controls = [...work.querySelectorAll("input, select, textarea, button, summary")];
  const last = controls.filter((one) => one.checkVisibility()).at(-1);
  last.scrollIntoView({ block: "end", behavior: "instant" });
  const answer = root.querySelector(".ui-answer .ui-status").getBoundingClientRect();
  return answer.top >= 0 && answer.bottom <= innerHeight;
}"""


@pytest.fixture
def looked_at(once, mounted) -> dict[str, Any]:
    """What was measured of every exercise; every page is opened once in a run."""
    told: dict[str, Any] = once.value("stage", lambda: _look(mounted))
    return told


def _look(mounted) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for path in dict.fromkeys(HOSTS.values()):
        page = mounted(path)
        for identity in (name for name, host in HOSTS.items() if host == path):
            page.wait_for_selector(f".msai-exercise[data-exercise='{identity}'][data-asked]")
            told[identity] = page.evaluate(MEASURE, identity)
            told[identity]["in_sight"] = page.evaluate(IN_SIGHT, identity)
    return told


def test_the_first_control_comes_soon(looked_at):
    before = {name: one["before"] for name, one in looked_at.items()}
    assert set(before) == set(HOSTS)
    assert {name: px for name, px in before.items() if px > MOST_BEFORE} == {}


def test_no_answer_is_more_than_a_screen_below_the_first_control(looked_at):
    between = {name: one["between"] for name, one in looked_at.items()}
    assert {name for name, px in between.items() if px is None} == NO_ANSWER_YET
    assert {name: px for name, px in between.items() if px and px > MOST_BETWEEN} == {}


def test_the_answer_of_a_stage_is_in_sight_when_its_last_control_is_reached(looked_at):
    assert [name for name, one in looked_at.items() if not one["in_sight"]] == []


def test_no_exercise_reaches_beyond_the_window(looked_at):
    assert [name for name, one in looked_at.items() if one["beyond"] > 0] == []
