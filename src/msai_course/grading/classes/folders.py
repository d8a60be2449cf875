"""Classes: a folder with the roster, a note on personal data, and later the results."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from pathlib import Path

from msai.assignments.codes import LONGEST_CLASS, make_codes
from msai_course.base.files import write_text
from msai_course.base.paths import ROOT
from msai_course.grading.classes.lists import read_roster, write_class_file
from msai_trainer.errors import GradingError
from msai_trainer.people.roster import CODE, Entry
from msai_trainer.results.csv_tables import csv_text

ROSTER = "lista.csv"
#: Folder in a class's folder for what people hand in.
HANDED_IN = "oddane"
NOTE = "OCHRONA-DANYCH.md"
_NOTE_TEMPLATE = Path(__file__).parents[1] / "templates" / NOTE


@dataclass(frozen=True, slots=True)
class Class:
    """A class as `class_list` shows it."""

    name: str
    folder: Path
    people: int
    groups: tuple[str, ...]


def class_new(name: str, folder: Path, *, roster: Path | None = None, count: int = 0) -> Class:
    """Make the folder of a class.

    Args:
        name: Letters, digits, ``-`` and ``_``; names the folder.
        folder: Where classes are kept.
        roster: List to take over (CSV or XLSX); it is checked first.
        count: Without a list: make one with this many codes, ``wiosna-01-H``, ….

    Raises:
        GradingError: Bad name, the class exists, or the list has problems.
    """
    if not CODE.fullmatch(name) or len(name) > LONGEST_CLASS:
        message = f"„{name}” nie nadaje się na nazwę klasy."
        hint = f"Użyj do {LONGEST_CLASS} liter bez ogonków, cyfr i łączników."
        raise GradingError.of("bad_name", message, hint)
    target = folder / name
    if target.exists():
        hint = "Wybierz inną nazwę."
        raise GradingError.of("class_exists", f"Klasa „{name}” już istnieje.", hint)
    found = read_roster(roster, name).entries if roster else codes(name, count or 20)
    make_folder(target, name, tuple(replace(entry, klasa=name) for entry in found))
    return _class(target)


def make_folder(target: Path, name: str, entries: tuple[Entry, ...], number: str = "") -> None:
    """Make the folder of a class: its list, its number, a note on personal data, ``oddane``."""
    target.mkdir(parents=True)
    write_text(target / ROSTER, roster_text(entries), encoding="utf-8-sig")
    write_class_file(target, name, number)
    note = _NOTE_TEMPLATE.read_text(encoding="utf-8").format(folder=as_typed(target))
    write_text(target / NOTE, note)
    (target / HANDED_IN).mkdir()


def class_list(folder: Path) -> list[Class]:
    """Return the classes in a folder, by name; a damaged list counts as empty."""
    return [_class(path.parent) for path in sorted(folder.glob(f"*/{ROSTER}"))]


def codes(name: str, count: int) -> tuple[Entry, ...]:
    """Return `count` participants of a class who have nothing but a code."""
    return tuple(Entry(code, klasa=name) for code in make_codes(name, count))


def roster_text(entries: tuple[Entry, ...]) -> str:
    """Return a roster as CSV that a Polish spreadsheet opens as it is (semicolons)."""
    names = [field.name for field in fields(Entry)]
    return csv_text(names, [[getattr(entry, name) for name in names] for entry in entries])


def as_typed(path: Path) -> str:
    """Return a path as one types it in the folder of the course."""
    inside = path.is_relative_to(ROOT)
    return (path.relative_to(ROOT) if inside else path).as_posix()


def _class(folder: Path) -> Class:
    try:
        entries = read_roster(folder / ROSTER).entries
    except GradingError:
        entries = ()
    groups = tuple(sorted({entry.grupa for entry in entries if entry.grupa}))
    return Class(folder.name, folder, len(entries), groups)
