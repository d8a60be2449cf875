"""The static snapshot of an exercise: its first view as HTML with charts as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from importlib.util import find_spec
from typing import Any

from msai.base.i18n import catalogue
from msai.ui import Chart, Node, Program
from msai.ui.html import Snapshot

_, _ngettext = catalogue("ui")


def snapshot(program: Program[Any], nodes: Sequence[Node]) -> str:
    """Return the snapshot, or "" in the browser, where none is needed."""
    if find_spec("vl_convert") is None:
        return ""
    body = Snapshot(program.id, _draw).render(nodes)
    return (
        f'<section class="msai-exercise" data-exercise="{escape(program.id)}" '
        f'aria-labelledby="{escape(program.id)}-title">'
        f'<h3 id="{escape(program.id)}-title">{escape(program.title)}</h3>{body}</section>'
    )


def _draw(chart: Chart) -> str:
    from msai.base.charts import to_svg

    return to_svg(chart.spec, chart.data)
