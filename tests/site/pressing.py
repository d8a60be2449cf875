"""Pressing an element with a driver that only presses a place.

A driver looks up where an element is and presses there; what moves in between (a chart that is
being drawn, a note that appears above) is missed, or has left the window. So a press waits until
the element stands still, listens whether it arrived, and is done again when it did not.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from engines import Engine

#: The element a selector means: the first that is seen, else the first.
CHOOSE = """(selector) => {
  const found = [...document.querySelectorAll(selector)];
  return found.find((each) => each.checkVisibility()) ?? found[0];
}"""
_SETTLE = f"""async (selector) => {{
  const choose = {CHOOSE};
  let still = 0, before = "";
  for (let tried = 0; still < 5 && tried < 300; tried += 1) {{
    const it = choose(selector);
    if (it) {{
      it.scrollIntoView({{ block: "center", behavior: "instant" }});
      const {{ x, y, width, height }} = it.getBoundingClientRect();
      const now = [x, y, width, height].join();
      still = now === before ? still + 1 : 0;
      before = now;
    }}
    await new Promise((done) => setTimeout(done, 30));
  }}
}}"""
#: A press that arrived leaves its mark in the page; a page that is left has no mark at all.
_LISTEN = f"""(selector) => {{
  window.pressed = false;
  ({CHOOSE})(selector)
    .addEventListener("click", () => {{ window.pressed = true; }}, {{ capture: true, once: true }});
}}"""
_MISSED = """async () => {
  for (let tried = 0; window.pressed === false && tried < 10; tried += 1) {
    await new Promise((done) => setTimeout(done, 20));
  }
  return window.pressed === false;
}"""
_PRESSES = 5


class Beside(Exception):
    """A driver says that nothing stands where it was to press any more."""


def settle(engine: Engine, selector: str) -> None:
    """Bring an element to the middle of the window and wait until it stands still there."""
    engine.wait(selector)
    engine.evaluate(_SETTLE, selector)


def press(engine: Engine, selector: str, once: Callable[[], None]) -> None:
    """Press an element; ``once`` presses the place where it is now.

    Raises:
        AssertionError: No press arrived; something covers the element.
    """
    for _press in range(_PRESSES):
        settle(engine, selector)
        engine.evaluate(_LISTEN, selector)
        with contextlib.suppress(Beside):
            once()
            if not _went_beside(engine):
                return
    raise AssertionError(f"{engine.name}: {selector} was never hit")


def _went_beside(engine: Engine) -> bool:
    """Tell whether a press hit nothing; a page that is left on it cannot answer and was hit."""
    try:
        return bool(engine.evaluate(_MISSED))
    except AssertionError:
        return False
