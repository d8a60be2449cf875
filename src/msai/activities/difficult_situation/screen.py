"""What exercise 13 shows: three moments with a group, or one behaviour and an own sentence."""

from __future__ import annotations

from collections.abc import Sequence

from msai import training, ui
from msai.activities.common import meetings_screen
from msai.activities.common.feedback import finding_messages
from msai.activities.common.meetings_words import machine_note
from msai.activities.difficult_situation.state import Situation
from msai.base.i18n import catalogue
from msai.meetings import spoken_faults

_, ngettext = catalogue("activities_people")


def view(state: Situation) -> Sequence[ui.Node]:
    """Return what is practised now."""
    short = state.practice.mode == "short"
    return [
        ui.Text(
            _("We speak of behaviours, not of people: the same one may come from the task."), True
        ),
        meetings_screen.mode_choice(
            state.practice, _("One behaviour: your sentence, then compare")
        ),
        *(_short(state) if short else _meetings(state)),
        ui.Details(
            _("The ladder of reactions"),
            [ui.Items([training.ladder_label(s) for s in training.LADDER], True)],
        ),
    ]


def _meetings(state: Situation) -> Sequence[ui.Node]:
    made_up = ui.Text(_("The situations and all figures in them are made up."), True)
    nodes = meetings_screen.view(state.practice, _("What happens in the room?"), spoken_faults)
    return [made_up, *nodes]


def _short(state: Situation) -> list[ui.Node]:
    observed = training.behaviour(state.behaviour)
    options = [ui.Option(each.id, each.name) for each in training.behaviours()]
    text = ui.Input(
        "sentence",
        _("What will you say, word for word?"),
        state.sentence,
        rows=3,
        help=_("One or two sentences."),
    )
    return [
        ui.Choice("behaviour", _("What happens in the room?"), options, state.behaviour),
        ui.Text(f"**{observed.name}.** {observed.looks_like}"),
        ui.Status(summary(state)),
        text,
        *_read(state),
        ui.Button("compare", _("Compare with reactions"), disabled=not state.sentence.strip()),
        *(_compared(observed) if state.compared and state.sentence else []),
        ui.Button("next", _("Next situation"), "primary" if state.compared else "plain"),
    ]


def _read(state: Situation) -> list[ui.Node]:
    if not state.sentence:
        return []
    note = ui.Text(machine_note(), small=True)
    return [*finding_messages(training.assess_sentence(state.sentence)), note]


def _compared(observed: training.Behaviour) -> list[ui.Node]:
    """Return what may stand behind it, what helps, and why other reactions make it worse."""
    worse = [f"{reply.text} – {reply.why}" for reply in training.poor_replies(observed)]
    return [
        ui.Text(_("For comparison: “{text}”").format(text=observed.example)),
        ui.Group(_("What may stand behind it?"), [ui.Items(observed.causes)]),
        ui.Group(_("What helps"), [ui.Items(observed.good_reactions)]),
        ui.Group(_("What makes it worse"), [ui.Items(worse)]),
    ]


def summary(state: Situation) -> str:
    """Return the sentence that says where the short exercise stands."""
    practised = ngettext(
        "Practised: {n} of {all} situation.",
        "Practised: {n} of {all} situations.",
        len(training.behaviours()),
    ).format(n=len(state.said), all=len(training.behaviours()))
    if state.compared and state.sentence:
        step = _("Compare, and change your sentence if you want.")
    elif state.sentence:
        step = _("You have your own sentence.")
    else:
        step = _("What may stand behind it? Write what you will say.")
    return f"{step} {practised}"


def solution(state: Situation) -> Sequence[ui.Node]:
    """Show what carries the three moments, or an example; and the principles."""
    principles: list[ui.Node] = [
        ui.Text(_("Principles:")),
        ui.Items(training.bank_principles(), ordered=True),
    ]
    if state.practice.mode == "meetings":
        return [ui.Message("info", meetings_screen.arc_words()), *principles]
    observed = training.behaviour(state.behaviour)
    return [
        ui.Message("info", observed.example, _("One may say:")),
        ui.Items(observed.good_reactions),
        ui.Text(_("Online: {online}.").format(online=observed.online)),
        *principles,
    ]
