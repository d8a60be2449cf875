"""Concepts of the grading pipeline; every step takes and returns these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any


class GradeStatus(StrEnum):
    """What became of a file or of a roster entry; one word in ``grades.csv``."""

    GRADED = "graded"
    NEEDS_MANUAL = "needs_manual"
    REPAIRED = "repaired"
    MISSING = "missing"
    WRONG_ASSIGNMENT = "wrong_assignment"
    OLD_RELEASE = "old_release"
    UNREADABLE = "unreadable"
    TAMPERED = "tampered"
    UNKNOWN_PERSON = "unknown_person"
    SUPERSEDED = "superseded"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file goes no further: its status and the Polish sentence for the trainer."""

    status: GradeStatus
    message: str


@dataclass
class Budget:
    """How many bytes may still be unpacked."""

    left: int


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file as it was found, also inside archives.

    Attributes:
        name: Path as a person would say it, archives included: ``oddane.zip/K07/zadanie.ipynb``.
        content: Bytes; empty when refused.
        modified: When the file was last changed, in UTC; None: unknown.
        refusal: Set when the file must not or cannot be read.
        sender: Address that it was mailed from.
        container: Archive, mail or folder in which it was found.
        minor: Whether it only came along: it is spoken of when its owner sent nothing else.
    """

    name: str
    content: bytes = b""
    modified: datetime | None = None
    refusal: Refusal | None = None
    sender: str = ""
    container: str = ""
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Submission:
    """One file on its way through the pipeline.

    Attributes:
        file: Name as in `FoundFile`.
        codes: People it belongs to: one, or a declared group.
        claimed: What the file says about its owner, cleaned; shown when nobody matches.
        strangers: Codes of its group that are not on the roster.
        disputed: Whether its group is too large: it counts for those alone who have no other file.
        saved_at: Moment of handing in, UTC.
        answers: ``{grade_id: plain value}``.
        code: Sources of the cells, in order, where the assignment collects code.
        notes: What was repaired or noticed, Polish sentences.
        status: Status to report when grading goes well; GRADED unless something was noticed.
        refusal: Set when the file is not graded.
        assignment: Name of its assignment; empty: it can't be told.
        container: As in `FoundFile`.
        minor: As in `FoundFile`.
        unread: Whether it was refused before anything of it was read.
        transcribed: That it was typed from paper, by whom and when; a sentence.
    """

    file: str
    codes: tuple[str, ...] = ()
    claimed: str = ""
    strangers: tuple[str, ...] = ()
    disputed: bool = False
    saved_at: datetime | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)
    code: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    status: GradeStatus = GradeStatus.GRADED
    refusal: Refusal | None = None
    assignment: str = ""
    container: str = ""
    minor: bool = False
    unread: bool = False
    transcribed: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of ``grades.csv``.

    Attributes:
        student_id: Code from the roster, or what an unmatched file claims.
        assignment: Name of the assignment; empty: the file does not say which it is of.
        score: Points so far; None: not graded.
        max_score: Most points; None: of no known assignment.
        status: What became of it.
        message: Polish sentence; empty only when graded.
        file: File the row speaks of; not a column.
        klasa: Class of the person; empty for files of nobody on the list.
        transcribed: As in `Submission`; it stands in the message, too.
    """

    student_id: str
    assignment: str
    score: float | None
    max_score: float | None
    status: GradeStatus
    message: str = ""
    file: str = ""
    klasa: str = ""
    transcribed: str = ""


@dataclass(frozen=True, slots=True)
class GradeRun:
    """Result of `grade`: the rows, where everything was written, and what is left.

    Attributes:
        rows: Lines of the table of grades.
        output: Folder with the results.
        regraded: Files graded in this run.
        reused: Files graded before.
        waiting: Work with an answer that waits for a person, a group's for each of its people.
        waiting_in: The same by assignment.
        elsewhere: Files of assignments that were not graded now, by assignment.
        assignments: What was graded, in order.
        remarks: What concerns the whole class, said once; Polish sentences.
        aside: Tables and reports that somebody had changed, where they were set aside.
    """

    rows: tuple[Row, ...]
    output: Path
    regraded: int
    reused: int
    waiting: int = 0
    waiting_in: Mapping[str, int] = field(default_factory=dict)
    elsewhere: Mapping[str, int] = field(default_factory=dict)
    assignments: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    aside: tuple[Path, ...] = ()

    @property
    def grades_csv(self) -> Path:
        """Return the path of the table of grades."""
        return self.output / "grades.csv"

    @property
    def report(self) -> Path:
        """Return the path of the class report."""
        return self.output / "report.html"
