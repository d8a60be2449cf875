"""Values far from the rest: shown, never cut.

In social data an outlier is often the problem itself, not an error, so each one goes to a person
who knows the place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from msai.base.i18n import catalogue
from msai.base.numbers import fixed_text
from msai.diagnosis.normalise import MAD_SCALE
from msai.diagnosis.table import UnitTable
from msai.diagnosis.unit_phrases import units_in_words
from msai.errors import Problem

_, _n = catalogue("diagnosis")

#: Modified z-score of Iglewicz and Hoaglin (1993) beyond which a value is shown.
LIMIT = 3.5


@dataclass(frozen=True, slots=True)
class Outlier:
    """One value far from the others.

    Attributes:
        unit: Unit.
        column: Indicator.
        value: Its value.
        distance: Distance from the median in 1.4826 · MAD, with its sign.
        median: Median of the indicator.
    """

    unit: str
    column: str
    value: float
    distance: float
    median: float

    def problem(self) -> Problem:
        """Return it as a warning."""
        message = _("The value {value} lies far from the others (median {median}).")
        return Problem(
            self.unit,
            self.column,
            "outlier",
            message.format(value=fixed_text(self.value, 1), median=fixed_text(self.median, 1)),
            _outlier_hint(),
        )


def summarise_outliers(found: Sequence[Outlier]) -> list[Problem]:
    """Return one warning per indicator that names its units, without their values."""
    columns = dict.fromkeys(outlier.column for outlier in found)
    return [
        Problem(
            units_in_words(outlier.unit for outlier in found if outlier.column == column),
            column,
            "outlier",
            _("Far from the other units."),
            _outlier_hint(),
        )
        for column in columns
    ]


def _outlier_hint() -> str:
    return _("Check it with the keeper of the data; if it is true, it is a finding: keep it.")


def find_outliers(table: UnitTable, *, limit: float = LIMIT) -> list[Outlier]:
    """Return values further from the median than ``limit`` robust deviations, furthest first.

    Indicators of which more than half of the values are equal have no robust deviation and are
    passed by.
    """
    found = []
    lived = table.inhabited
    for name in table.frame.columns:
        values = table.frame[name].to_numpy(dtype=float)
        known = values[lived & ~np.isnan(values)]
        if len(known) < 5:
            continue
        median = float(np.median(known))
        spread = MAD_SCALE * float(np.median(np.abs(known - median)))
        if spread == 0:
            continue
        distance = (values - median) / spread
        for i in np.flatnonzero(lived & (np.abs(distance) > limit)).tolist():
            unit = str(table.frame.index[i])
            found.append(Outlier(unit, name, float(values[i]), float(distance[i]), median))
    return sorted(found, key=lambda outlier: -abs(outlier.distance))
