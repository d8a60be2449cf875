"""What exercise 2 gives to take home: the sheet with its key, and the table with its errors."""

from __future__ import annotations

from msai.activities.common.take_home import about_sheet, deliver_docx, deliver_xlsx
from msai.activities.table_errors.faulty_table import (
    LETTERS,
    ROWS,
    columns,
    place_name,
)
from msai.activities.table_errors.flaws import flaws, kind_name
from msai.activities.table_errors.screen import dictionary
from msai.activities.table_errors.state import Searching
from msai.base.export import (
    Block,
    Bullets,
    Cell,
    PageBreak,
    PaperHeading,
    PaperTable,
    Paragraph,
    Sheet,
)
from msai.base.i18n import catalogue
from msai.ui import Deliver

_, ngettext = catalogue("activities_data")


def document(_state: Searching) -> Deliver:
    """Return the sheet for work on paper: the table, its dictionary, and the key overleaf."""
    header = [_("Row"), *(f"{a}. {c.header}" for a, c in zip(LETTERS, columns(), strict=True))]
    rows = [[str(number), *cells] for number, cells in enumerate(ROWS, start=2)]
    empty = [[str(number), "", "", ""] for number in range(1, len(flaws()) + 1)]
    asked = [_("No."), _("Where"), _("What is wrong"), _("What to do")]
    blocks: list[Block] = [
        PaperHeading(_("Errors in a table"), 0),
        Paragraph(_("The municipality of Zawierzbie and its table are made up.")),
        Paragraph(_("Find ten errors. Write where each is, what is wrong and what to do.")),
        PaperTable(header, rows),
        Bullets(dictionary()),
        PaperTable(asked, empty),
        PageBreak(),
        PaperHeading(_("Key")),
        PaperTable([_("Where"), _("What is wrong"), _("Why"), _("What to do")], _key()),
    ]
    return deliver_docx(_("errors-in-a-table"), blocks)


def workbook(_state: Searching) -> Deliver:
    """Return the table as an office would send it, and the key on a sheet of its own."""
    header = [column.header for column in columns()]
    key = [[_("Where"), _("What is wrong"), _("Why"), _("What to do")], *_key()]
    table: list[list[Cell]] = [[*header], *([_cell(text) for text in row] for row in ROWS)]
    sheets = [Sheet(_("Table"), table), Sheet(_("Key"), key)]
    sheets.append(about_sheet(_("The municipality of Zawierzbie and its table are made up.")))
    return deliver_xlsx(_("errors-in-a-table"), sheets)


def _cell(text: str) -> Cell:
    """Return what a Polish spreadsheet makes of a typed text: 12.5 stays a text, 12,5 does not."""
    if text.removeprefix("-").isdecimal():
        return int(text)
    return float(text.replace(",", ".")) if text.replace(",", "").isdecimal() else text


def _key() -> list[list[str]]:
    return [
        [place_name(flaw.places[0]), kind_name(flaw.kind), flaw.why, flaw.todo] for flaw in flaws()
    ]
