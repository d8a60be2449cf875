"""Reading the register, also after a spreadsheet saved it in its own way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from msai.base.fold import fold_words as fold
from msai.errors import Problem
from msai_course.grading.certificates import repair
from msai_trainer.certificates.model import (
    COLUMNS,
    LABELS,
    REGISTER,
    REMOVED,
    Certificate,
)
from msai_trainer.certificates.sealing import code_of, fits, unsealed
from msai_trainer.results.csv_bytes import SEPARATORS, CsvBytes, Record

_KNOWN = {fold(name): name for name in COLUMNS}
#: Rows among which the headings are looked for: ``sep=;`` or a title may stand above.
_HEADINGS_WITHIN = 10
#: Fewer headings than these, and it is no register.
_LEAST = {"numer", "kod_weryfikacyjny"}
_COPY_HINT = "Przywróć ten wiersz z kopii (pliki rejestr.kopia-… obok rejestru)."


@dataclass(frozen=True, slots=True)
class Line:
    """One certificate of the register, and what became of its line.

    Attributes:
        record: Where it stands in the file.
        one: The certificate as it was issued, as far as it can be known.
        genuine: Whether the code fits; None: the key is not here.
        changed: Columns that say something else now → what they say.
        readable: Whether it is known whose certificate with which number it is.
        problems: What was lost.
    """

    record: Record
    one: Certificate
    genuine: bool | None = None
    changed: Mapping[str, str] | None = None
    readable: bool = True
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterTable:
    """The file of the register.

    Attributes:
        file: Its text.
        separator: Between cells.
        heading: Row with the names of the columns.
        columns: Name of a column → its place.
        lines: The certificates, in their order.
    """

    file: CsvBytes
    separator: str
    heading: Record
    columns: Mapping[str, int]
    lines: tuple[Line, ...]


def read_table(content: bytes, key: bytes | None) -> RegisterTable | None:
    """Read a register.

    Args:
        content: The file.
        key: Key of the folder, which tells what is genuine; None: unknown.

    Returns:
        The table; None: this file is no register at all.
    """
    file = CsvBytes.of(content)
    if (found := _headed(file)) is not None:
        return _table(file, *found, key=key)
    return _headless(file, key)


def _headless(file: CsvBytes, key: bytes | None) -> RegisterTable | None:
    """Return a table whose headings are gone; its sealed cells still say everything."""
    for separator in SEPARATORS:
        table = _table(file, separator, Record(0, (), 0, 0), {}, key=key)
        if any(line.readable and not line.one.is_removed for line in table.lines):
            return table
    return None


def _headed(file: CsvBytes) -> tuple[str, Record, Mapping[str, int]] | None:
    """Return separator, headings and columns by which the file is a register."""
    best: tuple[str, Record, Mapping[str, int]] | None = None
    for separator in SEPARATORS:
        for plain_row in file.first(_HEADINGS_WITHIN, separator):
            record = _apart(plain_row, separator)
            named = {_KNOWN.get(fold(cell)): i for i, cell in reversed([*enumerate(record.cells)])}
            columns = {name: place for name, place in named.items() if name is not None}
            if columns.keys() >= _LEAST and (best is None or len(columns) > len(best[2])):
                best = separator, record, columns
    return best


def rows(file: CsvBytes, separator: str) -> tuple[Record, ...]:
    """Return the rows; one that stands in a single cell as a whole is taken apart.

    So a spreadsheet saves it that takes another separator for its own.
    """
    return tuple(_apart(record, separator) for record in file.records(separator))


def _apart(record: Record, separator: str) -> Record:
    filled = [cell for cell in record.cells if cell.strip()]
    if len(filled) != 1 or separator not in filled[0]:
        return record
    inner = CsvBytes(filled[0], "utf-8", b"").records(separator)
    return replace(record, cells=inner[0].cells)


def filled(cells: Sequence[str]) -> Sequence[str]:
    """Return a row without the empty cells at its end."""
    last = max((place for place, cell in enumerate(cells, start=1) if cell.strip()), default=0)
    return cells[:last]


def _table(
    file: CsvBytes,
    separator: str,
    heading: Record,
    columns: Mapping[str, int],
    *,
    key: bytes | None,
) -> RegisterTable:
    width = len(heading.cells)
    records = (one for one in rows(file, separator)[heading.number :] if filled(one.cells))
    lines = tuple(_line(one, columns, separator, width, key) for one in records)
    return RegisterTable(file, separator, heading, columns, lines)


def _line(
    record: Record, columns: Mapping[str, int], separator: str, width: int, key: bytes | None
) -> Line:
    cells = by_name(record.cells, columns)
    if REMOVED in (cell.strip() for cell in record.cells):
        bare = _removed(cells)
        lost = () if bare.numer else _lost(record, ("numer",))
        return Line(record, bare, genuine=True, readable=bool(bare.numer), problems=lost)
    if (one := next(filter(None, map(unsealed, record.cells)), None)) is not None:
        return _sealed(record, one, cells, len(record.cells) > width, key)
    return _open(record, columns, separator, width, key)


def by_name(cells: Sequence[str], columns: Mapping[str, int]) -> dict[str, str]:
    """Return the cells of a row by column; a short row ends with empty cells."""
    return {name: cells[i] if i < len(cells) else "" for name, i in columns.items()}


def _removed(cells: Mapping[str, str]) -> Certificate:
    numbers = repair.numbers(cells.get("numer", ""))
    day = repair.guesses("wydano", cells.get("wydano", ""))
    return Certificate(
        next(iter(numbers), ""), osoba=REMOVED, wydano=next(iter(day), ""), wersja=""
    )


def _sealed(
    record: Record, one: Certificate, cells: Mapping[str, str], shifted: bool, key: bytes | None
) -> Line:
    """Return a line whose sealed cell is whole; what the other cells say is compared with it."""
    genuine = None if key is None else fits(code_of(key, one), one.kod_weryfikacyjny)
    said = {**one.said, "klasa": one.klasa, "kod_weryfikacyjny": one.kod_weryfikacyjny}
    changed = {
        name: cells[name]
        for name, meant in said.items()
        if name in cells and not shifted and not repair.same(name, cells[name], meant)
    }
    problems = tuple(_changed(record, name, seen, said[name]) for name, seen in changed.items())
    return Line(record, one, genuine, changed, problems=problems)


def _open(
    record: Record, columns: Mapping[str, int], separator: str, width: int, key: bytes | None
) -> Line:
    """Return a line without a sealed cell: of an old register, or one that lost it."""
    cells = by_name(record.cells, columns)
    if key is not None:
        for row in _joined(record.cells, separator, width):
            if (one := repair.restored(by_name(row, columns), key)) is not None:
                return Line(record, one, genuine=True)
    one = repair.likeliest(cells)
    lost = repair.doubtful(cells)
    readable = bool(columns and one.numer and one.kod_osoby)
    if key is None and not lost:
        return Line(record, one)
    return Line(record, one, None if key is None else False, None, readable, _lost(record, lost))


def _joined(cells: Sequence[str], separator: str, width: int) -> Iterator[Sequence[str]]:
    """Yield a row, and what it may have been before its quotes were lost."""
    yield cells
    extra = len(cells) - width
    if extra > 0:
        for at in range(width):
            middle = separator.join(cells[at : at + extra + 1])
            yield [*cells[:at], middle, *cells[at + extra + 1 :]]


def _changed(record: Record, name: str, seen: str, meant: str) -> Problem:
    message = f"Zmieniono tę kolumnę po wydaniu: jest „{seen.strip()}”, wydano z „{meant}”."
    return Problem(f"{REGISTER}, wiersz {record.number}", name, "changed_cell", message, _COPY_HINT)


def _lost(record: Record, columns: Sequence[str]) -> tuple[Problem, ...]:
    place = f"{REGISTER}, wiersz {record.number}"
    if not columns:
        message = (
            "Kod nie pasuje do treści tego wiersza; nie da się ustalić, w której kolumnie "
            f"coś zmieniono ({', '.join(LABELS)})."
        )
        return (Problem(place, None, "changed_line", message, _COPY_HINT),)
    message = "Tego, co tu stało, nie da się odczytać."
    return tuple(Problem(place, name, "lost_cell", message, _COPY_HINT) for name in columns)
