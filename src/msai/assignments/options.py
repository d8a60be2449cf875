"""Possible answers: written out in the declaration, or taken from the town's table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msai.assignments import town
from msai.base.forms import AnswerOption


def options_from(declared: Any) -> tuple[AnswerOption, ...]:
    """Return the options that a declaration names.

    Args:
        declared: A list of texts or ``[value, label]`` pairs, or the name of a list of the town:
            ``"units"``, ``"indicators"``, ``"indicators:social"``, ``"indicators:other"``;
            ``"methods"``: names of the bank of training methods.
    """
    pairs = _named(declared) if isinstance(declared, str) else declared
    return tuple(AnswerOption(*((pair, pair) if isinstance(pair, str) else pair)) for pair in pairs)


def _named(name: str) -> Sequence[Any]:
    kind, _colon, sphere = name.partition(":")
    if kind == "units":
        return town.unit_names()
    if kind == "indicators":
        return town.indicators(sphere or None)
    # The bank of methods is read only by the assignment that asks for it.
    from msai.training import methods

    return [method.name for method in methods()]
