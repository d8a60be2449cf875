"""The folder of a class as nbgrader needs it: masters, answers, graded notebooks, gradebook.

Inside ``DIR`` of ``grade --output DIR``::

    grades.csv  report.html  feedback/      what the trainer reads and sends
    dziennik/                               nbgrader's course: formgrader is started here
        klasa.json                          whose results these are
        gradebook.db  source/  release/  submitted/<class>.<code>/  autograded/<class>.<code>/
        stan/<class>/                       what is done already, so that a killed run continues
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from nbgrader.converters import GenerateAssignment
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from msai_course.base.files import write_text
from msai_course.base.settings import GRADEBOOK
from msai_course.grading.classes.claiming import Claim, check_claim, claim, read_claim
from msai_course.grading.classes.lists import read_roster
from msai_course.grading.engine.addresses import need_driver, remembered
from msai_course.grading.engine.class_gradebook import ClassGradebook, person_key
from msai_course.grading.engine.locking import locked
from msai_course.grading.engine.newer_answers import enter_newer_answers
from msai_course.grading.engine.quiet import quiet_logger
from msai_course.grading.engine.schema import COURSE, ensure_tables
from msai_course.grading.engine.shared_masters import enter_shared
from msai_course.grading.masters import notebook_path
from msai_trainer.errors import GradingError
from msai_trainer.handins.notebooks import Notebook
from msai_trainer.marking.master import Master
from msai_trainer.people.klasa import Klasa
from msai_trainer.people.roster import Roster

#: What is written into the folder with the results.
RESULTS = (
    *("dziennik", "feedback", "raporty"),
    *("grades.csv", "grades.machine.csv", "report.html", "report.xlsx"),
)
CODE_STUB = "None  # tu wpisz odpowiedź"
TEXT_STUB = "*Tu wpisz odpowiedź.*"


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where one class is graded.

    Attributes:
        output: Folder with the results.
        db_url: SQLAlchemy address of the gradebook.
        claim: Whose results these are; until `claimed_by` was called, maybe nobody's yet.
    """

    output: Path
    db_url: str
    claim: Claim = field(default_factory=Claim)

    @classmethod
    def at(cls, output: Path, db_url: str | None = None) -> Workspace:
        """Return the workspace of a folder.

        Its gradebook is the one told, or where it was before, or SQLite in the folder.

        Raises:
            GradingError: A folder that nbgrader cannot take, or its gradebook has to be told.
        """
        output = output.resolve()
        if found := re.search(r"[][*?]", str(output)):  # nbgrader searches by patterns
            message = f"Ścieżka folderu z wynikami ma znak „{found.group()}”, a nie może."
            raise GradingError.of("bad_folder", message, "Wybierz folder bez znaków [ ] * ?.")
        told = db_url or GRADEBOOK.value
        need_driver(told)
        course = output / "dziennik"
        course.mkdir(parents=True, exist_ok=True)
        held = read_claim(course) or Claim()
        address = told or remembered(held.gradebook) or cls._own_gradebook(course)
        need_driver(address)
        return cls(output, address, held)

    @classmethod
    def graded(cls, output: Path, db_url: str | None = None) -> Workspace:
        """Return the workspace of a folder that `grade` wrote to.

        Raises:
            GradingError: Nothing was graded into this folder yet.
        """
        if not (output / "dziennik").is_dir():
            message = f"W folderze „{output.name}” nie ma jeszcze ocen."
            hint = "Najpierw uruchom „grade”, a tu podaj ten sam folder co tam w --output."
            raise GradingError.of("nothing_graded", message, hint)
        return cls.at(output, db_url)

    def claimed_by(self, people: Roster) -> Workspace:
        """Return the workspace as that of a class; results of older versions become its own.

        Raises:
            GradingError: Another class was graded into this folder.
        """
        own = self._own_gradebook(self.course)
        return replace(self, claim=claim(self.course, people, self.db_url, own))

    def people(self, roster: Path) -> Roster:
        """Return the list of the class that was graded into this folder.

        Raises:
            GradingError: Unreadable list, or it is another class's: the points of one K07 must
                not be given to another.
        """
        people = read_roster(roster, among=self.klasa.name)
        if not self.claim.is_too_little_to_tell(people):
            check_claim(self.course, people)
        return self.claim.naming(people)

    @property
    def klasa(self) -> Klasa:
        """Return the class whose results these are; without a name: nobody's yet, or old ones."""
        return self.claim.klasa

    @property
    def key(self) -> str:
        """Return what tells this class from all others in a shared gradebook."""
        return self.claim.key

    def person_key(self, code: str) -> str:
        """Return the id of a person in the gradebook and in nbgrader's folders: class and code."""
        return person_key(self.key, code)

    @property
    def course(self) -> Path:
        """Return the course folder of nbgrader."""
        return self.output / "dziennik"

    @property
    def feedback(self) -> Path:
        """Return the folder with the feedback."""
        return self.output / "feedback"

    @property
    def state(self) -> Path:
        """Return the folder that remembers what is done."""
        return self.course / "stan" / self.key

    def course_directory(self, assignment: str, code: str = "*") -> CourseDirectory:
        """Return nbgrader's view of the workspace, or of one person in it."""
        return CourseDirectory(
            root=str(self.course),
            db_url=self.db_url,
            course_id=COURSE,
            assignment_id=assignment,
            student_id=code if code == "*" else self.person_key(code),
            config=nbgrader_config(),
        )

    def gradebook(self) -> ClassGradebook:
        """Open the gradebook of this class: it takes codes; use it in a ``with`` block."""
        ensure_tables(self.db_url)
        return ClassGradebook(self.db_url, self.key)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other runs out of this folder meanwhile; a killed run leaves no lock behind.

        Raises:
            GradingError: Another run is at work here.
        """
        busy = f"W folderze „{self.output.name}” trwa już inne ocenianie."
        with locked(self.course / "blokada.db", busy):
            yield

    def prepare(self, master: Master) -> Notebook:
        """Enter the assignment into the gradebook, unless it is there; return the template.

        Returns:
            The notebook that is graded: as released, with the hidden tests.
        """
        name = master.assignment.id
        mark = self.state / f"{name}.master"
        template = self.state / f"{name}.ipynb"
        stamp = f"{master.fingerprint} {hashlib.sha256(self.db_url.encode()).hexdigest()[:16]}"
        if not (mark.is_file() and mark.read_text() == stamp and template.is_file()):
            copy = self.course / "source" / name
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(master.source, copy)
            self.state.mkdir(parents=True, exist_ok=True)
            notebook = self._generated(name)
            write_text(template, json.dumps(notebook, ensure_ascii=False))
            write_text(mark, stamp)
        loaded: Notebook = json.loads(template.read_text(encoding="utf-8"))
        return loaded

    def _generated(self, name: str) -> Notebook:
        """Make the release and enter the assignment; return the release with hidden tests."""
        if self.db_url == self._own_gradebook(self.course):
            generate(self.course_directory(name))
            return self._with_hidden_tests(name)
        with tempfile.TemporaryDirectory() as folder:
            own = replace(self, db_url=self._own_gradebook(Path(folder)))
            generate(own.course_directory(name))
            notebook = own._with_hidden_tests(name)
            enter = partial(generate, self.course_directory(name))
            enter_shared(self.db_url, name, self.key, own.db_url, enter)
        return notebook

    @staticmethod
    def _own_gradebook(folder: Path) -> str:
        return f"sqlite:///{folder / 'gradebook.db'}"

    def _with_hidden_tests(self, name: str) -> Notebook:
        """Put the locked cells of the gradebook, hidden tests included, into the release."""
        path = notebook_path(self.course / "release", name)
        notebook: Notebook = json.loads(path.read_text(encoding="utf-8"))
        with self.gradebook() as book:
            for cell in notebook["cells"]:
                cell["source"] = "".join(cell["source"])
                mark = cell["metadata"].get("nbgrader")
                if mark and mark["locked"]:
                    cell["source"] = book.find_source_cell(mark["grade_id"], name, name).source
        return notebook


def generate(course: CourseDirectory) -> None:
    """Run ``nbgrader generate_assignment`` on a course folder."""
    ensure_tables(course.db_url)
    enter_newer_answers(course)
    converter = GenerateAssignment(coursedir=course, config=nbgrader_config())
    converter.log = quiet_logger()
    converter.force = True
    try:
        converter.start()
    except NbGraderException as fault:
        message = f"Zadania „{course.assignment_id}” nie udało się przygotować."
        hint = "Sprawdź, czy na dysku jest miejsce, a przy własnym zadaniu jego notatnik."
        raise GradingError.of("not_generated", message, hint) from fault


def put_tools_on_path() -> None:
    """Let nbgrader find ``alembic``, which it calls by name when it makes a gradebook."""
    tools = str(Path(sys.executable).parent)
    if shutil.which("alembic") is None:
        os.environ["PATH"] = os.pathsep.join([tools, os.environ.get("PATH", "")])


def nbgrader_config() -> Config:
    """Return nbgrader's settings, the same for the command line, formgrader and `grade`."""
    config = Config()
    config.ClearSolutions.code_stub = {"python": CODE_STUB}
    config.ClearSolutions.text_stub = TEXT_STUB
    config.ExecutePreprocessor.kernel_name = "python3"
    return config
