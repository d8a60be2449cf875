"""Quantiles that the intervals need; the browser has no SciPy.

The regularised incomplete beta function is computed with the continued fraction of W. H. Press
et al., *Numerical Recipes* (3rd ed., 2007, section 6.4); quantiles by bisection, which always
converges.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from statistics import NormalDist

_PRECISION = 1e-14
_STEPS = 500


def normal_quantile(confidence: float) -> float:
    """Return z of a two-sided interval, such as 1.96 for 0.95."""
    return NormalDist().inv_cdf((1 + confidence) / 2)


def student_quantile(confidence: float, freedom: float) -> float:
    """Return t of a two-sided interval with so many degrees of freedom (may be a fraction)."""
    tail = (1 - confidence) / 2

    def upper_tail(t: float) -> float:
        return incomplete_beta(freedom / 2, 0.5, freedom / (freedom + t * t)) / 2

    high = 1.0
    while upper_tail(high) > tail:
        high *= 2
    return _bisect(lambda t: tail - upper_tail(t), 0.0, high)


def beta_quantile(probability: float, a: float, b: float) -> float:
    """Return x such that a Beta(a, b) variable is at most x with this probability."""
    return _bisect(lambda x: incomplete_beta(a, b, x) - probability, 0.0, 1.0)


def incomplete_beta(a: float, b: float, x: float) -> float:
    """Return the regularised incomplete beta function I_x(a, b) for a, b > 0 and 0 ≤ x ≤ 1."""
    if x <= 0 or x >= 1:
        return min(max(x, 0.0), 1.0)
    logarithm = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    front = math.exp(logarithm + a * math.log(x) + b * math.log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _continued_fraction(a, b, x) / a
    return 1 - front * _continued_fraction(b, a, 1 - x) / b


def _continued_fraction(a: float, b: float, x: float) -> float:
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    result = d
    for m in range(1, _STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for step in (even, odd):
            d = 1 / (1 + step * d)
            c = 1 + step / c
            result *= c * d
        if abs(c * d - 1) < _PRECISION:
            break
    return result


def _bisect(rising: Callable[[float], float], low: float, high: float) -> float:
    for _step in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < 0 else (low, middle)
    return (low + high) / 2
