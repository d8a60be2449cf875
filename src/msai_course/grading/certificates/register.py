"""The register of certificates: lines are added, none is ever changed, every state has a copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from msai.errors import Problem
from msai_course.base.files import write_bytes
from msai_course.grading.certificates.keys import read_key
from msai_course.grading.certificates.reading import (
    Line,
    RegisterTable,
    by_name,
    filled,
    read_table,
)
from msai_course.grading.engine.locking import locked
from msai_trainer.certificates.model import COLUMNS, REGISTER, REMOVED, SECRET, Certificate
from msai_trainer.certificates.sealing import sealed
from msai_trainer.errors import GradingError
from msai_trainer.results.csv_bytes import CsvBytes, csv_row, harmless

#: Copies of the register that are kept; the oldest go first.
MOST_COPIES = 30
_COPIES = "rejestr.kopia-*.csv"
_OWN_ENCODING, _OWN_MARK, _OWN_SEPARATOR, _LINE_END = "utf-8", b"\xef\xbb\xbf", ";", "\r\n"
#: A spreadsheet's own file under the same name.
_WORKBOOKS = ("rejestr.xlsx", "rejestr.xls", "rejestr.ods")


@dataclass(frozen=True)
class Register:
    """All that is known of the certificates of a folder.

    Attributes:
        folder: Where it lies, with the PDFs and the key.
        table: The file as it is; None: nothing was issued yet.
    """

    folder: Path
    table: RegisterTable | None

    @classmethod
    def of(cls, folder: Path) -> Register:
        """Read the register of a folder, whatever a spreadsheet made of it.

        Raises:
            GradingError: The file is no register, or it is gone while its certificates are there.
        """
        path = folder / REGISTER
        if not path.is_file():
            _refuse_lost(folder)
            return cls(folder, None)
        table = read_table(path.read_bytes(), read_key(folder))
        if table is None:
            message = f"Rejestr zaświadczeń {REGISTER} jest uszkodzony; nic nie zmieniono."
            hint = f"Nie ma w nim nagłówków kolumn. {_restore(folder)}"
            raise GradingError.of("bad_register", message, hint)
        return cls(folder, table)

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return the lines in the order of the file."""
        return self.table.lines if self.table else ()

    @property
    def certificates(self) -> list[Certificate]:
        """Return the certificates in the order of the file."""
        return [line.one for line in self.lines]

    @property
    def problems(self) -> list[Problem]:
        """Return what a spreadsheet or a hand changed or lost, with row and column."""
        return [problem for line in self.lines for problem in line.problems]

    @cached_property
    def gone(self) -> tuple[Certificate, ...]:
        """Return certificates whose lines are in the latest copy, but in the register no more."""
        copies = _copies(self.folder)
        table = read_table(copies[-1].read_bytes(), read_key(self.folder)) if copies else None
        numbers = {line.one.numer for line in self.lines}
        kept = (line.one for line in table.lines if line.readable) if table else ()
        return tuple(one for one in kept if one.numer not in numbers)

    @property
    def latest_copy(self) -> str:
        """Return the name of the latest copy; empty: there is none."""
        return next((path.name for path in reversed(_copies(self.folder))), "")

    def add(self, new: Sequence[Certificate]) -> None:
        """Write further lines; those that stand there keep every byte where that is possible.

        A register that a spreadsheet saved in another form becomes UTF-8 with semicolons; the
        texts of its cells stay, and a copy of the file as it was is kept.
        """
        path = self.folder / REGISTER
        if path.is_file():
            self._keep(path.read_bytes())
        content = _added(self.table, new)
        write_bytes(path, content)
        self._keep(content)

    def _keep(self, content: bytes) -> None:
        copies = _copies(self.folder)
        if copies and copies[-1].read_bytes() == content:
            return
        moment = datetime.now().strftime("%Y%m%d-%H%M%S-%f")
        write_bytes(self.folder / _COPIES.replace("*", moment), content)
        for old in _copies(self.folder)[:-MOST_COPIES]:
            old.unlink()


def read_register(folder: Path) -> list[Certificate]:
    """Return the certificates issued so far; none when there is no register."""
    return Register.of(folder).certificates


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other runs out of a folder of certificates: two must not give the same number.

    Raises:
        GradingError: Another run is at work here.
    """
    with locked(folder / ".blokada", f"W folderze „{folder.name}” trwa już wydawanie zaświadczeń."):
        yield


def remove_lines(folder: Path, removed: Sequence[Certificate]) -> tuple[int, list[str]]:
    """Take a person's data out of her lines in the register and in its copies.

    The number and the day stay, so that nobody else gets that number.

    Returns:
        How many lines were changed, and the names of copies that could not be read.
    """
    numbers = {one.numer for one in removed}
    changed, unread = 0, []
    for path in [folder / REGISTER, *_copies(folder)]:
        table = read_table(path.read_bytes(), read_key(folder))
        if table is None:
            unread.append(path.name)
            continue
        lines = [line for line in table.lines if line.one.numer in numbers]
        if lines:
            write_bytes(path, _nameless(table, lines))
            changed += len(lines) if path.name == REGISTER else 0
    return changed, unread


def _refuse_lost(folder: Path) -> None:
    """Refuse to begin a new register where there was one: numbers would be given twice."""
    saved = next((name for name in _WORKBOOKS if (folder / name).is_file()), None)
    if saved is not None:
        message = f"W folderze zaświadczeń jest {saved}, a nie ma pliku {REGISTER}."
        hint = f"Otwórz {saved} i zapisz go tu jako {REGISTER} (CSV), z wszystkimi kolumnami."
        raise GradingError.of("no_register", message, hint)
    if _copies(folder) or ((folder / SECRET).is_file() and any(folder.glob("*.pdf"))):
        message = f"W folderze zaświadczeń nie ma pliku {REGISTER}, a zaświadczenia już wydano."
        raise GradingError.of("no_register", message, _restore(folder))


def _restore(folder: Path) -> str:
    copies = _copies(folder)
    if not copies:
        return f"Przywróć {REGISTER} z własnej kopii folderu."
    return f"Przywróć kopię: zmień nazwę pliku {copies[-1].name} na {REGISTER}."


def _copies(folder: Path) -> list[Path]:
    return sorted(folder.glob(_COPIES))


def _added(table: RegisterTable | None, new: Sequence[Certificate]) -> bytes:
    if table is None:
        text = csv_row(COLUMNS, _OWN_SEPARATOR, _LINE_END)
        return CsvBytes(text + _rows(new, COLUMNS), _OWN_ENCODING, _OWN_MARK).bytes()
    heading = [*table.heading.cells]
    missing = [name for name in COLUMNS if name not in table.columns]
    if missing or not _is_own(table):
        width = len(heading)
        places = {**table.columns} | {name: width + i for i, name in enumerate(missing)}
        names = _names(width + len(missing), places)
        kept = [_kept(line, names, width) for line in table.lines]
        text = _text([*_above(table), [*heading, *missing], *kept]) + _rows(new, names)
    else:
        text = table.file.text
        text += "" if text.endswith(("\n", "\r")) else _LINE_END
        text += _rows(new, _names(len(heading), table.columns))
    return CsvBytes(text, _OWN_ENCODING, _OWN_MARK).bytes()


def _above(table: RegisterTable) -> list[Sequence[str]]:
    """Return the rows above the headings, such as a title; ``sep=`` was for the old separator."""
    before = table.file.records(table.separator)[: max(0, table.heading.number - 1)]
    return [one.cells for one in before if not one.cells[0].startswith("sep=")]


def _kept(line: Line, names: Sequence[str], width: int) -> list[str]:
    """Return the cells of a line as they stand; what lost its quotes is put in order."""
    cells = [*filled(line.record.cells)]
    if len(cells) > width:
        whole = _cells(line.one)
        return [whole.get(name, "") for name in names]
    return [*cells, *[""] * (len(names) - len(cells))]


def _is_own(table: RegisterTable) -> bool:
    ours = (_OWN_ENCODING, _OWN_MARK, _OWN_SEPARATOR)
    return (table.file.encoding, table.file.mark, table.separator) == ours


def _names(width: int, places: Mapping[str, int]) -> list[str]:
    """Return the column of each place; empty for the trainer's own columns."""
    by_place = {place: name for name, place in places.items()}
    return [by_place.get(place, "") for place in range(width)]


def _rows(new: Sequence[Certificate], names: Sequence[str]) -> str:
    cells = map(_cells, new)
    return _text([[one.get(name, "") for name in names] for one in cells])


def _text(rows: Sequence[Sequence[str]]) -> str:
    return "".join(csv_row(row, _OWN_SEPARATOR, _LINE_END) for row in rows)


def _cells(one: Certificate) -> dict[str, str]:
    values = {name: harmless(value) for name, value in asdict(one).items()}
    return {**values, "zapis": sealed(one)}


def _nameless(table: RegisterTable, lines: Sequence[Line]) -> bytes:
    """Return the file with bare numbers and days in these lines, all else as it was."""
    file = table.file
    width = len(table.heading.cells)
    names = _names(width, table.columns)
    # From the end, so that the places of the lines before stay true.
    for line in sorted(lines, key=lambda one: one.record.start, reverse=True):
        seen = by_name(line.record.cells, table.columns)
        left = {"numer": seen["numer"], "wydano": seen.get("wydano", ""), "osoba": REMOVED}
        row = [left.get(name, "") for name in names]
        file = file.with_row(line.record, row, table.separator)
    return _encoded(file)


def _encoded(file: CsvBytes) -> bytes:
    try:
        return file.bytes()
    except UnicodeEncodeError:  # an encoding without Polish letters cannot say what was removed
        return CsvBytes(file.text, _OWN_ENCODING, _OWN_MARK).bytes()
