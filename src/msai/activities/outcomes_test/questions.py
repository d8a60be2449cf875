"""A question of the test as inputs; choices stand in the order that the sitting drew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msai.base.i18n import catalogue
from msai.outcomes.items import OutcomeItem, shuffled
from msai.ui import Checks, Choice, Group, Node, Number, Option

_, ngettext = catalogue("activities_training")


def question_nodes(item: OutcomeItem, answer: Any, seed: int) -> list[Node]:
    """Return the inputs of a question with what was answered."""
    if item.kind == "number":
        given = answer if isinstance(answer, (int, float, str)) else None
        number = Number(item.id, _("Your number"), given, unit=item.unit)
        return [Group(item.text, [number], fieldset=True)]
    options = [Option(str(at), item.choices[at]) for at in _mixed(item, seed)]
    if item.kind == "one":
        return [Choice(item.id, item.text, options, str(answer or ""), "radio")]
    if item.kind == "several":
        chosen = answer if isinstance(answer, (list, tuple)) else ()
        return [Checks(item.id, item.text, options, [str(one) for one in chosen])]
    places = answer if isinstance(answer, Mapping) else {}
    if item.kind == "order":
        rows = _order(item, places, seed)
    else:
        rows = _match(item, places, seed, options)
    return [Group(item.text, rows, fieldset=True)]


def _mixed(item: OutcomeItem, seed: int) -> list[int]:
    return shuffled(range(len(item.choices)), item, seed)


def _order(item: OutcomeItem, given: Mapping[str, Any], seed: int) -> list[Node]:
    turns = [Option(str(turn), str(turn)) for turn in range(1, len(item.steps) + 1)]
    return [
        Choice(f"{item.id}:{at}", item.steps[at].text, turns, str(given.get(str(at), "")))
        for at in _mixed(item, seed)
    ]


def _match(
    item: OutcomeItem, given: Mapping[str, Any], seed: int, options: list[Option]
) -> list[Node]:
    return [
        Choice(f"{item.id}:{at}", item.pairs[at].left, options, str(given.get(str(at), "")))
        for at in shuffled(range(len(item.pairs)), item, seed, "left")
    ]
