"""Older shapes of the draft: work that the course once saved opens for ever.

Version 1 had cards of its own for partners, voices and conclusions; since version 2 they are the
cards of `msai.partnership`. A card is known by its fields, because what activities have given to
each other stands in records without a version of the draft. Reading twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Card = Mapping[str, Any]


def in_present_terms(parts: Any) -> Any:
    """Return plain parts of a draft with the cards of version 1 under their present fields."""
    if not isinstance(parts, Mapping):
        return parts
    return {name: _cards(value, _READERS.get(name)) for name, value in parts.items()}


def _cards(value: Any, read: Callable[[Card], Card] | None) -> Any:
    if read is None or not isinstance(value, (list, tuple)):
        return value
    return [read(card) if isinstance(card, Mapping) else card for card in value]


def _partner(card: Card) -> Card:
    """What a partner cared about stood where the map keeps its interest from 1 to 5."""
    if "aim" in card or not isinstance(card.get("interest"), str):
        return card
    return _renamed(card, {"interest": "aim"})


def _voice(card: Card) -> Card:
    """Who said it and where stood in one line."""
    return card if "who" in card else _renamed(card, {"name": "who"})


def _conclusion(card: Card) -> Card:
    if "theme" in card or not {"name", "figure_words"} & {*card}:
        return card
    return _renamed(card, {"name": "theme", "figure": "phenomenon", "figure_words": "figure"})


def _renamed(card: Card, names: Mapping[str, str]) -> Card:
    return {names.get(name, name): value for name, value in card.items()}


_READERS: Mapping[str, Callable[[Card], Card]] = {
    "partners": _partner,
    "voices": _voice,
    "conclusions": _conclusion,
}
