"""Charts along time: a plan as bars, a measured share as lines; rules in `msai.base.charts`."""

from __future__ import annotations

from typing import Any

from msai.base.charts import CHOSEN, OTHER, SAID, Spec, specification
from msai.base.i18n import catalogue

_, _ngettext = catalogue("charts")

_BAR_HEIGHT = 22


def plan(*, task: str, start: str, end: str, milestone: str) -> Spec:
    """Return a plan: one bar per task, a diamond per milestone.

    Data ``tasks``: fields ``task`` (text), ``start`` and ``end`` (ISO dates). Data ``milestones``:
    ``task`` (text) and ``milestone`` (ISO date). Dates are days, so they are read as UTC.
    """
    days = {"type": "temporal", "title": None, "scale": {"type": "utc"}}
    axis = {"format": "%m/%Y", "tickCount": 5, "labelLimit": 0, "labelFlush": False}
    names = {
        "field": task,
        "type": "nominal",
        "sort": None,
        "title": None,
        "axis": {"labelLimit": 240},
    }
    bars = {
        "data": {"name": "tasks"},
        "mark": {"type": "bar", "color": OTHER, "height": {"band": 0.6}},
        "encoding": {
            "y": names,
            "x": {"field": start, "axis": axis, **days},
            "x2": {"field": end},
            "tooltip": SAID,
        },
    }
    diamonds = {
        "data": {"name": "milestones"},
        "mark": {"type": "point", "shape": "diamond", "filled": True, "size": 110, "color": CHOSEN},
        "encoding": {"y": names, "x": {"field": milestone, "axis": axis, **days}, "tooltip": SAID},
    }
    return specification(width=360, height={"step": _BAR_HEIGHT}, layer=[bars, diamonds])


def lines(
    *,
    period: str,
    value: str,
    series: str,
    title: str,
    ours: str,
    theirs: str,
    compared: bool = True,
) -> Spec:
    """Return a line per series over half-years; series differ in dash and in shape of the points.

    Data ``rows``: fields ``period`` (text, in order), ``value`` (per 100) and ``series`` (one of
    ``ours``, ``theirs``). Data ``start``: one row with ``period``, where the programme
    begins. Unless ``compared``, the key names only ``ours``.
    """
    kinds = [ours, theirs]
    drawn_kinds = kinds if compared else [ours]
    colours: dict[str, Any] = {"domain": kinds, "range": [CHOSEN, OTHER]}
    legend = {
        "orient": "bottom",
        "title": None,
        "labelLimit": 330,
        "columns": 1,
        "values": drawn_kinds,
    }
    moments = {"field": period, "type": "ordinal", "title": None, "axis": {"labelAngle": 0}}
    drawn = {
        "data": {"name": "rows"},
        "mark": {"type": "line", "point": {"size": 70}, "strokeWidth": 2},
        "encoding": {
            "x": moments,
            "tooltip": SAID,
            "y": {"field": value, "type": "quantitative", "title": title, "scale": {"zero": True}},
            "color": {"field": series, "type": "nominal", "scale": colours, "legend": legend},
            "strokeDash": {
                "field": series,
                "type": "nominal",
                "scale": {"domain": kinds, "range": [[1, 0], [6, 4]]},
                "legend": legend,
            },
            "shape": {
                "field": series,
                "type": "nominal",
                "scale": {"domain": kinds, "range": ["circle", "square"]},
                "legend": legend,
            },
        },
    }
    begins = {
        "data": {"name": "start"},
        "mark": {"type": "rule", "strokeDash": [2, 3], "color": "#5b5b5b"},
        "encoding": {"x": moments},
    }
    return specification(width=420, height=240, layer=[begins, drawn])
