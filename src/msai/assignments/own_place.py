"""One's own municipality in an assignment: the few numbers that the rules are computed from.

What an assignment asks about the place stands in its declaration (``place``). The names of those
answers and of their columns are stated here once; `town` is the same for Wierzbogród.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from msai.assignments.model import Assignment, Field
from msai.assignments.reading import read_answer
from msai.base.form_values import Unreadable

#: Answer that says which municipality the work is about, and its value for one's own.
CHOICE, OWN = "miejsce", "moja"
#: Answers with the numbers of one's own municipality.
NAME, RESIDENTS, HECTARES = "gmina", "gmina_mieszkancy", "gmina_powierzchnia"
INDICATORS, UNITS = "gmina_wskazniki", "gmina_jednostki"
#: Column of the table of units that holds the indicator of this row, counted from 1.
VALUE_COLUMN = "w{number}"
SOCIAL = "social"
#: Units of a municipality may add up to a little more than the whole: numbers are rounded.
_ROUNDING = 1.005


class Municipality(Protocol):
    """What the rules ask of a municipality; `msai.assignments.town` is one, too."""

    def unit_names(self) -> list[str]:
        """Return the names of the units."""

    def indicators(self, sphere: str | None = None) -> list[tuple[str, str]]:
        """Return ``(id, label)`` of the indicators, of one sphere, or of all."""

    def sphere(self, indicator: str) -> str:
        """Return the sphere of an indicator."""

    def rate(self, indicator: str, unit: str | None = None) -> float | None:
        """Return the indicator in a unit, or in the whole municipality."""

    def worse(self, indicator: str, unit: str) -> bool:
        """Return whether a unit is worse off than the whole."""

    def share_of_area(self, units: list[str]) -> float:
        """Return the share of the area that the units take, in per cent."""

    def share_of_population(self, units: list[str]) -> float:
        """Return the share of the inhabitants of the units, in per cent."""

    def population(self, unit: str | None = None) -> int:
        """Return the number of inhabitants of a unit, or of the whole."""


@dataclass(frozen=True, slots=True)
class OwnIndicator:
    """An indicator of one's own municipality.

    Attributes:
        name: As she calls it; also its id.
        sphere: ``social``, ``economic``, ``environmental``, ``spatial`` or ``technical``.
        direction: +1 where a higher value means a worse situation, -1 where a better one.
        unit: Unit of measure.
        whole: Value in the whole municipality; None: not given.
        values: Unit → value.
    """

    name: str
    sphere: str
    direction: int
    unit: str
    whole: float | None
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class OwnMunicipality:
    """A municipality as a learner described it: nothing is known but what she typed.

    Attributes:
        people: Inhabitants of the whole municipality; 0: not given.
        hectares: Its area; 0: not given.
        units: Unit → (hectares, inhabitants).
        known: Its indicators by name.
    """

    people: float = 0
    hectares: float = 0
    units: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    known: Mapping[str, OwnIndicator] = field(default_factory=dict)

    def unit_names(self) -> list[str]:
        """Return the names of the units in the order of her table."""
        return list(self.units)

    def indicators(self, sphere: str | None = None) -> list[tuple[str, str]]:
        """Return ``(name, label)`` of the indicators, of one sphere, or of all."""
        return [
            (one.name, f"{one.name} ({one.unit})" if one.unit else one.name)
            for one in self.known.values()
            if sphere in (None, one.sphere)
        ]

    def sphere(self, indicator: str) -> str:
        """Return the sphere of an indicator."""
        return self.known[indicator].sphere

    def rate(self, indicator: str, unit: str | None = None) -> float | None:
        """Return the indicator in a unit, or in the whole municipality; None: not given."""
        one = self.known[indicator]
        return one.values.get(unit) if unit else one.whole

    def worse(self, indicator: str, unit: str) -> bool:
        """Return whether a unit is worse off than the municipality as a whole."""
        here, whole = self.rate(indicator, unit), self.rate(indicator)
        if here is None or whole is None:
            return False
        return (here - whole) * self.known[indicator].direction > 0

    def share_of_area(self, units: list[str]) -> float:
        """Return the share of the area that the units take, in per cent; NaN: not computable."""
        return self._share(0, self.hectares, units)

    def share_of_population(self, units: list[str]) -> float:
        """Return the share of the inhabitants of the units, in per cent; NaN: not computable."""
        return self._share(1, self.people, units)

    def population(self, unit: str | None = None) -> int:
        """Return the number of inhabitants of a unit, or of the whole municipality."""
        return int(self.units.get(unit, (0, 0))[1] if unit else self.people)

    def exceeds(self, column: int) -> bool:
        """Return whether the units have more hectares (0) or people (1) than the whole."""
        whole = (self.hectares, self.people)[column]
        return sum(unit[column] for unit in self.units.values()) > whole * _ROUNDING

    def _share(self, column: int, whole: float, units: list[str]) -> float:
        if not whole or self.exceeds(column):
            return math.nan
        return sum(self.units[name][column] for name in units if name in self.units) / whole * 100


def is_own(answers: Mapping[str, Any]) -> bool:
    """Return whether work is about one's own municipality; without a word it is about the town."""
    return answers.get(CHOICE) == OWN


def own_municipality(task: Assignment, answers: Mapping[str, Any]) -> OwnMunicipality:
    """Return the municipality that answers describe; what cannot be read is left out.

    Args:
        task: The assignment, which says what its tables hold.
        answers: Answers by name, as a form or a notebook holds them.
    """
    fields = {question.grade_id: question.field for question in task.place}
    units = _by_name(_rows(fields.get(UNITS), answers))
    return OwnMunicipality(
        people=_number(fields.get(RESIDENTS), answers),
        hectares=_number(fields.get(HECTARES), answers),
        # Nobody living there, which is not known, is not the same as nobody living there.
        units={
            name: (row["area_ha"], row["population"])
            for name, row in units.items()
            if "area_ha" in row and "population" in row
        },
        known=_indicators(_rows(fields.get(INDICATORS), answers), units),
    )


def _indicators(
    rows: Sequence[Mapping[str, Any]], units: Mapping[str, Mapping[str, Any]]
) -> dict[str, OwnIndicator]:
    found = {}
    for number, row in enumerate(rows, start=1):
        if not (row.get("name") and row.get("sphere") and row.get("direction")):
            continue
        column = VALUE_COLUMN.format(number=number)
        values = {unit: values[column] for unit, values in units.items() if column in values}
        direction = 1 if row["direction"] == "gorzej" else -1
        found[row["name"]] = OwnIndicator(
            row["name"], row["sphere"], direction, row.get("unit", ""), row.get("whole"), values
        )
    return found


def _rows(asked: Field | None, answers: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of a table, empty ones too: a row keeps its number."""
    raw = answers.get(asked.name) if asked else None
    if asked is None or not isinstance(raw, (list, tuple)):
        return []
    return [dict(_cells(asked, row)) for row in raw]


def _cells(asked: Field, row: Any) -> Iterator[tuple[str, Any]]:
    for column in asked.columns if isinstance(row, Mapping) else ():
        value = _read(column, row.get(column.name))
        if value is not None:
            yield column.name, value


def _by_name(rows: Sequence[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return {row["name"]: row for row in rows if row.get("name")}


def _number(asked: Field | None, answers: Mapping[str, Any]) -> float:
    return _read(asked, answers.get(asked.name)) or 0.0 if asked else 0.0


def _read(asked: Field, raw: Any) -> Any:
    try:
        return read_answer(asked, raw)
    except Unreadable:
        return None
