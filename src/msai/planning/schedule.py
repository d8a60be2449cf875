"""Schedule: tasks, their order, and whether people have the hours for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from msai.base.forms import field

#: Hours of a full-time post in a month, rounded; two quarter-time posts have about 80.
HOURS_OF_FULL_TIME = 160
TASK_KINDS = {
    "measure_before": "Measurement before",
    "invitation": "Inviting participants",
    "work": "Work with people",
    "measure_after": "Measurement after",
    "measure_later": "Measurement some months later",
    "review": "Quarterly review with a decision",
    "agreement": "Agreement with a partner",
    "preparation": "Introductory meeting of partners",
    "budget_request": "Application to the municipality's budget",
    "needs_report": "Needs in the assessment of resources and the report for the council",
    "cooperation": "Entry in the programme of cooperation with organisations",
    "consultation": "Public consultation",
    "other": "Something else",
}


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody's time that the programme may really use."""

    name: str = field("Person or post", required=True, at_work=True)
    share: float | None = field(
        "Part of a full-time post",
        help="Only what is really free for the programme, for example 0,25.",
        kind="number",
        minimum=0,
        maximum=2,
        required=True,
    )

    @property
    def hours(self) -> float:
        """Hours a month."""
        return (self.share or 0) * HOURS_OF_FULL_TIME


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of work with a person, dates and hours."""

    name: str = field("Task", required=True)
    kind: str = field("Sort of task", kind="choice", options=TASK_KINDS, required=True)
    action: str = field("Action it belongs to", kind="reference", refers_to="actions")
    person: str = field("Who", kind="reference", refers_to="staff", required=True, at_work=True)
    partner: str = field("Partner who does it", kind="reference", refers_to="partners")
    start: date | None = field("Beginning", kind="date", required=True)
    end: date | None = field("End", kind="date", required=True)
    hours: float | None = field(
        "Hours a month", kind="number", minimum=0, maximum=2000, required=True
    )
    secured: str = field(
        "If it falls after the programme: who will do it and who pays",
        help="For example the measurement half a year later.",
    )


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day on which you can see that something is ready."""

    name: str = field("What is ready", required=True)
    day: date | None = field("By when", kind="date", required=True)
    proof: str = field("What shows it")


@dataclass(frozen=True, slots=True)
class Overload:
    """A month with more work than time; `person` is empty for the whole team."""

    person: str
    month: date
    needed: float
    available: float


def months_of(task: Task) -> Iterator[date]:
    """Yield the first days of the months a task lasts; none without dates in order."""
    if task.start is None or task.end is None or task.start > task.end:
        return
    month = task.start.replace(day=1)
    while month <= task.end:
        yield month
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)


def monthly_hours(tasks: Iterable[Task]) -> dict[str, dict[date, float]]:
    """Return hours needed by person and month; the key ``""`` is the whole team."""
    needed: dict[str, dict[date, float]] = defaultdict(lambda: defaultdict(float))
    for task in tasks:
        for month in months_of(task):
            needed[""][month] += task.hours or 0
            if task.person:
                needed[task.person][month] += task.hours or 0
    return {person: dict(months) for person, months in needed.items()}


def overloads(tasks: Sequence[Task], staff: Sequence[Staff]) -> list[Overload]:
    """Return the worst overloaded month of the team and of each person, the team first."""
    if not staff:
        return []
    available = {"": sum(person.hours for person in staff)}
    available |= {person.name: person.hours for person in staff}
    found: list[Overload] = []
    for person, months in monthly_hours(tasks).items():
        limit = available.get(person, 0.0)
        month, needed = max(months.items(), key=lambda pair: pair[1])
        if needed > limit:
            found.append(Overload(person, month, needed, limit))
    return sorted(found, key=lambda overload: overload.person)


def first(tasks: Iterable[Task], kind: str) -> date | None:
    """Return the earliest beginning of the tasks of a kind."""
    return min((t.start for t in tasks if t.kind == kind and t.start), default=None)
