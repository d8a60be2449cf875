"""Whether the town of the exercises exists; apart, because asking loads no table."""

from __future__ import annotations

import json
from dataclasses import dataclass

from msai.base.resources import edition_path
from msai.programme.made_up import WIERZBOGROD


@dataclass(frozen=True, slots=True)
class EditionData:
    """What an edition says of the table that it brought.

    Attributes:
        name: Name of the edition.
        source: Who keeps the data; empty: the municipality.
        synthetic: Whether they are made up.
    """

    name: str
    source: str
    synthetic: bool


def about_edition() -> EditionData | None:
    """Return what the edition says of its data; None: they are the course's own."""
    about = edition_path("edition.json")
    if about is None:
        return None
    told = json.loads(about.read_text(encoding="utf-8"))
    return EditionData(str(told["name"]), str(told.get("source") or ""), bool(told["synthetic"]))


def edition_name() -> str:
    """Return the name of the edition whose data are here; empty: those of the course itself."""
    about = about_edition()
    return about.name if about else ""


def made_up() -> str:
    """Return the name of the invented place that the town's figures are of; empty: they are real.

    This goes with the figures wherever they go (`msai.base.forms.made_up_field`).
    """
    about = about_edition()
    if about is None:
        return WIERZBOGROD
    return about.name if about.synthetic else ""
