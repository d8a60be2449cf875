"""How three meetings end, and how the other side sees the one who came."""

from __future__ import annotations

from typing import Literal

from msai.base.i18n import catalogue
from msai.meetings.course import StoryState
from msai.meetings.kinds import EFFECTS, helps, remembered

_, ngettext = catalogue("meetings")

Outcome = Literal["agreement", "trial", "later", "lost"]
#: Trust that a signature and a trial need.
SIGNATURE, TRIAL = 2, 1


def outcome(ended: StoryState) -> Outcome:
    """Return how it ends; an agreement needs trust, a good last move and no broken promise."""
    last = _last_effect(ended)
    if ended.trust >= SIGNATURE and last > 0 and not ended.broken:
        return "agreement"
    if ended.trust >= TRIAL and last >= 0:
        return "trial"
    return "later" if ended.trust >= 0 else "lost"


def _last_effect(ended: StoryState) -> int:
    last = [one for one in ended.happened if one.what in ("move", "repair")][-1]
    return EFFECTS[last.kind] if last.what == "move" else -1


def outcome_words(ended: StoryState) -> str:
    """Return the end in a sentence."""
    partner = {
        "agreement": _("The agreement is signed: who, what, by when and how to part."),
        "trial": _("There is a trial, but no signature. That too can be worked with."),
        "later": _("A polite “not now”. Ask for a day on which you may come back."),
        "lost": _("There will be no fourth meeting. Mending comes before any request."),
    }
    room = {
        "agreement": _("The group works on and knows what it decided."),
        "trial": _("The group works, but carefully: part of it waits to see."),
        "later": _("The group stayed polite. Little of it will be done."),
        "lost": _("The room is quiet. Those who can, will not come again."),
    }
    return (room if ended.story.setting == "room" else partner)[outcome(ended)]


def view_of_you(ended: StoryState) -> list[str]:
    """Return how the other side sees the one who came: each thing once, in order."""
    lines = []
    for one in ended.happened:
        if one.what in ("move", "repair"):
            lines.append(remembered(one.kind))
        elif one.what == "settled":
            lines.append(promise_words(one.kind == "kept", one.text))
    return list(dict.fromkeys(lines))


def promise_words(kept: bool, promise: str) -> str:
    """Return what is said of a promise that comes back."""
    said = _("Promised: {promise}. It was there.") if kept else _(
        "Promised: {promise}. It was not there."
    )  # fmt: skip
    return said.format(promise=promise)


def checked(ended: StoryState) -> list[tuple[str, bool]]:
    """Return the checklist of a story, each sentence with whether its meeting saw to it."""
    seen_to = {one.meeting for one in ended.happened if one.what == "move" and helps(one.kind)}
    return [(text, place in seen_to) for place, text in enumerate(ended.story.checklist)]
