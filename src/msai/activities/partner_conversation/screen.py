"""What exercise 6 shows: the objection, then one step after another."""

from __future__ import annotations

from collections.abc import Sequence

from msai import partnership, ui
from msai.activities.common.feedback import asked, finding_messages
from msai.activities.partner_conversation.state import Talk
from msai.base.i18n import catalogue
from msai.base.replies import chosen

_, ngettext = catalogue("activities_people")

#: So many of the six principles make an answer that can be tried on a real partner.
ENOUGH = 5


def view(state: Talk) -> Sequence[ui.Node]:
    """Return the objection and the steps that are open."""
    raised = partnership.objection(state.objection)
    return [
        ui.Text(
            _("Made-up data: objections and all figures in them. Put in your own."), small=True
        ),
        _choice(state),
        ui.Text(f"**{raised.partner}:** „{raised.objection}”"),
        ui.Status(summary(state)),
        ui.Group(_("1. What stands behind it?"), _interest(state)),
        *([ui.Group(_("2. What do you answer?"), _answer(state))] if _heard(state) else []),
        *([ui.Group(_("3. In your own words"), _own(state))] if _answered(state) else []),
        ui.Button("next", _("Next objection"), "primary" if state.own else "plain"),
    ]


def _choice(state: Talk) -> ui.Node:
    options = [
        ui.Option(each.id, f"{each.partner}: {_short(each.objection)}")
        for each in partnership.objections()
    ]
    return ui.Choice("objection", _("With whom do you talk?"), options, state.objection)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57].rstrip()}…"


def _heard(state: Talk) -> bool:
    reply = chosen(
        partnership.interest_replies(partnership.objection(state.objection)), state.interest
    )
    return bool(state.own) or (reply is not None and reply.good)


def _answered(state: Talk) -> bool:
    reply = chosen(partnership.answer_replies(partnership.objection(state.objection)), state.answer)
    return bool(state.own) or (_heard(state) and reply is not None and reply.good)


def summary(state: Talk) -> str:
    """Return the sentence that says where the conversation stands."""
    if state.own:
        count = partnership.kept(state.own)
        verdict = (
            _("You can try it on somebody from your team.")
            if count >= ENOUGH
            else _("Look at what is missing.")
        )
        text = _("Your answer keeps {count} of {all} principles. {verdict}")
        return text.format(count=count, all=len(partnership.PRINCIPLES), verdict=verdict)
    if _answered(state):
        return _("The partner asks for details: the conversation goes on. Now your own words.")
    if state.answer and _heard(state):
        return _("The partner closes the notebook. Try another answer.")
    if _heard(state):
        return _("You have heard the interest. What do you answer?")
    if state.interest:
        return _("This is not yet what the partner is afraid of.")
    return _("The partner waits. Before you answer, find out what is at stake for them.")


def _interest(state: Talk) -> list[ui.Node]:
    replies = partnership.interest_replies(partnership.objection(state.objection))
    return asked("interest", _("What is this partner afraid for?"), replies, state.interest)


def _answer(state: Talk) -> list[ui.Node]:
    replies = partnership.answer_replies(partnership.objection(state.objection))
    return asked("answer", _("Choose what you would say"), replies, state.answer)


def _own(state: Talk) -> list[ui.Node]:
    label = _("How will you say it to your partner? Your figures, your task.")
    text = ui.Input("own", label, state.own, rows=5, help=_("No names; three to six sentences."))
    note = _("The reading goes by words. It may overlook what you say well in another way.")
    feedback = (
        [*finding_messages(partnership.assess(state.own)), ui.Text(note, small=True)]
        if state.own
        else []
    )
    return [*_partners(state), text, *feedback]


def _partners(state: Talk) -> list[ui.Node]:
    lines = [
        f"{name}: {figure or _('figure not known yet – ask')}" for name, figure in state.partners
    ]
    return [ui.Details(_("Figures from your map of partners"), [ui.Items(lines)])] if lines else []


def solution(state: Talk) -> Sequence[ui.Node]:
    """Show an answer that opens, why, and the principles."""
    raised = partnership.objection(state.objection)
    return [
        ui.Message("info", f"{raised.good_answer} {raised.why_good}", _("An answer that opens:")),
        ui.Text(_("Six principles:")),
        ui.Items(partnership.bank_principles(), ordered=True),
    ]
