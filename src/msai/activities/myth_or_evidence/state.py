"""Six sentences about learning, what is known of each, and what the learner thinks of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from msai.base.from_data import from_data, to_data
from msai.base.i18n import catalogue
from msai.ui import Event

_, ngettext = catalogue("activities_training")

#: Possible verdicts on a claim.
KINDS = ("myth", "evidence", "tip")


@dataclass(frozen=True, slots=True)
class LearningClaim:
    """A sentence about learning, what it is (myth, evidence, tip), and why."""

    text: str
    kind: str
    why: str


@dataclass(frozen=True)
class Verdicts:
    """What the learner thinks of each claim, by its number (a text, as JSON holds it)."""

    given: Mapping[str, str] = field(default_factory=dict)


def claims() -> tuple[LearningClaim, ...]:
    """Return the claims; sources stand in the lesson."""
    return (
        LearningClaim(
            _("Visual learners need pictures, auditory learners recordings."),
            "myth",
            _(
                "Different forms are good for everybody; matching them to a “type” lacks firm "
                "evidence."
            ),
        ),
        LearningClaim(
            _("Three questions about yesterday's block help to remember it."),
            "evidence",
            _("Recalling with pauses belongs to what has been tested best."),
        ),
        LearningClaim(
            _("An experienced person and a new one need the same amount of help."),
            "myth",
            _("A worked example helps at the start and gets in the way later."),
        ),
        LearningClaim(
            _("Adults themselves know best what they cannot do."),
            "myth",
            _("Self-assessment often fails. A short task shows more."),
        ),
        LearningClaim(
            _("It is good to change the form of work every 15–20 minutes."),
            "tip",
            _("Many trainers do so, and so do we. We know of no research on this threshold."),
        ),
        LearningClaim(
            _("After a wrong answer it is worth saying why it is wrong."),
            "evidence",
            _("“Wrong” alone gives next to nothing."),
        ),
    )


def initial() -> Verdicts:
    """Return the state of a fresh start."""
    return Verdicts()


def update(state: Verdicts, event: Event) -> Verdicts:
    """Take one verdict."""
    what, _colon, number = event.id.partition(":")
    known = number in map(str, range(len(claims())))
    if what != "claim" or not known or event.value not in KINDS:
        return state
    return replace(state, given={**state.given, number: str(event.value)})


#: The record holds the state as it is.
encode = to_data


def decode(record: Mapping[str, Any]) -> Verdicts:
    """Read a record; verdicts on claims that are gone are left out.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    state = Verdicts()
    for number, kind in from_data(Verdicts, record, whole=True).given.items():
        state = update(state, Event(f"claim:{number}", kind))
    return state
