"""Dates as Polish sentences write them."""

from __future__ import annotations

from datetime import date

#: Months in the genitive, as they follow the number of a day.
MONTHS = (
    "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia",
    "września", "października", "listopada", "grudnia",
)  # fmt: skip


def in_words(day: str) -> str:
    """Return a date such as ``2027-03-01`` as „1 marca 2027”.

    Raises:
        ValueError: It is no date.
    """
    known = date.fromisoformat(day)
    return f"{known.day} {MONTHS[known.month - 1]} {known.year}"
