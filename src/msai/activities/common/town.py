"""The town of the exercises: its table, its shapes, and the note where its figures come from.

An edition may bring the table of its own municipality; then that is the town.
"""

from __future__ import annotations

from functools import cache

from msai.activities.common.town_origin import TOWN, about_edition, edition_table
from msai.base.i18n import catalogue
from msai.base.resources import data_path
from msai.diagnosis import UnitTable, read_units
from msai.ui import Chip

_, ngettext = catalogue("ui")

YEAR = 2024


@cache
def town() -> UnitTable:
    """Return the table of the town's units; shared, do not change it."""
    if own := edition_table():
        return read_units(own, schema=own.with_suffix(".schema.json"))
    table = data_path(f"{TOWN}/{TOWN}_{YEAR}.csv")
    schema = data_path(f"{TOWN}/{TOWN}_{YEAR}.schema.json")
    return read_units(table, schema=schema)


def origin() -> str:
    """Return where the town's figures come from, and whether they are made up."""
    own = about_edition()
    if own is None:
        return _("Wierzbogród is made up, and so are all its figures.")
    if own.synthetic:
        return _("Data of this edition: {name}. They are made up.").format(name=own.name)
    words = _("Data of this edition: {name}. Small numbers are left out. Source: {source}.")
    return words.format(name=own.name, source=own.source or _("the municipality"))


def synthetic_note() -> Chip:
    """Return the note that stands wherever the town's figures are shown."""
    return Chip(origin())
