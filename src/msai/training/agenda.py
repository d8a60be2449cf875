"""The agenda of a workshop: blocks one after another, with the clock and the list of materials."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msai.base.forms import field
from msai.base.i18n import catalogue
from msai.training.methods import KOLB, Effort, Method, method, methods

_, ngettext = catalogue("training")

KINDS = {"work": "Work", "break": "Break", "meal": "Meal"}


@dataclass(frozen=True, slots=True)
class Frame:
    """What is given before anything is planned."""

    title: str = field("Topic of the meeting", required=True)
    outcome: str = field(
        "What people will be able to do afterwards",
        help="Behaviour, condition, threshold: finds four of five flaws in an indicator.",
        required=True,
    )
    people: int | None = field(
        "How many people", kind="integer", minimum=1, maximum=300, required=True
    )
    starts: str = field("Beginning", help="For example 9.00.", required=True)
    minutes: int | None = field(
        "Minutes with breaks", kind="integer", minimum=30, maximum=600, required=True
    )
    needs: str = field(
        "Special needs and place", help="Stairs, sign language, large print, no internet."
    )


@dataclass(frozen=True, slots=True)
class Block:
    """One part of the meeting."""

    name: str = field("What happens", required=True)
    kind: str = field("Sort", kind="choice", options=KINDS)
    method: str = field("Method", kind="reference", refers_to="methods")
    minutes: int | None = field("Minutes", kind="integer", minimum=1, maximum=480, required=True)

    @property
    def is_rest(self) -> bool:
        """Whether people rest."""
        return self.kind in ("break", "meal")

    @property
    def way(self) -> Method | None:
        """The method of the bank; None for a break and where none is chosen."""
        return None if self.is_rest else _by_name().get(self.method) or method(self.method)


def _by_name() -> dict[str, Method]:
    return {one.name: one for one in methods()}


@dataclass(frozen=True, slots=True)
class Slot:
    """A block with its place on the clock, in minutes from the beginning of the meeting."""

    block: Block
    start: int
    end: int

    @property
    def effort(self) -> Effort | None:
        """What people do; None while they rest or where no method is chosen."""
        return self.block.way.effort if self.block.way else None


def slots(blocks: Sequence[Block]) -> list[Slot]:
    """Return blocks one after another; a block without minutes takes none."""
    placed, at = [], 0
    for block in blocks:
        end = at + (block.minutes or 0)
        placed.append(Slot(block, at, end))
        at = end
    return placed


def total(blocks: Sequence[Block]) -> int:
    """Return the minutes of all blocks, breaks included."""
    return sum(block.minutes or 0 for block in blocks)


def working_spans(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Return (start, end) of each stretch of work between breaks, in minutes."""
    spans: list[tuple[int, int]] = []
    start: int | None = None
    for slot in slots(blocks):
        if slot.block.is_rest:
            if start is not None and slot.start > start:
                spans.append((start, slot.start))
            start = None
        elif start is None:
            start = slot.start
    end = total(blocks)
    return [*spans, (start, end)] if start is not None and end > start else spans


def kolb_covered(blocks: Sequence[Block]) -> list[str]:
    """Return the stages of Kolb's cycle that some block serves, in the order of the cycle."""
    served = {stage for block in blocks if block.way for stage in block.way.kolb}
    return [stage for stage in KOLB if stage in served]


def materials(blocks: Sequence[Block]) -> list[tuple[str, str]]:
    """Return (method, materials) of every method that needs some, each once, in order."""
    used = dict.fromkeys(block.way for block in blocks if block.way)
    return [(way.name, way.materials) for way in used if way and way.materials != "brak"]


def clock(starts: str, minutes: int) -> str:
    """Return the time of day so many minutes after the beginning; "" if that cannot be read."""
    at = minutes_of_day(starts)
    if at is None:
        return ""
    hours, rest = divmod((at + minutes) % (24 * 60), 60)
    return f"{hours}.{rest:02}"


def minutes_of_day(text: str) -> int | None:
    """Return minutes after midnight of “9.00”, “9:30” or “9”; None if it is no time of day."""
    hours, _dot, rest = text.strip().replace(":", ".").partition(".")
    if not (hours.isascii() and hours.isdigit() and (rest or "0").isascii()):
        return None
    if not (rest or "0").isdigit() or int(hours) > 23 or int(rest or 0) > 59:
        return None
    return int(hours) * 60 + int(rest or 0)


def timetable(frame: Frame, blocks: Sequence[Block]) -> Iterator[tuple[str, Block]]:
    """Yield the hours of each block, such as “9.00–9.15”, with the block."""
    for slot in slots(blocks):
        start, end = clock(frame.starts, slot.start), clock(frame.starts, slot.end)
        yield (f"{start}–{end}" if start else f"{slot.start}–{slot.end} min", slot.block)
