"""What the rubric of micro-lessons shows: each criterion with its levels, then what is said."""

from __future__ import annotations

from collections.abc import Sequence

from msai.activities.common.stage import with_answer
from msai.activities.micro_lesson.rubric import LessonCriterion, rubric
from msai.activities.micro_lesson.screen_practice import practice_nodes
from msai.activities.micro_lesson.state import LONGEST, Rating
from msai.base.i18n import catalogue
from msai.ui import Choice, Group, Input, Message, Node, Option, Status

_, ngettext = catalogue("activities_training")


def view(state: Rating) -> Sequence[Node]:
    """Show the recordings to practise on, the rubric, then what is said to the person."""
    work = [*(_criterion(state, one) for one in rubric()), Group(_("What you say"), _said(state))]
    return [*practice_nodes(state.practice), with_answer(work, [Status(_summary(state))])]


def _criterion(state: Rating, criterion: LessonCriterion) -> Group:
    options = [Option(str(n), f"{n} – {text}") for n, text in enumerate(criterion.levels)]
    points = state.points.get(criterion.id)
    chosen = "" if points is None else str(points)
    evidence = state.evidence.get(criterion.id, "")
    label = _("Evidence: what was said or done ({criterion})").format(criterion=criterion.name)
    nodes: list[Node] = [
        Choice(f"points:{criterion.id}", _("Points"), options, chosen, "radio"),
        Input(f"evidence:{criterion.id}", label, evidence, max_length=LONGEST),
    ]
    if points is not None and not evidence.strip():
        words = _("Add the evidence: a number without it tells the person nothing.")
        nodes.append(Message("question", words))
    return Group(criterion.name, nodes)


def _said(state: Rating) -> list[Node]:
    hint = _("Behaviour, effect, proposal. One sentence.")
    nodes: list[Node] = [
        Input("strong", _("One strong side"), state.strong, 2, hint, max_length=LONGEST),
        Input("change", _("One change for the second try"), state.change, 2, hint, LONGEST),
    ]
    if any(mark in state.change for mark in (";", "\n")) or state.change.count(".") > 2:
        words = _("That looks like several changes. Choose the one that would help most.")
        nodes.append(Message("question", words))
    return nodes


def _summary(state: Rating) -> str:
    text = _("{points} of {most} points, {rated} of {all} criteria rated.")
    summary = text.format(
        points=sum(state.points.values()),
        most=2 * len(rubric()),
        rated=len(state.points),
        all=len(rubric()),
    )
    return f"{summary} {_('Compare only the first try with the second, never people.')}"
