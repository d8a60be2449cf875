"""Writing workbooks: the one place, for the course's tools and for the page.

XlsxWriter writes; openpyxl only reads what people hand in. Cells are typed: numbers stay numbers,
dates stay dates, and a text that people typed never becomes a formula (`msai.base.formulas`): what
is to be computed anew is a `Formula`. Looks, widths and pages: `msai.base.sheet_looks`.
"""

from __future__ import annotations

import datetime
import io
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from msai.base import paper
from msai.base.formulas import clean, neutralise
from msai.base.numbers import number_text
from msai.base.sheet_looks import (
    SIZE,
    SheetLooks,
    columns_of,
    header_height,
    height_of,
    numbers,
    on_paper,
    words_beside,
)


@dataclass(frozen=True, slots=True)
class Formula:
    """What a spreadsheet computes anew: the formula, and what it comes to now."""

    text: str
    value: float


Cell = str | float | int | bool | datetime.date | None | Formula

#: More than this no cell can hold.
_CELL = 32_767
#: Letters of a sheet's name.
_NAME = 31
_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
#: Letters of the title and of the text of a hint.
_HINT_TITLE, _HINT_TEXT = 32, 255
#: Lists with more rows than this get filters.
_LONG = 15


@dataclass(frozen=True, slots=True)
class Hint:
    """Help on cells that people fill in.

    Attributes:
        cells: Such as ``B2:B200``.
        title: Its heading; cut to what a spreadsheet shows.
        text: What to write there.
        choices: Words to choose from; anything else is refused. Empty: whatever one likes.
    """

    cells: str
    title: str
    text: str
    choices: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook.

    Attributes:
        title: Name of the sheet; made short and unique if need be.
        rows: Rows of cells, the first one the header.
        frozen: Rows and columns that stay while one scrolls.
        widths: Width of a column by its number, from 0; others are as wide as their text.
        wrapped: Whether all texts below the header break into lines; else long ones do.
        totals: Last rows that sum up: bold, left alone by filters.
        fixed: Whether nobody adds rows below, so that just this is printed.
        guarded: Whether texts that look like formulas get an apostrophe in front, so that they stay
            harmless when somebody saves the sheet as CSV. They are texts in the workbook anyhow.
        hints: Help on cells.
        explains: Whether it says what the others are: it stands first, wherever it was given.
        to_fill: Whether people write in it: a workbook opens on the first of these sheets.
    """

    title: str
    rows: Sequence[Sequence[Cell]]
    frozen: tuple[int, int] = (1, 0)
    widths: Mapping[int, float] = field(default_factory=dict)
    wrapped: bool = False
    totals: int = 0
    fixed: bool = False
    guarded: bool = True
    hints: Sequence[Hint] = ()
    explains: bool = False
    to_fill: bool = False


def write_xlsx(sheets: Iterable[Sheet]) -> bytes:
    """Return a workbook: frozen headers, columns as wide as their text, each sheet a page wide.

    What explains stands first; who is to write finds the sheet to fill in open. A reader finds
    sheets by their names, never by their places.

    Raises:
        ValueError: More rows or columns than a sheet can hold.
    """
    import xlsxwriter

    file = io.BytesIO()
    names: set[str] = set()
    with xlsxwriter.Workbook(file, _options()) as book:
        looks = SheetLooks(book)
        ordered = sorted(sheets, key=lambda sheet: not sheet.explains)
        opened = next((sheet for sheet in ordered if sheet.to_fill), None)
        for sheet in ordered:
            target = book.add_worksheet(_sheet_name(sheet.title, names))
            _write_sheet(target, sheet, looks)
            if sheet is opened:
                target.activate()
        if not names:
            book.add_worksheet("Arkusz1")
    return file.getvalue()


def _options() -> dict[str, Any]:
    """Return how a workbook is begun; the library writes into what it is given."""
    # In memory: a browser has no folder for temporary files. A text is a text, whatever it looks
    # like. Widths of columns are told in digits of the usual typeface: one every computer has.
    return {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "default_format_properties": {"font_name": paper.FACE, "font_size": SIZE},
    }  # fmt: skip


def _write_sheet(target: Any, sheet: Sheet, looks: SheetLooks) -> None:
    rows = [[_value(cell, guarded=sheet.guarded) for cell in row] for row in sheet.rows]
    texts = [[shown(cell) for cell in row] for row in rows]
    shape = columns_of(texts, sheet.widths)
    widths = shape.widths
    rooms = [width + (at in shape.upright) for at, width in enumerate(widths)]
    looked = [numbers(_column(rows, at)) for at in range(len(widths))]
    columns = [
        _slim(one, _column(rows, at)) if at in shape.upright else one
        for at, one in enumerate(looked)
    ]
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            long = sheet.wrapped or len(texts[at][column]) > widths[column] - 1
            style = looks.style(
                cell.value if isinstance(cell, Formula) else cell,
                head=at == 0,
                total=at >= len(rows) - sheet.totals,
                wrapped=long or "\n" in texts[at][column],
                number=columns[column],
                words=words_beside(columns, column),
                upright=column in shape.upright,
            )
            _write_cell(target, (at, column), cell, style)
        if height := height_of(texts[at], rooms) if at else header_height(texts[at], shape):
            target.set_row(at, height)
    for column, width in enumerate(widths):
        target.set_column(column, column, width)
    if rows:
        target.freeze_panes(*sheet.frozen)
        on_paper(target, clean(sheet.title), widths, len(rows))
        _frame(target, sheet, len(rows) - 1, len(widths) - 1)
    for hint in sheet.hints:
        _write_hint(target, hint)


def _slim(number: Mapping[str, Any], cells: Sequence[Cell]) -> dict[str, Any]:
    """Return how numbers look in a column that has no room to spare: few of them, too."""
    kept = {key: value for key, value in number.items() if key != "indent"}
    counted = any(isinstance(cell, int | float) for cell in cells)
    return kept | {"align": "right"} if counted else kept


def _frame(target: Any, sheet: Sheet, last_row: int, last_column: int) -> None:
    """Say what is printed, and where a long list can be filtered."""
    if sheet.fixed:
        target.print_area(0, 0, last_row, last_column)
    if last_row > _LONG and last_column:
        target.autofilter(0, 0, last_row - sheet.totals, last_column)


def _column(rows: Sequence[Sequence[Cell]], at: int) -> list[Cell]:
    cells = (row[at] for row in rows[1:] if at < len(row))
    return [cell.value if isinstance(cell, Formula) else cell for cell in cells]


def _value(cell: Cell, *, guarded: bool) -> Cell:
    return _text(cell, guarded=guarded) if isinstance(cell, str) else _plain(cell)


def _write_cell(target: Any, place: tuple[int, int], value: Cell, style: Any) -> None:
    if value is None or value == "":
        done = target.write_blank(*place, None, style)
    elif isinstance(value, Formula):
        done = target.write_formula(*place, value.text, style, value.value)
    elif isinstance(value, str):
        done = target.write_string(*place, value, style)
    elif isinstance(value, bool):
        done = target.write_boolean(*place, value, style)
    elif isinstance(value, datetime.date):
        done = target.write_datetime(*place, value, style)
    else:
        done = target.write_number(*place, value, style)
    if done:
        raise ValueError(f"no sheet has a cell {place}")


def _write_hint(target: Any, hint: Hint) -> None:
    told: dict[str, Any] = {
        "input_title": hint.title[:_HINT_TITLE],
        "input_message": hint.text[:_HINT_TEXT],
    }
    if hint.choices:
        told |= {"validate": "list", "source": list(hint.choices)}
        told |= {
            "error_title": "Wybierz z listy",
            "error_message": "Wybierz jedno ze słów z listy.",
        }
    else:
        told |= {"validate": "any"}
    target.data_validation(hint.cells, told)


def _text(text: str, *, guarded: bool) -> str:
    """Return a text as a cell holds it: without what XML loses, no longer than it may be."""
    kept = neutralise(text) if guarded else clean(text)
    return kept.replace("\r\n", "\n").replace("\r", "\n")[:_CELL]


def _plain(cell: Cell) -> Cell:
    if cell is None or isinstance(cell, str | bool | datetime.date | Formula):
        return cell
    number = cell.item() if hasattr(cell, "item") else cell
    return None if isinstance(number, float) and not math.isfinite(number) else number


def _sheet_name(title: str, taken: set[str]) -> str:
    """Return a name that spreadsheets allow: short, none of their signs, given once."""
    base = _cut(_SHEET_NAME.sub(" ", clean(title)).strip("' "), _NAME) or "Arkusz"
    if base.casefold() == "history":  # Excel keeps this name for itself
        base = f"{base} 1"
    name, number = base, 1
    while name.casefold() in taken:
        number += 1
        name = f"{_cut(base, _NAME - 1 - len(str(number)))} {number}"
    taken.add(name.casefold())
    return name


def _cut(text: str, most: int) -> str:
    """Return the beginning of a text, counted as Excel does; no half of a sign is left."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore").rstrip("' ")


def shown(value: Cell) -> str:
    """Return a value as Polish text: decimal comma, thousands apart, at most two decimals."""
    if isinstance(value, str):
        return value
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bool):
        return "tak" if value else "nie"
    if isinstance(value, datetime.date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, Formula):
        return shown(value.value)
    return number_text(value) if isinstance(value, int | float) else str(value)
