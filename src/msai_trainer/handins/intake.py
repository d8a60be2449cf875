"""From a found file to a submission: read, whose, which assignment, which answers."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import PurePosixPath

from msai.assignments import Question
from msai_trainer.handins import notebooks
from msai_trainer.handins.answers import answered, extract
from msai_trainer.handins.catalogue import Catalogue
from msai_trainer.handins.code_cells import code_cells
from msai_trainer.handins.notebooks import NotANotebook, Notebook
from msai_trainer.handins.paper_files import about_paper
from msai_trainer.handins.transcribed import transcribed_note
from msai_trainer.marking.master import Master
from msai_trainer.model import FoundFile, GradeStatus, Refusal, Submission
from msai_trainer.people.identifying import identify, owner_by_name
from msai_trainer.people.roster import Entry, Roster

_log = logging.getLogger(__name__)
#: Several things may be noticed in one file: the last of these is its status.
_BAD = (GradeStatus.GRADED, GradeStatus.REPAIRED, GradeStatus.OLD_RELEASE, GradeStatus.TAMPERED)
_NOTEBOOKS = (".ipynb", ".json")
_CLOCKS_DIFFER = timedelta(days=2)
_IN_NAME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}-?\d{2}-?\d{2}Z")


def take_in(
    files: Iterable[FoundFile], catalogue: Catalogue, roster: Roster
) -> Iterator[Submission]:
    """Yield one submission for every file, refused ones included; each file is read once."""
    return (_or_failed(file, catalogue, roster) for file in files)


def _or_failed(file: FoundFile, catalogue: Catalogue, roster: Roster) -> Submission:
    try:
        taken = _take_in(file, catalogue, roster)
        return replace(taken, container=file.container, minor=file.minor)
    except Exception as fault:  # whatever a file does to us, the batch goes on
        _log.exception("oddany plik, którego nie udało się odczytać")
        message = (
            f"Tego pliku nie udało się odczytać z winy programu ({type(fault).__name__}); "
            "pozostałe oceniono. Pokaż go autorom kursu."
        )
        return _refused(file, Refusal(GradeStatus.FAILED, message), catalogue, roster)


def _take_in(file: FoundFile, catalogue: Catalogue, roster: Roster) -> Submission:
    if file.refusal is not None:
        return _refused(file, file.refusal, catalogue, roster)
    try:
        notebook, noticed = notebooks.parse(file.content)
    except NotANotebook as fault:
        return _refused(file, _of_another_kind(file) or fault.refusal, catalogue, roster)
    name = catalogue.which(notebook, file.name)
    master = catalogue.masters.get(name)
    start = replace(_owned(file, notebook, master, roster), assignment=name)
    if told := transcribed_note(notebooks.metadata(notebook)):
        start = replace(start, transcribed=told, notes=(told, *start.notes))
    if noticed:
        status = max(start.status, GradeStatus.REPAIRED, key=_BAD.index)
        start = replace(start, notes=(noticed, *start.notes), status=status)
    if master is None or name not in catalogue.wanted:
        return replace(start, refusal=_another_assignment(name, catalogue))
    return start if start.refusal else _with_answers(start, notebook, master)


def _owned(
    file: FoundFile, notebook: Notebook, master: Master | None, roster: Roster
) -> Submission:
    metadata = notebooks.metadata(notebook)
    group_max = master.assignment.group_max if master else 1
    owner = identify(file.name, metadata, roster, group_max, sender=file.sender)
    return Submission(
        file.name,
        owner.codes,
        owner.claimed,
        owner.strangers,
        owner.disputed,
        _moment(file, metadata.get("saved_at")),
        notes=owner.notes,
        status=owner.status,
        refusal=owner.refusal,
    )


def _with_answers(start: Submission, notebook: Notebook, master: Master) -> Submission:
    found = extract(notebook, master.released, master.assignment)
    status = max(start.status, found.status, key=_BAD.index)
    notes = (*start.notes, *found.notes)
    release = notebooks.metadata(notebook).get("release")
    if isinstance(release, str) and release != master.assignment.release:
        status = max(status, GradeStatus.OLD_RELEASE, key=_BAD.index)
        notes = (
            f"Plik jest z innego wydania zadania niż {master.assignment.release}; "
            "oceniono odpowiedzi na pytania, które się nie zmieniły.",
            *notes,
        )
    if master.assignment.code:
        code = code_cells(notebook, master.released)
        return replace(start, answers=found.answers, code=code, notes=notes, status=status)
    taken = replace(start, answers=found.answers, notes=notes, status=status)
    return _without_answers(taken, found.lost, master.assignment.questions)


def _without_answers(taken: Submission, lost: bool, questions: Sequence[Question]) -> Submission:
    """Tell empty work from wrong work: nothing is there to be graded, or some of it is not."""
    given, asked = answered(taken.answers, questions), len(questions)
    if given == asked:
        return taken
    if given:
        left = f"Bez odpowiedzi: {asked - given} z {asked} pytań."
        return replace(taken, notes=(*taken.notes, left))
    refusal = (
        Refusal(GradeStatus.UNREADABLE, _LOST) if lost else Refusal(GradeStatus.MISSING, _EMPTY)
    )
    said = " ".join((refusal.message, *taken.notes))
    return replace(taken, refusal=replace(refusal, message=said))


_EMPTY = "Plik nie ma żadnej odpowiedzi, więc nie ma czego ocenić. Zapytaj, czy to właściwy plik."
_LOST = (
    "Dane zapisane przez formularz zniknęły z pliku (tak zapisują go niektóre programy, na "
    "przykład Google Colab), a w komórkach nie ma żadnej odpowiedzi. Poproś o plik prosto ze "
    "strony zadania, z przycisku „Pobierz do oddania”."
)


def _another_assignment(name: str, catalogue: Catalogue) -> Refusal:
    only = catalogue.wanted[0] if len(catalogue.wanted) == 1 else ""
    if name:
        graded = f"oceniane jest „{only}”" if only else "takiego teraz nie oceniasz"
        message = f"To plik innego zadania ({name}), a {graded}."
    else:
        message = f"W tym notatniku nie ma pytań {'zadania „' + only + '”' if only else 'zadań'}."
    return Refusal(GradeStatus.WRONG_ASSIGNMENT, message)


def _of_another_kind(file: FoundFile) -> Refusal | None:
    """Return what to say of a Word document, a photo or a PDF: what should have come instead."""
    kind = PurePosixPath(file.name).suffix.lower()
    if not kind or kind in _NOTEBOOKS:
        return None
    message = (
        f"To plik {kind}, a potrzebny jest plik .ipynb, który pobiera się na stronie zadania "
        "przyciskiem „Pobierz do oddania”."
    )
    return Refusal(GradeStatus.UNREADABLE, f"{message} {about_paper(file.content)}".strip())


def _refused(file: FoundFile, refusal: Refusal, catalogue: Catalogue, roster: Roster) -> Submission:
    entry: Entry | None = owner_by_name(file.name, roster)
    entry = entry or roster.index.of_address(file.sender)
    return Submission(
        file.name,
        (entry.kod,) if entry else (),
        saved_at=_moment(file, None),
        refusal=refusal,
        assignment=catalogue.named_in(file.name),
        container=file.container,
        minor=file.minor,
        unread=file.refusal is not None,
    )


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
