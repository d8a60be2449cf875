"""Lists of participants and ``klasa.json`` as files: read for `msai_trainer.people`."""

from __future__ import annotations

from pathlib import Path

from msai_course.base.files import check_source, write_text
from msai_trainer.errors import GradingError
from msai_trainer.people.klasa import CLASS_FILE, Klasa, class_file_text, class_in
from msai_trainer.people.roster import Entry, Roster, entries_in, of_one_class, unreadable


def read_roster(path: Path, klasa: str | None = None, *, among: str = "") -> Roster:
    """Read the list of participants of one class.

    Args:
        path: CSV or XLSX.
        klasa: Name of the class, as ``--class`` gives it; more in `of_one_class`.
        among: The class to choose from a list of several where none was named.

    Raises:
        GradingError: The file is no such list, with every problem, its row and column; or it has
            several classes and none was named.
    """
    entries = read_entries(path)
    folder = path.resolve().parent.name
    beside = read_class_file(path.parent)
    return of_one_class(path.name, entries, beside, folder=folder, said=klasa, among=among)


def read_entries(path: Path) -> list[Entry]:
    """Return the people of a list as they stand there, of all classes.

    Raises:
        GradingError: The file is no such list; every problem with its row and column.
    """
    if path.exists():
        check_source(path)
    try:
        content = path.read_bytes()
    except FileNotFoundError as fault:
        message = f"Nie ma pliku z listą uczestników: {path}."
        raise GradingError.of("no_file", message, "Sprawdź ścieżkę w --roster.") from fault
    except OSError as fault:
        raise unreadable(path.name) from fault
    return entries_in(path.name, content)


def read_class_file(folder: Path) -> Klasa | None:
    """Return the class that ``klasa.json`` of a folder names; None: there is no such file.

    Raises:
        GradingError: The file is damaged or of a newer course.
    """
    path = folder / CLASS_FILE
    if not path.is_file():
        return None
    try:
        content = path.read_bytes()
    except OSError:
        content = b""  # it is there and tells nothing: refused like a damaged one
    return class_in(content, folder.name)


def write_class_file(folder: Path, name: str, number: str = "") -> None:
    """Write ``klasa.json`` of a class; without a number: of a new one."""
    write_text(folder / CLASS_FILE, class_file_text(name, number))
