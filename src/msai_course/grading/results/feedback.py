"""Feedback in Polish written into a folder: one self-contained page for each person.

What it says and how it looks: `msai_trainer.results`, the same as in the trainer's page. Beside
each page lies what it was made of, so that other files can be made of it later.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from msai.base.from_data import DoesNotFit, from_data, to_data
from msai_course.base.files import write_text
from msai_course.grading.engine.workspace import Workspace
from msai_course.grading.results.class_results import ClassResults
from msai_trainer.results.feedback import addressee, page_view
from msai_trainer.results.feedback_page import feedback_page
from msai_trainer.results.given import Feedback, given

TEMPLATES = Path(__file__).parents[1] / "templates"


def write_feedback(workspace: Workspace, found: ClassResults) -> list[Path]:
    """Write ``feedback/<code>/<assignment>.html`` of everyone who was graded.

    A page that would come out the same is left alone.
    """
    written = []
    name = found.master.assignment.id
    for one in _feedback(found):
        path = workspace.feedback / one.code / f"{name}.html"
        source = source_of(path)
        text = json.dumps(to_data(one))
        if path.is_file() and source.is_file() and source.read_text(encoding="utf-8") == text:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, feedback_page(one.view))
        write_text(source, text)
        written.append(path)
    return written


def source_of(page: Path) -> Path:
    """Return where that lies of which a page was made."""
    return page.parent / f".{page.stem}.json"


def read_feedback(page: Path) -> Feedback | None:
    """Return of what a page was made; None: an older course made it, or it is damaged."""
    try:
        data = json.loads(source_of(page).read_text(encoding="utf-8"))
        return from_data(Feedback, data)
    except (OSError, ValueError, DoesNotFit):
        return None


def _feedback(found: ClassResults) -> Iterator[Feedback]:
    scores, done = found.scores, found.done
    for row in found.rows:
        code = row.student_id
        if row.score is None or code not in scores or code not in done:
            continue
        who = addressee(code, found.roster)
        view = page_view(found.master, who, row, scores[code], done[code], found.levels.get(code))
        yield given(row, view, found.roster)
