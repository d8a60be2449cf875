"""Tables of counts in the document: those of the same units stand side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msai.base import export
from msai.base.i18n import catalogue
from msai.programme.cards import CountTable, TableCell

_, ngettext = catalogue("programme")

#: More columns of counts do not fit on an upright page.
MOST_COLUMNS = 4


def count_tables(tables: Sequence[CountTable]) -> Iterator[export.PaperTable]:
    """Yield the tables; neighbours with the same units and the same last row become one."""
    for _units, group in groupby(tables, key=_shape):
        alike = list(group)
        for at in range(0, len(alike), MOST_COLUMNS):
            yield _side_by_side(alike[at : at + MOST_COLUMNS])


def _shape(table: CountTable) -> tuple[tuple[str, ...], bool]:
    return tuple(cell.name for cell in table.cells), table.total_shown


def _side_by_side(tables: Sequence[CountTable]) -> export.PaperTable:
    columns = [[_shown(cell) for cell in table.cells] for table in tables]
    names = [cell.name for cell in tables[0].cells]
    rows = [[name, *counts] for name, *counts in zip(names, *columns, strict=True)]
    if tables[0].total_shown:
        rows.append([_("Together"), *(_total(table) for table in tables)])
    if len(tables) == 1:
        return export.PaperTable(
            [_("Unit"), _("Count")], rows, caption=tables[0].name + _mark(tables)
        )
    header = [_("Unit"), *(table.name for table in tables)]
    return export.PaperTable(header, rows, caption=_("Counts by unit") + _mark(tables))


def _mark(tables: Sequence[CountTable]) -> str:
    places = ", ".join(dict.fromkeys(table.made_up for table in tables if table.made_up))
    return " – " + _("made-up data: {place}").format(place=places) if places else ""


def _shown(cell: TableCell) -> int | str:
    if cell.hidden:
        return _("hidden")
    return _("no data") if cell.count is None else cell.count


def _total(table: CountTable) -> int:
    return sum(cell.count for cell in table.cells if cell.count is not None)
