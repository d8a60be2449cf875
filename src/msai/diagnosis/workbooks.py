"""XLSX and ODS: values of cells, sheet by sheet, without running or fetching anything."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from xml.parsers import expat

from msai.base.faults import is_of_content
from msai.base.formulas import restored
from msai.base.i18n import catalogue
from msai.diagnosis.refusals import refuse
from msai.diagnosis.safe_files import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    RawSheet,
    Row,
    broken,
    encrypted,
    limited,
    open_archive,
    read_member,
    too_many,
)
from msai.errors import TableError

_, _n = catalogue("diagnosis")

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
#: Empty rows written out where a sheet repeats one to its very end.
_EMPTY_ROWS = 50
#: Parts of a number format that are only shown, such as the sign in ``0.0"%"``.
_LITERAL = re.compile(r'"[^"]*"|\\.')
#: A cell with a formula and no result, as programs write it that cannot calculate. An empty text
#: (``t="str"``) is a result.
_UNCALCULATED = re.compile(
    rb'<c(?=[^>]* r="(?P<cell>\w+)")(?![^>]* t="str")[^>]*>\s*'
    rb"<f(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
_MANIFEST_ENCRYPTION = b"manifest:encryption-data"


def read_workbook(content: bytes) -> list[RawSheet]:
    """Return the sheets of an XLSX or ODS file that hold anything.

    Raises:
        TableError: Encrypted, broken, a ZIP bomb, too many rows, or neither XLSX nor ODS.
    """
    archive = open_archive(content)
    names = set(archive.namelist())
    if "xl/workbook.xml" in names:
        sheets = _read_xlsx(content, archive)
    elif "content.xml" in names:
        sheets = _read_ods(archive)
    elif "EncryptedPackage" in names:
        raise encrypted()
    else:
        raise broken()
    return [sheet for sheet in sheets if any(sheet.rows)]


def _read_xlsx(content: bytes, archive: zipfile.ZipFile) -> list[RawSheet]:
    for name in archive.namelist():
        if name.endswith((".xml", ".rels", ".vml")):
            part = read_member(archive, name)
            if name.startswith("xl/worksheets/") and (found := _UNCALCULATED.search(part)):
                raise _uncalculated(found["cell"].decode("ascii", "replace"))
    import openpyxl

    with _damage_told():
        book = openpyxl.load_workbook(
            io.BytesIO(content), read_only=True, data_only=True, keep_links=False
        )
        sheets = [(s.title, s) for s in book.worksheets if s.sheet_state == "visible"]
    return [RawSheet(title, list(limited(_xlsx_rows(sheet)))) for title, sheet in sheets]


@contextmanager
def _damage_told() -> Iterator[None]:
    """Tell what openpyxl raises on damaged parts as one thing; a fault of ours passes through."""
    try:
        yield
    except Exception as fault:
        if not is_of_content(fault, "openpyxl"):
            raise
        raise broken() from fault


def _uncalculated(cell: str) -> TableError:
    return refuse(
        "uncalculated_formula",
        _("The formula in cell {cell} has no result saved in the file.").format(cell=cell),
        _("Open the workbook in a spreadsheet program and save it again."),
    )


def _xlsx_rows(sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()  # the stored size may lie
    with _damage_told():
        for row in sheet.iter_rows():
            yield [_xlsx_value(cell) for cell in row]


def _xlsx_value(cell: Any) -> Any:
    """Return what the cell shows: 12.5 for a cell that holds 0.125 and shows 12.5 %."""
    value = cell.value
    if isinstance(value, str):
        return restored(value)
    # A share of exactly 100 % is stored as the whole number 1.
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value * 100 if "%" in _LITERAL.sub("", cell.number_format or "") else value
    return value


def _read_ods(archive: zipfile.ZipFile) -> list[RawSheet]:
    if "META-INF/manifest.xml" in archive.namelist():
        manifest = archive.read("META-INF/manifest.xml")
        if _MANIFEST_ENCRYPTION in manifest:
            raise encrypted()
    reader = _OdsReader()
    try:
        reader.parser.Parse(read_member(archive, "content.xml"), True)
    except (expat.ExpatError, ValueError, LookupError) as fault:  # also an encoding nobody knows
        raise broken() from fault
    return [RawSheet(name, list(limited(iter(rows)))) for name, rows in reader.sheets]


class _OdsReader:
    """Collects cells from ``content.xml``; repeated cells are written out, within limits."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, list[Row]]] = []
        self.row: Row = []
        self.row_times = 1
        self.cell: dict[str, str] | None = None
        self.text: list[str] = []
        self.in_paragraph = 0
        self.skipped = 0
        self.cells = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == f"{_OFFICE} annotation":
            self.skipped += 1
        elif name == f"{_TABLE} table":
            self.sheets.append((attributes.get(f"{_TABLE} name", ""), []))
        elif name == f"{_TABLE} table-row":
            self.row = []
            self.row_times = _times(attributes, "number-rows-repeated")
        elif name in (f"{_TABLE} table-cell", f"{_TABLE} covered-table-cell"):
            self.cell, self.text = attributes, []
        elif name == f"{_TEXT} p" and not self.skipped:
            self.in_paragraph += 1
            if self.text:
                self.text.append(" ")
        elif name in (f"{_TEXT} s", f"{_TEXT} tab", f"{_TEXT} line-break"):
            self.characters(" ")

    def end(self, name: str) -> None:
        if name == f"{_OFFICE} annotation":
            self.skipped -= 1
        elif name == f"{_TEXT} p" and not self.skipped:
            self.in_paragraph -= 1
        elif name in (f"{_TABLE} table-cell", f"{_TABLE} covered-table-cell"):
            self._finish_cell()
        elif name == f"{_TABLE} table-row" and self.sheets:
            self._finish_row()

    def characters(self, text: str) -> None:
        if self.in_paragraph and not self.skipped:
            self.text.append(text)

    def _finish_cell(self) -> None:
        if self.cell is None:  # a table inside a cell: no office program makes one
            raise broken()
        value = _ods_value(self.cell, "".join(self.text))
        times = _times(self.cell, "number-columns-repeated")
        # A cell may claim to be repeated a thousand million times: never write that out.
        self.row.extend([value] * min(times, MAX_COLUMNS + 1))
        self.cell, self.text = None, []

    def _finish_row(self) -> None:
        while self.row and self.row[-1] is None:
            self.row.pop()
        rows = self.sheets[-1][1]
        times = self.row_times if self.row else min(self.row_times, _EMPTY_ROWS)
        self.cells += len(self.row) * times
        if self.cells > MAX_CELLS or len(rows) + times > MAX_ROWS + _EMPTY_ROWS:
            raise too_many()
        rows.extend([self.row] * times)


def _times(attributes: dict[str, str], key: str) -> int:
    text = attributes.get(f"{_TABLE} {key}", "1")
    return max(1, int(text)) if text.isdecimal() else 1


def _ods_value(attributes: dict[str, str], text: str) -> Any:
    kind = attributes.get(f"{_OFFICE} value-type")
    if kind == "date":
        return datetime.date.fromisoformat(attributes.get(f"{_OFFICE} date-value", "")[:10])
    if kind in ("float", "currency", "percentage"):
        value = float(attributes.get(f"{_OFFICE} value", "nan"))
        return value * 100 if kind == "percentage" else value
    return restored(text) or None
