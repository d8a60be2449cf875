"""The chapters of the draft: what each holds, where it comes from, when it is ready.

The points of art. 15 par. 1 of the act on revitalisation say where a chapter can be carried over
into a municipal revitalisation programme (GPR). The layout is the course's proposal.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from msai.base.asked import fields_asked
from msai.base.forms import validate
from msai.base.i18n import catalogue
from msai.planning.schedule import first, overloads
from msai.programme.asked import ASKED
from msai.programme.checks import ALL_CHECKS
from msai.programme.state import Programme

_, ngettext = catalogue("programme")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a chapter: heading (message id; empty: none) and the parts of the draft in it."""

    title: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter.

    Attributes:
        number: As in the document; ``Z`` for annexes.
        title: Heading (message id).
        exercises: Ids of the exercises it comes from.
        gpr: Point of art. 15 par. 1 it can be carried over to; empty: none.
        ready_when: When it is ready, in words (message id).
        ready: Whether it is, as far as a program can judge.
        work: Place in the order of work, 1 first.
        sections: What stands in it.
    """

    number: str
    title: str
    exercises: tuple[str, ...]
    gpr: str
    ready_when: str
    ready: Callable[[Programme], bool]
    work: int
    sections: tuple[Section, ...]

    @property
    def heading(self) -> str:
        """Number and title in the present language."""
        return f"{self.number}. {_(self.title)}"

    @property
    def readiness(self) -> str:
        """When the chapter is ready, in the present language."""
        return _(self.ready_when)


def _silent(*codes: str) -> Callable[[Programme], bool]:
    checks = [check for check in ALL_CHECKS if check.code in codes]
    return lambda programme: not any(list(check.look(programme)) for check in checks)


def _complete(programme: Programme, part: str) -> bool:
    cards, asked = getattr(programme, part), ASKED.get(part)
    return bool(cards) and not any(validate(card, fields_asked(card, asked)) for card in cards)


def _title_page(programme: Programme) -> bool:
    start = programme.start
    return bool(start.path and start.start and start.end and start.responsible)


def _summary(programme: Programme) -> bool:
    return programme.summary.outsider and _silent("S21", "S31")(programme)


def _mandate(programme: Programme) -> bool:
    return bool(programme.mandate.strategy_goal and programme.mandate.approves)


def _diagnosis(programme: Programme) -> bool:
    return _complete(programme, "conclusions") and _silent("S4")(programme)


def _budget(programme: Programme) -> bool:
    certain = all(source.certainty for source in programme.funding)
    return bool(programme.budget) and certain and _silent("S21")(programme)


def _measured(programme: Programme) -> bool:
    before = first(programme.tasks, "measure_before")
    starts = [action.start for action in programme.actions if action.start]
    return bool(programme.indicators and before and starts and before < min(starts))


def _hours(programme: Programme) -> bool:
    return bool(programme.staff) and not overloads(programme.tasks, programme.staff)


def _meeting(programme: Programme) -> bool:
    return first(programme.tasks, "preparation") is not None


CHAPTERS = (
    Chapter(
        number="0",
        title="Title page and card of the programme",
        exercises=("my-programme",),
        gpr="",
        ready_when="path, period and the person responsible are entered",
        ready=_title_page,
        work=1,
        sections=(Section(title="", parts=("start",)),),
    ),
    Chapter(
        number="1",
        title="Summary in plain words",
        exercises=("my-programme",),
        gpr="",
        ready_when="the numbers agree with the chapters; somebody from outside has read it",
        ready=_summary,
        work=13,
        sections=(),
    ),
    Chapter(
        number="2",
        title="Mandate and place of the programme",
        exercises=("my-programme",),
        gpr="2",
        ready_when="a goal of the strategy and the person who approves are named",
        ready=_mandate,
        work=2,
        sections=(Section(title="", parts=("mandate",)),),
    ),
    Chapter(
        number="3",
        title="Diagnosis",
        exercises=("direction-and-sphere", "table-errors", "delimit-area", "own-table",
                   "residents-voice"),
        gpr="1",
        ready_when="each conclusion has a number, a voice and a limit",
        ready=_diagnosis,
        work=3,
        sections=(
            Section(title="3.1. The area and why", parts=("area", "subareas", "ranking")),
            Section(title="3.2. Phenomena in numbers", parts=("phenomena", "tables")),
            Section(title="3.3. Assets and potentials", parts=("assets",)),
            Section(title="3.4. What residents say", parts=("voices",)),
            Section(title="3.5. How sure it is, what we do not know", parts=("area.certainty",)),
            Section(title="3.6. Conclusions", parts=("conclusions",)),
        ),
    ),
    Chapter(
        number="4",
        title="Vision and goals",
        exercises=("chain-of-change",),
        gpr="3, 4",
        ready_when="each goal says who, what differently, by when",
        ready=lambda programme: _complete(programme, "goals"),
        work=5,
        sections=(
            Section(title="", parts=("vision",)),
            Section(title="4.1. Problems and causes", parts=("issues",)),
            Section(title="4.2. Goals", parts=("goals",)),
            Section(title="4.3. Why it should work", parts=("chains",)),
        ),
    ),
    Chapter(
        number="5",
        title="Partnership and residents' part in it",
        exercises=("stakeholder-map", "partner-conversation"),
        gpr="8a",
        ready_when="each partner has a task, a person and a contribution",
        ready=lambda programme: _complete(programme, "partners"),
        work=4,
        sections=(
            Section(title="5.1. Partners and roles", parts=("partners",)),
            Section(title="5.2. Shared decisions", parts=("decisions", "participation")),
        ),
    ),
    Chapter(
        number="6",
        title="Actions",
        exercises=("chain-of-change", "action-plan"),
        gpr="5, 6",
        ready_when="the card can be pasted into the GPR without rewriting",
        ready=lambda programme: _complete(programme, "actions"),
        work=7,
        sections=(Section(title="6.1. Cards of actions", parts=("actions",)),),
    ),
    Chapter(
        number="7",
        title="Schedule and management",
        exercises=("action-plan",),
        gpr="8",
        ready_when="the hours fit into the posts",
        ready=_hours,
        work=8,
        sections=(
            Section(title="7.1. Tasks", parts=("tasks",)),
            Section(title="7.2. Milestones", parts=("milestones",)),
            Section(title="7.3. People's time", parts=("staff",)),
        ),
    ),
    Chapter(
        number="8",
        title="Budget and sources",
        exercises=("action-plan",),
        gpr="7",
        ready_when="the sum is right, each source says how certain it is",
        ready=_budget,
        work=9,
        sections=(
            Section(title="8.1. Costs", parts=("budget", "cost_comparison")),
            Section(title="8.2. Sources", parts=("funding",)),
        ),
    ),
    Chapter(
        number="9",
        title="Indicators, monitoring, evaluation",
        exercises=("indicator-card", "indicator-clinic", "did-it-work"),
        gpr="9",
        ready_when="the measurement before is dated earlier than the first action",
        ready=_measured,
        work=6,
        sections=(
            Section(title="9.1. Cards of indicators", parts=("indicators",)),
            Section(title="9.2. How the result comes back", parts=("feedback",)),
        ),
    ),
    Chapter(
        number="10",
        title="Risks and protection of people",
        exercises=("action-plan", "my-programme"),
        gpr="",
        ready_when="there is at least one risk for people and its owner",
        ready=_silent("S27"),
        work=10,
        sections=(
            Section(title="10.1. Register of risks", parts=("risks",)),
            Section(title="10.2. People and data", parts=("people_data",)),
        ),
    ),
    Chapter(
        number="11",
        title="What lasts",
        exercises=("my-programme",),
        gpr="",
        ready_when="each action says: it stays, it passes to …, it ends",
        ready=lambda programme: bool(programme.actions) and _silent("S29")(programme),
        work=11,
        sections=(Section(title="", parts=("afterwards",)),),
    ),
    Chapter(
        number="12",
        title="Communication and preparation of partners",
        exercises=("agenda-builder", "difficult-situation"),
        gpr="8a",
        ready_when="the first meeting has a date",
        ready=_meeting,
        work=12,
        sections=(Section(title="", parts=("messages",)),),
    ),
)  # fmt: skip
BY_NUMBER = {chapter.number: chapter for chapter in CHAPTERS}


def in_order_of_work() -> tuple[Chapter, ...]:
    """Return the chapters in the order in which one works on them."""
    return tuple(sorted(CHAPTERS, key=lambda chapter: chapter.work))
