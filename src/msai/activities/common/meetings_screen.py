"""Three meetings on screen: what was, the present meeting, and at the end how one was seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msai import meetings, ui
from msai.activities.common.meetings_ending import ending
from msai.activities.common.meetings_state import (
    FEWEST_WORDS,
    MeetingsPractice,
    Run,
    choices_in_order,
)
from msai.activities.common.meetings_words import (
    meeting_title,
    read_own_words,
    told,
    trust_words,
)
from msai.base.findings import Finding
from msai.base.i18n import catalogue

_, ngettext = catalogue("meetings")

#: Trust from which, and below which, the third meeting begins differently.
HIGH, LOW = 2, -2
Reader = Callable[[str], list[Finding]]


def mode_choice(practice: MeetingsPractice, short: str) -> ui.Node:
    """Return the question what is practised; ``short`` names the short exercise."""
    options = [
        ui.Option("meetings", _("Three meetings: what you promise comes back")),
        ui.Option("short", short),
    ]
    return ui.Choice("mode", _("What do you practise?"), options, practice.mode, style="radio")


def view(practice: MeetingsPractice, label: str, read: Reader) -> Sequence[ui.Node]:
    """Return the meetings of the open story.

    Args:
        practice: Where the learner is.
        label: The question that the list of stories answers.
        read: Reads own words; its findings are shown once the answers are open.
    """
    run = practice.run
    now = run.standing()
    stories = meetings.stories(practice.setting)
    options = [ui.Option(story.id, story.name) for story in stories]
    return [
        ui.Choice("story", label, options, practice.story),
        ui.Text(now.story.about),
        ui.Message("info", _round_words(run)),
        ui.Status(summary(run, now)),
        *_past(run, now),
        *(ending(run, now, read) if now.step == "end" else [_present(run, now, read)]),
    ]


def _round_words(run: Run) -> str:
    if not run.counts:
        return _("First round: here you may go wrong. Nothing counts, every move is explained.")
    return _("Round {n} counts. What each move did you will see at the end.").format(n=run.round)


def summary(run: Run, now: meetings.StoryState) -> str:
    """Return the sentence that says where the meetings stand."""
    trust = "" if now.story.checklist else trust_words(now.trust)
    return f"{_now_words(run, now)} {trust}".strip()


def _now_words(run: Run, now: meetings.StoryState) -> str:
    if now.step == "end":
        return _("All three meetings are over.")
    if now.step == "errand":
        return _("There is time for one thing before the next meeting.")
    if now.step == "repair":
        return _("Something that was promised is not there. What do you say?")
    if run.is_written(now):
        return _("Choose what comes closest to what you want to say.")
    return _("First your own words, then the answers.")


def _past(run: Run, now: meetings.StoryState) -> list[ui.Node]:
    last = now.meeting if now.step != "end" else len(now.story.meetings)
    return [
        ui.Details(
            _("{meeting}: what happened").format(meeting=meeting_title(now.story, place)),
            [ui.Items(told(run, now, place))],
        )
        for place in range(last)
    ]


def _present(run: Run, now: meetings.StoryState, read: Reader) -> ui.Node:
    nodes = [*_arrival(now), ui.Text(now.story.meetings[now.meeting].opening)]
    if now.step == "repair":
        return ui.Group(meeting_title(now.story, now.meeting), [*nodes, *_asked(run, now)])
    nodes += _mending(now)
    if not run.is_written(now):
        return ui.Group(meeting_title(now.story, now.meeting), [*nodes, *_own(run, now)])
    nodes += read_own_words(run.words[now.meeting], read)
    if now.step == "errand":
        nodes += _answered(run, now)
    return ui.Group(meeting_title(now.story, now.meeting), [*nodes, *_asked(run, now)])


def _arrival(now: meetings.StoryState) -> list[ui.Node]:
    """Return what a meeting begins with: the promise of the last one, and what trust has made."""
    nodes: list[ui.Node] = []
    for one in now.happened:
        if one.what == "settled" and one.meeting == now.meeting:
            tone: ui.nodes.Tone = "info" if one.kind == "kept" else "problem"
            nodes.append(ui.Message(tone, meetings.promise_words(one.kind == "kept", one.text)))
    if now.meeting == len(now.story.meetings) - 1:
        before = [one.before for one in now.happened if one.meeting == now.meeting][:1]
        trust = before[0] if before else now.trust
        if trust >= HIGH or trust <= LOW:
            nodes.append(ui.Text(now.story.when_high if trust >= HIGH else now.story.when_low))
    return nodes


def _mending(now: meetings.StoryState) -> list[ui.Node]:
    nodes: list[ui.Node] = []
    for one in now.happened:
        if one.meeting == now.meeting and one.what == "repair":
            nodes += [ui.Text(_("You: {text}").format(text=one.text)), ui.Text(one.reaction)]
    return nodes


def _own(run: Run, now: meetings.StoryState) -> list[ui.Node]:
    own = ui.Input(
        "own",
        _("What do you say or do? First in your own words."),
        run.words[now.meeting],
        rows=4,
        help=_("No names; at least {n} words. Then come three answers to compare.").format(
            n=FEWEST_WORDS
        ),
    )
    hasty = ui.Message("question", _("First write what you would say yourself."))
    return [own, *([hasty] if run.hasty else []), ui.Button("open", _("Show three answers"))]


def _answered(run: Run, now: meetings.StoryState) -> list[ui.Node]:
    last = now.happened[-1]
    nodes: list[ui.Node] = [ui.Text(_("You: {text}").format(text=last.text))]
    nodes.append(ui.Text(last.reaction))
    if not run.counts:
        tone: ui.nodes.Tone = "ok" if meetings.helps(last.kind) else "question"
        nodes.append(ui.Message(tone, meetings.why(last.kind)))
    return nodes


def _asked(run: Run, now: meetings.StoryState) -> list[ui.Node]:
    label, button = {
        "move": (_("What is closest to what you will say?"), _("Say it")),
        "errand": (_("Which one thing do you do before the next meeting?"), _("Do it")),
        "repair": (_("What do you say about it?"), _("Say it")),
    }[now.step]
    options = [ui.Option(one.value, one.text) for one in choices_in_order(run, now)]
    return [
        ui.Choice("pick", label, options, run.pick, style="radio"),
        ui.Button("say", button, "primary", disabled=not run.pick),
    ]


def arc_words() -> str:
    """Return what carries three meetings, without telling which answer it is."""
    return _(
        "First meeting: their trouble and one small thing. Second: settle it before you ask for"
        " more. Third: who, what, how much, by when and how to part – or an honest “not now”."
        " Promise only what you yourself can do, and remember which thing that was."
    )
