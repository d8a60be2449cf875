"""One hand-in judged here and now: answers in, points and marks out; no kernel, no files."""

from __future__ import annotations

from dataclasses import dataclass

from msai_trainer.handins.notebooks import Notebook
from msai_trainer.marking.done import Done, digest, marks_of
from msai_trainer.marking.execute import run_notebook
from msai_trainer.marking.fill import cells_to_run
from msai_trainer.marking.master import Master
from msai_trainer.marking.scoring import refuse_own_errors, scores_of
from msai_trainer.model import Submission
from msai_trainer.results.scores import Scores


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of one hand-in: its points, and what was graded."""

    scores: Scores
    done: Done


def judge(master: Master, template: Notebook, submission: Submission) -> Judged:
    """Return the points of a hand-in.

    Args:
        master: The assignment.
        template: Its notebook with the hidden tests.
        submission: A file that is not refused.

    Raises:
        RuntimeError: A test cell failed; that is the course's fault.
    """
    cells = cells_to_run(template, submission.answers, master.assignment)
    outputs = run_notebook(cells)
    refuse_own_errors(cells, outputs)
    seal = digest(master, submission.answers, submission.saved_at)
    done = Done(seal, submission.answers, marks_of(outputs), submission.codes)
    return Judged(scores_of(template, cells, outputs), done)
