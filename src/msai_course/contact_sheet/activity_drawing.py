"""Draws activities on a page by the page's own modules, without Python behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from msai.widgets.assets import module_text

if TYPE_CHECKING:
    from playwright.sync_api import Page

_DRAW = """async ([sources, trees, selector]) => {
  const load = async (name) => {
    const url = URL.createObjectURL(new Blob([sources[name]], { type: "text/javascript" }));
    const module = await import(url);
    return { ...module, ...module.default };
  };
  globalThis.msaiDrawn ??= { exercise: await load("exercise"), chart: await load("chart") };
  const { exercise, chart } = globalThis.msaiDrawn;
  const pending = [];
  const watched = { mount: (...given) => {
    const mounted = chart.mount(...given);
    pending.push(mounted);
    return mounted;
  } };
  const place = document.querySelector(selector);
  place.replaceChildren();
  for (const tree of trees) {
    const el = place.appendChild(document.createElement("div"));
    const get = (name) => name === "tree" ? tree : undefined;
    exercise.render({
      model: { get, on() {}, off() {}, send() {} }, el, load: async () => watched,
    });
  }
  const charts = place.querySelectorAll("[data-chart]").length;
  while (pending.length < charts) await new Promise(requestAnimationFrame);
  await Promise.all(pending);
  // A chart takes the width there is in the frame after it is drawn.
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
}"""


def draw(page: Page, trees: Iterable[Mapping[str, Any]], place: str = "body") -> None:
    """Put activities into a place of a page, instead of what is there, and wait for their charts.

    Args:
        page: Its policy must allow modules of a blob.
        trees: What the page would get of Python.
        place: Selector of one element.

    Raises:
        FileNotFoundError: The site has not been built yet.
    """
    sources = {name: module_text(name).decode("utf-8") for name in ("exercise", "chart")}
    page.evaluate(_DRAW, [sources, list(trees), place])
