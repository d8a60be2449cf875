"""Effects that only ask the browser: to say, sign or keep something, or to come back soon."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any

from msai.ui import Announce, Event, GoOn, Keep, KeepLearner, Program, Sign, Signed, Tick, Unasked
from msai.widgets.bridge import Answer, Bridge
from msai.widgets.frame import FrameState
from msai.widgets.waiting import unless_answered

Handle = Callable[[Event], None]


def asked(
    browser: Bridge,
    effect: Announce | Sign | KeepLearner | GoOn | Keep,
    program: str,
    handle: Handle,
    saved: Answer,
) -> None:
    """Ask the browser for an effect.

    Args:
        browser: Who does it.
        effect: What is wanted.
        program: Name under which its records are kept.
        handle: Takes the answers to `Sign` and `GoOn` as events.
        saved: Takes what hinders records from being kept.
    """
    if isinstance(effect, Announce):
        browser.announce(effect.text)
    elif isinstance(effect, GoOn):
        # Whatever the learner did meanwhile is answered first: messages come between two calls.
        asyncio.get_running_loop().call_later(0, handle, Unasked(effect.event))
    elif isinstance(effect, Keep):
        browser.keep(program, effect.records, partial(_kept, saved))
    elif isinstance(effect, Sign):
        event = effect.event

        def answered(value: Any, error: str | None) -> None:
            handle(Signed(event, value if error is None else error))

        browser.sign(effect.texts, effect.key, unless_answered(answered))


def _kept(saved: Answer, value: Any, error: str | None) -> None:
    if error is not None:
        saved(value, error)


def recall(browser: Bridge, program: Program[Any], handle: Handle) -> None:
    """Ask for the records of a program that has any; they come as an event."""
    if program.recall:
        browser.recall(program.id, partial(_recalled, program.recall, handle))


def forgotten(browser: Bridge, program: Program[Any], removed: Answer) -> None:
    """Have the state of a program and its records removed."""
    if program.recall:
        browser.forget(program.id, removed)
    browser.remove(program.id, removed)


def _recalled(event: str, handle: Handle, records: Any, error: str | None) -> None:
    # A browser that keeps nothing has nothing to bring back; saving tells the learner so.
    if error is None and records:
        handle(Unasked(event, records))


def around(event: Event | Tick, frame: FrameState) -> tuple[FrameState, int]:
    """Return what stands around an exercise after an event, and how many inputs it answers.

    What nobody pressed answers none; long work takes no hint and no question away.
    """
    working = type(event) is Unasked
    return frame if working else frame.quiet(), int(not isinstance(event, Unasked))
