"""A record of a class file: when it was saved, what it replaces, and what it says."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from msai.base.from_data import to_data

Key = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Saved:
    """A record of which there may be several versions.

    Attributes:
        saved_at: When it was saved, UTC.
        replaces: Ids of all versions that it has replaced, also those before the last one.
    """

    saved_at: datetime
    replaces: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """Return what it is about; two records of one key are versions of one thing."""
        raise NotImplementedError

    @property
    def decides(self) -> bool:
        """Tell whether it settles a conflict by saying what one side says; else somebody chooses.

        What is only written again, such as an unchanged line of a list, must not choose.
        """
        return False

    def adds_to(self, known: Sequence[Saved]) -> bool:
        """Tell whether it says something that the versions of its key do not say yet."""
        said = [one.said for one in known]
        return said != [self.said] if self.decides else self.said not in said

    @cached_property
    def id(self) -> str:
        """Return the fingerprint of this version."""
        return fingerprint(to_data(self))

    @property
    def said(self) -> Mapping[str, object]:
        """Return what it says, without when and instead of which."""
        data = to_data(self)
        return {name: part for name, part in data.items() if name not in ("saved_at", "replaces")}


Record = TypeVar("Record", bound=Saved)


def latest(records: Iterable[Record]) -> tuple[Record, ...]:
    """Return the version of each record that was saved last, by key."""
    found: dict[Key, Record] = {}
    for one in sorted(records, key=lambda one: (one.saved_at, one.id)):
        found[one.key] = one
    return tuple(found[key] for key in sorted(found))


def fingerprint(data: object) -> str:
    """Return a short fingerprint of plain data (SHA-256 of their canonical JSON, 16 digits)."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
