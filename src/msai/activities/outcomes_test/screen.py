"""What the test shows: the beginning, one outcome at a time, the task, then results and a path."""

from __future__ import annotations

from collections.abc import Sequence

from msai.activities.outcomes_test.questions import question_nodes
from msai.activities.outcomes_test.results import result_nodes
from msai.activities.outcomes_test.state import (
    OutcomesTest,
    last_step,
    may_begin,
    questions,
    step_of,
)
from msai.assignments.codes import is_mistyped
from msai.assignments.outcomes import outcome_name
from msai.base.forms import fields_of
from msai.base.i18n import catalogue
from msai.base.polish_dates import in_words
from msai.indicators import IndicatorCard
from msai.outcomes.items import has_task, items_of, task_of
from msai.outcomes.points import is_answered
from msai.outcomes.sitting import OCCASIONS, REPAIRED, TASK_MINUTES, Occasion, Sitting, due
from msai.ui import Button, Check, Columns, Group, Heading, Input, Message, Node, Status, Text

_, ngettext = catalogue("activities_training")

#: Fields of the card that take more than a line.
_LONG = ("definition", "numerator")


def view(state: OutcomesTest) -> Sequence[Node]:
    """Return what the occasion asks for."""
    sitting = state.going_on
    if sitting is not None:
        return _going_on(state, sitting)
    return [*_beginning(state), Status(_where(state)), *result_nodes(state)]


def occasion_words(occasion: Occasion) -> str:
    """Return an occasion in words."""
    return {
        "start": _("Before the course"),
        "end": _("At the end"),
        "later": _("After 28 days"),
    }[occasion]


def _where(state: OutcomesTest) -> str:
    if not state.sittings:
        return _("Not begun yet. The first time is before the course.")
    told = _("Done {n} of 3.").format(n=len(state.done))
    day = due(state.sittings)
    if day is None:
        return f"{told} {_('The second time is at the end of the course.')}"
    if len(state.done) == len(OCCASIONS):
        return f"{told} {_('This was the last time.')}"
    later = _("Come back from {day}.").format(day=in_words(day.isoformat()))
    return f"{told} {later}"


def _beginning(state: OutcomesTest) -> list[Node]:
    if len(state.sittings) == len(OCCASIONS):
        return []
    if not may_begin(state):
        return [Button("remind", _("Download the reminder (ICS)"))]
    name = occasion_words(OCCASIONS[len(state.sittings)])
    begin = Button("begin", _("Begin the test"), "primary")
    first: list[Node] = []
    if not state.sittings:
        first = [
            Input("code", _("Your code, if you have one"), state.code, help=_code_help()),
            *_doubt(state),
            Check("short", _("Short form: six questions"), state.short, help=_short_help()),
        ]
    return [Group(name, [*first, Text(_before(state)), begin])]


def _doubt(state: OutcomesTest) -> list[Node]:
    if not is_mistyped(state.code):
        return []
    return [
        Message("question", _("This code looks mistyped. Compare it with your trainer's list."))
    ]


def _code_help() -> str:
    return _("It decides which of the two forms you begin with. Without one, chance does.")


def _short_help() -> str:
    return _("For a workshop of a few hours. It points to lessons, but lets you skip none.")


def _before(state: OutcomesTest) -> str:
    count = len(items_of("a", state.short))
    if not has_task():
        return _before_alone(count).format(n=count, minutes=count * 3 // 2)
    return _before_with_task(count).format(n=count, minutes=count * 3 // 2 + TASK_MINUTES)


def _before_with_task(count: int) -> str:
    return ngettext(
        "{n} question and one task, about {minutes} minutes. Right answers are shown after the"
        " third time.",
        "{n} questions and one task, about {minutes} minutes. Right answers are shown after the"
        " third time.",
        count,
    )


def _before_alone(count: int) -> str:
    return ngettext(
        "{n} question, about {minutes} minutes. Right answers are shown after the third time.",
        "{n} questions, about {minutes} minutes. Right answers are shown after the third time.",
        count,
    )


def _going_on(state: OutcomesTest, sitting: Sitting) -> list[Node]:
    name = occasion_words(sitting.occasion)
    told = _("{occasion}: step {at} of {all}.")
    step = told.format(occasion=name, at=state.at + 1, all=last_step() + 1)
    answered = sum(is_answered(item, sitting.answers.get(item.id)) for item in sitting.items)
    told = _("Answered: {n} of {all}.").format(n=answered, all=len(sitting.items))
    outcome = step_of(state)
    title = _("Task") if outcome is None else outcome_name(outcome)
    nodes: list[Node] = [Status(f"{step} {told}"), Heading(title)]
    if outcome is None:
        nodes += _task(sitting)
    for item in questions(state):
        nodes += question_nodes(item, sitting.answers.get(item.id), sitting.seed)
    return [*nodes, *_ways(state, answered < len(sitting.items))]


def _ways(state: OutcomesTest, missing: bool) -> list[Node]:
    back = Button("back", _("Back"), "quiet", disabled=state.at == 0)
    if state.at < last_step():
        return [Columns([back, Button("next", _("Next"), "primary")])]
    nodes: list[Node] = []
    if missing:
        words = _("Some questions have no answer. You may leave them: they count as not known.")
        nodes.append(Message("question", words))
    return [*nodes, Columns([back, Button("finish", _("Finish and see the result"), "primary")])]


def _task(sitting: Sitting) -> list[Node]:
    task, card = task_of(sitting.form), sitting.card
    fields = {item.name: item for item in fields_of(IndicatorCard)}
    instruction = _("Repair this indicator in {minutes} minutes. You will see no remarks now.")
    return [
        Text(f"{task.case} {instruction.format(minutes=TASK_MINUTES)}"),
        Group(
            _("Indicator to repair"),
            [
                Input(
                    f"card:{name}",
                    fields[name].label,
                    getattr(card, name),
                    2 if name in _LONG else 1,
                    max_length=600,
                )
                for name in REPAIRED
            ],
        ),
        Text(_("The case is made up."), small=True),
    ]
