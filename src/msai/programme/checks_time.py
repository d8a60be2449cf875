"""Consistency checks of time: people's hours, order of the work, the municipality's calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msai.base.form_values import date_text
from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.base.stems import has_word
from msai.planning.schedule import first, monthly_hours, overloads
from msai.programme.consistency import Remark, check
from msai.programme.state import Programme

_, ngettext = catalogue("programme")

#: Days of public consultation (art. 6 of the act on revitalisation).
CONSULTATION = timedelta(days=35)
_OWN_MONEY = ("gmin", "budżet gmin", "budżet miast", "własne")


@check(
    "S18",
    title="People's hours: all tasks fit into the time they really have",
    chapters=("7",),
    degree="contradiction",
    why="Hours that nobody has are taken from people's evenings, or from the participants.",
    todo="Put something off, give it to a partner, or ask for more of a post.",
)
def hours_fit(programme: Programme) -> Iterator[Remark]:
    """Compare hours of tasks with parts of posts."""
    if not programme.staff:
        months = monthly_hours(programme.tasks).get("", {})
        if months and max(months.values()) > 0:
            text = _("The plan needs up to {needed} hours a month, and nobody's time is entered.")
            yield Remark("nobody", text.format(needed=number_text(max(months.values()), 0)))
    for overload in overloads(programme.tasks, programme.staff):
        values = {
            "available": number_text(overload.available, 0),
            "needed": number_text(overload.needed, 0),
            "month": f"{overload.month:%m.%Y}",
        }
        if overload.person:
            text = _(
                "“{person}” has about {available} hours a month. The plan needs {needed} ({month})."
            )
            yield Remark(overload.person, text.format(person=overload.person, **values))
        else:
            count = len(programme.staff)
            text = ngettext(
                "{count} person has about {available} hours a month. The plan needs {needed}"
                " ({month}).",
                "{count} persons have about {available} hours a month together. The plan needs"
                " {needed} ({month}).",
                count,
            )
            yield Remark("", text.format(count=count, **values))


@check(
    "S19",
    title="Order: measurement before → invitation → actions → measurement after, half a year later",
    chapters=("7", "9"),
    degree="contradiction",
    why="What was not measured before the start can never be measured again.",
    todo="Move the tasks, and secure the later measurement in an agreement with money.",
)
def order_makes_sense(programme: Programme) -> Iterator[Remark]:
    """Compare the dates of measurements, invitations and actions."""
    starts = [(action.start, action.name) for action in programme.actions if action.start]
    if not starts:
        return
    day, name = min(starts)
    before = first(programme.tasks, "measure_before")
    invited = first(programme.tasks, "invitation")
    if before is None:
        yield Remark("before", _("There is no measurement before the actions."), "missing")
    elif before >= day:
        text = _("The measurement before begins on {before}, “{name}” begins on {day}.")
        values = {"before": date_text(before), "name": name, "day": date_text(day)}
        yield Remark("before", text.format(**values))
    if invited is not None:
        yield from _invited(invited, before, day, name)
    yield from _measured_after(programme)
    yield from _measured_later(programme)


def _invited(invited: date, before: date | None, day: date, name: str) -> Iterator[Remark]:
    values = {"invited": date_text(invited), "name": name, "day": date_text(day)}
    if invited > day:
        text = _("Participants are invited from {invited}, “{name}” begins on {day}.")
        yield Remark("invitation", text.format(**values))
    elif before is not None and invited < before:
        text = _(
            "Participants are invited from {invited}, the measurement before begins on {before}."
            " What will you know of those who drop out at once?"
        )
        yield Remark("invited_first", text.format(before=date_text(before), **values), "question")


def _measured_after(programme: Programme) -> Iterator[Remark]:
    measured = [task for task in programme.tasks if task.kind == "measure_after"]
    if not measured:
        text = _("There is no measurement after the actions.")
        yield Remark("after", text, "missing")
    ends = [(action.end, action.name) for action in programme.actions if action.end]
    days = [task.end for task in measured if task.end]
    if ends and days and max(days) < max(ends)[0]:
        day, name = max(ends)
        text = _("The measurement after ends on {after}, “{name}” goes on until {day}.")
        values = {"after": date_text(max(days)), "name": name, "day": date_text(day)}
        yield Remark("after", text.format(**values))


def _measured_later(programme: Programme) -> Iterator[Remark]:
    if not any(task.kind == "measure_later" for task in programme.tasks):
        text = _("No measurement some months later is planned. How will you know that it lasts?")
        yield Remark("later", text, "missing")
    last = programme.start.end
    for task in programme.tasks:
        late = last and task.start and task.start > last
        if last and late and task.kind in ("measure_after", "measure_later") and not task.secured:
            text = _("“{name}” falls after the end of the programme ({last}). Who will do it?")
            yield Remark(task.name, text.format(name=task.name, last=date_text(last)))


@check(
    "S20",
    title="The municipality's calendar: resources by 30 April, budget by 15 November, cooperation"
    " by 30 November; in path B 35 days of consultation",
    chapters=("7", "8"),
    degree="question",
    why="What is not entered in time waits a year.",
    todo="Add the task with its date; ask in the treasurer's office for this year's calendar.",
)
def calendar_is_kept(programme: Programme) -> Iterator[Remark]:
    """Look for the tasks that the municipality's calendar needs before the first action."""
    start = min((action.start for action in programme.actions if action.start), default=None)
    if start is None:
        return
    yield from _late(
        programme,
        "budget_request",
        date(start.year - 1, 11, 15),
        needed=any(has_word(item.name, _OWN_MONEY) for item in programme.funding),
        text=_("It begins in {start}, and no application to the budget is planned by {deadline}."),
    )
    yield from _late(
        programme,
        "needs_report",
        date(start.year, 4, 30) if start.month > 4 else date(start.year - 1, 4, 30),
        needed=True,
        text=_("It begins in {start}, and its needs are not in the assessment due by {deadline}."),
    )
    yield from _late(
        programme,
        "cooperation",
        date(start.year - 1, 11, 30),
        needed=any(line.procedure == "tender_of_offers" for line in programme.budget),
        text=_("It begins in {start}, and a competition of offers needs an entry in the programme"
               " of cooperation by {deadline}."),
    )  # fmt: skip
    if programme.start.path == "B":
        yield from _consultation(programme)


def _late(
    programme: Programme, kind: str, deadline: date, *, needed: bool, text: str
) -> Iterator[Remark]:
    start = min(action.start for action in programme.actions if action.start)
    ends = [task.end for task in programme.tasks if task.kind == kind and task.end]
    if needed and not any(end <= deadline for end in ends):
        values = {"start": f"{start:%m.%Y}", "deadline": date_text(deadline)}
        yield Remark(kind, text.format(**values))


def _consultation(programme: Programme) -> Iterator[Remark]:
    lengths = [
        task.end - task.start
        for task in programme.tasks
        if task.kind == "consultation" and task.start and task.end
    ]
    if not any(length >= CONSULTATION for length in lengths):
        longest = max((length.days for length in lengths), default=0)
        text = _("Consultation takes {days} days in the plan; the act demands at least 35.")
        yield Remark("consultation", text.format(days=longest))
