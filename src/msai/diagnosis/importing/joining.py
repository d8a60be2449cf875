"""Several tables joined into one: rows of one unit side by side, and what was done is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from msai.diagnosis.column_words import plain_name
from msai.diagnosis.importing import joining_told as told
from msai.diagnosis.importing.levels import read_levels
from msai.diagnosis.importing.parts import TablePart
from msai.diagnosis.importing.same_columns import SameColumns, bring_together
from msai.diagnosis.importing.same_units import Pair, Unit, find_same
from msai.diagnosis.importing.steps import ImportStep
from msai.diagnosis.safe_files import Row
from msai.diagnosis.schema import TableSchema

#: `JoinChoices.units`: every row of every table.
ALL = "*"
#: A table whose units all have partners is "mine" where the others list this many times more rows.
_MANY_MORE = 2


@dataclass(frozen=True, slots=True)
class JoinChoices:
    """What somebody chose about joining.

    Attributes:
        same: Pairs of names that are one unit.
        apart: Names that join only what is written the same.
        units: Name of the file whose units are kept; `ALL`: those of all files; "": as proposed.
    """

    same: tuple[Pair, ...] = ()
    apart: tuple[str, ...] = ()
    units: str = ""


@dataclass(frozen=True, slots=True)
class Joined:
    """One table made of several.

    Attributes:
        rows: Header and one row per unit.
        schema: The dictionaries of the tables in one; None: none has any.
        steps: What was done, and what is to be asked.
        kept: Whose units were kept: a file's name, or `ALL`.
        written: Names that were taken as the same although they are written differently.
        alike: Names that may be one unit and were not joined.
    """

    rows: tuple[Row, ...]
    schema: TableSchema | None
    steps: tuple[ImportStep, ...]
    kept: str
    written: tuple[Pair, ...]
    alike: tuple[Pair, ...]


def join(parts: Sequence[TablePart], joining: JoinChoices | None = None) -> Joined:
    """Join tables by TERYT code and by name; the order of tables, rows and columns is no matter.

    Args:
        parts: At least one table, each numbered by its place.
        joining: What somebody chose; None: nothing.
    """
    joining = joining or JoinChoices()
    entries = [entry for part in parts for entry in part.entries]
    same = find_same(entries, joining.same, joining.apart)
    kept, units = _kept(parts, same.units, joining.units)
    columns = bring_together(parts, units)
    names, codes = _headers(parts, columns)
    written = [pair for pair in same.written if _stands_in(pair, units)]
    alike = [pair for pair in same.alike if _stands_in(pair, units)]
    steps = [
        told.joined(parts, len(units), bool(codes)),
        *told.left_out(parts, kept, [unit for unit in same.units if unit not in set(units)]),
        *told.written(written),
        *told.alone(parts, _of_own_level(units)),
        *told.alike(alike),
        *told.columns(columns),
    ]
    rows = _rows(units, columns, names, codes)
    schema = _dictionary(parts, columns, names, codes)
    return Joined(tuple(rows), schema, tuple(steps), kept, tuple(written), tuple(alike))


def name_of(unit: Unit) -> str:
    """Return the name of a unit in the joined table: as most tables write it, else the longest."""
    times = Counter(entry.name for entry in unit if entry.name != entry.code)
    return min(times, key=lambda name: (-times[name], -len(name), name), default=unit[0].code)


def _kept(
    parts: Sequence[TablePart], units: tuple[Unit, ...], wanted: str
) -> tuple[str, list[Unit]]:
    """Return whose units are kept, and these units."""
    names = [part.name for part in parts]
    if wanted not in (ALL, *names):
        wanted = _mine(parts, units)
    if wanted == ALL:
        return ALL, list(units)
    mine = {at for at, name in enumerate(names) if name == wanted}
    return wanted, [unit for unit in units if any(entry.part in mine for entry in unit)]


def _mine(parts: Sequence[TablePart], units: tuple[Unit, ...]) -> str:
    """Return the table whose units are few among many and all have partners, else `ALL`."""
    small = min(parts, key=lambda part: (len(part.entries), part.name))
    number = parts.index(small)
    own = [unit for unit in units if any(entry.part == number for entry in unit)]
    complete = all(len(unit) == len(parts) for unit in own)
    more = len(units) - len(own)
    return small.name if complete and more >= _MANY_MORE * len(own) and len(own) > 1 else ALL


def _stands_in(pair: Pair, units: Sequence[Unit]) -> bool:
    names = {entry.name for unit in units for entry in unit}
    return names.issuperset(pair) or bool(names & set(pair))


def _headers(parts: Sequence[TablePart], columns: SameColumns) -> tuple[str, str]:
    """Return the headers of names and codes: as most tables call them, and no other column."""
    taken = set(map(plain_name, columns.headers))
    described = [part.names for part in parts if part.schema]
    names = _usual(described or [part.names for part in parts if part.names != part.codes], taken)
    codes = [part.codes for part in parts if part.codes]
    return names, _usual(codes, {*taken, plain_name(names)}) if codes else ""


def _usual(headers: Sequence[str], taken: set[str]) -> str:
    times = Counter(headers)
    name = min(times, key=lambda header: (-times[header], header), default="Nazwa")
    while plain_name(name) in taken:
        name = f"{name} *"
    return name


def _rows(units: Sequence[Unit], columns: SameColumns, names: str, codes: str) -> list[Row]:
    called = _distinct(units)
    header = [names, *([codes] if codes else []), *columns.headers]
    body: list[Row] = [
        [name, *([_code_of(unit)] if codes else []), *(column[at] for column in columns.cells)]
        for at, (name, unit) in enumerate(zip(called, units, strict=True))
    ]
    return [header, *body]


def _of_own_level(units: Sequence[Unit]) -> list[Unit]:
    """Return the units without rows of other levels: a register lists no county."""
    codes = [_code_of(unit) for unit in units]
    levels = read_levels([name_of(unit) for unit in units], codes if any(codes) else None)
    return [unit for unit, is_unit in zip(units, levels.units, strict=True) if is_unit]


def _distinct(units: Sequence[Unit]) -> list[str]:
    """Return the names of units; where two have the same one, with what tells them apart."""
    names = [name_of(unit) for unit in units]
    times = Counter(map(plain_name, names))
    return [
        f"{name} ({_code_of(unit)})"
        if times[plain_name(name)] > 1 and _code_of(unit) and _code_of(unit) not in name
        else name
        for name, unit in zip(names, units, strict=True)
    ]


def _code_of(unit: Unit) -> str:
    return max((entry.code for entry in unit), key=lambda code: (code[6:] != "0", code), default="")


def _dictionary(
    parts: Sequence[TablePart], columns: SameColumns, names: str, codes: str
) -> TableSchema | None:
    """Return one dictionary for all; a table without one leaves its columns undescribed."""
    known = [(at, part.schema) for at, part in enumerate(parts) if part.schema]
    if not known:
        return None
    first = known[0][1]

    def now(at: int, header: str | None) -> str | None:
        return columns.renamed.get((at, header), header) if header else None

    def special(field: str) -> str | None:
        found = (now(at, getattr(schema, field)) for at, schema in known)
        return next(filter(None, found), None)

    described = {
        str(now(at, header)): replace(
            column,
            numerator=now(at, column.numerator),
            denominator=now(at, column.denominator),
        )
        for at, schema in known
        for header, column in schema.columns.items()
    }
    texts = {str(now(at, one)) for at, schema in known for one in schema.text_columns}
    own = {part.codes for part in parts if part.codes}
    return replace(
        first,
        units_column=names,
        columns=described,
        population_column=special("population_column"),
        area_column=special("area_column"),
        post_industrial_column=special("post_industrial_column"),
        synthetic=any(schema.synthetic for _at, schema in known),
        text_columns=tuple(sorted(texts - own | ({codes} if codes else set()))),
    )
