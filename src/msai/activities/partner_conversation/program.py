"""Exercise 6: a conversation with a partner who objects – interest, answer, own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from msai.activities.common.feedback import text_value
from msai.activities.partner_conversation import screen as partner_conversation_view
from msai.activities.partner_conversation.papers import documents
from msai.base.i18n import catalogue
from msai.partnership import bank_principles, objection, objections
from msai.ui import Event, Items, Message, Node, Program, Text

_, ngettext = catalogue("activities_people")


@dataclass(frozen=True)
class Talk:
    """Where the conversation stands.

    Attributes:
        objection: Which objection is on the table.
        interest: Guess of the interest behind it; "" before.
        answer: Chosen answer; "" before.
        own: Own words to this objection.
        written: Own words by objection, kept when another one is taken.
        partners: Own partners of the map of partners, with the figure they answer for.
    """

    objection: str
    interest: str = ""
    answer: str = ""
    own: str = ""
    written: tuple[tuple[str, str], ...] = ()
    partners: tuple[tuple[str, str], ...] = ()


def initial() -> Talk:
    """Return the start: the first objection of the bank."""
    return Talk(objections()[0].id)


def update(state: Talk, event: Event) -> Talk:
    """Take one step of the learner."""
    value = text_value(event.value)
    if event.id == "objection":
        return _turned_to(state, value)
    if event.id == "next":
        order = [one.id for one in objections()]
        return _turned_to(state, order[(order.index(state.objection) + 1) % len(order)])
    if event.id in ("interest", "answer"):
        return replace(state, **{event.id: value})  # type: ignore[arg-type]
    if event.id == "own":
        kept = tuple(pair for pair in state.written if pair[0] != state.objection)
        written = (*kept, (state.objection, value)) if value.strip() else kept
        return replace(state, own=value, written=written)
    return state


def _turned_to(state: Talk, identity: str) -> Talk:
    if identity not in {one.id for one in objections()} or identity == state.objection:
        return state
    own = dict(state.written).get(identity, "")
    return Talk(identity, own=own, written=state.written, partners=state.partners)


def view(state: Talk) -> Sequence[Node]:
    """Show the objection and the three steps."""
    return partner_conversation_view.view(state)


def encode(state: Talk) -> dict[str, Any]:
    """Return the conversation as the learner's record keeps it."""
    return {
        "objection": state.objection,
        "interest": state.interest,
        "answer": state.answer,
        "written": [list(pair) for pair in state.written],
    }


def decode(record: Mapping[str, Any]) -> Talk:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    identity = objection(str(record["objection"])).id
    written = tuple((objection(str(key)).id, text_value(text)) for key, text in record["written"])
    own = dict(written).get(identity, "")
    return Talk(identity, str(record["interest"]), str(record["answer"]), own, written)


def receive(state: Talk, saved: Mapping[str, Mapping[str, Any]]) -> Talk:
    """Take the own partners with their figures from the map of partners."""
    cards = saved.get("stakeholder-map", {}).get("stakeholders") or []
    named = [card for card in cards if isinstance(card, Mapping) and card.get("name")]
    partners = tuple((str(card["name"]), str(card.get("figure") or "")) for card in named[:40])
    return replace(state, partners=partners)


def solution(state: Talk) -> Sequence[Node]:
    """Show an answer that opens, why, and the principles."""
    one = objection(state.objection)
    return [
        Message("info", f"{one.good_answer} {one.why_good}", _("An answer that opens:")),
        Text(_("Six principles:")),
        Items(bank_principles(), ordered=True),
    ]


def program() -> Program[Talk]:
    """Return exercise 6: a conversation with a partner."""
    return Program(
        id="partner-conversation",
        title=_("Conversation with a partner"),
        instruction=_(
            "Hear what stands behind the objection, choose an answer, then say it in your words."
        ),
        initial=initial,
        view=view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(
            _("What does this partner lose, or answer for? Look for it in the objection."),
            _("Which answer begins with the partner, and not with your programme?"),
            _("Own words: acknowledge, one figure, your task, a small trial, a question."),
        ),
        solution=solution,
        downloads=documents(),
        reads=("stakeholder-map",),
        receive=receive,
    )
