"""What exercise 6 shows: three meetings with a partner, or one objection to answer."""

from __future__ import annotations

from collections.abc import Sequence

from msai import partnership, ui
from msai.activities.common import meetings_screen
from msai.activities.common.feedback import finding_messages
from msai.activities.common.meetings_words import machine_note
from msai.activities.partner_conversation.state import Talk
from msai.base.i18n import catalogue
from msai.meetings import spoken_faults

_, ngettext = catalogue("activities_people")


def view(state: Talk) -> Sequence[ui.Node]:
    """Return what is practised now."""
    short = state.practice.mode == "short"
    return [
        ui.Text(
            _("Made-up data: objections and all figures in them. Put in your own."), small=True
        ),
        meetings_screen.mode_choice(state.practice, _("One objection: your answer, then compare")),
        *(_short(state) if short else _meetings(state)),
    ]


def _meetings(state: Talk) -> Sequence[ui.Node]:
    nodes = meetings_screen.view(state.practice, _("With whom do you talk?"), spoken_faults)
    return [*nodes, *_partners(state)]


def _short(state: Talk) -> list[ui.Node]:
    raised = partnership.objection(state.objection)
    label = _("How will you say it to your partner? Your figures, your task.")
    text = ui.Input("own", label, state.own, rows=5, help=_("No names; three to six sentences."))
    return [
        _choice(state),
        ui.Text(f"**{raised.partner}:** „{raised.objection}”"),
        ui.Status(summary(state)),
        *_partners(state),
        text,
        *_read(state),
        ui.Button("compare", _("Compare with three answers"), disabled=not state.own.strip()),
        *(_compared(raised) if state.compared and state.own else []),
        ui.Button("next", _("Next objection"), "primary" if state.compared else "plain"),
    ]


def _choice(state: Talk) -> ui.Node:
    options = [
        ui.Option(each.id, f"{each.partner}: {_cut(each.objection)}")
        for each in partnership.objections()
    ]
    return ui.Choice("objection", _("With whom do you talk?"), options, state.objection)


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57].rstrip()}…"


def summary(state: Talk) -> str:
    """Return the sentence that says where the short exercise stands."""
    if not state.own:
        return _("The partner waits. What is at stake for them? Write your answer.")
    found = partnership.traces(state.own)
    if not found:
        return _("Look at what is said below before you go on.")
    text = _("Traces of {count} of {all} principles. Whether it makes sense, a person must tell.")
    return text.format(count=len(found), all=len(partnership.PRINCIPLES))


def _read(state: Talk) -> list[ui.Node]:
    if not state.own:
        return []
    note = ui.Text(machine_note(), small=True)
    return [*finding_messages(partnership.assess(state.own)), note]


def _compared(raised: partnership.Objection) -> list[ui.Node]:
    """Return the interest and three answers, each with what follows from it."""
    answers = [
        ui.Group(f"„{reply.text}”", [ui.Message("ok" if reply.good else "problem", reply.why)])
        for reply in partnership.answer_replies(raised)
    ]
    interest = _("What stands behind it: {interest}.").format(interest=raised.interest)
    return [ui.Group(_("Compare: what three answers would do"), [ui.Text(interest), *answers])]


def _partners(state: Talk) -> list[ui.Node]:
    lines = [
        f"{name}: {figure or _('figure not known yet – ask')}" for name, figure in state.partners
    ]
    return [ui.Details(_("Figures from your map of partners"), [ui.Items(lines)])] if lines else []


def solution(state: Talk) -> Sequence[ui.Node]:
    """Show what carries the meetings, or an answer that opens; and the principles."""
    principles: list[ui.Node] = [
        ui.Text(_("Six principles:")),
        ui.Items(partnership.bank_principles(), ordered=True),
    ]
    if state.practice.mode == "meetings":
        return [ui.Message("info", meetings_screen.arc_words()), *principles]
    raised = partnership.objection(state.objection)
    opens = ui.Message(
        "info", f"{raised.good_answer} {raised.why_good}", _("An answer that opens:")
    )
    return [opens, *principles]
