"""Whether the town of the exercises exists; apart, because asking loads no table."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from msai.base.resources import edition_path
from msai.programme.made_up import WIERZBOGROD


def about_edition() -> Mapping[str, Any] | None:
    """Return what the edition says of its data: name, source, whether invented; None: no data."""
    about = edition_path("edition.json")
    if about is None:
        return None
    found: Mapping[str, Any] = json.loads(about.read_text(encoding="utf-8"))
    return found


def edition_name() -> str:
    """Return the name of the edition whose data are here; empty: those of the course itself."""
    about = about_edition()
    return str(about["name"]) if about else ""


def made_up() -> str:
    """Return the name of the invented place that the town's figures are of; empty: they are real.

    This goes with the figures wherever they go (`msai.base.forms.made_up_field`).
    """
    about = about_edition()
    if about is None:
        return WIERZBOGROD
    return str(about["name"]) if about["synthetic"] else ""
