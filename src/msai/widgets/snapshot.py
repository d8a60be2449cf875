"""The static snapshot of an exercise: its first view as HTML with charts as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from msai.i18n import catalogue
from msai.ui import Chart, Node, Program
from msai.ui.html import Snapshot

_, _ngettext = catalogue("ui")


def snapshot(program: Program[Any], nodes: Sequence[Node]) -> str:
    """Return the snapshot, or "" where charts cannot be drawn (in the browser none is needed)."""
    try:
        from msai.charts import to_svg
    except ImportError:  # vl-convert has no build for the browser
        return ""

    def draw(chart: Chart) -> str:
        return to_svg(chart.spec, chart.data)

    body = Snapshot(program.id, draw).render(nodes)
    return (
        f'<section class="msai-exercise" data-exercise="{escape(program.id)}" '
        f'aria-labelledby="{escape(program.id)}-title">'
        f'<h3 id="{escape(program.id)}-title">{escape(program.title)}</h3>{body}</section>'
    )
