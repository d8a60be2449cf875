"""Shares of small groups with the interval in which the true value may lie.

* Share: E. B. Wilson's score interval (1927).
* Difference of two independent shares: R. G. Newcombe's method 10 (*Statistics in Medicine*
  17, 1998, 873–890), made of two Wilson intervals.
* Sum or difference of estimates with intervals of their own: MOVER, G. Y. Zou and A. Donner
  (*Statistics in Medicine* 27, 2008, 1693–1702); Newcombe's method 10 is a case of it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

from msai.base.i18n import catalogue
from msai.errors import MsaiError, Problem

_, ngettext = catalogue("indicators")

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value and the ends of its interval, in the unit of the value."""

    value: float
    low: float
    high: float

    @property
    def excludes_zero(self) -> bool:
        """Whether a change of nothing at all would be surprising."""
        return self.low > 0 or self.high < 0

    def scaled(self, factor: float) -> Estimate:
        """Return the estimate in another unit, such as points of percent."""
        return Estimate(self.value * factor, self.low * factor, self.high * factor)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many: the numerator and the denominator of a share.

    Raises:
        MsaiError: The numbers cannot be a part and a whole.
    """

    part: int
    whole: int

    def __post_init__(self) -> None:
        if self.whole <= 0 or not 0 <= self.part <= self.whole:
            raise MsaiError(_not_a_share(self.part, self.whole))

    @property
    def value(self) -> float:
        """The share, from 0 to 1."""
        return self.part / self.whole


def share_interval(share: Share, confidence: float = CONFIDENCE) -> Estimate:
    """Return a share with Wilson's interval, from 0 to 1; fair also for small groups."""
    z, n, p = NormalDist().inv_cdf((1 + confidence) / 2), share.whole, share.value
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return Estimate(p, max(0.0, min(p, centre - half)), min(1.0, max(p, centre + half)))


def share_difference(after: Share, before: Share, confidence: float = CONFIDENCE) -> Estimate:
    """Return the difference of two independent shares with Newcombe's interval."""
    return combine(
        [(1, share_interval(after, confidence)), (-1, share_interval(before, confidence))]
    )


def combine(terms: Sequence[tuple[int, Estimate]]) -> Estimate:
    """Return a sum of independent estimates, each with sign +1 or −1, by MOVER."""
    value = sum(sign * term.value for sign, term in terms)
    below = [_reach(term, downwards=sign > 0) for sign, term in terms]
    above = [_reach(term, downwards=sign < 0) for sign, term in terms]
    return Estimate(value, value - math.hypot(*below), value + math.hypot(*above))


def _reach(term: Estimate, *, downwards: bool) -> float:
    return term.value - term.low if downwards else term.high - term.value


def _not_a_share(part: float, whole: float) -> Problem:
    return Problem(
        row=None,
        column=None,
        code="not_a_share",
        message=_("{part} of {whole} cannot be a share.").format(part=part, whole=whole),
        hint=_("Enter whom you counted, and out of how many; the second number is larger."),
    )
