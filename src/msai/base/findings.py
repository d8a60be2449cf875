"""What a rule says about a card: fine, a problem, or a question an expert would ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["ok", "problem", "question"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Result of one rule on one card.

    Attributes:
        verdict: ``ok``, ``problem`` (to be repaired) or ``question`` (may be right: say why).
        code: Stable English identifier of the rule.
        field: Attribute of the card that the finding is about; empty: the whole card.
        reason: Why it matters, one or two sentences for the reader.
        better: What to write instead, or what to do; empty where all is well.
        subject: Name of the card; empty where only one is looked at.
    """

    verdict: Verdict
    code: str
    field: str
    reason: str
    better: str = ""
    subject: str = ""


def to_repair(findings: Iterable[Finding]) -> list[Finding]:
    """Return problems, then questions, each in the order of the rules."""
    order: dict[Verdict, int] = {"problem": 0, "question": 1}
    return sorted(
        (finding for finding in findings if finding.verdict in order),
        key=lambda finding: order[finding.verdict],
    )


def codes(findings: Iterable[Finding]) -> set[str]:
    """Return the codes of all findings that are not ``ok``."""
    return {finding.code for finding in findings if finding.verdict != "ok"}
