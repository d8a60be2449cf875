"""From a problem to a change: the tree, the goals and the chain of change.

The sentence “if … for … then … within … because … provided that …” is the course's own exercise
in the theory of change.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from msai.base.forms import field
from msai.base.i18n import catalogue
from msai.evidence import Leaning

_, ngettext = catalogue("planning")

ROLES = {
    "core": "The problem itself",
    "cause": "A cause of it",
    "effect": "What it leads to",
}
CONTROL = {
    "ours": "It depends on us",
    "agreeable": "It can be agreed with somebody",
    "outside": "It does not depend on us",
}


@dataclass(frozen=True, slots=True)
class Issue:
    """One piece of the problem tree: what happens to people."""

    name: str = field(
        "What happens",
        help="What happens to people, not what is lacking to solve it.",
        required=True,
    )
    role: str = field("Place in the tree", kind="choice", options=ROLES, required=True)
    leads_to: str = field(
        "Leads to",
        help="For a cause: what it causes. For an effect: leave empty.",
        kind="reference",
        refers_to="issues",
    )
    conclusion: str = field(
        "Conclusion of the diagnosis it comes from", kind="reference", refers_to="conclusions"
    )


@dataclass(frozen=True, slots=True)
class Goal:
    """A change in people: who, what differently, by when."""

    name: str = field(
        "Goal", help="The state in which people will be, not what you will do.", required=True
    )
    issue: str = field("Problem it answers", kind="reference", refers_to="issues", required=True)
    who: str = field("Who", help="A group, as exactly as you can.", required=True)
    differently: str = field("What they will do differently", required=True)
    by: date | None = field("By when", kind="date", required=True)
    strategy_goal: str = field(
        "Goal of the strategy it serves",
        help="From the strategy for solving social problems, or from the revitalisation programme.",
    )


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something that must be true for the change to come, and what you do about it."""

    name: str = field("Provided that", help="For example: the school rings back the same day.")
    control: str = field("Who decides", kind="choice", options=CONTROL, required=True)
    covered_by: str = field(
        "Task or risk that covers it",
        help="What depends on you or can be agreed is a task; what does not is a risk.",
    )


@dataclass(frozen=True, slots=True)
class ChangeChain:
    """Why an action should work: the sentence of the theory of change."""

    action: str = field(
        "If (action)",
        kind="reference",
        refers_to="actions",
        help="A short name; the plan of actions takes it over.",
        required=True,
    )
    for_whom: str = field("for (whom)", required=True)
    change: str = field("then (what changes in people)", required=True)
    within: str = field("within (time)", required=True)
    because: str = field(
        "because (why it should work)", help="The mechanism, not a hope.", required=True
    )
    evidence: Leaning = field("What the “because” leans on", kind="card", card=Leaning)
    assumptions: tuple[Assumption, ...] = field(
        "provided that", kind="cards", card=Assumption, required=True
    )
    goal: str = field("Goal it leads to", kind="reference", refers_to="goals", required=True)


def sentence(chain: ChangeChain) -> str:
    """Return the chain as one sentence; what is still empty stands as an ellipsis."""
    provided = "; ".join(item.name for item in chain.assumptions if item.name)
    return _(
        "If {action} for {for_whom}, then {change} within {within}, because {because},"
        " provided that {provided}."
    ).format(
        action=chain.action or "…",
        for_whom=chain.for_whom or "…",
        change=chain.change or "…",
        within=chain.within or "…",
        because=chain.because or "…",
        provided=provided or "…",
    )
