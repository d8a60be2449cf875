"""The nodes that are read at a glance (`msai.ui.nodes` has all others)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Chip:
    """A few words that hold for the whole exercise, such as that its data are made up."""

    text: str


@dataclass(frozen=True)
class Gauge:
    """How much of what is allowed is used; its middle is the limit.

    Attributes:
        label: What is measured.
        told: Value and limit in words; whether they agree is told by these words too.
        value: What is reached, in the unit of the limit.
        limit: What is allowed at most, above zero.
    """

    label: str
    told: str
    value: float
    limit: float

    @property
    def over(self) -> bool:
        """Tell whether the limit is exceeded."""
        return self.value > self.limit
