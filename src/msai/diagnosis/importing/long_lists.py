"""Lists of Bank Danych Lokalnych (CREL, XPIV): one row per unit, year and value, made a table.

Columns Kod, Nazwa, then what the values differ in (sex, age…), Rok, Wartosc, Jednostka miary,
Atrybut. Nothing has to be asked: each combination becomes a column, the latest year first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from msai.base.i18n import catalogue
from msai.diagnosis.cell_numbers import read_number
from msai.diagnosis.column_words import plain_name
from msai.diagnosis.importing.steps import ImportStep
from msai.diagnosis.raw_table import filled, header_at, text_of
from msai.diagnosis.refusals import stop
from msai.diagnosis.safe_files import MAX_COLUMNS, Row
from msai.errors import Problem

_, _n = catalogue("diagnosis")

#: What GUS calls the columns that are no dimension.
_ROLES = {
    "kod": "code",
    "nazwa": "name",
    "rok": "year",
    "wartosc": "value",
    "jednostka miary": "measure",
    "atrybut": "mark",
}
#: The same in lists that offices keep themselves; they count where names repeat.
_OWN_ROLES = {
    **dict.fromkeys(("jednostka", "solectwo", "osiedle", "dzielnica", "miejscowosc"), "name"),
    **dict.fromkeys(("gmina", "powiat", "obszar", "jednostka terytorialna"), "name"),
    **dict.fromkeys(("okres", "lata", "rok danych"), "year"),
    **dict.fromkeys(("liczba", "ilosc", "wynik"), "value"),
}
#: Marks beside a 0 that say there is no value: not available, confidential, impossible.
_NO_VALUE = frozenset(["n", ".", "#", "x"])
#: From here on only the latest year is kept.
_MOST_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class _List:
    places: dict[str, int]
    dimensions: list[int]
    first: int
    rows: Sequence[Row]
    names: Row

    def cell(self, row: Row, role: str) -> Any:
        at = self.places.get(role)
        return row[at] if at is not None and at < len(row) else None

    def text(self, row: Row, role: str) -> str:
        return text_of(self.cell(row, role))

    def column(self, row: Row) -> tuple[str, str, str]:
        """Return year, what the value is, and its measure."""
        cells = [row[at] for at in self.dimensions if at < len(row) and filled(row[at])]
        what = ", ".join(map(text_of, cells))
        return self.text(row, "year"), what, self.text(row, "measure")

    def value(self, row: Row) -> Any:
        value = self.cell(row, "value")
        without = self.text(row, "mark").casefold() in _NO_VALUE
        return None if without and read_number(value).value == 0 else value


def pivoted(rows: Sequence[Row]) -> tuple[Sequence[Row], list[ImportStep]]:
    """Return a list as a table of one row per unit, and what was done; other tables as they are.

    Raises:
        TableError: Two rows give one unit two values for the same thing.
    """
    found = _recognised(rows)
    if found is None:
        return rows, []
    units: dict[tuple[str, str], dict[tuple[str, str, str], Any]] = {}
    seen: dict[tuple[tuple[str, str], tuple[str, str, str]], int] = {}
    twice = []
    for number, row in enumerate(found.rows, start=found.first + 2):
        if not any(map(filled, row)):
            continue
        unit, column = (found.text(row, "code"), found.text(row, "name")), found.column(row)
        value = found.value(row)
        known = units.setdefault(unit, {})
        if column in known and known[column] != value:
            twice.append(_contradiction(number, seen[unit, column], unit[1] or unit[0]))
        known.setdefault(column, value)
        seen.setdefault((unit, column), number)
    stop(twice)
    return _table(found, units)


def _recognised(rows: Sequence[Row]) -> _List | None:
    start = header_at(rows)
    if start is None:
        return None
    headers = [plain_name(cell) if filled(cell) else "" for cell in rows[start]]
    places = {_ROLES[name]: at for at, name in enumerate(headers) if name in _ROLES}
    if "value" not in places or not places.keys() & {"code", "name"}:
        return _own_list(headers, start, rows)
    others = [at for at, name in enumerate(headers) if name and name not in _ROLES]
    if "year" not in places and not others:
        return None
    return _List(places, others, start, rows[start + 1 :], rows[start])


def _own_list(headers: Sequence[str], start: int, rows: Sequence[Row]) -> _List | None:
    """Return a list of an office's own: each unit in several rows, words beside one value."""
    roles = {**_ROLES, **_OWN_ROLES}
    places: dict[str, int] = {}
    for at, name in enumerate(headers):
        if name in roles:
            places.setdefault(roles[name], at)
    others = [at for at, name in enumerate(headers) if name and at not in places.values()]
    if not {"name", "value"} <= places.keys() or ("year" not in places and not others):
        return None
    found = _List(places, others, start, rows[start + 1 :], rows[start])
    filled_rows = [row for row in found.rows if any(map(filled, row))]
    names = {found.text(row, "name") for row in filled_rows}
    words = (row[at] for row in filled_rows for at in others if at < len(row))
    is_list = 2 * len(names) <= len(filled_rows)
    return found if is_list and all(read_number(cell).fault == "text" for cell in words) else None


def _table(
    found: _List, units: dict[tuple[str, str], dict[tuple[str, str, str], Any]]
) -> tuple[Sequence[Row], list[ImportStep]]:
    columns = list(dict.fromkeys(column for known in units.values() for column in known))
    years = sorted({year for year, _what, _measure in columns}, reverse=True)
    if len(columns) > _MOST_COLUMNS and len(years) > 1:
        columns = [column for column in columns if column[0] == years[0]]
    columns = sorted(columns, key=lambda column: years.index(column[0]))[: MAX_COLUMNS - 2]
    named = [at for at, role in enumerate(("code", "name")) if role in found.places]
    start: list[Row] = [[] for _ in range(found.first)]
    own = text_of(found.names[found.places["name"]]) if "name" in found.places else ""
    header = [*(("Kod", own)[at] for at in named), *map(_header, columns)]
    body = [
        [*(unit[at] for at in named), *(known.get(column) for column in columns)]
        for unit, known in units.items()
    ]
    kept = sorted({year for year, _what, _measure in columns})
    return [*start, header, *body], [_said(len(found.rows), len(units), len(columns), kept)]


def _header(column: tuple[str, str, str]) -> str:
    year, what, measure = column
    name = ", ".join(part for part in (what, year) if part) or _("value")
    return f"{name} [{measure}]" if measure else name


def _contradiction(row: int, before: int, unit: str) -> Problem:
    message = _("“{unit}” has another value for the same thing in row {row}.")
    hint = _("Delete the wrong row, or export the list once more.")
    return Problem(row, None, "list_contradicts", message.format(unit=unit, row=before), hint)


def _said(rows: int, units: int, columns: int, years: Sequence[str]) -> ImportStep:
    message = _("A list of {rows} rows was turned into a table: {units} units, {columns} columns.")
    hint = _(
        "Years kept: {years}. Rows are numbered as in that table; leave out what you need not."
    )
    text = message.format(rows=rows, units=units, columns=columns)
    said = ", ".join(year for year in years if year) or "–"
    return ImportStep(Problem.of("pivoted_list", text, hint.format(years=said)))
