"""What one takes home: a card for oneself and the supervisor, dates for the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msai.activities.common.take_home import deliver_docx
from msai.activities.work_step.state import DAYS, WorkSteps
from msai.base import export
from msai.base.calendar_file import MIME, CalendarEvent, calendar_file
from msai.base.forms import describe
from msai.base.i18n import catalogue
from msai.base.polish_dates import in_words
from msai.training.work_step import WorkStep
from msai.ui import Deliver

_, ngettext = catalogue("activities_training")


def card(state: WorkSteps) -> Deliver:
    """Return the planned steps as a card with places for signatures (DOCX)."""
    blocks: list[export.Block] = [export.PaperHeading(_("Step at work"), 0)]
    for day, step in zip(DAYS, state.steps, strict=True):
        if step != WorkStep():
            blocks += _printed(day, step)
    if len(blocks) == 1:
        blocks.append(export.Paragraph(_("No step has been planned yet.")))
    return deliver_docx(_("step-at-work"), blocks)


def _printed(day: int, step: WorkStep) -> list[export.Block]:
    line = "………………………………"
    shown = in_words(step.shown.isoformat()) if step.shown else line
    return [
        export.PaperHeading(_("Step after day {day}").format(day=day)),
        export.Entries([*describe(step), (_("Day of showing"), shown)]),
        export.Paragraph(_("Agreed, date and initials: {line}").format(line=line)),
    ]


def dates(state: WorkSteps) -> Deliver:
    """Return each step and the day on which its product is shown as a calendar file."""
    events = [
        event
        for day, step in zip(DAYS, state.steps, strict=True)
        for event in _events(day, step, step.when, step.shown)
    ]
    return Deliver(_("step-at-work") + ".ics", MIME, calendar_file(events))


def _events(
    day: int, step: WorkStep, when: date | None, shown: date | None
) -> Iterator[CalendarEvent]:
    if when is None or shown is None:
        return
    title = _("Step at work: {what}").format(what=step.what)
    told = "\n".join(filter(None, (step.with_whom, step.obstacle, step.agreed)))
    yield CalendarEvent(
        f"krok-{day}-{when.isoformat()}@msai", when, title, place=step.where, description=told
    )
    words = _("Show one product from work: {product}").format(product=step.product)
    note = _("No personal data. Your trainer rates it without knowing whose it is.")
    yield CalendarEvent(f"krok-{day}-{shown.isoformat()}-p@msai", shown, words, description=note)
