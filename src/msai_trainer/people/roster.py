"""The list of participants: CSV or XLSX, Polish headers in any order, ``kod`` is enough."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property

from msai.assignments.codes import has_check, parse
from msai.base.encodings import decoded
from msai.base.faults import is_of_content
from msai.base.fold import fold_words as fold
from msai.base.formulas import restored
from msai.errors import Problem
from msai_trainer.errors import GradingError
from msai_trainer.people.klasa import Klasa, as_file_name, class_of_code, declared, guessed
from msai_trainer.people.roster_index import RosterIndex

#: A code names folders and files and stands in the gradebook.
CODE = re.compile(
    r"(?!(?i:con|prn|aux|nul|com\d|lpt\d)$)"  # no names of Windows devices
    r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,30}[A-Za-z0-9])?"
)
#: Other headings that people write, without diacritics.
_ALIASES = {
    **dict.fromkeys(("e mail", "mail", "adres e mail", "adres email", "poczta"), "email"),
    **dict.fromkeys(("id", "numer id", "kod osoby", "kod uczestnika", "kod uczestniczki"), "kod"),
    **dict.fromkeys(("imiona", "imie imiona"), "imie"),
    **dict.fromkeys(("imie i nazwisko", "nazwisko i imie"), "nazwisko"),
    **dict.fromkeys(("nazwa klasy", "klasa szkolenia", "edycja"), "klasa"),
    **dict.fromkeys(("osrodek", "placowka", "jednostka", "nazwa instytucji"), "instytucja"),
}
#: A title of the list and the like may stand above the headings.
_HEADINGS_WITHIN = 10
_HINT = "Popraw listę i podaj ją jeszcze raz."


@dataclass(frozen=True, slots=True)
class Entry:
    """One participant; the fields are the columns of the roster."""

    kod: str
    imie: str = ""
    nazwisko: str = ""
    email: str = ""
    instytucja: str = ""
    grupa: str = ""
    klasa: str = ""

    @property
    def label(self) -> str:
        """Return class and code as they name files: ``wiosna.K07``.

        A code that carries its class stands for itself: ``wiosna-07-5``.
        """
        carried = not self.klasa or class_of_code(self.kod).casefold() == self.klasa.casefold()
        return self.kod if carried else f"{as_file_name(self.klasa)}.{self.kod}"

    @property
    def name(self) -> str:
        """Return first name and surname, as far as they are known."""
        return f"{self.imie} {self.nazwisko}".strip()


@dataclass(frozen=True)
class Roster:
    """The participants of one class in the order of the list.

    Attributes:
        entries: The people.
        klasa: Their class.
    """

    entries: tuple[Entry, ...]
    klasa: Klasa = field(default_factory=Klasa)

    @cached_property
    def index(self) -> RosterIndex[Entry]:
        """Return the participants by code, name and address; made once for all files."""
        return RosterIndex(self.entries)

    def find(self, code: str) -> Entry | None:
        """Return the participant with this code, however it was typed: case, dashes, O for 0."""
        exact = self.index.find(code)
        if exact is not None:
            return exact
        found = parse(code, [self.klasa.name])
        return self.index.squeezed(str(found) if found else code)

    @property
    def without_check(self) -> tuple[str, ...]:
        """Return the codes that have no check sign."""
        return tuple(e.kod for e in self.entries if not has_check(e.kod, [self.klasa.name]))


def entries_in(name: str, content: bytes) -> list[Entry]:
    """Return the people of a list as they stand there, of all classes.

    Args:
        name: Name of the file; its ending tells what it is.
        content: CSV or XLSX.

    Raises:
        GradingError: The file is no such list; every problem with its row and column.
    """
    rows = table_rows(name, content)
    if not any(cell.strip() for row in rows for cell in row):
        raise GradingError.of("empty", f"Lista uczestników {name} jest pusta.", _HINT)
    first, columns = _headings(rows, name)
    entries: list[Entry] = []
    problems: list[Problem] = []
    taken: set[tuple[str, str]] = set()
    for number, row in enumerate(rows[first + 1 :], start=first + 2):
        if any(cell.strip() for cell in row):
            entry = _entry(row, columns)
            problems += _problems(number, entry, taken)
            taken.add((entry.klasa.casefold(), entry.kod.casefold()))
            entries.append(entry)
    if not entries and not problems:
        raise GradingError.of("empty", f"Lista {name} ma nagłówek, ale nikogo nie ma.", _HINT)
    if problems:
        raise GradingError(problems)
    return entries


def of_one_class(
    name: str,
    entries: list[Entry],
    beside: Klasa | None = None,
    *,
    folder: str = "",
    said: str | None = None,
    among: str = "",
) -> Roster:
    """Return the roster of one class of a list.

    Args:
        name: Name of the list's file.
        entries: Its people.
        beside: What ``klasa.json`` beside it says.
        folder: Name of its folder.
        said: Name of the class, as ``--class`` gives it. A list with the people of several
            classes (column ``klasa``) gives those of this class. None: the list tells by its
            column, ``klasa.json`` beside it, its codes, or else its file's name.
        among: The class to choose from a list of several where none was named.

    Raises:
        GradingError: It has several classes and none was named.
    """
    named = {e.klasa.casefold(): e.klasa for e in entries if e.klasa}
    if len(named) > 1:
        wanted = (said or among).casefold()
        entries = [e for e in entries if wanted and e.klasa.casefold() == wanted]
        if not entries:
            raise _several(name, list(named.values()), said)
    names = list({e.klasa: None for e in entries if e.klasa}) or _carried(entries)
    klasa = declared(beside, names, said, guessed(name, folder))
    return Roster(tuple(replace(e, klasa=klasa.name) for e in entries), klasa)


def _carried(entries: list[Entry]) -> list[str]:
    """Return the class that the codes carry, where all carry the same."""
    carried = {class_of_code(e.kod).casefold(): class_of_code(e.kod) for e in entries}
    return [one for one in carried.values() if one] if len(carried) == 1 else []


def _several(name: str, names: list[str], said: str | None) -> GradingError:
    listed = ", ".join(sorted(names))
    message = f"Na liście {name} są osoby z kilku klas: {listed}."
    if said:
        message = f"Na liście {name} nie ma klasy „{said}”; są: {listed}."
    hint = f"Dopisz --class z jedną z nich, na przykład --class {sorted(names)[0]}."
    return GradingError.of("several_classes", message, hint)


def table_rows(name: str, content: bytes) -> list[list[str]]:
    """Return the cells of a CSV or XLSX, row by row.

    Raises:
        GradingError: It can't be read.
    """
    try:
        return _xlsx_rows(content) if name.lower().endswith(".xlsx") else _csv_rows(content)
    except Exception as fault:
        known = (UnicodeDecodeError, NotAList, csv.Error)
        if not isinstance(fault, known) and not is_of_content(fault, "openpyxl"):
            raise
        raise unreadable(name) from fault


def unreadable(name: str) -> GradingError:
    """Return the refusal of a file that is no list, or that cannot be read."""
    message = f"Pliku {name} nie da się przeczytać jako listy uczestników."
    return GradingError.of("unreadable", message, "Zapisz listę jako CSV (UTF-8) albo XLSX.")


class NotAList(Exception):
    """The content is no text."""


def _xlsx_rows(content: bytes) -> list[list[str]]:
    import openpyxl

    workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    try:
        sheets = ([[_cell(c) for c in row] for row in one.values] for one in workbook.worksheets)
        first = next(sheets)
        listed = (rows for rows in sheets if _has_codes(rows))
        return first if _has_codes(first) else next(listed, first)
    finally:
        workbook.close()


def _has_codes(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a sheet names a column of codes: another may explain it and stand before it."""
    filled = [row for row in rows if any(row)][:_HEADINGS_WITHIN]
    return any("kod" in _names(row) for row in filled)


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else restored(str(value).strip())


def _csv_rows(content: bytes) -> list[list[str]]:
    read = decoded(content)
    text = read.text
    if "\x00" in text or not (read.declared or read.in_eight_bits):
        raise NotAList("binary file")
    # Blank lines stay: the place of a row is what a spreadsheet calls its number.
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text))
    return [[restored(cell.strip()) for cell in row] for row in rows]


def separator_of(text: str) -> str:
    """Return what separates the cells of a list; remarks may hold more commas than that."""
    begin = "\n".join([line for line in text.splitlines() if line.strip()][:_HEADINGS_WITHIN])

    def heads(separator: str) -> bool:
        rows = csv.reader(io.StringIO(begin, newline=""), delimiter=separator)
        return any(_ALIASES.get(fold(c), fold(c)) == "kod" for row in rows for c in row)

    return max(";,\t", key=lambda separator: (heads(separator), begin.count(separator)))


def _headings(rows: list[list[str]], name: str) -> tuple[int, dict[str, int]]:
    """Return the number of the row with the headings, and the columns that they name."""
    filled = [(number, row) for number, row in enumerate(rows) if any(c.strip() for c in row)]
    for number, row in filled[:_HEADINGS_WITHIN]:
        if "kod" in _names(row):
            return number, _columns(row, name)
    return filled[0][0], _columns(filled[0][1], name)


def _names(header: Sequence[str]) -> list[str]:
    return [_ALIASES.get(fold(cell), fold(cell)) for cell in header]


def _columns(header: Sequence[str], name: str) -> dict[str, int]:
    known = {field.name for field in fields(Entry)}
    names = _names(header)
    found = {column: names.index(column) for column in known if column in names}
    if "kod" not in found:
        message = f"Na liście {name} brakuje kolumny „kod”."
        raise GradingError.of("no_code_column", message, "Dodaj kolumnę „kod” w pierwszym wierszu.")
    if repeated := sorted(column for column in found if names.count(column) > 1):
        message = f"Na liście {name} powtarza się kolumna „{repeated[0]}”."
        raise GradingError.of("repeated_column", message, "Zostaw tylko jedną taką kolumnę.")
    return found


def _entry(row: Sequence[str], columns: dict[str, int]) -> Entry:
    return Entry(**{n: row[i].strip() if i < len(row) else "" for n, i in columns.items()})


def _problems(number: int, entry: Entry, taken: set[tuple[str, str]]) -> list[Problem]:
    if not entry.kod:
        return [
            Problem(number, "kod", "empty_code", "Brakuje kodu.", "Wpisz kod, na przykład K07.")
        ]
    if not CODE.fullmatch(entry.kod):
        message = f"Kod „{entry.kod[:40]}” nie nadaje się na nazwę pliku."
        hint = "Użyj do 32 liter bez polskich znaków, cyfr, łącznika albo podkreślenia."
        return [Problem(number, "kod", "bad_code", message, hint)]
    if (entry.klasa.casefold(), entry.kod.casefold()) in taken:
        message = f"Kod „{entry.kod}” występuje drugi raz."
        return [Problem(number, "kod", "duplicated_code", message, "Nadaj każdej osobie inny kod.")]
    return []
