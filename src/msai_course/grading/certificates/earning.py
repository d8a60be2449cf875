"""Who earned a certificate, and what the others lack."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from msai.assignments import Assignment, assignment, assignment_ids
from msai.base.numbers import number_text
from msai_course.base.files import write_bytes
from msai_course.grading.certificates.belonging import Person
from msai_course.grading.certificates.class_register import ClassRegister
from msai_course.grading.engine.scores import read_scores
from msai_course.grading.engine.workspace import Workspace
from msai_course.grading.rubric.judging import levels_in
from msai_trainer.certificates.earned import practice_of, practice_share
from msai_trainer.classfile.model import ClassFile
from msai_trainer.classfile.wording import ClassWords
from msai_trainer.errors import GradingError
from msai_trainer.people.roster import Entry
from msai_trainer.results.csv_bytes import CsvBytes, csv_row, harmless
from msai_trainer.results.passing import USUAL, Assessed, Evidence, points_words, shortfalls
from msai_trainer.results.practice import practice_evidence

#: Beside the register: who has no certificate, and why.
LACKING = "bez-zaswiadczenia.csv"
_COLUMNS = ("klasa", "kod", "osoba", "zadanie", "powód", "punkty", "potrzeba", "brakuje")


@dataclass(frozen=True, slots=True)
class Lacking:
    """One reason why a person has no certificate.

    Attributes:
        entry: The person.
        assignment: In which assignment; empty when it is something else.
        why: In words.
        points: Points so far; None: nothing was handed in.
        needed: Points that are needed.
    """

    entry: Entry
    assignment: str
    why: str
    points: float | None = None
    needed: float | None = None

    @property
    def missing(self) -> float | None:
        """Return how many points are missing; None: that cannot be said."""
        if self.needed is None:
            return None
        return max(0.0, round(self.needed - (self.points or 0), 2))


@dataclass(frozen=True, slots=True)
class CertificateStanding:
    """How far a person is.

    Attributes:
        entry: The person.
        result: Points of all assignments, in words.
        lacking: Why she has not earned it; empty: she has.
        person: By what she is looked for in the register.
        guessed: Whether the name of her class is only that of a file or folder.
    """

    entry: Entry
    result: str
    lacking: tuple[Lacking, ...]
    person: Person
    guessed: bool = False


def standings(
    results: Path,
    roster: Path,
    assignments: Sequence[str],
    threshold: float | None,
    db_url: str | None,
) -> list[CertificateStanding]:
    """Return how far everyone on the list is, by the rule of her class.

    The file of the class beside its list says what counts, with which thresholds, and what was
    judged beside assignments; what is told here goes before it.

    Args:
        results: Folder that `grade` wrote to.
        roster: The participants.
        assignments: What has to be passed; none: what counts in the class, or all.
        threshold: Share of the points everywhere; None: that of the class, or the usual one.
        db_url: Address of the gradebook.

    Raises:
        GradingError: Unreadable list, nothing graded, or no such assignment.
    """
    workspace = Workspace.graded(results, db_url)
    people = workspace.people(roster)
    klasa = ClassRegister.beside(roster, people.klasa.name).file
    shares = klasa.thresholds if klasa else {}
    words = klasa.words if klasa else ClassWords()
    names = assignments or shares or assignment_ids()
    declared = [words.over(_declared(name)) for name in names]
    scores = {one.id: read_scores(workspace, one.id) for one in declared}
    levels = {one.id: levels_in(workspace, one, scores[one.id]) for one in declared}
    found = []
    for entry in people.entries:
        own = [
            Assessed(
                one,
                scores[one.id].get(entry.kod),
                levels[one.id].get(entry.kod, {}),
                shares.get(one.id) if threshold is None else threshold,
            )
            for one in declared
        ]
        beside = _beside(klasa, entry.kod, threshold)
        lacking = tuple(
            Lacking(entry, one.assignment, one.why, one.points, one.needed)
            for one in shortfalls(own, USUAL if threshold is None else threshold, beside)
        )
        result = points_words(own)
        person = Person.of(workspace, entry.kod, entry)
        found.append(CertificateStanding(entry, result, lacking, person, people.klasa.is_guessed))
    return found


def _beside(klasa: ClassFile | None, code: str, threshold: float | None) -> tuple[Evidence, ...]:
    """Return what was judged of a person beside assignments."""
    if klasa is None:
        return ()
    share = practice_share(klasa) if threshold is None else threshold
    return practice_evidence(practice_of(klasa, code), share)


def _declared(name: str) -> Assignment:
    try:
        return assignment(name)
    except KeyError as fault:
        hint = "Zobacz „assignment list”."
        message = f"Nie ma zadania „{fault.args[0]}”."
        raise GradingError.of("no_assignment", message, hint) from fault


def write_lacking(folder: Path, lacking: Iterable[Lacking], everyone: Collection[Entry]) -> None:
    """Write who has no certificate, so that a Polish spreadsheet opens it by a double click.

    The lines of other classes that share the folder stay.
    """
    path = folder / LACKING
    classes = {entry.klasa for entry in everyone}
    others = [row for row in _rows(path) if row[0] not in classes]
    rows = [_COLUMNS, *others, *map(_row, lacking)]
    text = "".join(csv_row(row, ";", "\r\n") for row in rows)
    content = CsvBytes(text, "utf-8", b"\xef\xbb\xbf").bytes()
    if not path.is_file() or path.read_bytes() != content:
        write_bytes(path, content)


def _rows(path: Path) -> list[tuple[str, ...]]:
    """Return the lines of an earlier run; none when the file was changed beyond recognition."""
    if not path.is_file():
        return []
    file = CsvBytes.of(path.read_bytes())
    try:
        records = file.records(";")
    except csv.Error:
        return []
    known = [one.cells for one in records if len(one.cells) == len(_COLUMNS)]
    return [cells for cells in known if cells != _COLUMNS]


def _row(one: Lacking) -> tuple[str, ...]:
    values = (
        one.entry.klasa,
        one.entry.kod,
        one.entry.name,
        one.assignment,
        one.why,
    )
    points = (one.points, one.needed, one.missing)
    return (*map(harmless, values), *("" if x is None else number_text(x) for x in points))
