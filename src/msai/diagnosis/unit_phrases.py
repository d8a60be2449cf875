"""Names inside sentences, as the reader's language writes them."""

from __future__ import annotations

from collections.abc import Iterable

from msai.base.i18n import catalogue

_, _n = catalogue("diagnosis")


def units_in_words(units: Iterable[object], most: int = 4) -> str:
    """Return names of units as a phrase, at most a few."""
    names = [str(unit) for unit in units]
    more = len(names) - most
    if more <= 0:
        return ", ".join(names)
    rest = _n("and {n} more", "and {n} more", more).format(n=more)
    return f"{', '.join(names[:most])} {rest}"
