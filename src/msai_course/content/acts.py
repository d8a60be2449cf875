"""The acts the course cites: which text was used, when it was read, what changed afterwards.

The table is ``data/banks/acts.yaml``; an act's id is its key in ``book/references.bib``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from msai.base.bank import Bank
from msai.base.polish_dates import MONTHS
from msai.base.resources import load_bank

#: After so long an act must be read again before its page may be trusted.
READ_AGAIN = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Act:
    """One act.

    Attributes:
        id: Its key in the bibliography.
        name: What people call it.
        journal: Number of the text that was used, such as ``Dz.U. 2024 poz. 278``.
        text: ``jednolity`` (consolidated) or ``pierwotny`` (as first published).
        read: Day on which the cited provisions were read.
        changes: What was published after that text, until `known_until`.
        pending: Drafts on their way.
        unchecked: What could not be confirmed; empty: nothing known.
    """

    id: str
    name: str
    journal: str
    text: str
    read: date
    changes: str
    pending: str
    unchecked: str

    @property
    def number(self) -> str:
        """The number as it stands in the title of the act's entry in the bibliography."""
        return self.journal.removeprefix("rozporządzenie ")

    def is_old(self, today: date) -> bool:
        """Tell whether it was read more than a year ago."""
        return today - self.read > READ_AGAIN


_BANK = Bank("acts", lambda entry: Act(**{**entry, "read": date.fromisoformat(entry["read"])}))


def acts() -> tuple[Act, ...]:
    """Return all acts of the table."""
    return _BANK.entries()


def cited_acts(keys: Iterable[str]) -> tuple[Act, ...]:
    """Return those acts of the table whose key is among ``keys``, in the table's order."""
    wanted = set(keys)
    return tuple(act for act in acts() if act.id in wanted)


def known_until() -> date:
    """Return the day of the last journal that was looked through for changes."""
    return date.fromisoformat(load_bank("acts")["known_until"])


def in_words(day: date) -> str:
    """Return a day as a Polish sentence writes it."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year} r."
