"""What the exercise of lesson 15 shows: each claim, the verdict on it, and what is known."""

from __future__ import annotations

from collections.abc import Sequence

from msai.activities.common.stage import with_answer
from msai.activities.myth_or_evidence.state import KINDS, LearningClaim, Verdicts, claims
from msai.base.i18n import catalogue
from msai.ui import Choice, Group, Message, Node, Option, Status

_, ngettext = catalogue("activities_training")


def kinds() -> list[Option]:
    """Return the possible verdicts in words."""
    words = {"myth": _("myth"), "evidence": _("there is evidence")}
    words["tip"] = _("only a tip from practice")
    return [Option(kind, words[kind]) for kind in KINDS]


def view(state: Verdicts) -> Sequence[Node]:
    """Show each claim, the verdict, and what is known."""
    groups = [_claim(state, number, claim) for number, claim in enumerate(claims())]
    return [with_answer(groups, [Status(_summary(state))])]


def _claim(state: Verdicts, number: int, claim: LearningClaim) -> Group:
    given = state.given.get(str(number), "")
    nodes: list[Node] = [Choice(f"claim:{number}", claim.text, kinds(), given, "radio")]
    if given:
        labels = {option.value: option.label for option in kinds()}
        answer = _("{kind}. {why}").format(kind=labels[claim.kind].capitalize(), why=claim.why)
        nodes.append(Message("ok" if given == claim.kind else "problem", answer))
    return Group(_("Sentence {number}").format(number=number + 1), nodes)


def _summary(state: Verdicts) -> str:
    right = sum(state.given.get(str(at)) == claim.kind for at, claim in enumerate(claims()))
    text = _("Answered: {given} of {all}. Right: {right}.")
    return text.format(given=len(state.given), all=len(claims()), right=right)
