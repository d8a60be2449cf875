"""Charts of an edition's exercises: the page's own module draws them here too, under Node."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msai_course.base.paths import ROOT
from msai_course.build.node import run_node

_SCRIPT = ROOT / "web" / "sketch.mjs"
#: The module that draws, in a built site.
_CHART = "_static/live/chart.js"


def sketched(charts: Sequence[Mapping[str, Any]], site: Path) -> list[bytes]:
    """Return charts as texts of SVGs, byte for byte as the page draws them.

    Args:
        charts: Vega-Lite specifications, whole.
        site: The built course.

    Raises:
        BuildError: They could not be drawn.
    """
    if not charts:
        return []
    told = run_node(_SCRIPT, str(site / _CHART), stdin=json.dumps(list(charts)))
    return [text.encode() for text in json.loads(told)]
