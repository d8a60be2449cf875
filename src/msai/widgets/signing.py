"""Effects that only ask the browser: to say something, or to sign; signatures come as events."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msai.ui import Announce, Event, KeepLearner, Sign, Signed, Tick
from msai.widgets.bridge import Bridge
from msai.widgets.waiting import unless_answered


def asked(
    browser: Bridge, effect: Announce | Sign | KeepLearner, handle: Callable[[Event], None]
) -> None:
    """Ask the browser for an effect.

    Args:
        browser: Who does it.
        effect: What is wanted.
        handle: Takes the answer to `Sign` as an event.
    """
    if isinstance(effect, Announce):
        browser.announce(effect.text)
    if isinstance(effect, Sign):
        event = effect.event

        def answered(value: Any, error: str | None) -> None:
            handle(Signed(event, value if error is None else error))

        browser.sign(effect.texts, effect.key, unless_answered(answered))


def answers_of(event: Event | Tick) -> int:
    """Return how many inputs of the page an event answers: what nobody pressed answers none."""
    return int(not isinstance(event, Signed))
