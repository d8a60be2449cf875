"""All rules together: `check_card` is what the exercises call."""

from __future__ import annotations

from collections.abc import Sequence

from msai.base.findings import Finding
from msai.indicators.card import IndicatorCard
from msai.indicators.definition_rules import DEFINITION_RULES
from msai.indicators.plan_rules import PLAN_RULES
from msai.indicators.rules import Part, Rule, apply_rules

RULES: tuple[Rule, ...] = (*DEFINITION_RULES, *PLAN_RULES)


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
    return apply_rules(card, (rule for rule in RULES if rule.part in parts))
