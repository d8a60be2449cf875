"""Everything that is kept about one person: handed out or deleted when she asks for it.

The rights are those of art. 15 and 17 of the GDPR. What stays behind is said, with the reason.
"""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from nbgrader.api import MissingEntry

from msai.assignments import assignment_ids
from msai_course.base import log
from msai_course.base.files import SET_ASIDE, Guard, write_bytes
from msai_course.grading.certificates import (
    Person,
    forget_certificate,
    own_certificates,
    read_register,
)
from msai_course.grading.certificates.class_register import ClassRegister
from msai_course.grading.classes.claiming import forget_code
from msai_course.grading.engine.scores import read_scores
from msai_course.grading.engine.state import State
from msai_course.grading.engine.workspace import Workspace
from msai_course.grading.people.in_class_file import (
    COPIES,
    codes_in,
    forget_in_class_file,
    own_class_file,
)
from msai_course.grading.people.striking import strike_out
from msai_course.grading.results.report import REPORTS
from msai_course.grading.rubric.judgements import Sheets
from msai_trainer.errors import GradingError
from msai_trainer.handins.handed_out import own_notebook
from msai_trainer.people.roster import CODE, Entry

#: Tables and reports that name the person among others; the next `grade` writes them anew.
_SHARED = ("grades.csv", "grades.machine.csv", "report.html", "report.xlsx", REPORTS)
_HANDED_IN = (
    "Pliki, które ta osoba oddała (folder lub ZIP z pracami, poczta, kopie zapasowe): tych nie "
    "zapisał program, więc usuń je ręcznie."
)
_GROUP = "Praca oddana w grupie zostaje u pozostałych osób, bo to także ich praca."
_REGISTER = (
    "Wpis w rejestrze zaświadczeń, jeśli zaświadczenie wydano: bez niego nie da się potwierdzić, "
    "że jest prawdziwe. Tam może być też na liście „bez-zaswiadczenia.csv”. Żeby usunąć i to, "
    "dopisz --certificates FOLDER."
)
_LINE = "Wiersz na liście osób i to, co wie plik klasy obok listy: dopisz --roster i plik z listą."


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What became of a person's data.

    Attributes:
        deleted: How many records and files were deleted.
        kept: What was not, why, and how to delete it; Polish sentences.
    """

    deleted: int
    kept: tuple[str, ...]


def forget(
    output: Path,
    code: str,
    *,
    roster: Path | None = None,
    certificates: Path | None = None,
    db_url: str | None = None,
) -> Forgotten:
    """Delete a person's scores, answers, feedback, state, and, where named, list and register.

    The class file beside the list goes with the list.

    Args:
        output: Folder that `grade` wrote to.
        code: Whose data; letter case does not matter.
        roster: CSV from which her line is struck out, and she from the class file beside it.
        certificates: Folder of certificates from which hers is removed.
        db_url: Address of the gradebook, if not in `output`.

    Raises:
        GradingError: That is no code, or nothing is kept about it; nothing was deleted.
    """
    workspace = Workspace.graded(output, db_url)
    code = _known(workspace, code, roster, certificates)
    entry = workspace.people(roster).find(code) if roster else None
    who = Person.of(workspace, code, entry)
    if certificates is not None:
        own_certificates(certificates, who)  # a damaged register is said before anything is deleted
    # So is a damaged class file.
    deleted = forget_in_class_file(_class_file(workspace, roster), code)
    deleted += _from_gradebook(workspace, code)
    deleted += sum(_delete(place) for place in _places(workspace, code))
    deleted += sum(_delete(place) for place in _shared(output))
    for name in assignment_ids():
        State(workspace.state / name).leave_group(code)
    forget_code(workspace.course, code)
    kept = [_HANDED_IN, _GROUP, COPIES]
    if changed := sorted(path.name for path in output.rglob(f"*{SET_ASIDE}*")):
        kept.append(f"Wersje, które były zmieniane ręcznie: {', '.join(changed)}. Usuń je.")
    kept += _logs(output, code, entry)
    if certificates is None:
        kept.append(_REGISTER)
    else:
        taken = forget_certificate(certificates, who)
        deleted += taken.deleted
        kept += taken.kept
    if roster is None:
        kept.append(_LINE)
    elif entry is not None:
        if roster.suffix.lower() == ".csv" and strike_out(roster, entry):
            deleted += 1
        else:
            kept.append(f"Wiersz na liście {roster.name}: usuń go w arkuszu.")
    return Forgotten(deleted, tuple(kept))


def export_person(
    output: Path,
    code: str,
    target: Path,
    *,
    roster: Path | None = None,
    certificates: Path | None = None,
    db_url: str | None = None,
    overwrite: bool = False,
) -> int:
    """Pack all that is kept about a person: feedback, answers, points, list, register, class file.

    Returns:
        How many files were packed.

    Raises:
        GradingError: That is no code, or nothing is kept about it.
    """
    guard = Guard("gradebook export-person", (roster,), overwrite)
    guard.check(target)
    workspace = Workspace.graded(output, db_url)
    code = _known(workspace, code, roster, certificates)
    data = json.dumps(_record(workspace, code, roster, certificates), ensure_ascii=False, indent=2)
    packed = {"dane.json": data.encode("utf-8", "replace"), **dict(_own_files(workspace, code))}
    packed |= dict(own_class_file(_class_file(workspace, roster), code))
    write_bytes(target, _zipped(packed), guard)
    return len(packed)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def _own_files(workspace: Workspace, code: str) -> Iterator[tuple[str, bytes]]:
    """Yield what is handed out: her feedback and her answers, without the assignments' tests.

    Graded notebooks and logs of our own faults quote the tests; all that they hold about her is in
    ``dane.json`` too.
    """
    for place in (
        workspace.feedback / code,
        workspace.course / "submitted" / workspace.person_key(code),
    ):
        for path in sorted(_files(place)):
            content = own_notebook(path) if path.suffix == ".ipynb" else path.read_bytes()
            yield path.relative_to(workspace.output).as_posix(), content


def _known(workspace: Workspace, code: str, roster: Path | None, certificates: Path | None) -> str:
    """Return the code as it is written in what is kept.

    The code names folders that are deleted: "../x" must not get further.
    """
    if not CODE.fullmatch(code):
        raise GradingError.of("bad_code", f"„{code}” nie jest kodem osoby.", "Podaj kod z listy.")
    with workspace.gradebook() as book:
        codes = [str(book.code(student.id)) for student in book.students]
    codes += [path.name for path in workspace.feedback.glob("*")]
    codes += [entry.kod for entry in workspace.people(roster).entries] if roster else []
    codes += codes_in(_class_file(workspace, roster))
    codes += [one.kod_osoby for one in read_register(certificates)] if certificates else []
    found = next((one for one in codes if one.casefold() == code.casefold()), None)
    if found is None:
        hint = "Sprawdź kod i folder z wynikami."
        raise GradingError.of("unknown_code", f"Nie ma tu danych osoby {code}.", hint)
    return found


def _class_file(workspace: Workspace, roster: Path | None) -> ClassRegister:
    """Return the class file beside the list; an empty one where there is none.

    Raises:
        GradingError: It is damaged, or of a newer course.
    """
    if roster is None:
        return ClassRegister()
    return ClassRegister.beside(roster, workspace.people(roster).klasa.name)


def _places(workspace: Workspace, code: str) -> Iterator[Path]:
    """Yield the files and folders that hold nothing but this person's data."""
    yield workspace.feedback / code
    for step in ("submitted", "autograded", "feedback"):
        yield workspace.course / step / workspace.person_key(code)
    for name in assignment_ids():
        yield from State(workspace.state / name).paths(code)
        yield workspace.state / f"{name}-{code}.log"


def _shared(output: Path) -> Iterator[Path]:
    """Yield the tables and reports of the program; what somebody had changed there is not ours."""
    for name in _SHARED:
        yield from [path for path in _files(output / name) if SET_ASIDE not in path.name]


def _logs(output: Path, code: str, entry: Entry | None) -> list[str]:
    """Return what to say of logs in which the person is named."""
    words = [code, *((entry.name, entry.email) if entry else ())]
    found = [str(path) for path in log.files_with(words, output)]
    if not found:
        return []
    return [f"Zapisy działania programu z jej kodem lub nazwiskiem: {', '.join(found)}. Usuń je."]


def _files(place: Path) -> Iterator[Path]:
    found = [place] if place.is_file() else place.rglob("*")
    return (path for path in found if path.is_file())


def _record(
    workspace: Workspace, code: str, roster: Path | None, certificates: Path | None
) -> dict[str, Any]:
    entry = workspace.people(roster).find(code) if roster else None
    who = Person.of(workspace, code, entry)
    own = own_certificates(certificates, who) if certificates else []
    scores = {name: read_scores(workspace, name).get(code) for name in assignment_ids()}
    done = {name: State(workspace.state / name).load(code) for name in assignment_ids()}
    return {
        "kod": code,
        "lista": asdict(entry) if entry else None,
        "oceny": {name: _points(one) for name, one in scores.items() if one},
        "odpowiedzi": {name: dict(one.answers) for name, one in done.items() if one},
        "rubryka": _judged(workspace, code),
        "sprawdzenia": {name: dict(one.marks) for name, one in done.items() if one},
        "zaswiadczenia": [asdict(one) for one in own],
    }


def _judged(workspace: Workspace, code: str) -> dict[str, Any]:
    """Return how each answer was judged by hand: question, marker, levels, remark, moment."""
    sheets = {name: Sheets(workspace.state / name).load(code) for name in assignment_ids()}
    return {name: asdict(sheet) for name, sheet in sheets.items() if sheet.questions}


def _points(scores: Any) -> dict[str, Any]:
    cells = {name: points for name, (points, _most) in scores.cells.items()}
    return {"punkty": cells, "razem": scores.total, "komentarze": scores.comments}


def _from_gradebook(workspace: Workspace, code: str) -> int:
    with workspace.gradebook() as book:
        try:
            book.remove_student(code)
        except MissingEntry:
            return 0
        if book.engine.dialect.name == "sqlite":
            # SQLite keeps deleted rows in free pages otherwise.
            with book.engine.connect() as connection:
                connection.execution_options(isolation_level="AUTOCOMMIT")
                connection.exec_driver_sql("VACUUM")
    return 1


def _delete(place: Path) -> bool:
    if place.is_dir():
        shutil.rmtree(place)
        return True
    existed = place.is_file()
    place.unlink(missing_ok=True)
    return existed
