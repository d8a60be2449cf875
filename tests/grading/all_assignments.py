"""Hand-ins of every assignment of the course, with the masters' answers."""

from __future__ import annotations

import copy
import json
from datetime import UTC, datetime
from functools import cache
from typing import Any

from msai.assignments import assignment, assignment_ids, hand_in
from msai_course.base.paths import EXERCISES, SOLUTIONS
from msai_course.grading.masters import notebook_path
from msai_trainer.handins.answers import extract

NAMES = assignment_ids()
MOMENT = datetime(2025, 11, 24, 10, 15, tzinfo=UTC)


@cache
def _load(folder, name: str) -> dict[str, Any]:
    return json.loads(notebook_path(folder, name).read_text(encoding="utf-8"))


def released(name: str) -> dict[str, Any]:
    """The notebook that learners get."""
    return copy.deepcopy(_load(EXERCISES, name))


@cache
def good_answers(name: str) -> dict[str, Any]:
    """The answers of the master: full points wherever a machine gives them."""
    given = extract(_load(SOLUTIONS, name), _load(EXERCISES, name), assignment(name)).answers
    return dict(given)


def notebook(name: str, code: str = "K01", **options: Any) -> dict[str, Any]:
    """A file as the form makes it."""
    answers = options.pop("answers", good_answers(name))
    options.setdefault("saved_at", MOMENT)
    return hand_in(released(name), code=code, answers=answers, **options)


def content(name: str, code: str = "K01", **options: Any) -> bytes:
    """The same as bytes."""
    return json.dumps(notebook(name, code, **options), ensure_ascii=False).encode()
