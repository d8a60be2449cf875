"""What of exercise 3 goes into *Mój program*: the area and its subareas (chapter 3.1)."""

from __future__ import annotations

from collections.abc import Sequence

from msai.activities.common.area_cards import Indices, area_cards
from msai.activities.delimit_area.outcome import AreaOutcome
from msai.diagnosis import UnitTable
from msai.programme.given import GivenArea


def given_area(
    table: UnitTable,
    selected: Sequence[str],
    outcome: AreaOutcome,
    made_up: str,
) -> GivenArea:
    """Return the chosen units and the parts of the draft that come from them.

    Args:
        table: The units.
        selected: The chosen units, each a subarea.
        outcome: Index and sphere indices: standard deviations above the mean of inhabited units.
        made_up: Invented place that the table describes; empty: it is a real one.
    """
    if not selected:
        return GivenArea()
    cards = area_cards(table, selected, Indices(outcome.index, outcome.spheres), made_up)
    return GivenArea(tuple(selected), cards.area, cards.subareas, cards.ranking)
