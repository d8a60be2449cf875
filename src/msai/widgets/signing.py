"""Effects that only ask the browser: to speak, to sign, to lock; what it made comes as events."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msai.ui import Announce, Answered, Event, KeepLearner, Lock, Sign, Signed, Tick
from msai.widgets.bridge import Answer, Bridge
from msai.widgets.waiting import unless_answered


def asked(
    browser: Bridge, effect: Announce | Sign | Lock | KeepLearner, handle: Callable[[Event], None]
) -> None:
    """Ask the browser for an effect.

    Args:
        browser: Who does it.
        effect: What is wanted.
        handle: Takes the answer to `Sign` and `Lock` as an event.
    """
    if isinstance(effect, Announce):
        browser.announce(effect.text)
    if isinstance(effect, Lock):
        browser.lock(effect, unless_answered(_locked(effect.event, handle)))
    if isinstance(effect, Sign):
        event = effect.event

        def answered(value: Any, error: str | None) -> None:
            handle(Signed(event, value if error is None else error))

        browser.sign(effect.texts, effect.key, unless_answered(answered))


def _locked(event: str, handle: Callable[[Event], None]) -> Answer:
    def answered(value: Any, error: str | None) -> None:
        if error is None and isinstance(value, list):
            handle(Answered(event, content=value[0]))
        else:
            handle(Answered(event, error or value))

    return answered


def answers_of(event: Event | Tick) -> int:
    """Return how many inputs of the page an event answers: what nobody pressed answers none."""
    return int(not isinstance(event, Answered))
