"""Training methods of the bank: for what, for how many people, how long, with what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from msai.base.i18n import catalogue
from msai.base.resources import load_bank

_, ngettext = catalogue("training")

#: Kolb's four stages in their order, as the bank names them.
KOLB = ("doświadczenie", "refleksja", "uogólnienie", "zastosowanie")
Effort = Literal["listening", "alone", "together", "moving"]
EFFORTS: tuple[Effort, ...] = ("listening", "alone", "together", "moving")

#: Methods that a proposal of an agenda knows by name.
LECTURE, WORKED_EXAMPLE, RECALL, CASE = "MT-01", "MT-02", "MT-03", "MT-04"
PAIRS, ENERGIZER, CONTRACT, NEXT_STEP, TEST = "MT-11", "MT-25", "MT-26", "MT-27", "MT-30"
#: What people do most of the time; all others work together. The course's own reading.
_EFFORT: dict[str, Effort] = {
    "MT-01": "listening", "MT-02": "alone", "MT-03": "alone", "MT-14": "alone",
    "MT-20": "moving", "MT-21": "moving", "MT-22": "alone", "MT-25": "moving",
    "MT-27": "alone", "MT-30": "alone",
}  # fmt: skip
#: Methods that ask for the clearest heads: procedures, numbers, decisions under constraints.
HARD = frozenset({"MT-02", "MT-04", "MT-13", "MT-14", "MT-16", "MT-24"})


@dataclass(frozen=True, slots=True)
class Method:
    """One method of the bank; minutes include the talk afterwards.

    Attributes:
        id: Name in the bank, such as ``MT-01``.
        group: Smallest and largest group.
        minutes: Shortest and longest time.
        kolb: Stages of Kolb's cycle it serves; empty for a frame such as a contract of the group.
    """

    id: str
    name: str
    goal: str
    group: tuple[int, int]
    minutes: tuple[int, int]
    materials: str
    course: str
    online: str
    risk: str
    kolb: tuple[str, ...]

    @property
    def effort(self) -> Effort:
        """What people do most of the time."""
        return _EFFORT.get(self.id, "together")

    def fits(self, people: int) -> bool:
        """Return whether a group of this size can work in this way."""
        return self.group[0] <= people <= self.group[1]


@cache
def methods() -> tuple[Method, ...]:
    """Return the methods of the bank in its order."""
    return tuple(_method(entry) for entry in load_bank("training_methods")["entries"])


def method(identity: str) -> Method | None:
    """Return a method, or None where the bank has none of that name."""
    return _by_id().get(identity)


@cache
def _by_id() -> dict[str, Method]:
    return {one.id: one for one in methods()}


def _method(entry: dict[str, Any]) -> Method:
    texts = {key: entry[key] for key in ("id", "name", "goal", "materials", "course", "online")}
    return Method(
        **texts,
        risk=entry["risk"],
        group=(entry["group"]["min"], entry["group"]["max"]),
        minutes=(entry["minutes"]["min"], entry["minutes"]["max"]),
        kolb=tuple(entry["kolb"]),
    )


def effort_label(effort: Effort) -> str:
    """Return in words what people do."""
    return {
        "listening": _("they listen"),
        "alone": _("they work alone"),
        "together": _("they work together"),
        "moving": _("they move"),
    }[effort]
