"""How three meetings go: each choice makes the next standing; promises come back.

A promise is settled at the following meeting, also where nobody mentions it. What others decide
cannot be kept by anything that one does oneself. Below `PATIENCE` a meeting is for mending only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from msai.meetings.kinds import EFFECTS, FOREIGN
from msai.meetings.story import Move, Story, repairs

LOWEST, HIGHEST = -3, 3
#: With less trust than this the other side only waits for mending.
PATIENCE = -1
KEPT, BROKEN, BROKEN_FOREIGN = 1, -1, -2
Step = Literal["move", "errand", "repair", "end"]


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised at a meeting; ``kept`` is None until it is settled."""

    meeting: int
    text: str
    kind: str
    kept: bool | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened: a move, an errand, a repair, or a promise that is settled.

    Attributes:
        meeting: From 0; a promise of the last one is settled at ``len(story.meetings)``.
        what: ``move``, ``errand``, ``repair`` or ``settled``.
        kind: Kind of the move; of a settled promise ``kept`` or ``broken``.
        text: What was said, done or promised.
        reaction: What followed at once.
        before, after: Trust before and after.
    """

    meeting: int
    what: Literal["move", "errand", "repair", "settled"]
    kind: str
    text: str
    reaction: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class StoryState:
    """Where the meetings stand: the meeting from 0, what is to be chosen, trust, memory."""

    story: Story
    meeting: int
    step: Step
    trust: int
    promises: tuple[Promise, ...] = ()
    happened: tuple[Happening, ...] = ()

    @property
    def broken(self) -> tuple[Promise, ...]:
        """The promises that turned out not to be kept."""
        return tuple(promise for promise in self.promises if promise.kept is False)


@dataclass(frozen=True, slots=True)
class OpenChoice:
    """What can be chosen now: a stable name and its words."""

    value: str
    text: str


def begin(story: Story) -> StoryState:
    """Return the first meeting of a story."""
    return StoryState(story, 0, "move", story.start)


def standing(story: Story, choices: Iterable[str]) -> StoryState:
    """Return where a story stands after choices.

    Raises:
        ValueError: A choice is none that can be taken there.
    """
    now = begin(story)
    for value in choices:
        now = take(now, value)
    return now


def open_choices(now: StoryState) -> tuple[OpenChoice, ...]:
    """Return what can be chosen, in the order of the bank; nothing at the end."""
    if now.step == "end":
        return ()
    if now.step == "repair":
        return tuple(OpenChoice(move.kind, move.text) for move in repairs())
    tasks = now.step == "errand"
    return tuple(
        OpenChoice(str(place), move.task if tasks else move.text)
        for place, move in enumerate(_moves(now))
    )


def take(now: StoryState, value: str) -> StoryState:
    """Return where it stands after one choice.

    Raises:
        ValueError: It is none of the open choices.
    """
    if value not in {choice.value for choice in open_choices(now)}:
        raise ValueError(f"{value!r} cannot be chosen here")
    if now.step == "move":
        return _moved(now, _moves(now)[int(value)])
    return _mended(now, value) if now.step == "repair" else _run(now, int(value))


def _moves(now: StoryState) -> Sequence[Move]:
    return now.story.meetings[now.meeting].moves


def _moved(now: StoryState, move: Move) -> StoryState:
    after = _changed(now, "move", move, EFFECTS[move.kind])
    if move.promise:
        given = Promise(now.meeting, move.promise, move.kind)
        after = replace(after, promises=(*after.promises, given))
    return replace(after, step="errand") if move.task else _arrived(after)


def _run(now: StoryState, place: int) -> StoryState:
    """Do one errand: it keeps a promise only where it is the one that was promised."""
    task = _moves(now)[place]
    promise = now.promises[-1]
    kept = task.promise == promise.text and promise.kind != FOREIGN
    done = replace(task, text=task.task, reaction="")
    after = _changed(now, "errand", done, 0)
    return _arrived(replace(after, promises=(*now.promises[:-1], replace(promise, kept=kept))))


def _arrived(now: StoryState) -> StoryState:
    """Come to the next meeting, or to the end: it begins with what was promised."""
    after = _settled(replace(now, meeting=now.meeting + 1))
    if after.meeting == len(now.story.meetings):
        return replace(after, step="end")
    broken = after.happened[-1].kind == "broken"
    return replace(after, step="repair" if broken or after.trust < PATIENCE else "move")


def _settled(now: StoryState) -> StoryState:
    promise = now.promises[-1] if now.promises else None
    if promise is None or promise.meeting != now.meeting - 1:
        return now
    if promise.kept is None:  # nothing one does keeps what others decide
        promise = replace(promise, kept=False)
        now = replace(now, promises=(*now.promises[:-1], promise))
    return _changed(now, "settled", Move(_verdict(promise), promise.text, ""), _worth(promise))


def _verdict(promise: Promise) -> str:
    return "kept" if promise.kept else "broken"


def _worth(promise: Promise) -> int:
    if promise.kept:
        return KEPT if EFFECTS[promise.kind] >= 0 else 0
    return BROKEN_FOREIGN if promise.kind == FOREIGN else BROKEN


def _mended(now: StoryState, kind: str) -> StoryState:
    """Mend, or not: at best trust is what it was before the promise was broken."""
    move = next(one for one in repairs() if one.kind == kind)
    last = now.happened[-1]
    most = last.before - now.trust if last.kind == "broken" else HIGHEST
    after = _changed(now, "repair", move, min(EFFECTS[kind], most))
    return _arrived(after) if after.trust < PATIENCE else replace(after, step="move")


def _changed(
    now: StoryState,
    what: Literal["move", "errand", "repair", "settled"],
    move: Move,
    by: int,
) -> StoryState:
    trust = max(LOWEST, min(HIGHEST, now.trust + by))
    entry = Happening(now.meeting, what, move.kind, move.text, move.reaction, now.trust, trust)
    return replace(now, trust=trust, happened=(*now.happened, entry))
