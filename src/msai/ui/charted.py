"""The node for a chart or a map, with all that is said of it in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Chart:
    """A Vega-Lite chart from `msai.base.charts` with its text alternative.

    Its marks are walked with the arrow keys; what one of them says is shown below while it is
    pointed at, touched or walked to.

    Attributes:
        id: Name of the events it sends when a mark is picked: value of ``pick`` in that row.
        spec: Vega-Lite specification whose data are named.
        data: Rows by data name; only these change between two views of the same chart. What a
            mark says is ``said`` in its row.
        alt: What the chart says, in one or two sentences.
        pick: Field of a row that is reported when a mark is picked; empty: the chart only shows.
        title: What is found in it; stands above.
        note: What colours and signs mean, units, source; stands below.
    """

    id: str
    spec: Mapping[str, Any]
    data: Mapping[str, Sequence[Mapping[str, Any]]]
    alt: str
    pick: str = ""
    title: str = ""
    note: str = ""


def marks_of(chart: Chart) -> list[tuple[str, bool]]:
    """Return what each mark of a chart says, and whether it is chosen."""
    rows = (row for rows in chart.data.values() for row in rows)
    return [(str(row["said"]), bool(row.get("chosen"))) for row in rows if row.get("said")]
