"""The picture of an answer that stays in sight: the stage and its gauges."""

from __future__ import annotations

from msai.ui.glance import Gauge
from msai.ui.markup import plain, rich
from msai.ui.nodes import Stage


def stage(node: Stage, work: str, answer: str, more: str) -> str:
    """Return a stage around its drawn parts."""
    opened = (
        f'<details class="ui-details ui-more"><summary>{rich(node.more_title)}</summary>'
        f"{more}</details>"
    )
    return (
        f'<div class="ui-stage"><div><div class="ui-work">{work}</div>'
        f'<div class="ui-answer" role="group" tabindex="0" aria-label="{plain(node.title)}">'
        f"{answer}{opened if node.more else ''}</div></div></div>"
    )


def gauge(node: Gauge) -> str:
    """Return a gauge; the middle of its scale is the limit."""
    scale = f'max="{2 * node.limit:g}" high="{node.limit:g}" optimum="0" value="{node.value:g}"'
    return (
        f'<div class="ui-gauge{" ui-over" if node.over else ""}">'
        f"<p>{rich(node.label)} <b>{rich(node.told)}</b></p>"
        f'<div><meter aria-label="{plain(node.label)}" aria-valuetext="{plain(node.told)}" '
        f"{scale}></meter></div></div>"
    )
