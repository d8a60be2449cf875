"""Writing workbooks: the one place, for the course's tools and for the page.

XlsxWriter writes; openpyxl only reads what people hand in. Cells are typed: numbers stay numbers,
dates stay dates, and a text that people typed never becomes a formula (`msai.base.formulas`).
"""

from __future__ import annotations

import datetime
import io
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from msai.base.formulas import clean, neutralise
from msai.base.numbers import number_text

Cell = str | float | int | bool | datetime.date | None

#: More than this no cell can hold.
_CELL = 32_767
#: Letters of a sheet's name.
_NAME = 31
_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
#: Widths of columns, in letters: at least, at most, and between text and border.
_NARROWEST, _WIDEST, _AIR = 9, 60, 2
#: Letters of the title and of the text of a hint.
_HINT_TITLE, _HINT_TEXT = 32, 255
#: In memory: a browser has no folder for temporary files. A text is a text, whatever it looks like.
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


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
        wrapped: Whether texts below the header break into lines.
        guarded: Whether texts that look like formulas get an apostrophe in front, so that they stay
            harmless when somebody saves the sheet as CSV. They are texts in the workbook anyhow.
        hints: Help on cells.
    """

    title: str
    rows: Sequence[Sequence[Cell]]
    frozen: tuple[int, int] = (1, 0)
    widths: Mapping[int, float] = field(default_factory=dict)
    wrapped: bool = False
    guarded: bool = True
    hints: Sequence[Hint] = ()


def write_xlsx(sheets: Iterable[Sheet]) -> bytes:
    """Return a workbook: bold frozen headers, columns as wide as their text, no formulas.

    Raises:
        ValueError: More rows or columns than a sheet can hold.
    """
    import xlsxwriter

    file = io.BytesIO()
    names: set[str] = set()
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        styles = {
            "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
            "body": book.add_format({"text_wrap": True, "valign": "top"}),
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
            "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        }
        for sheet in sheets:
            _write_sheet(book.add_worksheet(_sheet_name(sheet.title, names)), sheet, styles)
        if not names:
            book.add_worksheet("Arkusz1")
    return file.getvalue()


def _write_sheet(target: Any, sheet: Sheet, styles: Mapping[str, Any]) -> None:
    body = styles["body"] if sheet.wrapped else None
    for at, row in enumerate(sheet.rows):
        for column, cell in enumerate(row):
            text = _text(cell, guarded=sheet.guarded) if isinstance(cell, str) else None
            value = _plain(cell) if text is None else text
            _write_cell(target, (at, column), value, body if at else styles["head"], styles)
    if sheet.rows:
        target.freeze_panes(*sheet.frozen)
    for column in range(max(map(len, sheet.rows), default=0)):
        target.set_column(column, column, sheet.widths.get(column) or _width(sheet.rows, column))
    for hint in sheet.hints:
        _write_hint(target, hint)


def _write_cell(
    target: Any, place: tuple[int, int], value: Cell, style: Any, styles: Mapping[str, Any]
) -> None:
    if value is None or value == "":
        done = target.write_blank(*place, None, style)
    elif isinstance(value, str):
        done = target.write_string(*place, value, style)
    elif isinstance(value, bool):
        done = target.write_boolean(*place, value, style)
    elif isinstance(value, datetime.date):
        kind = "moment" if isinstance(value, datetime.datetime) else "date"
        done = target.write_datetime(*place, value, styles[kind])
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
    if cell is None or isinstance(cell, str | bool | datetime.date):
        return cell
    number = cell.item() if hasattr(cell, "item") else cell
    return None if isinstance(number, float) and not math.isfinite(number) else number


def _width(rows: Sequence[Sequence[Cell]], column: int) -> int:
    widest = max(len(shown(row[column])) for row in rows if column < len(row))
    return min(_WIDEST, max(_NARROWEST, widest + _AIR))


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
    """Return a value as Polish text: decimal comma, at most two digits after it."""
    if isinstance(value, str):
        return value
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bool):
        return "tak" if value else "nie"
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, datetime.date):
        return f"{value:%d.%m.%Y}"
    return str(value)
