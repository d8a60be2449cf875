"""What the test keeps: whose code, which form comes first, and up to three sittings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from random import SystemRandom
from typing import Any, Literal

from msai.activities.common.feedback import text_value
from msai.assignments.codes import normalise
from msai.assignments.outcomes import LearningOutcome
from msai.base.from_data import from_data, to_data
from msai.outcomes.items import Form, OutcomeItem, asked_outcomes, has_task
from msai.outcomes.sitting import (
    OCCASIONS,
    REPAIRED,
    Sitting,
    due,
    first_form,
    next_form,
)
from msai.ui import Event

#: Steps of a sitting of the whole course, the first one not counted: outcomes, then the task.
MOST_STEPS = len(LearningOutcome)
LONGEST_CODE, LONGEST_FIELD = 80, 600


@dataclass(frozen=True)
class OutcomesTest:
    """The test of one person.

    Attributes:
        code: Code of the trainer's list, as typed; it decides the first form.
        short: Whether the next sitting asks six questions instead of twelve.
        first: Form of the first sitting; empty: not begun.
        drawn: Sign drawn by chance, which stands for a missing code.
        sittings: In the order of time; the last one may be going on.
        at: Step of the sitting that goes on.
    """

    code: str = ""
    short: bool = False
    first: Literal["", "a", "b"] = ""
    drawn: str = ""
    sittings: tuple[Sitting, ...] = ()
    at: int = 0

    @property
    def going_on(self) -> Sitting | None:
        """The sitting that has not ended."""
        return self.sittings[-1] if self.sittings and not self.sittings[-1].ended else None

    @property
    def done(self) -> tuple[Sitting, ...]:
        """The sittings that have ended."""
        return tuple(one for one in self.sittings if one.ended)

    @property
    def key(self) -> str:
        """What tells this person's file from others."""
        return normalise(self.code) or self.drawn


def today() -> date:
    """Return the day where the learner is."""
    return date.today()


def now() -> datetime:
    """Return the minute where the learner is."""
    return datetime.now().replace(second=0, microsecond=0)


def initial() -> OutcomesTest:
    """Return a test that nobody has begun."""
    return OutcomesTest()


def may_begin(state: OutcomesTest) -> bool:
    """Tell whether a sitting can begin now: the third one only after its day has come."""
    if state.going_on or len(state.sittings) >= len(OCCASIONS):
        return False
    day = due(state.sittings)
    return day is None or today() >= day


def last_step() -> int:
    """Return the step with which a sitting ends: the task, or the last outcome."""
    return max(0, len(asked_outcomes()) + has_task() - 1)


def step_of(state: OutcomesTest) -> LearningOutcome | None:
    """Return the outcome that the present step asks for; None: it is the task."""
    asked = asked_outcomes()
    return asked[state.at] if state.at < len(asked) else None


def questions(state: OutcomesTest) -> tuple[OutcomeItem, ...]:
    """Return the questions of the present step."""
    sitting, outcome = state.going_on, step_of(state)
    if sitting is None:
        return ()
    return tuple(item for item in sitting.items if item.outcome is outcome)


def update(state: OutcomesTest, event: Event) -> OutcomesTest:
    """Take one answer, or one of the buttons."""
    if event.id == "code" and not state.sittings:
        return replace(state, code=text_value(event.value, LONGEST_CODE))
    if event.id == "short" and not state.sittings:
        return replace(state, short=bool(event.value))
    if event.id == "begin":
        return _begun(state) if may_begin(state) else state
    sitting = state.going_on
    if sitting is None:
        return state
    if event.id in ("next", "back"):
        return _opened(replace(state, at=min(last_step(), max(0, state.at + _STEPS[event.id]))))
    if event.id == "finish":
        return _with(replace(state, at=0), replace(_timed(sitting), ended=today().isoformat()))
    return _answered(state, sitting, event)


_STEPS = {"next": 1, "back": -1}


def _begun(state: OutcomesTest) -> OutcomesTest:
    chance = SystemRandom()
    drawn_form: Form = "a" if chance.random() < 0.5 else "b"
    first: Form = state.first or first_form(state.code) or drawn_form
    sitting = Sitting(
        OCCASIONS[len(state.sittings)],
        next_form(state.sittings, first),
        state.short,
        chance.randrange(10**6),
        today().isoformat(),
    )
    drawn = state.drawn or f"{chance.getrandbits(40):010x}"
    return replace(state, first=first, drawn=drawn, sittings=(*state.sittings, sitting), at=0)


def _opened(state: OutcomesTest) -> OutcomesTest:
    """Note when the task was first opened."""
    sitting = state.going_on
    if sitting is None or step_of(state) is not None or sitting.opened:
        return state
    return _with(state, replace(sitting, opened=now().isoformat()))


def _timed(sitting: Sitting) -> Sitting:
    if not sitting.opened:
        return sitting
    taken = now() - datetime.fromisoformat(sitting.opened)
    return replace(sitting, minutes=max(0, round(taken.total_seconds() / 60)))


def _answered(state: OutcomesTest, sitting: Sitting, event: Event) -> OutcomesTest:
    what, _colon, place = event.id.partition(":")
    if what == "card" and place in REPAIRED and step_of(state) is None:
        text = text_value(event.value, LONGEST_FIELD)
        return _with(state, replace(sitting, repaired={**sitting.repaired, place: text}))
    item = next((one for one in questions(state) if one.id == what), None)
    if item is None:
        return state
    answer = event.value
    if place:
        given = sitting.answers.get(what)
        before = given if isinstance(given, Mapping) else {}
        answer = {**before, place: text_value(event.value, 3)}
    elif isinstance(answer, (list, tuple)):
        answer = [text_value(one, 3) for one in answer]
    elif isinstance(answer, str):
        answer = answer[:40]
    return _with(state, replace(sitting, answers={**sitting.answers, what: answer}))


def _with(state: OutcomesTest, sitting: Sitting) -> OutcomesTest:
    return replace(state, sittings=(*state.sittings[:-1], sitting))


#: The record holds the state as it is.
encode = to_data


def decode(record: Mapping[str, Any]) -> OutcomesTest:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of the test.
    """
    saved = from_data(OutcomesTest, record, whole=True)
    if len(saved.sittings) > len(OCCASIONS) or not 0 <= saved.at <= MOST_STEPS:
        raise ValueError("no such sitting")
    for one in saved.sittings:
        date.fromisoformat(one.began)
        date.fromisoformat(one.ended or one.began)
    # The edition may ask for less since.
    return replace(saved, at=min(saved.at, last_step()))


def greet(state: OutcomesTest, record: Mapping[str, Any]) -> OutcomesTest:
    """Put in the code that the browser knows, as long as nothing was begun."""
    code = str(record.get("code", ""))
    return state if state.code or state.sittings else replace(state, code=code)
