"""`read_several`: files of any usual kind, joined into one table before anything is computed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from msai.base.i18n import catalogue
from msai.diagnosis.dictionary import load_schema
from msai.diagnosis.importing.choosing import ColumnChoices, chosen
from msai.diagnosis.importing.joining import JoinChoices, Joined, join
from msai.diagnosis.importing.parts import as_part, in_file
from msai.diagnosis.reading import (
    FileRows,
    SchemaSource,
    Source,
    read_rows,
    sidecar_of,
    units_of,
)
from msai.diagnosis.refusals import refuse
from msai.diagnosis.safe_files import MAX_CELLS
from msai.diagnosis.table import UnitTable
from msai.errors import TableError

_, _n = catalogue("diagnosis")

#: Files joined at most.
MOST_FILES = 30


@dataclass(frozen=True)
class NamedRows:
    """What one file holds, and the name by which people know it."""

    name: str
    cells: FileRows


def read_units_of(
    sources: Iterable[tuple[str, Source]],
    *,
    joining: JoinChoices | None = None,
    columns: ColumnChoices | None = None,
    schema: SchemaSource | None = None,
    level: str = "",
    as_written: Sequence[str] = (),
) -> tuple[UnitTable, Joined | None]:
    """Read files as `msai.diagnosis.read_units` reads one; return the table and how it was joined.

    Raises:
        TableError: As `read_several`; or what they make together is no table of units.
    """
    columns = columns or ColumnChoices()
    files = [read_named(name, source, turn=columns.turn) for name, source in sources]
    cells, joined = joined_cells(files, joining)
    rows, steps = chosen(cells.rows, columns)
    cells = replace(cells, rows=rows, notes=(*cells.notes, *(step.said for step in steps)))
    if schema is not None:
        cells = replace(cells, schema=load_schema(schema))
    return units_of(replace(cells, level=level, as_written=tuple(as_written))), joined


def read_several(
    sources: Iterable[tuple[str, Source]], joining: JoinChoices | None = None
) -> FileRows:
    """Read files and join them into one table; one file is read as `read_rows` does.

    Args:
        sources: Name and content of each file.
        joining: What somebody chose about joining; None: nothing.

    Raises:
        TableError: A file cannot be used; each problem names its file.
    """
    return joined_cells([read_named(name, source) for name, source in sources], joining)[0]


def read_named(name: str, source: Source, *, turn: bool = False) -> NamedRows:
    """Read one of several files, its dictionary from beside it where it has none inside.

    Raises:
        TableError: It cannot be used; the problems name it.
    """
    try:
        cells = read_rows(source, turn=turn)
        if cells.schema is None and (sidecar := sidecar_of(source)) is not None:
            cells = replace(cells, schema=load_schema(sidecar))
        return NamedRows(name, cells)
    except TableError as error:
        raise TableError([in_file(problem, name) for problem in error.problems]) from error


def joined_cells(
    files: Sequence[NamedRows], joining: JoinChoices | None = None
) -> tuple[FileRows, Joined | None]:
    """Return the rows of all files as one table, and how they were joined; None: there is one file.

    Raises:
        TableError: A file has no header or one unit twice, or together they are too large.
    """
    if len(files) == 1:
        return files[0].cells, None
    if len(files) > MOST_FILES or not files:
        raise _too_many()
    named = _with_own_names(files)
    parts, odd = [], []
    for number, one in enumerate(named):
        part, above = as_part(number, one.name, one.cells.rows, one.cells.schema)
        parts.append(part)
        odd += [in_file(problem, one.name) for problem in (*one.cells.notes, *above)]
    if sum(len(part.entries) for part in parts) * sum(len(p.columns) for p in parts) > MAX_CELLS:
        raise _too_large()
    joined = join(parts, joining)
    notes = (*odd, *(step.said for step in joined.steps))
    names = tuple(part.name for part in parts)
    return FileRows(joined.rows, joined.schema, notes, joined=names), joined


def _with_own_names(files: Sequence[NamedRows]) -> list[NamedRows]:
    """Return the files with a name of its own each: two folders may hold one of the same name."""
    taken: set[str] = set()
    found = []
    for one in files:
        name, times = one.name, 1
        while name in taken:
            times += 1
            name = f"{one.name} ({times})"
        taken.add(name)
        found.append(replace(one, name=name))
    return found


def _too_many() -> TableError:
    message = _("At most {n} files can be joined at once.").format(n=MOST_FILES)
    return refuse("too_many_files", message, _("Join some of them first, or leave some out."))


def _too_large() -> TableError:
    message = _("Together these files are too large to be joined.")
    return refuse("too_large_together", message, _("Leave out the rows and columns you need not."))
