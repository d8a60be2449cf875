"""What is offered where small counts hide an indicator, and what the learner chose of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from msai import ui
from msai.activities.own_table.described import Described
from msai.base.i18n import catalogue
from msai.diagnosis import Diagnosis
from msai.diagnosis.remedies import Remedy
from msai.diagnosis.remedy_offers import (
    Neighbours,
    OfferedRemedy,
    groups_in_words,
    offers,
    withheld,
)
from msai.diagnosis.table import UnitTable
from msai.diagnosis.unit_phrases import units_in_words

_, ngettext = catalogue("activities_data")

_KINDS = ("units", "years", "wider")


def nodes(
    described: Described, diagnosis: Diagnosis, near: Neighbours | None = None
) -> list[ui.Node]:
    """Return which indicators small counts hide and where, what helps, and how to go back."""
    table, threshold = diagnosis.table, diagnosis.threshold
    said: list[ui.Node] = []
    for one in withheld(table, threshold):
        text = _("“{indicator}” has counts smaller than {threshold} in: {units}.")
        label = table.schema[one.indicator].label
        said.append(
            ui.Text(
                text.format(indicator=label, threshold=threshold, units=units_in_words(one.units))
            )
        )
    offered = [
        node
        for at, one in enumerate(offers(table, threshold, near))
        for node in _offer(at, one, table)
    ]
    back = [ui.Button("remedy:back", _("Take the last change back"))] if described.remedies else []
    return [*said, *offered, *back]


def _offer(at: int, offer: OfferedRemedy, table: UnitTable) -> list[ui.Node]:
    text = _("{what} Without hidden values now: {before}; afterwards: {after}. Units: {units}.")
    names = [table.schema[name].label for name in offer.after if name not in offer.before]
    said = text.format(
        what=_what(offer.remedy, table),
        before=len(offer.before),
        after=f"{len(offer.after)} (+ {', '.join(names)})",
        units=offer.units,
    )
    label = {
        "units": _("Join units"),
        "years": _("Join years: {name}"),
        "wider": _("Take a wider indicator: {name}"),
    }[offer.remedy.kind]
    name = ", ".join(offer.remedy.columns)
    return [ui.Text(said), ui.Button(f"remedy:{at}", label.format(name=name))]


def _what(remedy: Remedy, table: UnitTable) -> str:
    if remedy.kind == "units":
        gone = [table.schema[n].label for n in table.directions if n not in remedy.columns]
        told = _("Joined would be: {groups}.").format(groups="; ".join(groups_in_words(remedy)))
        left = _("Left out, because people could be recognised by subtraction: {names}.")
        return f"{told} {left.format(names=', '.join(gone))}" if gone else told
    if remedy.kind == "years":
        return _("The years together: {names}.").format(names=", ".join(remedy.columns))
    text = _("“{name}” in place of “{narrow}”, if it holds the same people and more.")
    narrow = table.schema[remedy.indicator].label
    return text.format(name=remedy.columns[0], narrow=narrow)


def changed(
    described: Described, which: str, table: UnitTable, threshold: int, near: Neighbours
) -> Described:
    """Return the table with an offer taken, or the last one taken back."""
    if which == "back":
        return replace(described, remedies=described.remedies[:-1])
    offered = offers(table, threshold, near)
    if not which.isdecimal() or int(which) >= len(offered):
        return described
    return replace(described, remedies=(*described.remedies, offered[int(which)].remedy))


def encode(remedies: Sequence[Remedy]) -> list[dict[str, Any]]:
    """Return remedies as JSON-able data."""
    return [asdict(one) for one in remedies]


def decode(kept: Any) -> tuple[Remedy, ...]:
    """Read saved remedies.

    Raises:
        ValueError, KeyError, TypeError: They are none.
    """
    return tuple(_decoded(dict(one)) for one in kept)


def _decoded(one: dict[str, Any]) -> Remedy:
    if one["kind"] not in _KINDS:
        raise ValueError("remedy")
    groups = tuple(tuple(map(str, group)) for group in one["groups"])
    return Remedy(one["kind"], str(one["indicator"]), groups, tuple(map(str, one["columns"])))
