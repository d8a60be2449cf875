"""The picture of an exercise is what the page draws of it: the vocabulary has one meaning.

Both drawings of every node with every value of every option, and of the first view of every
exercise, stand in one real browser each; what people see and what screen readers are told is
compared. Only one difference is meant: in a picture every control is switched off.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from drawn_nodes import EXAMPLES, alone, live_tree, static_drawing, undrawn, variants
from told import told

from msai.base.typography import glue
from msai.ui.html import rooted
from msai.widgets.assets import module_text, styles

sys.path.insert(0, str(Path(__file__).parents[1] / "fixtures" / "records"))
from make import programs

ROOT = "https://kurs.example/"
WIDTHS = (1280, 360)
PROGRAMS = [alone(n, node) for n, node in enumerate(v for e in EXAMPLES for v in variants(e))]
EVERYTHING = [*PROGRAMS, *programs()]

DRAW_LIVE = """async ([source, root, trees]) => {
  globalThis.msaiAssets = `${root}_static/live/`;
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const { default: { render } } = await import(url);
  const chart = { mount: () => ({ update() {}, destroy() {} }) };
  for (const tree of trees) {
    const el = document.body.appendChild(document.createElement("div"));
    const model = { get: () => tree, on() {}, off() {}, send() {} };
    render({ model, el, load: async () => ({ default: chart, ...chart }) });
  }
}"""
#: What can be seen and used; the text of a list of answers is the one that is chosen.
SEEN = """() => Object.fromEntries([...document.querySelectorAll(".msai-exercise")].map((root) => [
  root.dataset.exercise,
  {
    words: root.innerText.replace(/\\s+/g, " ").trim(),
    ids: [...root.querySelectorAll("[id]")].map(({ tagName, id }) => `${tagName} ${id}`),
    links: [...root.querySelectorAll("a")].map(({ innerText, href }) => `${innerText} → ${href}`),
    fields: [...root.querySelectorAll("input, textarea, select")].map((field) => [
      field.type, field.checked ?? null,
      field.selectedOptions?.[0]?.text ?? (/radio|box/.test(field.type) ? "" : field.value),
    ]),
    height: Math.round(root.getBoundingClientRect().height),
  },
]))"""
SWITCHED_OFF = """() => Object.fromEntries(
  [...document.querySelectorAll(".msai-exercise")].map((root) => [
    root.dataset.exercise,
    [...root.querySelectorAll("input, textarea, select, button")].map((field) => field.disabled),
  ])
)"""
SWITCH_ON = """(off) => {
  for (const root of document.querySelectorAll(".msai-exercise"))
    root.querySelectorAll("input, textarea, select, button").forEach((field, at) => {
      field.disabled = off[root.dataset.exercise][at];
    });
}"""


@pytest.fixture(scope="module")
def drawn(once, browser) -> dict[str, Any]:
    """What both pages show and say; drawn once in a run."""
    told: dict[str, Any] = once.value("two_drawings", lambda: _drawn(browser))
    return told


def _drawn(browser) -> dict[str, Any]:
    static = _page(browser)
    static.set_content(
        f"<style>{styles()}</style>" + rooted("".join(map(static_drawing, EVERYTHING)), ROOT)
    )
    live = _page(browser)
    live.set_content(f"<style>{styles()}</style>")
    module = module_text("exercise").decode("utf-8")
    live.evaluate(DRAW_LIVE, [module, ROOT, [live_tree(one) for one in EVERYTHING]])
    off = {"static": static.evaluate(SWITCHED_OFF), "live": live.evaluate(SWITCHED_OFF)}
    static.evaluate(SWITCH_ON, off["live"])
    taken = {"static": _taken(static), "live": _taken(live), "off": off}
    static.close()
    live.close()
    return taken


def _page(browser):
    page = browser.new_page(viewport={"width": WIDTHS[0], "height": 900}, locale="pl-PL")
    page.goto("about:blank")
    return page


def _taken(page) -> dict[str, Any]:
    looks = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        looks[str(width)] = page.evaluate(SEEN)
    return {"seen": looks, "told": told(page, {glue(one.title) for one in EVERYTHING})}


def test_every_node_and_every_option_is_drawn_here():
    assert undrawn() == set()


def _differences(drawn, pick) -> dict[str, tuple[Any, Any]]:
    pairs = {
        one.title: (pick(drawn["static"], one), pick(drawn["live"], one)) for one in EVERYTHING
    }
    return {title: pair for title, pair in pairs.items() if pair[0] != pair[1]}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("what", ["words", "ids", "links", "fields", "height"])
def test_the_picture_shows_what_the_page_draws(drawn, width, what):
    assert _differences(drawn, lambda side, one: side["seen"][str(width)][one.id][what]) == {}


def test_screen_readers_are_told_the_same(drawn):
    assert _differences(drawn, lambda side, one: side["told"][glue(one.title)]) == {}


def test_only_in_the_picture_every_control_is_switched_off(drawn):
    static, live = drawn["off"]["static"], drawn["off"]["live"]
    assert all(all(controls) for controls in static.values())
    assert not any(all(controls) for controls in live.values())
    assert {name: len(of) for name, of in static.items()} == {n: len(of) for n, of in live.items()}
