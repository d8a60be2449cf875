"""Consistency checks of participants and money, and of the summary against the chapters."""

from __future__ import annotations

from collections.abc import Iterator

from msai.base.forms import field_of
from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.planning.budget import BudgetLine, forgotten, total
from msai.programme.consistency import Remark, check
from msai.programme.state import Programme
from msai.programme.summary import amounts_in, people_in, years_in

_, ngettext = catalogue("programme")

#: More than this part of a group seldom comes forward; the course's own rule of thumb.
WILLING = 0.5


@check(
    "S10",
    title="No more planned participants than such people in the area; a sensible part of them",
    chapters=("3", "6"),
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
    "S21",
    title="Budget: parts add up; a cost or “no cost, because …”; nothing needed stands at zero",
    chapters=("8",),
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
