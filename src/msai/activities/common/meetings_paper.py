"""Three meetings on paper: own words, what was promised and whether it was there."""

from __future__ import annotations

from collections.abc import Callable

from msai import meetings
from msai.activities.common.meetings_ending import seen
from msai.activities.common.meetings_state import MeetingsPractice, Run
from msai.activities.common.meetings_words import machine_note, meeting_title, told
from msai.base import export
from msai.base.findings import Finding
from msai.base.i18n import catalogue

_, ngettext = catalogue("meetings")


def blocks(practice: MeetingsPractice, read: Callable[[str], list[Finding]]) -> list[export.Block]:
    """Return every story that was begun; nothing where none was."""
    if not practice.runs:
        return []
    runs = [block for run in practice.runs for block in _run(run, read)]
    note = f"{_('The meetings and all figures in them are made up.')} {machine_note()}"
    return [export.PaperHeading(_("Three meetings")), export.Paragraph(note), *runs]


def _run(run: Run, read: Callable[[str], list[Finding]]) -> list[export.Block]:
    now = run.standing()
    last = len(now.story.meetings) if now.step == "end" else now.meeting + 1
    made: list[export.Block] = [export.PaperHeading(now.story.name, 2)]
    for place in range(last):
        if lines := told(run, now, place):
            title = meeting_title(now.story, place)
            made += [export.Paragraph(title, strong=True), export.Bullets(lines)]
    if now.step == "end":
        made.append(export.Paragraph(_("How you were seen"), strong=True))
        made.append(export.Bullets([*seen(run, now, read), meetings.outcome_words(now)]))
    if run.earlier:
        made.append(export.Paragraph(_("Own words of earlier rounds"), strong=True))
        made.append(export.Bullets(run.earlier))
    return made
