"""A heap of files judged at once, in memory: the way of `grade` without folders or a gradebook."""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterable, Mapping, Sized
from dataclasses import dataclass, replace
from typing import TypeVar, cast

from msai_trainer.handins import notebooks
from msai_trainer.handins.intake import take_in
from msai_trainer.handins.paper_files import noting
from msai_trainer.handins.progress import Activity, set_aside
from msai_trainer.handins.selection import Selection, select
from msai_trainer.handins.sorting import sort_out
from msai_trainer.marking.judging import NOTHING, Judged, Known, judge
from msai_trainer.marking.masters import Masters
from msai_trainer.model import FoundFile, Row, Submission
from msai_trainer.people.roster import Roster
from msai_trainer.results.rows import build_rows, loose_row

Result = TypeVar("Result")
_log = logging.getLogger(__name__)
_FAILED = (
    "Ocenianie tego pliku nie powiodło się z winy programu ({fault}); pozostałe oceniono. "
    "Pokaż ten plik autorom kursu."
)


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of a class.

    Attributes:
        roster: The people.
        names: The assignments, in order.
        rows: What became of each person and file.
        judged: Assignment → code → points and what was graded.
        chosen: Assignment → which file counts for whom.
        failures: Assignment → code → what went wrong.
        loose: Files of which nobody can tell the assignment.
        progress: Files of learners' own progress that came along, by code; not graded.
        paper: Photos and scans of sheets that came along.
    """

    roster: Roster
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    judged: Mapping[str, Mapping[str, Judged]]
    chosen: Mapping[str, Selection]
    failures: Mapping[str, Mapping[str, str]]
    loose: tuple[Submission, ...]
    progress: Mapping[str, Activity]
    paper: tuple[FoundFile, ...] = ()


@dataclass(frozen=True, slots=True)
class JudgingProgress:
    """How far judging has come: files read, hand-ins judged, and how many there are of each.

    `last` is what was judged just now.
    """

    read: int = 0
    files: int = 0
    judged: int = 0
    works: int = 0
    last: Judged | None = None


def judge_all(files: Iterable[FoundFile], masters: Masters, roster: Roster) -> Batch:
    """Judge everything that was handed in, each file in its own assignment.

    Args:
        files: What came in, archives opened.
        masters: All assignments.
        roster: The class.
    """
    return finished(judging(files, masters, roster))


def finished(steps: Generator[object, None, Result]) -> Result:
    """Return what comes of steps, all of which are done now."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return cast(Result, end.value)


def judging(
    files: Iterable[FoundFile], masters: Masters, roster: Roster, known: Known = NOTHING
) -> Generator[JudgingProgress, None, Batch]:
    """Judge as `judge_all` does, and stop after each file for whoever wants to do something else.

    Args:
        files: What came in, archives opened.
        masters: All assignments.
        roster: The class.
        known: What was judged before and is not judged again.
    """
    catalogue = masters.catalogue
    progress: dict[str, Activity] = {}
    count = len(files) if isinstance(files, Sized) else 0
    taken: list[Submission] = []
    paper: list[FoundFile] = []
    for one in take_in(set_aside(noting(files, paper), roster, progress), catalogue, roster):
        taken.append(one)
        yield JudgingProgress(len(taken), count)
    came = sort_out(taken, catalogue)
    chosen: dict[str, Selection] = {}
    for name in catalogue.wanted:
        given = [cell.source for cell in notebooks.cells(catalogue.masters[name].released)]
        chosen[name] = select(came.of[name], roster, given)
        yield JudgingProgress(len(taken), count)
    judged, failures = yield from _judged(
        masters, chosen, known, JudgingProgress(len(taken), count)
    )
    loose = tuple(came.loose)
    batch = Batch(
        roster, catalogue.wanted, (), judged, chosen, failures, loose, progress, tuple(paper)
    )
    return with_scores(batch, masters, judged)


def with_scores(
    batch: Batch, masters: Masters, judged: Mapping[str, Mapping[str, Judged]]
) -> Batch:
    """Return the class with these scores and the rows that follow from them."""
    rows: list[Row] = []
    for name in batch.names:
        scores = {code: one.scores for code, one in judged[name].items()}
        master, failures = masters.catalogue.masters[name], batch.failures[name]
        rows += build_rows(master, batch.roster, batch.chosen[name], scores, failures)
    rows += [loose_row(one) for one in batch.loose]
    return replace(batch, judged=judged, rows=tuple(rows))


def _judged(
    masters: Masters, chosen: Mapping[str, Selection], known: Known, so_far: JudgingProgress
) -> Generator[
    JudgingProgress, None, tuple[dict[str, dict[str, Judged]], dict[str, dict[str, str]]]
]:
    """Return what was judged, and what went wrong, each by assignment and code."""
    judged: dict[str, dict[str, Judged]] = {name: {} for name in chosen}
    failures: dict[str, dict[str, str]] = {name: {} for name in chosen}
    works = [(name, *found) for name, one in chosen.items() for found in one.gradable.items()]
    for number, (name, code, submission) in enumerate(works, start=1):
        master, template = masters.catalogue.masters[name], masters.templates[name]
        try:
            judged[name][code] = judge(master, template, submission, known)
        except Exception as fault:  # a fault of ours in one file: the others are judged
            _log.exception("praca, której nie udało się ocenić")
            failures[name][code] = _FAILED.format(fault=type(fault).__name__)
        last = judged[name].get(code)
        yield replace(so_far, judged=number, works=len(works), last=last)
    return judged, failures
