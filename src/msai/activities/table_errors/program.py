"""Exercise 2: find the errors in a table, and say what to do about each."""

from __future__ import annotations

from msai.activities.common.wiring import program_of
from msai.activities.table_errors import papers, screen, state
from msai.base.i18n import catalogue
from msai.ui import Program

_, ngettext = catalogue("activities_data")


def program() -> Program[state.Searching]:
    """Return exercise 2: find the errors in a table."""
    return program_of(
        state,
        screen,
        id="table-errors",
        title=_("Errors in a table"),
        instruction=_("Find the errors in the table and choose what to do about each."),
        hints=(
            _("First look at the rows: is each of them one village, and does each stand once?"),
            _("Then look for cells that differ from their neighbours: marks, words, sizes."),
            _(
                "Last, read the dictionary below the table: years, directions, what was divided "
                "by what. Add up the inhabitants."
            ),
        ),
        solution=screen.solution,
        downloads={
            _("Download the sheet with the key (DOCX)"): papers.document,
            _("Download the table with errors (XLSX)"): papers.workbook,
        },
    )
