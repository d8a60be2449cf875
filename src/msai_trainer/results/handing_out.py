"""Feedback and results of a whole class that is in memory."""

from __future__ import annotations

from collections.abc import Iterator

from msai_trainer.marking.batch import Batch
from msai_trainer.marking.masters import Masters
from msai_trainer.results.class_report import AssignmentResults
from msai_trainer.results.feedback import addressee, page_view
from msai_trainer.results.given import Feedback, given, moodle_key
from msai_trainer.rubric.answers import levels_of
from msai_trainer.rubric.in_class import ClassSheets
from msai_trainer.rubric.judgements import JudgementSheet


def feedback_of(
    batch: Batch, masters: Masters, sheets: ClassSheets | None = None
) -> Iterator[Feedback]:
    """Yield the feedback of everyone who has points.

    Args:
        batch: The class, as it was judged.
        masters: All assignments.
        sheets: How people judged; None: nobody did.
    """
    for row in batch.rows:
        found = batch.judged.get(row.assignment, {}).get(row.student_id)
        if row.score is None or found is None:
            continue
        master = masters.catalogue.masters[row.assignment]
        who = addressee(row.student_id, batch.roster)
        own = (sheets or {}).get(row.assignment, {}).get(row.student_id, JudgementSheet())
        levels = levels_of(master.assignment, found.scores, found.done, own)
        view = page_view(master, who, row, found.scores, found.done, levels)
        yield given(row, view, batch.roster)


def in_moodle(batch: Batch) -> dict[str, tuple[str, ...]]:
    """Return assignment → people with points whom Moodle's download has named, if any."""
    found: dict[str, tuple[str, ...]] = {}
    for row in batch.rows:
        one = batch.judged.get(row.assignment, {}).get(row.student_id)
        if row.score is None or one is None:
            continue
        if moodle_key(row.file, row.student_id, len(one.done.codes), batch.roster):
            found[row.assignment] = (*found.get(row.assignment, ()), row.student_id)
    return found


def results_of(
    batch: Batch, masters: Masters, sheets: ClassSheets | None = None
) -> Iterator[AssignmentResults]:
    """Yield what the report of the class is made of, of assignments that somebody has given in."""
    for name in batch.names:
        declared, own = masters.catalogue.masters[name].assignment, (sheets or {}).get(name, {})
        judged = batch.judged[name]
        scores = {code: one.scores for code, one in judged.items()}
        done = {code: one.done for code, one in judged.items()}
        levels = {
            code: levels_of(declared, one.scores, one.done, own.get(code, JudgementSheet()))
            for code, one in judged.items()
        }
        if judged:
            people = len(batch.roster.entries)
            yield AssignmentResults.of(declared, people, scores, levels, done)
