"""What exercise 4 gives to take home: the report, the table with its dictionary, two workbooks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from msai.activities.common.take_home import XLSX, deliver_docx, drawn_docx
from msai.activities.own_table.described import practice_table
from msai.activities.own_table.for_programme import given_numbers, made_up_of
from msai.activities.own_table.sources import steps_of
from msai.activities.own_table.state import OwnTable
from msai.base import export
from msai.base.i18n import catalogue
from msai.diagnosis import described_xlsx, report_blocks, report_bytes, template_xlsx
from msai.diagnosis.importing.steps import ImportStep
from msai.programme.pictures_area import Outlines, area_map
from msai.programme.state import Programme
from msai.ui import Deliver, Draw

_, ngettext = catalogue("activities_data")


def report(state: OwnTable, suffix: str) -> Deliver | Draw:
    """Return the report on the table and the chosen units, as ``docx`` or ``xlsx``."""
    result = state.outcome
    assert result.diagnosis is not None, "the button is there only when there is a result"
    chosen = result.check if result.check and result.check.selected else None
    name = _("diagnosis-report")
    if suffix == "docx":
        drawn = _map(state)
        blocks = report_blocks(result.diagnosis, chosen, drawn)
        return drawn_docx(name, blocks) if drawn else deliver_docx(name, blocks)
    content = report_bytes(result.diagnosis, ".xlsx", chosen)
    return Deliver(f"{name}.xlsx", XLSX, content)


def _map(state: OwnTable) -> Sequence[export.Block]:
    """Return the map of the chosen units, else of those proposed; nothing without boundaries."""
    diagnosis = state.outcome.diagnosis
    if diagnosis is None or not state.borders.features:
        return ()
    proposed = diagnosis.area.revitalisation if diagnosis.area else ()
    given = given_numbers(state.outcome, state.selected or proposed, state.day)
    shown = Programme(area=given.own_area, subareas=given.own_subareas, ranking=given.own_ranking)
    units = [str(unit) for unit in diagnosis.table.frame.index]
    return area_map(shown, Outlines(state.borders.of(units), made_up_of(diagnosis.table)))


def with_dictionary(state: OwnTable) -> Deliver:
    """Return the table with its dictionary, so that it need not be described again."""
    schema = state.described.schema
    assert schema is not None, "the button is there only when columns are described"
    done = tuple(_in_one_line(step) for step in steps_of(state.described))
    schema = replace(schema, changes=(*schema.changes, *done))
    content = described_xlsx(state.described.rows, schema)
    return Deliver(_("table-with-dictionary") + ".xlsx", XLSX, content)


def _in_one_line(step: ImportStep) -> str:
    """Return what was done and where, for the sheet that says whence the numbers are."""
    said = step.said
    row = _("row {number}").format(number=said.row) if isinstance(said.row, int) else said.row
    place = ", ".join(part for part in (row, said.column) if part)
    return f"{place}: {said.message}" if place else said.message


def template(_state: OwnTable) -> Deliver:
    """Return an empty workbook to fill in."""
    return Deliver(_("table-template") + ".xlsx", XLSX, template_xlsx())


def practice_file(_state: OwnTable) -> Deliver:
    """Return the practice table with its dictionary."""
    practice = with_dictionary(OwnTable(*practice_table()))
    return replace(practice, filename=_("practice-table") + ".xlsx")
