"""Feedback in Polish written into a folder: one self-contained page for each person.

What it says and how it looks: `msai_trainer.results`, the same as in the trainer's page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from msai_course.base.files import write_text
from msai_course.grading.engine.workspace import Workspace
from msai_course.grading.results.class_results import ClassResults
from msai_course.grading.rubric.judgements import Sheets
from msai_trainer.model import Row
from msai_trainer.results.feedback import PageView, addressee, page_view
from msai_trainer.results.feedback_page import feedback_page
from msai_trainer.rubric.answers import levels_of

TEMPLATES = Path(__file__).parents[1] / "templates"


def write_feedback(workspace: Workspace, found: ClassResults) -> list[Path]:
    """Write ``feedback/<code>/<assignment>.html`` of everyone who was graded.

    A page that would come out the same is left alone.
    """
    written = []
    name = found.master.assignment.id
    for row, view in _views(found, Sheets(workspace.state / name)):
        path = workspace.feedback / row.student_id / f"{name}.html"
        seal = path.parent / f".{name}.sha256"
        fingerprint = hashlib.sha256(repr(view).encode()).hexdigest()
        if path.is_file() and seal.is_file() and seal.read_text() == fingerprint:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, feedback_page(view))
        write_text(seal, fingerprint)
        written.append(path)
    return written


def _views(found: ClassResults, sheets: Sheets) -> Iterator[tuple[Row, PageView]]:
    scores, done = found.scores, found.done
    for row in found.rows:
        code = row.student_id
        if row.score is None or code not in scores or code not in done:
            continue
        levels = levels_of(found.master.assignment, scores[code], done[code], sheets.load(code))
        who = addressee(code, found.roster)
        yield row, page_view(found.master, who, row, scores[code], done[code], levels)
