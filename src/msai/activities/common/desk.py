"""A desk with two drafts: a weak example to repair, and one's own.

Exercises that build the programme start with the example, so that there is something to look at;
only one's own draft goes on to *Mój program*.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from msai.activities.common.draft import Draft, decode, part_of
from msai.base.findings import Finding
from msai.base.forms import fields_of
from msai.base.i18n import catalogue
from msai.programme import Programme, assemble, read, read_gift, write_gift
from msai.programme.given import SHARED, Gift, GivenArea, Records, gift_of, parts_of
from msai.ui import Button, Columns, Event, Items, Node, Text

_, ngettext = catalogue("activities_change")

Side = Literal["example", "own"]
_WEAK = Path(__file__).with_name("weak_plan.json")


@cache
def weak_plan() -> Programme:
    """Return the made-up plan with faults that the exercises start with."""
    programme, _problems = read(_WEAK.read_bytes())
    return programme


@dataclass(frozen=True)
class Desk:
    """Two drafts and the one on top.

    Attributes:
        example: The example to repair.
        own: The learner's own draft.
        side: Which one is shown.
        context: What other exercises have given, for fields that refer to it.
        section: Which section is shown, where an exercise has several.
        area: Units chosen in the exercise about the area.
    """

    example: Draft = field(default_factory=Draft)
    own: Draft = field(default_factory=Draft)
    side: Side = "example"
    context: Programme = field(default_factory=Programme)
    section: str = ""
    area: tuple[str, ...] = ()

    @property
    def draft(self) -> Draft:
        """Return the draft that is shown."""
        return self.own if self.side == "own" else self.example

    @property
    def around(self) -> Programme:
        """Return what cards may refer to besides the draft itself; the example stands alone."""
        return self.context if self.side == "own" else weak_plan()

    def with_draft(self, draft: Draft) -> Desk:
        """Return the desk with the shown draft changed."""
        return replace(self, own=draft) if self.side == "own" else replace(self, example=draft)


def update(desk: Desk, event: Event, parts: Sequence[str]) -> Desk:
    """Take an event that all such exercises share: the sides, the sections, the cards."""
    what, _colon, name = event.id.partition(":")
    if what == "side" and name in ("example", "own"):
        return replace(desk, side="own" if name == "own" else "example")
    if what == "section":
        return replace(desk, section=name)
    changed = desk.draft.update(event, parts)
    return desk if changed is None else desk.with_draft(changed)


def sides(desk: Desk) -> list[Node]:
    """Return the two buttons that choose between the example and one's own draft."""
    labels = {"example": _("Example to repair"), "own": _("My own plan")}
    buttons = [
        Button(f"side:{side}", label, pressed=side == desk.side) for side, label in labels.items()
    ]
    note = (
        _("Made-up example with faults on purpose. Repair what you can, then make your own.")
        if desk.side == "example"
        else _("This is your own plan. It goes on to “My programme”.")
    )
    return [Columns(buttons), Text(note)]


def example_note() -> Text:
    """Return what stands above a solution: its data are made up."""
    return Text(_("Made-up example from Wierzbogród."), small=True)


def encode(desk: Desk, gift: type[Gift]) -> dict[str, Any]:
    """Return the desk as the learner's record keeps it; others read what it gives."""
    return {
        **write_gift(gift_of(gift, desk.own.programme)),
        "example": desk.example.encode(parts_of(gift)),
        "side": desk.side,
        "section": desk.section,
    }


def decode_desk(record: Mapping[str, Any], gift: type[Gift]) -> Desk:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of such an exercise.
    """
    side = record["side"]
    if side not in ("example", "own"):
        raise ValueError(f"no side {side!r}")
    parts = parts_of(gift)
    return Desk(
        decode(record["example"], parts),
        decode(record[SHARED], parts),
        side,
        section=str(record.get("section", "")),
    )


def receive(desk: Desk, others: Records) -> Desk:
    """Put in what other exercises have given."""
    context, _problems = assemble(others)
    return replace(desk, context=context, area=read_gift(GivenArea, others).selected)


def whole(desk: Desk) -> Programme:
    """Return the shown draft with what the other exercises gave wherever it says nothing."""
    around, empty = desk.around, Programme()
    given: dict[str, Any] = {
        item.name: getattr(around, item.name)
        for item in fields_of(Programme)
        if getattr(desk.draft.programme, item.name) == getattr(empty, item.name)
    }
    return replace(desk.draft.programme, **given)


def counted(findings: Sequence[Finding]) -> str:
    """Return in words how much is still to be repaired and considered."""
    problems = sum(finding.verdict == "problem" for finding in findings)
    questions = sum(finding.verdict == "question" for finding in findings)
    if not problems and not questions:
        return _("The checks find nothing to repair. Show it to somebody who was not there.")
    repair = ngettext("{n} thing to repair", "{n} things to repair", problems)
    consider = ngettext("{n} thing to consider", "{n} things to consider", questions)
    return f"{repair.format(n=problems)}, {consider.format(n=questions)}."


def names_line(part: str, names: Sequence[str]) -> list[Node]:
    """Return the names of a part as a list under its caption, nothing when there are none."""
    described = part_of(part)
    return [Text(f"**{described.label}**"), Items(list(names))] if names and described else []
