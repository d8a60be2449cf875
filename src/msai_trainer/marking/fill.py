"""Putting answers into our own notebook, as plain literals and escaped text."""

from __future__ import annotations

import copy
import pprint
import re
from collections.abc import Mapping
from typing import Any

from msai.assignments import Assignment
from msai_trainer.handins.notebooks import Notebook

#: What Markdown gives a meaning to; as numeric entities they are nothing but signs.
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~:<>@$^=/])")


def fill(template: Notebook, answers: Mapping[str, Any], assignment: Assignment) -> Notebook:
    """Return the released notebook with the answers in their cells.

    A cell without an answer stays as released: nbgrader takes that as "no response".
    """
    notebook = copy.deepcopy(template)
    for cell in notebook["cells"]:
        mark = cell["metadata"].get("nbgrader", {})
        answer = answers.get(mark.get("grade_id")) if mark.get("solution") else None
        # Code that gave no value must not leave the name of its answer unknown to our tests.
        nothing = assignment.code and mark.get("solution")
        if cell["cell_type"] == "code" and (answer is not None or nothing):
            cell["source"] = _as_assignment(mark["grade_id"], answer)
        elif isinstance(answer, str) and answer.strip():
            cell["source"] = as_markdown(answer)
    metadata = notebook["metadata"].setdefault("msai", {})
    metadata["answers"] = {
        question.grade_id: answers[question.grade_id]
        for question in assignment.questions
        if question.grade_id in answers
    }
    return notebook


def _as_assignment(name: str, answer: Any) -> str:
    literal = pprint.pformat(answer, width=88, sort_dicts=False)
    return f"{name} = (\n    {literal}\n)"


def as_markdown(text: str) -> str:
    """Return a learner's text so that it renders as itself: no links, images, mark-up, script."""
    # "&" first, so that what the learner wrote as an entity stays text too.
    lines = [_MARKDOWN.sub(_entity, line.replace("&", "&amp;")) for line in text.splitlines()]
    return "  \n".join(line.strip() for line in lines).strip()


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found.group())};"
