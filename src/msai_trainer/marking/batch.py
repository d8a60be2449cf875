"""A heap of files judged at once, in memory: the way of `grade` without folders or a gradebook."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from msai_trainer.handins import notebooks
from msai_trainer.handins.intake import take_in
from msai_trainer.handins.progress import Activity, set_aside
from msai_trainer.handins.selection import Selection, select
from msai_trainer.handins.sorting import sort_out
from msai_trainer.marking.judging import Judged, judge
from msai_trainer.marking.masters import Masters
from msai_trainer.model import FoundFile, Row
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
        progress: Files of learners' own progress that came along, by code; not graded.
    """

    roster: Roster
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    judged: Mapping[str, Mapping[str, Judged]]
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
    rows: list[Row] = []
    judged: dict[str, Mapping[str, Judged]] = {}
    for name in catalogue.wanted:
        master = catalogue.masters[name]
        given = [cell.source for cell in notebooks.cells(master.released)]
        selection = select(came.of[name], roster, given)
        judged[name], failures = _judged(masters, name, selection)
        scores = {code: one.scores for code, one in judged[name].items()}
        rows += build_rows(master, roster, selection, scores, failures)
    rows += [loose_row(one) for one in came.loose]
    return Batch(roster, catalogue.wanted, tuple(rows), judged, progress)


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
