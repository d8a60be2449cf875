"""Looking people up by code, name or address, without asking everyone about every file.

A class of a region has thousands of people and as many files: what is looked up for each file
must not depend on how many people there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import Generic, Protocol, TypeVar

from msai.assignments.codes import squeeze
from msai.base.fold import fold_words as fold


class Listed(Protocol):
    """What the index reads of a participant."""

    @property
    def kod(self) -> str:
        """Return the code."""

    @property
    def imie(self) -> str:
        """Return the first name."""

    @property
    def nazwisko(self) -> str:
        """Return the surname."""

    @property
    def email(self) -> str:
        """Return the address."""


E = TypeVar("E", bound=Listed)


class Phrases:
    """Runs of whole words, each standing for some people; finds those that stand in a text."""

    def __init__(self) -> None:
        self._owners: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
        self._lengths: set[int] = set()

    def add(self, words: Sequence[str], owner: int) -> None:
        """Let a run of words stand for one more person."""
        self._owners[tuple(words)].add(owner)
        self._lengths.add(len(words))

    def standing_in(self, words: Sequence[str]) -> set[int]:
        """Return whose phrases stand in a text, given in words."""
        found: set[int] = set()
        for length in self._lengths:
            for start in range(len(words) - length + 1):
                found |= self._owners.get(tuple(words[start : start + length]), set())
        return found


class RosterIndex(Generic[E]):
    """The participants of one list, found by what a file says of its owner."""

    def __init__(self, entries: Iterable[E]) -> None:
        self._entries = tuple(entries)
        self._by_code: dict[str, E] = {}
        self._by_signs: defaultdict[str, list[E]] = defaultdict(list)
        self._by_address: defaultdict[str, list[E]] = defaultdict(list)
        self._numbers: defaultdict[str, set[int]] = defaultdict(set)
        self._codes, self._names = Phrases(), Phrases()
        for place, entry in enumerate(self._entries):
            self._enter(place, entry)

    def _enter(self, place: int, entry: E) -> None:
        self._by_code.setdefault(entry.kod.casefold(), entry)
        self._by_signs[squeeze(entry.kod)].append(entry)
        if address := entry.email.strip().casefold():
            self._by_address[address].append(entry)
        if entry.kod.isdigit():
            self._numbers[entry.kod].add(place)
        else:
            self._codes.add(fold(entry.kod).split(), place)
        first, last = fold(entry.imie).split(), fold(entry.nazwisko).split()
        if len(first + last) >= 2:  # a first name or a surname alone may be anybody's
            self._names.add(first + last, place)
            self._names.add(last + first, place)

    def find(self, code: str) -> E | None:
        """Return the participant with this code; letter case does not matter."""
        return self._by_code.get(code.casefold())

    def squeezed(self, code: str) -> E | None:
        """Return the one participant whose code has the same letters and digits."""
        found = self._by_signs.get(squeeze(code), ())
        return found[0] if len(found) == 1 else None

    def of_address(self, address: str) -> E | None:
        """Return the one participant with this e-mail address."""
        found = self._by_address.get(address.strip().casefold(), ())
        return found[0] if len(found) == 1 else None

    def named_in(self, part: str) -> E | None:
        """Return the one participant whose code, else full name, stands in a part of a path."""
        words = fold(part).split()
        found = self._codes.standing_in(words) | self._numbered(part)
        found = found or self._names.standing_in(words)
        return self._entries[found.pop()] if len(found) == 1 else None

    def _numbered(self, part: str) -> set[int]:
        # Names are full of numbers ("zadanie-1", dates, Moodle's own): only where a code stands.
        places = {*part.split("__"), PurePosixPath(part).stem}
        return set().union(*(self._numbers.get(one, ()) for one in places))
