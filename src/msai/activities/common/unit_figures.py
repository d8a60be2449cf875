"""Figures behind a choice of units: each chosen unit beside the whole municipality.

An index says that a place is worse off; an argument needs the indicators themselves, here and in
the whole municipality.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.ui import Details, Node, Table

_, ngettext = catalogue("activities_area")


@dataclass(frozen=True)
class Figure:
    """One number of a unit: its label with the unit of measure, here and in the whole place.

    ``here`` is None where there is nobody to count; ``worse`` says that here is the worse one.
    """

    label: str
    here: float | None
    whole: float | None
    worse: bool = False


def figures_part(tables: Sequence[Table]) -> list[Node]:
    """Return the tables of the chosen units as a part to open; nothing while none is chosen."""
    return [Details(_("Figures of the chosen units"), tables)] if tables else []


def unit_table(unit: str, figures: Sequence[Figure]) -> Table:
    """Return the table of one unit; rows where it is worse off say so."""
    return Table(
        unit,
        [_("Indicator"), _("Here"), _("Whole municipality")],
        [[figure.label, _shown(figure.here), _shown(figure.whole)] for figure in figures],
        numeric=(1, 2),
        marked=[at for at, figure in enumerate(figures) if figure.worse],
        mark=_("worse"),
    )


def _shown(value: float | None) -> str:
    return "–" if value is None else number_text(value, 1)
