"""Striking one person out of a trainer's list and leaving everything else byte for byte."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from msai_course.base.files import write_bytes
from msai_course.grading.classes.lists import read_entries
from msai_trainer.errors import GradingError
from msai_trainer.people.roster import Entry, separator_of
from msai_trainer.results.csv_bytes import CsvBytes, Record


def strike_out(roster: Path, entry: Entry) -> bool:
    """Take one line out of a list in CSV; all other bytes of the file stay as they are.

    Args:
        roster: The list.
        entry: Whose line, as it was read from this list.

    Returns:
        Whether it was done. False: the line cannot be told apart from the rest with certainty;
        the file is as it was.
    """
    content = roster.read_bytes()
    people = read_entries(roster)
    hers = {number for number, one in enumerate(people) if _is(one, entry)}
    if len(hers) != 1:
        return False
    wanted = [one for number, one in enumerate(people) if number not in hers]
    file = CsvBytes.of(content)
    if file.bytes() != content:
        return False
    for record in _with_code(file, entry):
        left = file.without(record).bytes()
        if _holds(left, wanted):
            write_bytes(roster, left)
            return True
    return False


def _is(one: Entry, entry: Entry) -> bool:
    """Tell whether a line is this person's; where it names no class, the list is all one class."""
    same_class = one.klasa.casefold() in ("", entry.klasa.casefold())
    return same_class and one.kod.casefold() == entry.kod.casefold()


def _with_code(file: CsvBytes, entry: Entry) -> list[Record]:
    """Return the rows that have a cell with the person's code."""
    return [
        record
        for record in file.records(separator_of(file.text))
        if any(_bare(cell) == _bare(entry.kod) for cell in record.cells)
    ]


def _bare(cell: str) -> str:
    return re.sub(r"\s+", " ", cell).strip().casefold()


def _holds(content: bytes, wanted: list[Entry]) -> bool:
    """Tell whether a list holds exactly these people; a list of nobody is a list too."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "lista.csv"
        path.write_bytes(content)
        return _read(path) == wanted


def _read(path: Path) -> list[Entry] | None:
    try:
        return list(read_entries(path))
    except GradingError as fault:
        return [] if all(problem.code == "empty" for problem in fault.problems) else None
