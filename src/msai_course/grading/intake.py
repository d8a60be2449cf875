"""From a found file to a submission: read, whose, which assignment, which answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import PurePosixPath

from msai_course.grading import notebooks
from msai_course.grading.answers import extract
from msai_course.grading.coding import code_cells
from msai_course.grading.master import Master
from msai_course.grading.model import FoundFile, Refusal, Status, Submission
from msai_course.grading.notebooks import NotANotebook, Notebook
from msai_course.grading.people import identify, owner_by_name
from msai_course.grading.roster import Roster

#: Several things may be noticed in one file: the last of these is its status.
_BAD = (Status.GRADED, Status.REPAIRED, Status.OLD_RELEASE, Status.TAMPERED)
_NOTEBOOKS = (".ipynb", ".json")
_CLOCKS_DIFFER = timedelta(days=2)
_IN_NAME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}-?\d{2}-?\d{2}Z")


def take_in(files: Iterable[FoundFile], master: Master, roster: Roster) -> Iterator[Submission]:
    """Yield one submission for every file, refused ones included."""
    return (_or_failed(file, master, roster) for file in files)


def _or_failed(file: FoundFile, master: Master, roster: Roster) -> Submission:
    try:
        return _take_in(file, master, roster)
    except Exception as fault:  # whatever a file does to us, the batch goes on
        message = (
            f"Tego pliku nie udało się odczytać z winy programu ({type(fault).__name__}); "
            "pozostałe oceniono. Pokaż go autorom kursu."
        )
        return _refused(file, Refusal(Status.FAILED, message), roster)


def _take_in(file: FoundFile, master: Master, roster: Roster) -> Submission:
    if file.refusal is not None:
        return _refused(file, file.refusal, roster)
    try:
        notebook = notebooks.parse(file.content)
    except NotANotebook as fault:
        return _refused(file, _of_another_kind(file) or fault.refusal, roster)
    metadata = notebooks.metadata(notebook)
    owner = identify(file.name, metadata, roster, master.assignment.group_max)
    start = Submission(
        file.name,
        owner.codes,
        owner.claimed,
        owner.strangers,
        owner.disputed,
        _moment(file, metadata.get("saved_at")),
        notes=owner.notes,
        status=owner.status,
    )
    if refusal := _wrong_assignment(notebook, master) or owner.refusal:
        return replace(start, refusal=refusal)
    return _with_answers(start, notebook, master)


def _with_answers(start: Submission, notebook: Notebook, master: Master) -> Submission:
    found = extract(notebook, master.released, master.assignment)
    status = max(start.status, found.status, key=_BAD.index)
    notes = (*start.notes, *found.notes)
    release = notebooks.metadata(notebook).get("release")
    if isinstance(release, str) and release != master.assignment.release:
        status = max(status, Status.OLD_RELEASE, key=_BAD.index)
        notes = (
            f"Plik jest z innego wydania zadania niż {master.assignment.release}; "
            "oceniono odpowiedzi na pytania, które się nie zmieniły.",
            *notes,
        )
    code = code_cells(notebook, master.released) if master.assignment.code else ()
    return replace(start, answers=found.answers, code=code, notes=notes, status=status)


def _wrong_assignment(notebook: Notebook, master: Master) -> Refusal | None:
    said = notebooks.metadata(notebook).get("assignment")
    expected = master.assignment
    if isinstance(said, str) and said != expected.id:
        return Refusal(
            Status.WRONG_ASSIGNMENT, f"To plik innego zadania, a oceniane jest „{expected.id}”."
        )
    if isinstance(said, str):
        return None
    known = {cell.grade_id for cell in notebooks.cells(master.released) if cell.grade_id}
    ids = {cell.id for cell in notebooks.cells(master.released) if cell.id}
    names = {question.grade_id for question in expected.questions}
    for cell in notebooks.cells(notebook):
        assigned = cell.source.lstrip().partition("=")[0].strip()
        if cell.grade_id in known or cell.id in ids or assigned in names:
            return None
    message = f"W tym notatniku nie ma pytań zadania „{expected.id}”."
    return Refusal(Status.WRONG_ASSIGNMENT, message)


def _of_another_kind(file: FoundFile) -> Refusal | None:
    """Return what to say of a Word document, a photo or a PDF: what should have come instead."""
    kind = PurePosixPath(file.name).suffix.lower()
    if not kind or kind in _NOTEBOOKS:
        return None
    message = (
        f"To plik {kind}, a potrzebny jest plik .ipynb, który pobiera się na stronie zadania "
        "przyciskiem „Pobierz do oddania”."
    )
    return Refusal(Status.UNREADABLE, message)


def _refused(file: FoundFile, refusal: Refusal, roster: Roster) -> Submission:
    entry = owner_by_name(file.name, roster)
    codes = (entry.kod,) if entry else ()
    return Submission(file.name, codes, saved_at=_moment(file, None), refusal=refusal)


def _moment(file: FoundFile, said: object) -> datetime | None:
    if isinstance(said, str):
        try:
            moment = datetime.fromisoformat(said)
            moment = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
            # A clock that runs years ahead must not win over every later file.
            if moment <= datetime.now(UTC) + _CLOCKS_DIFFER:
                return moment
        except (ValueError, OverflowError):
            pass
    if found := _IN_NAME.search(file.name):
        digits = re.sub(r"\D", "", found.group())
        try:
            return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        except ValueError:
            pass
    return file.modified
