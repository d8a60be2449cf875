"""Checking a card: every rule is one declaration, every answer says why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from msai.base.findings import Finding
from msai.base.forms import is_empty
from msai.base.i18n import catalogue
from msai.base.stems import find_words, starts_with
from msai.indicators.card import IndicatorCard
from msai.indicators.words import NOTHING

_, ngettext = catalogue("indicators")

#: Words and numbers of the card to put into the texts; None: there is no fault.
Fault = Callable[[IndicatorCard], Mapping[str, str] | None]
FOUND: Mapping[str, str] = {}


def _always(_card: IndicatorCard) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing a careful reader would look at.

    Attributes:
        code: Stable English identifier.
        field: Field of the card that the finding is shown at.
        verdict: What a fault is: ``problem`` or ``question``.
        fault: Looks for the fault.
        ok: Said when there is none (message id).
        reason: Why the fault matters (message id, may hold placeholders of the fault).
        better: What to write instead (message id).
        applies: Whether the rule concerns this card at all.
    """

    code: str
    field: str
    verdict: Literal["problem", "question"]
    fault: Fault
    ok: str
    reason: str
    better: str
    applies: Callable[[IndicatorCard], bool] = _always

    def look_at(self, card: IndicatorCard) -> Finding:
        """Return what the rule says about a card that it applies to."""
        values = self.fault(card)
        if values is None:
            return Finding("ok", self.code, self.field, _(self.ok), subject=card.name)
        reason, better = _(self.reason).format(**values), _(self.better).format(**values)
        return Finding(self.verdict, self.code, self.field, reason, better, card.name)


def apply_rules(card: IndicatorCard, rules: Iterable[Rule]) -> list[Finding]:
    """Return one finding per rule that concerns the card, in the order of the rules."""
    return [rule.look_at(card) for rule in rules if rule.applies(card)]


def blank(value: object) -> bool:
    """Return whether a field says nothing: empty, “brak”, “nieokreślone”."""
    return is_empty(value) or (isinstance(value, str) and starts_with(value, NOTHING))


def missing(*names: str) -> Fault:
    """Return a fault that is there when all the named fields are blank."""
    return lambda card: FOUND if all(blank(getattr(card, name)) for name in names) else None


def when(condition: Callable[[IndicatorCard], bool]) -> Fault:
    """Return a fault without values from a condition."""
    return lambda card: FOUND if condition(card) else None


def words_in(stems: tuple[str, ...], *names: str) -> Fault:
    """Return a fault that is there when the named fields hold such words; value: ``word``."""

    def fault(card: IndicatorCard) -> Mapping[str, str] | None:
        found = find_words(" | ".join(getattr(card, name) for name in names), stems)
        return {"word": found[0]} if found else None

    return fault
