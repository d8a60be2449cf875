"""A chart in the static snapshot: title, drawing, its marks in words, what colours mean."""

from __future__ import annotations

from html import escape

from msai.ui.charted import Chart, marks_of
from msai.ui.markup import plain, rich


def figure(node: Chart, drawing: str, point: str) -> str:
    """Return a chart with all that is said of it.

    Args:
        node: The chart.
        drawing: Its SVG.
        point: What stands below as long as no mark is pointed at.
    """
    title = f"<figcaption>{rich(node.title)}</figcaption>" if node.title else ""
    note = f'<p class="ui-small">{rich(node.note)}</p>' if node.note else ""
    return (
        f'<figure class="ui-figure">{title}'
        f'<div class="ui-chart" role="img" aria-label="{plain(node.alt)}">{drawing}</div>'
        f"{_marks(node, point)}{note}</figure>"
    )


def _marks(node: Chart, point: str) -> str:
    options = "".join(
        f'<div role="option" aria-selected="{str(chosen).lower()}">{escape(said)}</div>'
        for said, chosen in marks_of(node)
    )
    if not options:
        return ""
    return (
        f'<div class="ui-marks" role="listbox" tabindex="0" aria-label="{_name(node)}">'
        f'<div class="visually-hidden">{options}</div>'
        f'<p class="ui-small" aria-hidden="true">{escape(point)}</p></div>'
    )


def _name(node: Chart) -> str:
    return plain(node.title or node.alt)
