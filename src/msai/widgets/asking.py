"""Effects that only ask the browser: to say, sign, lock, fetch, pack, keep, or come back soon."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any, TypeAlias

from msai.ui import (
    Announce,
    Answered,
    Event,
    Fetch,
    Fetched,
    GoOn,
    Keep,
    KeepLearner,
    Lock,
    Pack,
    Packed,
    Program,
    Shrink,
    Sign,
    Signed,
    Sketch,
    Tick,
    Unasked,
)
from msai.widgets.bridge import Answer, Bridge
from msai.widgets.frame import FrameState
from msai.widgets.waiting import unless_answered

#: Seconds for some files of the site on a slow line.
_LONG = 120.0
Handle: TypeAlias = Callable[[Event], None]


def asked(
    browser: Bridge,
    effect: Announce | Sign | Lock | KeepLearner | Fetch | Pack | Sketch | Shrink | GoOn | Keep,
    program: str,
    handle: Handle,
    saved: Answer,
) -> None:
    """Ask the browser for an effect.

    Args:
        browser: Who does it.
        effect: What is wanted.
        program: Name under which its records are kept.
        handle: Takes the answer as an event.
        saved: Takes what hinders records from being kept.
    """
    if isinstance(effect, Announce):
        browser.announce(effect.text)
    elif isinstance(effect, GoOn):
        _soon(partial(handle, Unasked(effect.event)))
    elif isinstance(effect, Keep):
        browser.keep(program, effect.records, partial(_kept, saved))
    elif not isinstance(effect, KeepLearner):
        _answering(browser, effect, handle)


def _soon(act: Callable[[], None]) -> None:
    """Act once what the learner did meanwhile was answered; without a running loop, at once."""
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        act()
    else:
        loop.call_later(0, act)


def _answering(
    browser: Bridge, effect: Sign | Lock | Fetch | Pack | Sketch | Shrink, handle: Handle
) -> None:
    """Ask for what the browser answers with an event."""
    if isinstance(effect, Sign):
        answer = unless_answered(_told(effect.event, Signed, handle))
        browser.sign(effect.texts, effect.key, answer)
    elif isinstance(effect, Lock):
        browser.lock(effect, unless_answered(_brought(effect.event, handle)))
    elif isinstance(effect, Shrink):
        browser.shrink(effect, unless_answered(_brought(effect.event, handle)))
    elif isinstance(effect, Fetch):
        answer = unless_answered(_told(effect.event, Fetched, handle), _LONG)
        browser.fetch(effect.names, answer)
    elif isinstance(effect, Sketch):
        answer = unless_answered(_told(effect.event, Fetched, handle))
        browser.sketch(effect.specs, answer)
    else:
        answer = unless_answered(_told(effect.event, Packed, handle), _LONG)
        browser.pack(effect, answer)


def _told(event: str, kind: type[Answered], handle: Handle) -> Answer:
    def answered(value: Any, error: str | None) -> None:
        handle(kind(event, value if error is None else error))

    return answered


def _brought(event: str, handle: Handle) -> Answer:
    def answered(value: Any, error: str | None) -> None:
        if error is None and isinstance(value, list):
            handle(Answered(event, content=value[0]))
        else:
            handle(Answered(event, error or value))

    return answered


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
