"""A panel of half-years: one estate with a programme, others to compare with.

The panel is a CSV of counts with a JSON dictionary beside it (``data/<town>/monitoring.*``); it is
read with the standard library, so that the exercise needs no table library.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from msai.indicators.comparison import Comparison, Direction, compare_shares
from msai.indicators.intervals import Share

#: Days on which the income criterion of social assistance rose; counts of benefits break there.
CRITERION_RISES = (date(2022, 1, 1), date(2025, 1, 1))


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator of the panel.

    Attributes:
        id: Stable name.
        label: What is measured, in words.
        good: Direction of a good change.
        unit: Unit of the rate, such as “per 100 pupils”.
        counted: What the numerator counts.
        among: What the denominator counts.
        source: Who keeps the data.
        break_note: What breaks the series; empty: nothing known.
    """

    id: str
    label: str
    good: Direction
    unit: str
    counted: str
    among: str
    source: str
    break_note: str


@dataclass(frozen=True)
class Panel:
    """Counts of one estate with a programme and of others without.

    Attributes:
        measured: Indicators by id.
        names: Names of the estates by id.
        ours: Id of the estate with the programme.
        comparisons: Ids of the others.
        periods: Half-years in order, such as ``2022-H1``.
        starts: Half-year in which the programme begins.
        counts: Numerator and denominator by indicator, estate and half-year.
    """

    measured: Mapping[str, Measured]
    names: Mapping[str, str]
    ours: str
    comparisons: tuple[str, ...]
    periods: tuple[str, ...]
    starts: str
    counts: Mapping[tuple[str, str, str], Share]

    @property
    def before(self) -> tuple[str, ...]:
        """Half-years before the programme."""
        return tuple(period for period in self.periods if period < self.starts)

    @property
    def after(self) -> tuple[str, ...]:
        """Half-years of the programme."""
        return tuple(period for period in self.periods if period >= self.starts)

    def share(self, indicator: str, units: Iterable[str], period: str) -> Share:
        """Return the share of some estates taken together.

        Raises:
            KeyError: The panel has no such indicator, estate or half-year.
            MsaiError: No estate was given.
        """
        shares = [self.counts[indicator, unit, period] for unit in units]
        return Share(sum(share.part for share in shares), sum(share.whole for share in shares))

    def compare(
        self, indicator: str, before: str, after: str, comparisons: Iterable[str] = ()
    ) -> Comparison:
        """Return the change with us, against some estates if any are given.

        Raises:
            KeyError: The panel has no such indicator, estate or half-year.
        """
        others = tuple(comparisons)
        pair = (
            (self.share(indicator, others, before), self.share(indicator, others, after))
            if others
            else None
        )
        ours = [self.share(indicator, [self.ours], period) for period in (before, after)]
        return compare_shares(ours[0], ours[1], pair, direction=self.measured[indicator].good)

    def series_break(self, indicator: str, before: str, after: str) -> str:
        """Return what broke the series between two half-years; empty: nothing known."""
        note = self.measured[indicator].break_note
        broken = any(first_day(before) < day <= first_day(after) for day in CRITERION_RISES)
        return note if broken else ""


def first_day(period: str) -> date:
    """Return the first day of a half-year such as ``2022-H2``."""
    year, _dash, half = period.partition("-H")
    return date(int(year), 1 if half == "1" else 7, 1)


def same_half(before: str, after: str) -> bool:
    """Tell whether both are spring or both autumn half-years, so that seasons do not interfere."""
    return before[-1] == after[-1]


@cache
def read_panel(table: Path, dictionary: Path) -> Panel:
    """Read a panel of the data package.

    Raises:
        KeyError, ValueError, OSError: The files are no panel.
    """
    described = json.loads(dictionary.read_text(encoding="utf-8"))
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return Panel(
        measured={one["id"]: _measured(one) for one in described["indicators"]},
        names={row["unit"]: row["name"] for row in rows},
        ours=described["programme_unit"],
        comparisons=tuple(described["comparison_units"]),
        periods=tuple(sorted({row["period"] for row in rows})),
        starts=described["starts"],
        counts={
            (row["indicator"], row["unit"], row["period"]): Share(
                int(row["numerator"]), int(row["denominator"])
            )
            for row in rows
        },
    )


def _measured(one: Mapping[str, str | int]) -> Measured:
    return Measured(
        id=str(one["id"]),
        label=str(one["label_pl"]),
        good="down" if one["direction"] == 1 else "up",
        unit=str(one["unit"]),
        counted=str(one["numerator"]),
        among=str(one["denominator"]),
        source=str(one["source"]),
        break_note=str(one["note"]),
    )
