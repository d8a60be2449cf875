"""The static snapshot of an exercise: its first view as HTML with charts as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

from msai.ui import Chart, Node, Program
from msai.ui.html import section


def snapshot(program: Program[Any], nodes: Sequence[Node]) -> str:
    """Return the snapshot, or "" in the browser, where none is needed."""
    if find_spec("vl_convert") is None:
        return ""
    return section(program.id, program.title, nodes, _draw)


def _draw(chart: Chart) -> str:
    from msai.base.charts import to_svg

    return to_svg(chart.spec, chart.data)
