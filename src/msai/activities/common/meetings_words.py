"""What screen and paper of three meetings say alike."""

from __future__ import annotations

from collections.abc import Callable

from msai import meetings, ui
from msai.activities.common.feedback import finding_messages
from msai.activities.common.meetings_state import Run
from msai.base.findings import Finding
from msai.base.i18n import catalogue

_, ngettext = catalogue("meetings")


def meeting_title(story: meetings.Story, place: int) -> str:
    """Return the title of a meeting, from 0."""
    if story.setting == "room":
        return (_("Now"), _("After the break"), _("The next meeting"))[place]
    return _("Meeting {n} of {all}").format(n=place + 1, all=len(story.meetings))


def trust_words(trust: int) -> str:
    """Return trust as a number with its scale."""
    sign = "+" if trust > 0 else "−" if trust < 0 else ""
    return _("Trust: {trust} (from −3 to +3).").format(trust=f"{sign}{abs(trust)}")


def machine_note() -> str:
    """Return what a machine can and cannot read in own words."""
    return _(
        "A program read this by words. It does not understand them: it finds some faults and"
        " never knows that an answer is good. Read it aloud to somebody."
    )


def read_own_words(text: str, read: Callable[[str], list[Finding]]) -> list[ui.Node]:
    """Return own words with what a program found in them; nothing for no words."""
    if not text.strip():
        return []
    return [
        ui.Text(_("Your words: {text}").format(text=f"„{text.strip()}”")),
        *finding_messages(read(text)),
        ui.Text(machine_note(), small=True),
    ]


def told(run: Run, now: meetings.StoryState, place: int) -> list[str]:
    """Return what happened at a meeting, line by line."""
    own = run.words[place].strip()
    lines = [_("Your words: {text}").format(text=f"„{own}”")] if own else []
    for one in now.happened:
        if one.meeting == place:
            lines += _lines(one)
    return lines


def _lines(one: meetings.Happening) -> list[str]:
    if one.what == "settled":
        return [meetings.promise_words(one.kind == "kept", one.text)]
    if one.what == "errand":
        return [_("Done before the next meeting: {text}").format(text=one.text)]
    return [_("You: {text}").format(text=one.text), one.reaction]
