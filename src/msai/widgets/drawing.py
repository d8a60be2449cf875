"""Charts of a file, drawn by the page before the file is made; it is made without them too."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeAlias

from msai.ui import Deliver, Draw
from msai.widgets.bridge import Bridge
from msai.widgets.waiting import unless_answered

#: Seconds; then the file is made without pictures of the page.
PATIENCE = 10.0
Make: TypeAlias = Callable[[], Deliver]


def drawn_first(browser: Bridge, draw: Draw, go_on: Callable[[Make], None]) -> None:
    """Ask the page for the pictures of a file and go on with them: once, whatever it answers.

    Args:
        browser: Who draws.
        draw: What is wanted.
        go_on: Takes what makes the file of the pictures there are, maybe none.
    """
    waiting, none = True, [None] * len(draw.specs)
    if not none:
        go_on(partial(draw.then, none))
        return

    def answered(value: Any, error: str | None) -> None:
        nonlocal waiting
        if waiting:
            waiting = False
            go_on(partial(draw.then, value if error is None and isinstance(value, list) else none))

    browser.draw(draw.specs, unless_answered(answered, PATIENCE))
