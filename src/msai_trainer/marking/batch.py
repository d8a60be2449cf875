"""A heap of files judged at once, in memory: the way of `grade` without folders or a gradebook."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from msai_trainer.handins import notebooks
from msai_trainer.handins.intake import take_in
from msai_trainer.handins.progress import Activity, set_aside
from msai_trainer.handins.selection import Selection, select
from msai_trainer.handins.sorting import sort_out
from msai_trainer.marking.judging import Judged, judge
from msai_trainer.marking.masters import Masters
from msai_trainer.model import FoundFile, Row, Submission
from msai_trainer.people.roster import Roster
from msai_trainer.results.rows import build_rows, loose_row

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
    """

    roster: Roster
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    judged: Mapping[str, Mapping[str, Judged]]
    chosen: Mapping[str, Selection]
    failures: Mapping[str, Mapping[str, str]]
    loose: tuple[Submission, ...]
    progress: Mapping[str, Activity]


def judge_all(files: Iterable[FoundFile], masters: Masters, roster: Roster) -> Batch:
    """Judge everything that was handed in, each file in its own assignment.

    Args:
        files: What came in, archives opened.
        masters: All assignments.
        roster: The class.
    """
    catalogue = masters.catalogue
    progress: dict[str, Activity] = {}
    came = sort_out(take_in(set_aside(files, roster, progress), catalogue, roster), catalogue)
    judged: dict[str, Mapping[str, Judged]] = {}
    chosen: dict[str, Selection] = {}
    failures: dict[str, Mapping[str, str]] = {}
    for name in catalogue.wanted:
        master = catalogue.masters[name]
        given = [cell.source for cell in notebooks.cells(master.released)]
        chosen[name] = select(came.of[name], roster, given)
        judged[name], failures[name] = _judged(masters, name, chosen[name])
    loose = tuple(came.loose)
    batch = Batch(roster, catalogue.wanted, (), judged, chosen, failures, loose, progress)
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
    masters: Masters, name: str, selection: Selection
) -> tuple[dict[str, Judged], dict[str, str]]:
    """Return what was judged, and code → what went wrong."""
    master, template = masters.catalogue.masters[name], masters.templates[name]
    judged: dict[str, Judged] = {}
    failures: dict[str, str] = {}
    for code, submission in selection.gradable.items():
        try:
            judged[code] = judge(master, template, submission)
        except Exception as fault:  # a fault of ours in one file: the others are judged
            _log.exception("praca, której nie udało się ocenić")
            failures[code] = _FAILED.format(fault=type(fault).__name__)
    return judged, failures
