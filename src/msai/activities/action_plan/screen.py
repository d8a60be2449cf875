"""What exercise 8 shows: one section of the plan at a time, its sums and its checks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from typing import Any

from msai.activities.action_plan.findings import (
    SECTIONS,
    clarifications_of,
    findings_of,
    section_names,
)
from msai.activities.action_plan.tables import cost_tables, hours_table, risk_table
from msai.activities.common.clarifications import clarification_message
from msai.activities.common.desk import Desk, counted, example_note, sides, whole
from msai.activities.common.feedback import finding_messages
from msai.activities.common.stage import with_answer
from msai.base.charts_time import plan
from msai.base.form_values import date_text
from msai.base.forms import fields_of
from msai.base.i18n import catalogue
from msai.programme import Programme, example
from msai.ui import Button, Chart, Columns, Group, Items, Node, Status, Text

_, ngettext = catalogue("activities_change")


def view(state: Desk) -> Sequence[Node]:
    """Return the sections as buttons, the one that is shown, and the sum of the checks."""
    section = state.section if state.section in SECTIONS else "actions"
    programme = state.draft.programme
    return [
        *sides(state),
        _sections(programme, section),
        with_answer(
            [Group(section_names()[section], _section(state, section))],
            [Status(_summary(programme))],
            _("What the checks say"),
            _remarks(state, section),
        ),
    ]


def _sections(programme: Programme, section: str) -> Node:
    findings = findings_of(programme)
    buttons = []
    for name, label in section_names().items():
        open_ones = sum(finding.verdict != "ok" for finding in findings[name])
        text = _("{section} ({n} to repair)").format(section=label, n=open_ones)
        buttons.append(
            Button(f"section:{name}", text if open_ones else label, pressed=name == section)
        )
    return Columns(buttons)


def _summary(programme: Programme) -> str:
    findings = [finding for some in findings_of(programme).values() for finding in some]
    if not findings:
        return _("The plan is still empty. Begin with the card of one action.")
    return counted(findings)


def _section(state: Desk, section: str) -> list[Node]:
    programme = state.draft.programme
    lists = [node for part in SECTIONS[section] for node in _list(state, part)]
    return [*lists, *_pictures(programme, section)]


def _remarks(state: Desk, section: str) -> list[Node]:
    entries = clarifications_of(whole(state), section)
    return [
        *[clarification_message(entry) for entry in entries],
        *finding_messages(findings_of(state.draft.programme)[section]),
    ]


def _list(state: Desk, part: str) -> list[Node]:
    words = {
        "actions": _("Add an action"),
        "staff": _("Add a person or post"),
        "tasks": _("Add a task"),
        "milestones": _("Add a milestone"),
        "funding": _("Add a source of money"),
        "budget": _("Add a cost"),
        "risks": _("Add a risk"),
    }
    captions = {item.name: item.label for item in fields_of(Programme)}
    nodes = state.draft.list_nodes(part, words[part], state.around)
    return [Text(f"**{captions[part]}**"), *nodes]


def _pictures(programme: Programme, section: str) -> list[Node]:
    if section == "people":
        return [*_time_line(programme), *hours_table(programme)]
    if section == "money":
        return cost_tables(programme)
    return risk_table(programme) if section == "risks" else []


def _time_line(programme: Programme) -> list[Node]:
    tasks = [
        {
            "task": task.name,
            "said": f"{task.name}: {date_text(task.start)}–{date_text(task.end)}",
            "start": task.start.isoformat(),
            # A task of one day shall have a width.
            "end": (task.end + timedelta(days=1)).isoformat(),
        }
        for task in programme.tasks
        if task.start and task.end and task.start <= task.end
    ]
    days = [
        {
            "task": milestone.name,
            "said": f"{milestone.name}: {date_text(milestone.day)}",
            "day": milestone.day.isoformat(),
        }
        for milestone in programme.milestones
        if milestone.day
    ]
    if not tasks:
        return []
    data = {"tasks": tasks, "milestones": days}
    placed = [task for task in programme.tasks if task.start and task.end]
    title = _("Tasks from {first} to {last}").format(
        first=date_text(min(task.start for task in placed if task.start)),
        last=date_text(max(task.end for task in placed if task.end)),
    )
    return [Chart("time", _plan_spec(), data, _alt(programme), title=title)]


@cache
def _plan_spec() -> dict[str, Any]:
    return plan(task="task", start="start", end="end", milestone="day")


def _alt(programme: Programme) -> str:
    lasting = [
        f"{task.name}: {date_text(task.start)}–{date_text(task.end)}"
        for task in programme.tasks
        if task.start and task.end
    ]
    return _("Plan along time. {tasks}.").format(tasks="; ".join(lasting))


def solution(_state: Desk) -> Sequence[Node]:
    """Show a plan whose hours fit, with the reasons."""
    good = example()
    reasons = [
        _("Three half-time posts have 240 hours a month, and no month needs more."),
        _("The measurement before is finished before the first action begins."),
        _("Accessibility, measurement, supervision and a reserve have lines of their own."),
        _("Two risks are about people: a lost benefit and a branded estate."),
    ]
    return [example_note(), *_time_line(good), *hours_table(good), Items(reasons)]
