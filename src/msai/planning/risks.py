"""Register of risks, those for people included."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from msai.base.forms import field

KINDS = {
    "people": "For people",
    "data": "For people's data and image",
    "partners": "With partners",
    "money": "With money",
    "project": "With organisation",
}
SCALE = {"1": "small", "2": "medium", "3": "large"}


@dataclass(frozen=True, slots=True)
class Risk:
    """What may go wrong, for whom, how you will notice and who acts."""

    name: str = field("What may happen", required=True)
    kind: str = field("Whom or what it touches", kind="choice", options=KINDS, required=True)
    likelihood: str = field("Likelihood", kind="choice", options=SCALE, required=True)
    harm: str = field("Harm", kind="choice", options=SCALE, required=True)
    sign: str = field("How you will notice early")
    answer: str = field("What you will do", kind="long_text", required=True)
    owner: str = field("Who watches over it", required=True, at_work=True)

    @property
    def weight(self) -> int:
        """Likelihood × harm, 1–9; 0 while one of them is open."""
        return int(self.likelihood or 0) * int(self.harm or 0)


def heaviest_first(risks: Iterable[Risk]) -> list[Risk]:
    """Return risks by weight; among equals those for people first."""
    return sorted(risks, key=lambda risk: (-risk.weight, risk.kind != "people"))
