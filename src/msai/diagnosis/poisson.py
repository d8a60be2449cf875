"""The exact (Garwood) interval of a Poisson count, without scipy.

The limits are quantiles of gamma distributions; the incomplete gamma function comes from its power
series or continued fraction, the quantile from bisection.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from msai.base.i18n import catalogue
from msai.errors import DiagnosisError, Problem

_, _n = catalogue("diagnosis")

#: Relative precision of quantiles.
_PRECISION = 1e-13


def poisson_interval(count: int, level: float = 0.95) -> tuple[float, float]:
    """Return the exact interval of a Poisson mean after ``count`` events.

    F. Garwood, Biometrika 28 (1936): the limits are quantiles of gamma distributions with shapes
    ``count`` and ``count + 1``.

    Raises:
        DiagnosisError: ``count`` is negative or not whole, or ``level`` is not between 0 and 1.
    """
    if count < 0 or count != int(count) or not 0 < level < 1:
        raise DiagnosisError(_bad_count())
    tail = (1 - level) / 2
    low = 0.0 if count == 0 else gamma_quantile(float(count), tail)
    return low, _quantile(lambda x: upper_gamma(count + 1.0, x) - tail, count + 1.0)


def holds(count: int, mean: float, level: float = 0.95) -> bool:
    """Tell whether the exact interval after ``count`` events holds a mean; no limit is computed.

    A limit is where a tail has its probability, so one look at each tail says on which side of
    the limit the mean lies.
    """
    tail = (1 - level) / 2
    above_low = count == 0 or lower_gamma(float(count), mean) >= tail
    return above_low and upper_gamma(count + 1.0, mean) >= tail


def rate_interval(
    count: int, denominator: float, multiplier: float = 1000.0, level: float = 0.95
) -> tuple[float, float]:
    """Return the exact interval of a rate, such as per 1000 people.

    Raises:
        DiagnosisError: See `poisson_interval`; the denominator is not above zero.
    """
    if not denominator > 0:
        raise DiagnosisError(_bad_count())
    low, high = poisson_interval(count, level)
    return low / denominator * multiplier, high / denominator * multiplier


def gamma_quantile(shape: float, probability: float) -> float:
    """Return the quantile of the gamma distribution with scale 1."""
    return _quantile(lambda x: probability - lower_gamma(shape, x), shape)


def lower_gamma(shape: float, x: float) -> float:
    """Return the regularised lower incomplete gamma function P(shape, x)."""
    return _series(shape, x) if x < shape + 1 else 1.0 - _fraction(shape, x)


def upper_gamma(shape: float, x: float) -> float:
    """Return Q = 1 - P without losing digits in the upper tail."""
    return 1.0 - _series(shape, x) if x < shape + 1 else _fraction(shape, x)


def _series(shape: float, x: float) -> float:
    """Power series of P (DLMF 8.11.4), for x below shape + 1."""
    if x <= 0:
        return 0.0
    term = total = 1.0 / shape
    step = shape
    while abs(term) > abs(total) * 1e-17:
        step += 1.0
        term *= x / step
        total += term
    return total * _front(shape, x)


def _fraction(shape: float, x: float) -> float:
    """Continued fraction of Q (DLMF 8.9.2) by Lentz's method, for x above shape + 1."""
    tiny = 1e-300
    b = x + 1.0 - shape
    c, d = 1.0 / tiny, 1.0 / b
    value, i, change = d, 0, 0.0
    while abs(change - 1.0) > 1e-16 and i < 100_000:
        i += 1
        a = -i * (i - shape)
        b += 2.0
        d = 1.0 / (a * d + b or tiny)
        c = b + a / c or tiny
        change = c * d
        value *= change
    return value * _front(shape, x)


def _front(shape: float, x: float) -> float:
    return math.exp(shape * math.log(x) - x - math.lgamma(shape))


def _quantile(falling: Callable[[float], float], shape: float) -> float:
    """Return the root of a falling function on (0, ∞) by bisection: slow, but never astray."""
    low, high = 0.0, shape + 10.0
    while falling(high) > 0:
        high *= 2.0
    while high - low > _PRECISION * high:
        middle = (low + high) / 2
        if falling(middle) > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _bad_count() -> Problem:
    return Problem.of(
        "bad_count",
        _("An interval needs a whole count of zero or more and a denominator above zero."),
        _("Give the number of events and the number of people they were counted among."),
    )
