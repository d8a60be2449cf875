"""What exercise 12 shows: the frame, the parts, the course of the meeting, what does not hold."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from msai import training, ui
from msai.activities.agenda_builder.course import timetable_rows
from msai.activities.agenda_builder.state import Meeting
from msai.activities.common.feedback import finding_messages
from msai.activities.common.stage import with_answer
from msai.base.charts import day_course
from msai.base.findings import to_repair
from msai.base.i18n import catalogue
from msai.ui.cards import CardList, card_nodes

_, ngettext = catalogue("activities_people")


def view(state: Meeting) -> Sequence[ui.Node]:
    """Return the steps of the exercise."""
    frame, blocks = state.frame, state.blocks.cards
    given = card_nodes(frame, "given:", problem=state.problem)
    return [
        ui.Chip(_("Made-up data: the meeting on Tuesday. Put in your own.")),
        with_answer(
            [
                ui.Group(_("1. What is given"), given, fieldset=True),
                ui.Group(_("2. Parts of the meeting"), _parts(state)),
            ],
            [ui.Status(summary(frame, blocks))],
            _("3. Does it hold?"),
            _verdict(frame, blocks),
        ),
        ui.Details(_("Materials to prepare"), _materials(blocks)),
        ui.Details(_("Methods: how they go, what to watch"), _methods(blocks)),
        ui.Details(_("How you will know whether it gave anything"), _evaluation(state)),
        ui.Text(_("The scenario goes to annex Z8 of your programme."), small=True),
    ]


def _parts(state: Meeting) -> list[ui.Node]:
    people = state.frame.people or 0
    names = [way.name for way in training.methods() if not people or way.fits(people)]
    return [
        ui.Columns(
            [
                ui.Button("propose", _("Propose an agenda for this time and group"), "primary"),
                ui.Button("clear", _("Remove all parts"), "quiet"),
            ]
        ),
        *_timetable(state.frame, state.blocks.cards),
        *state.blocks.view(_("Add a part"), {"methods": names}),
        *_moving(state.blocks),
    ]


def _moving(blocks: CardList[training.Block]) -> list[ui.Node]:
    if not 0 <= blocks.open < len(blocks.cards):
        return []
    last = len(blocks.cards) - 1
    return [
        ui.Columns(
            [
                ui.Button("move:up", _("Move this part earlier"), disabled=blocks.open == 0),
                ui.Button("move:down", _("Move this part later"), disabled=blocks.open == last),
            ]
        )
    ]


def _timetable(frame: training.Frame, blocks: Sequence[training.Block]) -> list[ui.Node]:
    columns = [_("Time"), _("What happens"), _("Method"), _("Minutes")]
    rows = [list(row) for row in timetable_rows(frame, blocks)]
    return [ui.Table(_("Course of the meeting"), columns, rows, numeric=(3,))] if rows else []


def summary(frame: training.Frame, blocks: Sequence[training.Block]) -> str:
    """Return the sentence that sums up the agenda."""
    problems = sum(f.verdict == "problem" for f in training.check_agenda(frame, blocks))
    verdict = (
        ngettext("{n} thing to correct.", "{n} things to correct.", problems).format(n=problems)
        if problems
        else _("Nothing has to be corrected.")
    )
    text = _("{planned} of {given} minutes planned; stages of learning: {stages} of 4. {verdict}")
    return text.format(
        planned=training.total(blocks),
        given=frame.minutes or "?",
        stages=len(training.kolb_covered(blocks)),
        verdict=verdict,
    )


def _verdict(frame: training.Frame, blocks: Sequence[training.Block]) -> list[ui.Node]:
    findings = training.check_agenda(frame, blocks)
    bad = to_repair(findings)
    return [*_course(blocks), *finding_messages(bad or findings)]


def _course(blocks: Sequence[training.Block]) -> list[ui.Node]:
    rows = course_rows(blocks)
    if not rows:
        return []
    listening = sum(row["end"] - row["start"] for row in rows if row["level"] == _level(0))
    alt = _("What people do minute by minute: {listening} of {all} minutes they only listen.")
    text = alt.format(listening=listening, all=training.total(blocks))
    return [ui.Chart("course", _spec(), {"rows": rows}, text, title=text)]


def course_rows(blocks: Sequence[training.Block]) -> list[dict[str, Any]]:
    """Return the bars of the chart; a part without a method leaves a gap."""
    return [
        {"start": slot.start, "end": slot.end, "level": level, "said": _said(slot, level)}
        for slot in training.slots(blocks)
        if slot.end > slot.start and (level := _doing(slot))
    ]


def _said(slot: training.Slot, level: str) -> str:
    text = _("{name}: minutes {start}–{end}, {level}")
    return text.format(name=slot.block.name, start=slot.start, end=slot.end, level=level)


def _doing(slot: training.Slot) -> str:
    if slot.block.is_rest:
        return _("they rest")
    return training.effort_label(slot.effort) if slot.effort else ""


def _level(at: int) -> str:
    return training.effort_label(training.EFFORTS[at])


@cache
def _spec() -> dict[str, Any]:
    levels = [
        *(training.effort_label(effort) for effort in reversed(training.EFFORTS)),
        _("they rest"),
    ]
    return day_course(x_title=_("minutes from the beginning"), levels=levels)


def _materials(blocks: Sequence[training.Block]) -> list[ui.Node]:
    lines = [f"{name}: {what}" for name, what in training.materials(blocks)]
    return [ui.Items(lines)] if lines else [ui.Text(_("Choose methods first."))]


def _methods(blocks: Sequence[training.Block]) -> list[ui.Node]:
    used = dict.fromkeys(block.way for block in blocks if block.way)
    cycle = _("Cycle of learning: {stages}.").format(stages=" → ".join(training.KOLB))
    return [ui.Text(cycle), *(_method(way) for way in used if way)]


def _method(way: training.Method) -> ui.Node:
    text = _("{goal}. Course: {course}. Watch out: {risk}. Online: {online}.")
    said = text.format(goal=way.goal, course=way.course, risk=way.risk, online=way.online)
    return ui.Text(f"**{way.name}** – {said}")


def _evaluation(state: Meeting) -> list[ui.Node]:
    options = [
        ui.Option(
            question.code,
            f"{training.level_label(question.level)} {question.text} ({question.moment})",
        )
        for question in training.questions(state.frame.outcome)
    ]
    return [
        ui.Checks("asked", _("Which questions will you ask?"), options, state.asked),
        *finding_messages(training.check_evaluation(state.asked)),
    ]


def solution(state: Meeting) -> Sequence[ui.Node]:
    """Show the way to an agenda that holds."""
    proposal = training.propose(state.frame)
    names = [f"{block.name}: {block.minutes} min" for block in proposal]
    return [
        ui.Message(
            "info",
            _("Begin with the thing that stays on the table, and leave out all that does not"
              " lead to it. An agenda for your time and group may look like this:"),
        ),
        ui.Items(names, ordered=True),
    ]  # fmt: skip
