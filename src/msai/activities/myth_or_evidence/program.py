"""Exercise of lesson 15: six sentences about learning – myth, evidence, or a practical tip?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from msai.base.i18n import catalogue
from msai.ui import Choice, Event, Group, Message, Node, Option, Program, Status

_, ngettext = catalogue("activities_training")


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence about learning, what it is (myth, evidence, tip), and why."""

    text: str
    kind: str
    why: str


@dataclass(frozen=True)
class Verdicts:
    """What the learner thinks of each claim, by its number."""

    given: Mapping[int, str] = field(default_factory=dict)


def claims() -> tuple[Claim, ...]:
    """Return the claims; sources stand in the lesson."""
    return (
        Claim(
            _("Visual learners need pictures, auditory learners recordings."),
            "myth",
            _(
                "Different forms are good for everybody; matching them to a “type” lacks firm evidence."
            ),
        ),
        Claim(
            _("Three questions about yesterday's block help to remember it."),
            "evidence",
            _("Recalling with pauses belongs to what has been tested best."),
        ),
        Claim(
            _("An experienced person and a new one need the same amount of help."),
            "myth",
            _("A worked example helps at the start and gets in the way later."),
        ),
        Claim(
            _("Adults themselves know best what they cannot do."),
            "myth",
            _("Self-assessment often fails. A short task shows more."),
        ),
        Claim(
            _("It is good to change the form of work every 15–20 minutes."),
            "tip",
            _("Many trainers do so, and so do we. We know of no research on this threshold."),
        ),
        Claim(
            _("After a wrong answer it is worth saying why it is wrong."),
            "evidence",
            _("“Wrong” alone gives next to nothing."),
        ),
    )


def kinds() -> list[Option]:
    """Return the possible verdicts."""
    return [
        Option("myth", _("myth")),
        Option("evidence", _("there is evidence")),
        Option("tip", _("only a tip from practice")),
    ]


def update(state: Verdicts, event: Event) -> Verdicts:
    """Take one verdict."""
    what, _colon, number = event.id.partition(":")
    known = event.value in {option.value for option in kinds()}
    if what != "claim" or not known or not number.isdigit() or int(number) >= len(claims()):
        return state
    return replace(state, given={**state.given, int(number): str(event.value)})


def view(state: Verdicts) -> Sequence[Node]:
    """Show each claim, the verdict, and what is known."""
    groups = [_claim(state, number, claim) for number, claim in enumerate(claims())]
    return [*groups, Status(_summary(state))]


def _claim(state: Verdicts, number: int, claim: Claim) -> Group:
    given = state.given.get(number, "")
    nodes: list[Node] = [Choice(f"claim:{number}", claim.text, kinds(), given, "radio")]
    if given:
        labels = {option.value: option.label for option in kinds()}
        answer = _("{kind}. {why}").format(kind=labels[claim.kind].capitalize(), why=claim.why)
        nodes.append(Message("ok" if given == claim.kind else "problem", answer))
    return Group(_("Sentence {number}").format(number=number + 1), nodes)


def _summary(state: Verdicts) -> str:
    right = sum(state.given.get(at) == claim.kind for at, claim in enumerate(claims()))
    text = _("Answered: {given} of {all}. Right: {right}.")
    return text.format(given=len(state.given), all=len(claims()), right=right)


def encode(state: Verdicts) -> dict[str, Any]:
    """Return the verdicts as the learner's record keeps them."""
    return {"given": {str(number): kind for number, kind in state.given.items()}}


def decode(record: Mapping[str, Any]) -> Verdicts:
    """Read a record; verdicts on claims that are gone are left out.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    state = Verdicts()
    for number, kind in dict(record["given"]).items():
        state = update(state, Event(f"claim:{int(number)}", kind))
    return state


def program() -> Program[Verdicts]:
    """Return the exercise of lesson 15."""
    return Program(
        id="myth-or-evidence",
        title=_("Myth or evidence?"),
        instruction=_("Give your verdict on each sentence first; what is known appears after it."),
        initial=Verdicts,
        view=view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(_("One of the six is neither a myth nor proven."),),
    )
