"""The end of three meetings: how one was seen, what each move did, and another round."""

from __future__ import annotations

from collections.abc import Callable

from msai import meetings, ui
from msai.activities.common.meetings_state import Run
from msai.base.findings import Finding
from msai.base.i18n import catalogue

_, ngettext = catalogue("meetings")


def ending(
    run: Run, ended: meetings.StoryState, read: Callable[[str], list[Finding]]
) -> list[ui.Node]:
    """Return the last part: the other side's view of you, the outcome, what comes next."""
    return [
        ui.Group(_("How you were seen"), [ui.Items(seen(run, ended, read)), *_outcome(run, ended)]),
        ui.Details(_("What each move did"), [ui.Items(_explained(ended))]),
        ui.Text(_("The view is put together by rules of this exercise; nobody said it."), True),
        ui.Button("again", _again(run), "primary"),
    ]


def seen(run: Run, ended: meetings.StoryState, read: Callable[[str], list[Finding]]) -> list[str]:
    """Return how the other side sees the learner; hurting own words come first."""
    hurting = [
        finding.reason
        for text in run.words
        for finding in read(text)
        if text.strip() and finding.verdict == "problem"
    ]
    first = [_("In your own words: {reason}").format(reason=one) for one in dict.fromkeys(hurting)]
    return [*first, *meetings.view_of_you(ended)]


def _outcome(run: Run, ended: meetings.StoryState) -> list[ui.Node]:
    if ended.story.checklist:
        return [_checklist(ended)]
    if any(map(meetings.spoils, run.words)):
        told = _(
            "The answers from the list lead here: {outcome} Your own words would have closed the"
            " conversation earlier."
        )
        return [ui.Message("problem", told.format(outcome=meetings.outcome_words(ended)))]
    tone: ui.nodes.Tone = "info"
    if meetings.outcome(ended) == "lost":
        tone = "problem"
    elif run.counts and meetings.outcome(ended) == "agreement":
        tone = "ok"
    title = "" if run.counts else _("First round:")
    return [ui.Message(tone, meetings.outcome_words(ended), title)]


def _checklist(ended: meetings.StoryState) -> ui.Node:
    done, open_ = _("yes"), _("not yet")
    checked = meetings.checked(ended)
    lines = [f"**{done if is_done else open_}:** {text}" for text, is_done in checked]
    return ui.Group(_("No points here. Is she safe?"), [ui.Items(lines)])


def _explained(ended: meetings.StoryState) -> list[str]:
    return [
        f"{one.text} – {meetings.why(one.kind)}"
        for one in ended.happened
        if one.what in ("move", "repair")
    ]


def _again(run: Run) -> str:
    return _("Once more") if run.counts else _("Now a round that counts")
