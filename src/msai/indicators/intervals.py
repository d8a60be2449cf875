"""Shares and means of small groups with the interval in which the true value may lie.

* Share: E. B. Wilson's score interval (1927); exact: C. J. Clopper and E. S. Pearson (1934).
* Difference of two independent shares: R. G. Newcombe's method 10 (*Statistics in Medicine*
  17, 1998, 873–890), made of two Wilson intervals.
* Sum or difference of estimates with intervals of their own: MOVER, G. Y. Zou and A. Donner
  (*Statistics in Medicine* 27, 2008, 1693–1702); Newcombe's method 10 is a case of it.
* Means: B. L. Welch's unequal variances (1947) with Satterthwaite's degrees of freedom.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from msai.base.i18n import catalogue
from msai.errors import MsaiError, Problem
from msai.indicators.quantiles import beta_quantile, normal_quantile, student_quantile

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


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of a group, its standard deviation (with n − 1) and its size.

    Raises:
        MsaiError: The group has fewer than two persons or a negative deviation.
    """

    value: float
    deviation: float
    size: int

    def __post_init__(self) -> None:
        if self.size < 2 or self.deviation < 0:
            raise MsaiError(_not_a_mean(self.size))

    @property
    def variance(self) -> float:
        """Variance of the mean itself."""
        return self.deviation**2 / self.size


def share_interval(share: Share, confidence: float = CONFIDENCE) -> Estimate:
    """Return a share with Wilson's interval, from 0 to 1; fair also for small groups."""
    z, n, p = normal_quantile(confidence), share.whole, share.value
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return Estimate(p, max(0.0, min(p, centre - half)), min(1.0, max(p, centre + half)))


def exact_share_interval(share: Share, confidence: float = CONFIDENCE) -> Estimate:
    """Return a share with the exact interval of Clopper and Pearson; wider than Wilson's."""
    tail, k, n = (1 - confidence) / 2, share.part, share.whole
    low = beta_quantile(tail, k, n - k + 1) if k else 0.0
    high = beta_quantile(1 - tail, k + 1, n - k) if k < n else 1.0
    return Estimate(share.value, low, high)


def share_difference(after: Share, before: Share, confidence: float = CONFIDENCE) -> Estimate:
    """Return the difference of two independent shares with Newcombe's interval."""
    return combine(
        [(1, share_interval(after, confidence)), (-1, share_interval(before, confidence))]
    )


def mean_difference(
    plus: Sequence[Mean], minus: Sequence[Mean], confidence: float = CONFIDENCE
) -> Estimate:
    """Return the sum of some means less the sum of others, with Welch's interval."""
    groups = [*plus, *minus]
    value = sum(mean.value for mean in plus) - sum(mean.value for mean in minus)
    variance = sum(mean.variance for mean in groups)
    if variance == 0:
        return Estimate(value, value, value)
    freedom = variance**2 / sum(mean.variance**2 / (mean.size - 1) for mean in groups)
    half = student_quantile(confidence, freedom) * math.sqrt(variance)
    return Estimate(value, value - half, value + half)


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


def _not_a_mean(size: int) -> Problem:
    return Problem(
        row=None,
        column=None,
        code="not_a_mean",
        message=_("A mean of so few persons ({size}) has no interval.").format(size=size),
        hint=_("Describe the persons one by one, or measure at least two."),
    )
