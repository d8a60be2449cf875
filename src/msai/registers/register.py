"""Registers of the bank: who keeps them, what they give below the municipality, what to ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from msai.base.bank import Bank


@dataclass(frozen=True, slots=True)
class AskedCount:
    """A count that a letter asks for.

    Attributes:
        name: Name of the column in the table to fill in.
        definition: Who or what is counted.
        when: In which period or as of which day.
    """

    name: str
    definition: str
    when: str


@dataclass(frozen=True, slots=True)
class DataRegister:
    """One register.

    Attributes:
        id: Name in the bank.
        name: What people call it.
        holder: Who keeps it.
        public: Anybody can look it up: no letter is needed.
        gives: What it tells below the municipality.
        caution: What a reader of its numbers must know.
        secrecy: What must not be asked for, or what may be in spite of a secret; "": nothing.
        counts: What a letter may ask for; none where it is public.
    """

    id: str
    name: str
    holder: str
    public: bool
    gives: str
    caution: str
    secrecy: str
    counts: tuple[AskedCount, ...]


def _read(entry: dict[str, Any]) -> DataRegister:
    return DataRegister(**{**entry, "counts": tuple(AskedCount(**one) for one in entry["counts"])})


_BANK = Bank("registers", _read)


def registers() -> tuple[DataRegister, ...]:
    """Return all registers in the order of the bank."""
    return _BANK.entries()


def register(identity: str) -> DataRegister:
    """Return one register.

    Raises:
        KeyError: The bank has none of that name.
    """
    return _BANK.entry(identity)
