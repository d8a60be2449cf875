"""What a place asks of a card that has more to say elsewhere.

One card serves a concept wherever it goes: the map of partners asks for fears and the next talk, a
draft of a programme does not, yet both hold the same card.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from msai.base.forms import FormField, fields_of, is_empty


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions of one place.

    Attributes:
        names: Fields that are asked for; another one shows where it holds an answer already.
        needed: Those that the place cannot do without.
    """

    names: Collection[str]
    needed: Collection[str] = ()

    def field(self, declared: FormField) -> FormField:
        """Return a field as this place asks for it."""
        return dataclasses.replace(declared, required=declared.name in self.needed)


def fields_asked(card: Any, asked: Asked | None) -> tuple[FormField, ...]:
    """Return the fields of a card that a place shows; all of them where it says nothing.

    A field that hangs on another one shows once that one has the answer, or when it is filled.
    """
    declared = tuple(item for item in fields_of(type(card)) if _is_due(card, item))
    if asked is None:
        return declared
    return tuple(
        asked.field(item)
        for item in declared
        if item.name in asked.names or _answered(getattr(card, item.name))
    )


def _is_due(card: Any, item: FormField) -> bool:
    if item.asked_if is None or _answered(getattr(card, item.name)):
        return True
    other, answer = item.asked_if
    return bool(getattr(card, other) == answer)


def _answered(value: Any) -> bool:
    return not is_empty(value) and value is not False
