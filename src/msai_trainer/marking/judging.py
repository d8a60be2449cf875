"""One hand-in judged here and now: answers in, points and marks out; no kernel, no files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

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


#: Fingerprint of a hand-in (`done.digest`) → what came of it when it was judged before.
Known = Mapping[str, Judged]
NOTHING: Known = MappingProxyType({})


def judge(
    master: Master,
    template: Notebook,
    submission: Submission,
    known: Known = NOTHING,
) -> Judged:
    """Return the points of a hand-in.

    Args:
        master: The assignment.
        template: Its notebook with the hidden tests.
        submission: A file that is not refused.
        known: What was judged before and is not judged again.

    Raises:
        RuntimeError: A test cell failed; that is the course's fault.
    """
    seal = digest(master, submission.answers, submission.saved_at)
    if (before := known.get(seal)) is not None:
        done = Done(seal, submission.answers, before.done.marks, submission.codes)
        return Judged(before.scores, done)
    cells = cells_to_run(template, submission.answers, master.assignment)
    outputs = run_notebook(cells)
    refuse_own_errors(cells, outputs)
    done = Done(seal, submission.answers, marks_of(outputs), submission.codes)
    return Judged(scores_of(template, cells, outputs), done)
