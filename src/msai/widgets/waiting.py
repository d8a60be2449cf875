"""An answer of the browser that may never come: then it counts as a refusal."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from msai.widgets.bridge import Answer

#: Seconds; a phone that saves a large file answers within one or two.
PATIENCE = 15.0


def unless_answered(
    answer: Callable[[Any, str | None], None], patience: float = PATIENCE
) -> Answer:
    """Return an answer to wait for; after the patience it is called with ``unanswered``.

    A later answer is passed on as well: it is the truth. Without a running loop nobody waits.
    """
    timer: asyncio.TimerHandle | None = None
    with suppress(RuntimeError):
        timer = asyncio.get_running_loop().call_later(patience, answer, None, "unanswered")

    def answered(value: Any, error: str | None) -> None:
        if timer is not None:
            timer.cancel()
        answer(value, error)

    return answered
