"""Columns of several tables brought together: the same one once, others with their table's name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msai.diagnosis.cell_numbers import read_number
from msai.diagnosis.column_words import plain_name
from msai.diagnosis.importing.parts import TablePart
from msai.diagnosis.importing.same_units import Unit
from msai.diagnosis.raw_table import filled, text_of

#: Measures of counts as GUS writes them.
_COUNTS = frozenset(["", "-", "osoba", "szt."])
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class SameColumns:
    """The columns of the joined table.

    Attributes:
        headers: Their headers.
        cells: Their cells in the order of the units.
        once: Headers that stand in several tables with the same values.
        stacked: Headers whose values come from several tables, each of other units.
        differing: Headers that stand in several tables with other values; each has its own column.
        renamed: The name of a column in the whole by its table and header there, if another.
    """

    headers: tuple[str, ...]
    cells: tuple[tuple[object, ...], ...]
    once: tuple[str, ...]
    stacked: tuple[str, ...]
    differing: tuple[str, ...]
    renamed: dict[tuple[int, str], str]


def bring_together(parts: Sequence[TablePart], units: Sequence[Unit]) -> SameColumns:
    """Return the columns of all tables for the units given."""
    places = _places(parts, units)
    groups: dict[str, list[tuple[int, str]]] = defaultdict(list)
    twice = {key for part in parts for key in _repeated(map(measured_name, part.columns))}
    for number, part in enumerate(parts):
        for header in part.columns:
            key = measured_name(header)
            groups[plain_name(header) if key in twice else key].append((number, header))
    found: dict[str, list[object]] = {}
    told: dict[str, list[str]] = {"once": [], "stacked": [], "differing": []}
    renamed: dict[tuple[int, str], str] = {}
    for same in groups.values():
        columns = [_spread(parts[at].columns[header], places[at]) for at, header in same]
        name = min(header for _at, header in same)
        kind = _kind(columns)
        if kind == "differing":
            for (at, header), cells in zip(same, columns, strict=True):
                renamed[at, header] = f"{name} ({_mark(parts, [n for n, _h in same], at)})"
                found[renamed[at, header]] = cells
        else:
            found[name] = [next(filter(filled, row), None) for row in zip(*columns, strict=True)]
            renamed |= {(at, header): name for at, header in same if header != name}
        if len(same) > 1:
            told[kind].append(name)
    columns_of_all = tuple(tuple(column) for column in found.values())
    once, stacked, differing = map(tuple, told.values())
    return SameColumns(tuple(found), columns_of_all, once, stacked, differing, renamed)


def measured_name(header: str) -> str:
    """Return what a header says, however GUS writes it: ludność;ogółem;2024;[osoba] or otherwise.

    The measure of a count is left out, since registers do not tell it.
    """
    words = (word.strip(" []()") for word in re.split(r"[;,]|(?=[\[(])", plain_name(header)))
    return " ".join(sorted(word for word in words if word not in _COUNTS))


def _repeated(keys: Iterable[str]) -> set[str]:
    return {key for key, times in Counter(keys).items() if times > 1}


def _places(parts: Sequence[TablePart], units: Sequence[Unit]) -> list[dict[int, int]]:
    """Return for each part at which place of its columns each unit stands."""
    rows = [{entry.row: at for at, entry in enumerate(part.entries)} for part in parts]
    places: list[dict[int, int]] = [{} for _ in parts]
    for at, unit in enumerate(units):
        for entry in unit:
            places[entry.part][at] = rows[entry.part][entry.row]
    for at, place in enumerate(places):
        places[at] = {unit: place.get(unit, -1) for unit in range(len(units))}
    return places


def _spread(cells: Sequence[object], places: dict[int, int]) -> list[object]:
    return [cells[at] if at >= 0 else None for at in places.values()]


def _kind(columns: Sequence[Sequence[object]]) -> str:
    """Tell what columns of one header are to each other."""
    rows = [[cell for cell in row if filled(cell)] for row in zip(*columns, strict=True)]
    if any(not _alike(row) for row in rows if len(row) > 1):
        return "differing"
    return "once" if any(len(row) > 1 for row in rows) else "stacked"


def _alike(cells: Sequence[object]) -> bool:
    """Tell whether cells hold one value, as text or number: 12,50 is 12.5."""
    if len({text_of(cell) for cell in cells}) == 1:
        return True
    return len({read_number(cell).value for cell in cells}) == 1


def _mark(parts: Sequence[TablePart], among: Sequence[int], at: int) -> str:
    """Return what tells a table from the others: the year in its file's name, else that name."""
    years = [_YEAR.findall(parts[one].name) for one in among]
    if all(len(found) == 1 for found in years) and len({y[0] for y in years}) == len(among):
        return str(years[list(among).index(at)][0])
    return parts[at].name.rpartition(".")[0] or parts[at].name
