"""Whether the town of the exercises exists; apart, because asking loads no table."""

from __future__ import annotations

import json

from msai.programme.made_up import WIERZBOGROD
from msai.resources import edition_path


def edition_name() -> str:
    """Return the name of the edition whose data are here; empty: those of the course itself."""
    about = edition_path("edition.json")
    return "" if about is None else str(json.loads(about.read_text(encoding="utf-8"))["name"])


def made_up() -> str:
    """Return the name of the invented place that the town's figures are of; empty: they are real.

    This goes with the figures wherever they go (`msai.forms.made_up_field`).
    """
    about = edition_path("edition.json")
    if about is None:
        return WIERZBOGROD
    own = json.loads(about.read_text(encoding="utf-8"))
    return str(own["name"]) if own["synthetic"] else ""
