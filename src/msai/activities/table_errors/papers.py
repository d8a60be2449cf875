"""What exercise 2 gives to take home: the sheet with its key, and the table with its errors."""

from __future__ import annotations

from msai.activities.common.take_home import about_sheet, deliver_docx, deliver_xlsx
from msai.activities.table_errors import faulty_table
from msai.activities.table_errors.flaws import flaws, kind_name
from msai.activities.table_errors.screen import dictionary
from msai.activities.table_errors.state import Searching
from msai.base import export
from msai.base.i18n import catalogue
from msai.ui import Deliver

_, ngettext = catalogue("activities_data")


def document(_state: Searching) -> Deliver:
    """Return the sheet for work on paper: the table, its dictionary, and the key overleaf."""
    header = [
        _("Row"),
        *(
            f"{a}. {c.header}"
            for a, c in zip(faulty_table.LETTERS, faulty_table.columns(), strict=True)
        ),
    ]
    rows = [[str(number), *cells] for number, cells in enumerate(faulty_table.ROWS, start=2)]
    empty = [[str(number), "", "", ""] for number in range(1, len(flaws()) + 1)]
    asked = [_("No."), _("Where"), _("What is wrong"), _("What to do")]
    blocks: list[export.Block] = [
        export.PaperHeading(_("Errors in a table"), 0),
        export.Paragraph(_("The municipality of Zawierzbie and its table are made up.")),
        export.Paragraph(_("Find ten errors. Write where each is, what is wrong and what to do.")),
        export.PaperTable(header, rows),
        export.Bullets(dictionary()),
        export.PaperTable(asked, empty),
        export.PageBreak(),
        export.PaperHeading(_("Key")),
        export.PaperTable([_("Where"), _("What is wrong"), _("Why"), _("What to do")], _key()),
    ]
    return deliver_docx(_("errors-in-a-table"), blocks)


def workbook(_state: Searching) -> Deliver:
    """Return the table as an office would send it, and the key on a sheet of its own."""
    header = [column.header for column in faulty_table.columns()]
    key = [[_("Where"), _("What is wrong"), _("Why"), _("What to do")], *_key()]
    table: list[list[export.Cell]] = [
        [*header],
        *([_cell(text) for text in row] for row in faulty_table.ROWS),
    ]
    sheets = [export.Sheet(_("Table"), table), export.Sheet(_("Key"), key)]
    sheets.append(about_sheet(_("The municipality of Zawierzbie and its table are made up.")))
    return deliver_xlsx(_("errors-in-a-table"), sheets)


def _cell(text: str) -> export.Cell:
    """Return what a Polish spreadsheet makes of a typed text: 12.5 stays a text, 12,5 does not."""
    if text.removeprefix("-").isdecimal():
        return int(text)
    return float(text.replace(",", ".")) if text.replace(",", "").isdecimal() else text


def _key() -> list[list[str]]:
    return [
        [faulty_table.place_name(flaw.places[0]), kind_name(flaw.kind), flaw.why, flaw.todo]
        for flaw in flaws()
    ]
