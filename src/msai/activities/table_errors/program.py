"""Exercise 2: find the errors in a table, and say what to do about each."""

from __future__ import annotations

from msai.activities.table_errors import papers, screen
from msai.activities.table_errors.state import Searching, decode, encode, update
from msai.base.i18n import catalogue
from msai.ui import Download, Program

_, ngettext = catalogue("activities_data")


def program() -> Program[Searching]:
    """Return exercise 2: find the errors in a table."""
    return Program(
        id="table-errors",
        title=_("Errors in a table"),
        instruction=_("Find the errors in the table and choose what to do about each."),
        initial=Searching,
        view=screen.view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(
            _("First look at the rows: is each of them one village, and does each stand once?"),
            _("Then look for cells that differ from their neighbours: marks, words, sizes."),
            _(
                "Last, read the dictionary below the table: years, directions, what was divided "
                "by what. Add up the inhabitants."
            ),
        ),
        solution=screen.solution,
        downloads=(
            Download(_("Download the sheet with the key (DOCX)"), papers.document),
            Download(_("Download the table with errors (XLSX)"), papers.workbook),
        ),
    )
