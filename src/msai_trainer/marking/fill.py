"""Putting answers into our own notebook, as plain literals and escaped text."""

from __future__ import annotations

import pprint
import re
from collections.abc import Mapping
from typing import Any

from msai.assignments import Assignment
from msai_trainer.handins.notebooks import Notebook

#: What Markdown gives a meaning to; as numeric entities they are nothing but signs.
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~:<>@$^=/])")


def fill(template: Notebook, answers: Mapping[str, Any], assignment: Assignment) -> Notebook:
    """Return the released notebook with the answers in their cells; the template stays as it is.

    Cells that do not change are shared with the template: a class has hundreds of copies of them.
    A cell without an answer stays as released: nbgrader takes that as "no response".
    """
    kept = {
        question.grade_id: answers[question.grade_id]
        for question in assignment.questions
        if question.grade_id in answers
    }
    metadata = template["metadata"]
    return {
        **template,
        "cells": [_filled(cell, answers, code=assignment.code) for cell in template["cells"]],
        "metadata": {**metadata, "msai": {**metadata.get("msai", {}), "answers": kept}},
    }


def _filled(cell: Mapping[str, Any], answers: Mapping[str, Any], *, code: bool) -> Any:
    """Return a cell with its answer; one without is the template's own, which nobody changes."""
    mark = cell["metadata"].get("nbgrader", {})
    if not mark.get("solution"):
        return cell
    answer = answers.get(mark.get("grade_id"))
    # Code that gave no value must not leave the name of its answer unknown to our tests.
    if cell["cell_type"] == "code" and (answer is not None or code):
        return {**cell, "source": _as_assignment(mark["grade_id"], answer)}
    if isinstance(answer, str) and answer.strip():
        return {**cell, "source": as_markdown(answer)}
    return cell


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
