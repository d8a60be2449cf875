"""A screen reader is told of each activity, opened, wrong and finished, what somebody has read.

The trees that somebody has read stand in ``tests/fixtures/trees``. A change that is meant is
accepted by ``pytest tests/site/test_told_trees.py --update-golden``, and read in the difference.
"""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from told import read_out

from msai.activities.outcomes_test import state as outcomes_test
from msai.widgets.assets import styles
from msai_course.base.paths import ROOT
from msai_course.contact_sheet.activity_drawing import draw
from msai_course.contact_sheet.activity_states import programs, states

TREES = ROOT / "tests" / "fixtures" / "trees"
READ = ("opened", "error", "finished")
ACTIVITIES = {program.id: program for program in programs()}


@pytest.fixture(scope="module")
def same_day_and_draw():
    """The test before and after shows its day, and asks in an order that is drawn."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outcomes_test, "today", lambda: date(2026, 3, 2))
        patch.setattr(outcomes_test, "SystemRandom", lambda: Random(2026))
        yield


@pytest.fixture(scope="module")
def heard(browser, same_day_and_draw) -> dict[str, dict[str, str]]:
    """The trees of all activities, by activity and state; each state is one drawing of all."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="pl-PL")
    page.goto("about:blank")
    page.set_content(f'<html lang="pl"><style>{styles()}</style><body></body></html>')
    found: dict[str, dict[str, str]] = {name: {} for name in ACTIVITIES}
    for state in READ:
        shown = [one for program in ACTIVITIES.values() for one in states(program, (state,))]
        draw(page, [one.tree for one in shown])
        titles = {one.tree["title"]: one.identity for one in shown}
        for title, text in read_out(page, titles).items():
            found[titles[title]][state] = text
    page.close()
    return found


@pytest.mark.parametrize("identity", ACTIVITIES)
def test_a_screen_reader_is_told_what_was_read(heard, identity, update_golden):
    text = "\n\n".join(f"# {state}\n{heard[identity][state]}" for state in READ) + "\n"
    path = TREES / f"{identity}.txt"
    if update_golden:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text.splitlines() == path.read_text(encoding="utf-8").splitlines()


#: What a screen reader cannot speak of without a name.
CONTROLS = ("button", "checkbox", "radio ", "textbox", "combobox", "link", "listbox", "image")


@pytest.mark.parametrize("identity", ACTIVITIES)
def test_every_control_and_picture_has_a_name(heard, identity):
    lines = [line.strip() for text in heard[identity].values() for line in text.splitlines()]
    assert [line for line in lines if line.startswith(CONTROLS) and "“" not in line] == []
