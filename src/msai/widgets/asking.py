"""Effects that only ask the browser: to say, sign, lock, fetch, pack; answers come as events."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from msai.ui import (
    Announce,
    Answered,
    Event,
    Fetch,
    Fetched,
    KeepLearner,
    Lock,
    Pack,
    Packed,
    Sign,
    Signed,
    Sketch,
    Tick,
)
from msai.widgets.bridge import Answer, Bridge
from msai.widgets.waiting import unless_answered

#: Seconds for some files of the site on a slow line.
_LONG = 120.0
Handle: TypeAlias = Callable[[Event], None]


def asked(
    browser: Bridge,
    effect: Announce | Sign | Lock | KeepLearner | Fetch | Pack | Sketch,
    handle: Handle,
) -> None:
    """Ask the browser for an effect.

    Args:
        browser: Who does it.
        effect: What is wanted.
        handle: Takes the answer as an event.
    """
    if isinstance(effect, Announce):
        browser.announce(effect.text)
    elif isinstance(effect, Sign):
        answer = unless_answered(_told(effect.event, Signed, handle))
        browser.sign(effect.texts, effect.key, answer)
    elif isinstance(effect, Lock):
        browser.lock(effect, unless_answered(_locked(effect.event, handle)))
    elif isinstance(effect, Fetch):
        answer = unless_answered(_told(effect.event, Fetched, handle), _LONG)
        browser.fetch(effect.names, answer)
    elif isinstance(effect, Sketch):
        answer = unless_answered(_told(effect.event, Fetched, handle))
        browser.sketch(effect.specs, answer)
    elif isinstance(effect, Pack):
        answer = unless_answered(_told(effect.event, Packed, handle), _LONG)
        browser.pack(effect, answer)


def _told(event: str, kind: type[Answered], handle: Handle) -> Answer:
    def answered(value: Any, error: str | None) -> None:
        handle(kind(event, value if error is None else error))

    return answered


def _locked(event: str, handle: Handle) -> Answer:
    def answered(value: Any, error: str | None) -> None:
        if error is None and isinstance(value, list):
            handle(Answered(event, content=value[0]))
        else:
            handle(Answered(event, error or value))

    return answered


def answers_of(event: Event | Tick) -> int:
    """Return how many inputs of the page an event answers: what nobody pressed answers none."""
    return int(not isinstance(event, Answered))
