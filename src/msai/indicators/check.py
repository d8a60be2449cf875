"""All rules together: `check_card` is what the exercises call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from msai.base.findings import Finding
from msai.indicators.card import IndicatorCard
from msai.indicators.definition_rules import DEFINITION_RULES
from msai.indicators.plan_rules import PLAN_RULES
from msai.indicators.rules import Rule, apply_rules

#: What rules look at: the idea of the measure, or the plan of measuring it.
Part = Literal["definition", "plan"]
RULES: Mapping[Part, tuple[Rule, ...]] = {"definition": DEFINITION_RULES, "plan": PLAN_RULES}


def check_card(
    card: IndicatorCard, *, parts: Sequence[Part] = ("definition", "plan")
) -> list[Finding]:
    """Return what the rules say about a card, good and bad.

    Args:
        card: The card to look at.
        parts: ``("definition",)`` for an example that has no baseline, target or people yet.

    Returns:
        One finding per rule of the card; `msai.base.findings.to_repair` picks the bad ones.
    """
    chosen = (rule for part, rules in RULES.items() if part in parts for rule in rules)
    return apply_rules(card, chosen)
