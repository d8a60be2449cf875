"""Consistency checks of people, time and money, and of the summary against the chapters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msai.form_values import date_text, number_text
from msai.forms import field_of
from msai.i18n import catalogue
from msai.planning.budget import BudgetLine, forgotten, total
from msai.planning.schedule import first, monthly_hours, overloads
from msai.programme.consistency import Remark, check
from msai.programme.state import Programme
from msai.programme.summary import amounts_in, people_in, years_in
from msai.stems import has_word

_, ngettext = catalogue("programme")

#: More than this part of a group seldom comes forward; the course's own rule of thumb.
WILLING = 0.5
#: Days of public consultation (art. 6 of the act on revitalisation).
CONSULTATION = timedelta(days=35)
_OWN_MONEY = ("gmin", "budżet gmin", "budżet miast", "własne")


@check(
    "S10",
    title="No more planned participants than such people in the area; a sensible part of them",
    chapters=("3", "6"),
    paths="ABC",
    degree="contradiction",
    why="Places left empty are filled with those who need it least.",
    todo="Lower the number, widen the group, or say where the others will come from.",
)
def participants_exist(programme: Programme) -> Iterator[Remark]:
    """Compare each action, and all actions of a group, with the number in the diagnosis."""
    present = {item.name: item.numerator for item in programme.phenomena}
    planned: dict[str, int] = {}
    for action in programme.actions:
        there = present.get(action.group)
        if there is None or not action.people:
            continue
        planned[action.group] = planned.get(action.group, 0) + action.people
        if action.people > there:
            text = _(
                "In the area there are {there} persons (“{group}”), in the plan “{name}” has"
                " {planned}. Where will the rest come from?"
            )
            values = {"there": there, "group": action.group, "planned": action.people}
            yield Remark(action.name, text.format(name=action.name, **values))
    for group, people in planned.items():
        yield from _willing(group, people, present[group] or 0, programme)


def _willing(group: str, people: int, there: int, programme: Programme) -> Iterator[Remark]:
    largest = max(action.people or 0 for action in programme.actions if action.group == group)
    if largest <= there and people > WILLING * there:
        text = _(
            "The plan counts on {planned} of {there} persons (“{group}”). Usually fewer come"
            " forward. How do you know that so many want to?"
        )
        values = {"planned": people, "there": there, "group": group}
        yield Remark(f"willing:{group}", text.format(**values), "question")


@check(
    "S18",
    title="People's hours: all tasks fit into the time they really have",
    chapters=("7",),
    paths="ABC",
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
    paths="ABC",
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
    if invited is not None and invited > day:
        text = _("Participants are invited from {invited}, “{name}” begins on {day}.")
        values = {"invited": date_text(invited), "name": name, "day": date_text(day)}
        yield Remark("invitation", text.format(**values))
    yield from _measured_later(programme)


def _measured_later(programme: Programme) -> Iterator[Remark]:
    later = [task for task in programme.tasks if task.kind == "measure_later"]
    if not later:
        text = _("No measurement some months later is planned. How will you know that it lasts?")
        yield Remark("later", text, "missing")
    last = programme.start.end
    for task in later:
        if last and task.start and task.start > last and not task.secured:
            text = _("“{name}” falls after the end of the programme ({last}). Who will do it?")
            yield Remark(task.name, text.format(name=task.name, last=date_text(last)))


@check(
    "S20",
    title="The municipality's calendar: resources by 30 April, budget by 15 November, cooperation"
    " by 30 November; in path B 35 days of consultation",
    chapters=("7", "8"),
    paths="ABC",
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


@check(
    "S21",
    title="Budget: parts add up; a cost or “no cost, because …”; nothing needed stands at zero",
    chapters=("8",),
    paths="ABC",
    degree="contradiction",
    why="One wrong sum and nobody will believe the other numbers.",
    todo="Correct the table; measurement, accessibility, supervision and a reserve cost something.",
)
def budget_adds_up(programme: Programme) -> Iterator[Remark]:
    """Compare the table with the summary and with the sources of money."""
    if not programme.budget:
        return
    cost = total(programme.budget)
    amounts = amounts_in(programme.summary.text)
    if amounts and cost not in amounts:
        text = _("The table gives {table} PLN, the summary speaks of {summary} PLN.")
        yield Remark("summary", text.format(table=_zl(cost), summary=_zl(amounts[0])))
    sources = sum(item.amount or 0 for item in programme.funding)
    if sources and sources < cost:
        text = _("The sources give {sources} PLN, the costs are {cost} PLN.")
        yield Remark("sources", text.format(sources=_zl(sources), cost=_zl(cost)))
    for line in programme.budget:
        if line.cost == 0 and not line.free_because:
            text = _("“{name}” has neither a cost nor “no cost, because …”.")
            yield Remark(f"line:{line.name}", text.format(name=line.name))
    labels = {o.value: o.label for o in field_of(BudgetLine, "category").options}
    for category in forgotten(programme.budget):
        text = _("“{category}” stands at zero.").format(category=labels[category])
        yield Remark(f"zero:{category}", text)


def _zl(amount: float) -> str:
    return number_text(amount, 2)


@check(
    "S31",
    title="Numbers of the summary are those of the chapters; one name of the area, one period",
    chapters=("1", "*"),
    paths="ABC",
    degree="contradiction",
    why="The summary is what councillors read. It must not promise something else.",
    todo="Delete your version of the summary to have it written anew, or correct the numbers.",
)
def summary_agrees(programme: Programme) -> Iterator[Remark]:
    """Compare a summary that was corrected by hand with the chapters."""
    text, start = programme.summary.text, programme.start
    if not text:
        return
    known = _people_known(programme)
    wrong = [number for number in people_in(text) if number not in known]
    if programme.people and wrong:
        message = _("The summary: {summary} persons. Chapter 6: {chapter}.")
        yield Remark("people", message.format(summary=wrong[0], chapter=programme.people))
    if start.area_name and start.area_name.casefold() not in text.casefold():
        message = _("The summary does not use the name of the area: “{name}”.")
        yield Remark("area", message.format(name=start.area_name))
    if start.start and start.end:
        strange = [y for y in years_in(text) if not start.start.year - 5 <= y <= start.end.year + 1]
        if strange:
            message = _("The summary speaks of {year}, the programme lasts {start}–{end}.")
            values = {"year": strange[0], "start": start.start.year, "end": start.end.year}
            yield Remark("period", message.format(**values))


def _people_known(programme: Programme) -> set[float | None]:
    """Numbers of people that stand somewhere in the chapters."""
    known: set[float | None] = {programme.people, programme.area.municipality_population}
    known |= {action.people for action in programme.actions}
    known |= {item.numerator for item in programme.phenomena}
    known |= {item.denominator for item in programme.phenomena}
    known |= {item.population for item in programme.subareas}
    known |= {card.baseline_value for card in programme.indicators}
    return known | {card.target_value for card in programme.indicators}
