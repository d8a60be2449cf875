"""Which lessons show the table of the municipality: only those are executed anew for an edition."""

from __future__ import annotations

from collections.abc import Iterable

from msai_course.content.live_needs import modules_of

#: An exercise that imports it shows the table of the municipality.
TOWN = "msai.activities.common.town"


def shows_town(code: Iterable[str]) -> bool:
    """Tell whether cells call an exercise that imports the town, itself or through others."""
    return any(TOWN in modules_of(source) for source in code)
