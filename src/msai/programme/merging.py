"""Joining two people's drafts: nothing is lost, and what differs is asked about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from msai.base.forms import FormField, fields_of, is_empty, title_of
from msai.programme.state import Programme


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place where two drafts say something else; the first one's answer stands.

    Attributes:
        place: Part and card, such as “Actions: Klub pracy”.
        label: Caption of the field.
        kept: Answer of the first draft, in words.
        other: Answer of the second draft, in words.
    """

    place: str
    label: str
    kept: str
    other: str


def merge(first: Programme, second: Programme) -> tuple[Programme, list[Conflict]]:
    """Join two drafts of a group.

    Cards of the same name are joined field by field, others are added; an empty place takes the
    other's answer; lists are united. Where both answered differently, the first one's stands.

    Returns:
        The joined draft and one `Conflict` per place to be settled.
    """
    conflicts: list[Conflict] = []
    joined: Programme = _join(first, second, "", conflicts)
    return joined, conflicts


def _join(first: Any, second: Any, place: str, conflicts: list[Conflict]) -> Any:
    changes: dict[str, Any] = {}
    for item in fields_of(type(first)):
        ours, theirs = getattr(first, item.name), getattr(second, item.name)
        if item.kind == "card":
            changes[item.name] = _join(ours, theirs, _place(place, item.label), conflicts)
        elif item.kind == "cards":
            changes[item.name] = _join_cards(ours, theirs, _place(place, item.label), conflicts)
        elif isinstance(ours, tuple):
            changes[item.name] = tuple(dict.fromkeys((*ours, *theirs)))
        elif is_empty(ours) or ours is False:
            changes[item.name] = theirs
        elif not (is_empty(theirs) or theirs is False or ours == theirs):
            conflicts.append(_conflict(item, place, ours, theirs))
    return replace(first, **changes)


def _join_cards(
    ours: tuple[Any, ...], theirs: tuple[Any, ...], place: str, conflicts: list[Conflict]
) -> tuple[Any, ...]:
    joined = list(ours)
    at = {title_of(card): number for number, card in enumerate(ours) if title_of(card)}
    for card in theirs:
        title = title_of(card)
        if title in at:
            number = at[title]
            joined[number] = _join(joined[number], card, f"{place}: {title}", conflicts)
        elif card not in joined:
            joined.append(card)
    return tuple(joined)


def _place(place: str, label: str) -> str:
    return f"{place}: {label}" if place else label


def _conflict(item: FormField, place: str, ours: Any, theirs: Any) -> Conflict:
    return Conflict(place or item.label, item.label, item.text(ours), item.text(theirs))
