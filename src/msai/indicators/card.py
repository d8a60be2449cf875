"""The indicator card (karta wskaźnika): one declaration for form, table, document and checks.

The set of fields follows the usual Polish practice of an indicator's metadata sheet (metryczka);
the layout is the course's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from msai.base.forms import field

#: What an indicator can tell about, from what we put in to what changes around.
LEVELS = {
    "input": "Input: what we put in",
    "process": "Process: how we work",
    "product": "Product: what was made, who took part",
    "direct_result": "Direct result: what changed in these people at once",
    "long_term_result": "Long-term result: whether the change lasts",
    "context": "Context: what changed in the area",
}
#: Levels that say something about people's lives, not about the team's work.
CHANGE_LEVELS = ("direct_result", "long_term_result", "context")
DIRECTIONS = {"up": "It should rise", "down": "It should fall"}


@dataclass(frozen=True, slots=True)
class IndicatorCard:
    """Everything two people need to measure the same thing and get the same number."""

    name: str = field(
        "Name",
        help="What is counted and in whom. No direction of change and no target in the name.",
        required=True,
    )
    code: str = field("Code", help="Short, for example W1.")
    goal: str = field(
        "Goal it measures",
        help="One goal of your programme.",
        kind="reference",
        refers_to="goals",
        required=True,
    )
    level: str = field(
        "Level",
        help="Could this happen if nobody changed anything in their life? Then it is a product.",
        kind="choice",
        options=LEVELS,
        required=True,
    )
    definition: str = field(
        "Who or what counts",
        help="The condition that must be met, with a threshold, for example at least half-time.",
        kind="long_text",
        required=True,
    )
    excluded: str = field("Who or what does not count", kind="long_text")
    unit: str = field("Unit", help="Persons, %, days, points …", required=True)
    numerator: str = field("Numerator", help="What you count.", required=True)
    denominator: str = field("Denominator", help="Out of whom. For a share it is a must.")
    formula: str = field("Formula", help="For example: numerator / denominator × 100.")
    disaggregation: tuple[str, ...] = field(
        "Broken down by",
        help="Sex, age, area and the rest of the municipality: when it changes a decision.",
        kind="lines",
    )
    direction: str = field(
        "Direction",
        help="What is a good change?",
        kind="choice",
        options=DIRECTIONS,
        required=True,
    )
    baseline_value: float | None = field(
        "Baseline", help="The value before you start.", kind="number", required=True
    )
    baseline_date: date | None = field("Date of the baseline", kind="date", required=True)
    target_value: float | None = field("Target", kind="number", required=True)
    target_date: date | None = field("Date of the target", kind="date", required=True)
    target_reason: str = field(
        "Why this target",
        help="The baseline, earlier years, similar projects.",
        kind="long_text",
    )
    milestones: str = field("Values on the way", help="For example 30 by June, 35 by December.")
    source: str = field("Source of data", help="A register, a form, a survey.", required=True)
    method: str = field("How it is collected", help="Step by step, in two sentences.")
    frequency: str = field(
        "When and how often", help="For example at entry and 6 months after leaving.", required=True
    )
    responsible: str = field("Person or post responsible", required=True, at_work=True)
    delay: str = field("Delay of the data", help="When last year's number is known.")
    comparison: str = field(
        "Comparison", help="A similar estate, the rest of the municipality, a trend of three years."
    )
    earlier_values: str = field(
        "Values of earlier years",
        help="Oldest first, separated by semicolons, for example 21; 18; 20.",
    )
    distortions: str = field(
        "Known distortions",
        help="How could it get better without anybody living better?",
        kind="long_text",
    )
    privacy: str = field(
        "Protection of people", help="Below what number nothing is shown, who sees the data."
    )
    cost: str = field("Cost of measuring", help="Hours or money for one measurement.")
    meaning: str = field(
        "What we will do when it rises or falls",
        help="No decision, no need to measure.",
        kind="long_text",
    )
    version: str = field("Version and date of change")

    @property
    def is_share(self) -> bool:
        """Whether the indicator is a percentage."""
        return "%" in self.unit or "procent" in self.unit.lower()

    @property
    def is_rate(self) -> bool:
        """Whether the value is related to a number of people or cases."""
        return self.is_share or " na " in f" {self.unit} " or bool(self.denominator)


#: Levels of the bank of examples; „oddziaływanie” and context are one level here.
_BANK_LEVELS = {
    "produkt": "product",
    "procesu": "process",
    "rezultat_bezposredni": "direct_result",
    "rezultat_dlugoterminowy": "long_term_result",
    "oddzialywanie": "context",
    "kontekstowy": "context",
}


def from_bank(item: dict[str, Any]) -> IndicatorCard:
    """Return a card of an example of the bank ``indicator_examples``.

    A formula written as “a / b × 100” is taken apart into numerator and denominator.
    """
    formula = item["formula"] or ""
    numerator, slash, rest = formula.partition(" / ")
    return IndicatorCard(
        name=item["name"],
        code=item["id"],
        level=_BANK_LEVELS[item["level"]],
        unit=item["unit"] or "",
        numerator=numerator,
        denominator=rest.split(" × ")[0] if slash else "",
        formula=formula,
        source=item["data_source"] or "",
        frequency=item["frequency"] or "",
    )
