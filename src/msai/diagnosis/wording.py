"""Numbers and names inside sentences, as the reader's language writes them."""

from __future__ import annotations

from collections.abc import Iterable

from msai.base.i18n import catalogue

_, _n = catalogue("diagnosis")


def decimal(value: float, digits: int = 2) -> str:
    """Return a number with the decimal mark of the language and a real minus sign."""
    text = f"{round(value, digits) + 0.0:.{digits}f}"
    return text.replace(".", _("decimal mark: .")[-1]).replace("-", "\u2212")


def percent(share: float, digits: int = 1) -> str:
    """Return a share between 0 and 1 as a percentage."""
    return f"{decimal(share * 100, digits)}\u00a0%"


def whole(value: float) -> str:
    """Return a rounded number with no-break spaces between thousands."""
    return f"{value:,.0f}".replace(",", "\u00a0").replace("-", "\u2212")


def units_in_words(units: Iterable[object], most: int = 4) -> str:
    """Return names of units as a phrase, at most a few."""
    names = [str(unit) for unit in units]
    more = len(names) - most
    if more <= 0:
        return ", ".join(names)
    rest = _n("and {n} more", "and {n} more", more).format(n=more)
    return f"{', '.join(names[:most])} {rest}"
