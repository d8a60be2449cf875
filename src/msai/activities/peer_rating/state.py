"""What the learner sent out to two colleagues, and what came back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from msai.base.from_data import from_data
from msai.base.i18n import catalogue
from msai.peers import PeerAnswer, RatingRefused, SheetRating, read_rating, written_answers
from msai.ui import Event

_, ngettext = catalogue("peers")

#: So many colleagues rate.
RATERS = 2


@dataclass(frozen=True)
class PeerRating:
    """One sending out.

    Attributes:
        written: Answers as they stand in the assignments now; not kept.
        sent: Answers as they went out; empty: nothing did.
        ratings: What came back.
        problem: What is wrong with the file chosen last; not kept.
    """

    written: tuple[PeerAnswer, ...] = ()
    sent: tuple[PeerAnswer, ...] = ()
    ratings: tuple[SheetRating, ...] = ()
    problem: str = ""


def initial() -> PeerRating:
    """Return the page before anything was sent out."""
    return PeerRating()


def update(state: PeerRating, event: Event) -> PeerRating:
    """Take a rating, or begin anew; what cannot be read changes nothing but what is said."""
    if event.id == "anew":
        return replace(state, sent=(), ratings=(), problem="")
    if event.id != "rating" or not state.sent:
        return state
    for content in [one.content for one in event.files] or [event.content]:
        state = _with(state, content)
    return state


def _with(state: PeerRating, content: bytes) -> PeerRating:
    try:
        rating = read_rating(content, state.sent)
    except RatingRefused as refused:
        return replace(state, problem=str(refused))
    if rating.rater in {one.rater for one in state.ratings}:
        return replace(state, problem=_("This rating is here already. Choose the other one."))
    if len(state.ratings) >= RATERS:
        return replace(state, problem=_("Two ratings are here already. Send out anew for others."))
    return replace(state, ratings=(*state.ratings, rating), problem="")


def sent_out(state: PeerRating) -> PeerRating:
    """Return the page after its answers went out; the same ones once more keep their ratings."""
    if set(state.sent) == set(state.written):
        return state
    return PeerRating(state.written, state.written)


def receive(state: PeerRating, records: Mapping[str, Mapping[str, Any]]) -> PeerRating:
    """Take the answers that the assignments keep."""
    return replace(state, written=written_answers(records))


def encode(state: PeerRating) -> dict[str, Any]:
    """Return what went out and what came back."""
    return {
        "sent": [[one.assignment, one.question, one.text] for one in state.sent],
        "ratings": [
            {
                "rater": rating.rater,
                "answers": [
                    {"answer": one.answer, "points": list(one.points), "note": one.note}
                    for one in rating.answers
                ],
            }
            for rating in state.ratings
        ],
    }


def decode(record: Mapping[str, Any]) -> PeerRating:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this page.
    """
    sent = tuple(PeerAnswer(*map(str, one)) for one in record["sent"])
    ratings = tuple(from_data(SheetRating, one, whole=True) for one in record["ratings"])
    needed = {one.id: len(one.asked.rubric) for one in sent}
    for rating in ratings:
        if {one.answer: len(one.points) for one in rating.answers} != needed:
            raise ValueError("a rating of other answers")
    return PeerRating(sent=sent, ratings=ratings)
