"""A bank of the course (``data/banks``) as values: read when first asked for, found by id."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar

from msai.base.resources import load_bank


class BankEntry(Protocol):
    """What every entry of a bank has."""

    @property
    def id(self) -> str:
        """Name in the bank."""


Entry = TypeVar("Entry", bound=BankEntry)


class Bank(Generic[Entry]):
    """The entries of one bank, in its order.

    Args:
        name: Name of its file, without ``.yaml``.
        read: Makes a value of an entry as the file holds it.
    """

    def __init__(self, name: str, read: Callable[[dict[str, Any]], Entry]) -> None:
        self._name, self._read = name, read

    @cached_property
    def _by_id(self) -> dict[str, Entry]:
        entries = map(self._read, load_bank(self._name)["entries"])
        return {entry.id: entry for entry in entries}

    def entries(self) -> tuple[Entry, ...]:
        """Return all entries."""
        return tuple(self._by_id.values())

    def entry(self, identity: str) -> Entry:
        """Return one entry.

        Raises:
            KeyError: The bank has none of that name.
        """
        return self._by_id[identity]

    def after(self, identity: str) -> Entry:
        """Return the entry after this one; after the last comes the first."""
        order = list(self._by_id)
        return self._by_id[order[(order.index(identity) + 1) % len(order)]]
