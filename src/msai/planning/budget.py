"""Budget: what it costs, who pays, how certain that is, and what must not be forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from msai.base.forms import field

CATEGORIES = {
    "staff": "Work of people",
    "services": "Services bought",
    "materials": "Materials",
    "premises": "Premises and bills",
    "equipment": "Equipment",
    "participants": "Support of participants: tickets, meals, childcare",
    "residents": "Small grants and initiatives of residents",
    "accessibility": "Accessibility",
    "measurement": "Measurement",
    "supervision": "Supervision of the staff",
    "communication": "Communication",
    "reserve": "Reserve",
}
#: What a budget that somebody has thought through does not leave at zero.
NEVER_ZERO = ("measurement", "accessibility", "supervision", "reserve")
CERTAINTY = {
    "certain": "Certain: decided or signed",
    "likely": "Likely: applied for",
    "hoped": "Hoped for: not applied for yet",
}
PROCEDURES = {
    "own": "Own work or own purchase",
    "tender_of_offers": "Open competition of offers for organisations",
    "partner_call": "Call for a partner before the application",
    "public_contract": "Public contract",
    "volunteering": "Volunteering agreement",
    "undecided": "Not settled yet",
}


@dataclass(frozen=True, slots=True)
class Funding:
    """A source of money and how sure it is."""

    name: str = field("Source", required=True)
    amount: float | None = field("Amount", kind="number", unit="PLN", minimum=0)
    certainty: str = field("How certain", kind="choice", options=CERTAINTY, required=True)
    categories: tuple[str, ...] = field(
        "What it may pay for",
        help="Eligible categories, from the rules of this source. Empty: not checked.",
        kind="choices",
        options=CATEGORIES,
    )


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One cost."""

    name: str = field("What for", required=True)
    action: str = field("Action", kind="reference", refers_to="actions")
    category: str = field("Category", kind="choice", options=CATEGORIES, required=True)
    quantity: float | None = field("How many", kind="number", minimum=0)
    unit: str = field("Of what", help="Hours, months, persons, pieces.")
    unit_cost: float | None = field("Cost of one", kind="number", unit="PLN", minimum=0)
    free_because: str = field("No cost, because …", help="For example: the parish lends the hall.")
    source: str = field("Source of money", kind="reference", refers_to="funding", required=True)
    recipient: str = field("Partner who gets the money", kind="reference", refers_to="partners")
    procedure: str = field("In what procedure", kind="choice", options=PROCEDURES)

    @property
    def cost(self) -> float:
        """Cost in PLN; 0 where nothing is entered."""
        return round((self.quantity or 0) * (self.unit_cost or 0), 2)


def total(lines: Iterable[BudgetLine]) -> float:
    """Return the sum of costs in PLN."""
    return round(sum(line.cost for line in lines), 2)


def totals_by(lines: Iterable[BudgetLine], key: Callable[[BudgetLine], str]) -> dict[str, float]:
    """Return sums of costs by action, category or source, in order of appearance."""
    sums: dict[str, float] = {}
    for line in lines:
        sums[key(line)] = round(sums.get(key(line), 0.0) + line.cost, 2)
    return sums


def forgotten(lines: Iterable[BudgetLine]) -> list[str]:
    """Return the categories of `NEVER_ZERO` with neither a cost nor a reason for none."""
    covered = {line.category for line in lines if line.cost > 0 or line.free_because}
    return [category for category in NEVER_ZERO if category not in covered]
