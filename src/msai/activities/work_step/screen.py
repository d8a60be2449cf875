"""What the steps at work show: the day, its step, what is missing, what goes into the calendar."""

from __future__ import annotations

from collections.abc import Sequence

from msai.activities.common.feedback import finding_messages
from msai.activities.common.stage import with_answer
from msai.activities.work_step.state import DAYS, WorkSteps
from msai.base.i18n import catalogue
from msai.base.polish_dates import in_words
from msai.training.work_step import WorkStep, check_step, is_whole
from msai.ui import Button, Columns, Group, Message, Node, Status
from msai.ui.cards import card_nodes

_, ngettext = catalogue("activities_training")


def view(state: WorkSteps) -> Sequence[Node]:
    """Return the days as buttons and the step of the open one."""
    return [
        Columns([_day(state, day) for day in DAYS]),
        with_answer(
            [Group(_step_name(state.day), card_nodes(state.step, "step:"))],
            [Status(_summary(state))],
            _("What is missing"),
            _said(state.step),
        ),
        *([Button("remind", _("Download the dates (ICS)"))] if _dated(state) else []),
    ]


def _day(state: WorkSteps, day: int) -> Button:
    done = is_whole(state.steps[day - 1])
    label = _("Day {day} (planned)") if done else _("Day {day}")
    return Button(f"day:{day}", label.format(day=day), "quiet", pressed=state.day == day)


def _step_name(day: int) -> str:
    return _("Step after day {day}").format(day=day)


def _dated(state: WorkSteps) -> bool:
    return any(step.when for step in state.steps)


def _said(step: WorkStep) -> list[Node]:
    if step.shown is None or not is_whole(step):
        return finding_messages(check_step(step))
    day = in_words(step.shown.isoformat())
    text = _("On {day} you show: {product}").format(day=day, product=step.product)
    return [*finding_messages(check_step(step)), Message("ok", text)]


def _summary(state: WorkSteps) -> str:
    whole = sum(is_whole(step) for step in state.steps)
    agreed = sum(is_whole(step) and bool(step.agreed.strip()) for step in state.steps)
    text = _("Planned steps: {whole} of 3. Agreed with the supervisor: {agreed}.")
    return text.format(whole=whole, agreed=agreed)
