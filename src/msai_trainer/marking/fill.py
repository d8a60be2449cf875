"""Putting answers into our own notebook, as plain literals and escaped text."""

from __future__ import annotations

import pprint
import re
from collections.abc import Callable, Mapping
from typing import Any

from msai.assignments import Assignment
from msai_trainer.handins.notebooks import Notebook

#: A cell as it stands in the file.
RawCell = dict[str, Any]
#: What Markdown gives a meaning to; as numeric entities they are nothing but signs.
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~:<>@$^=/])")


def fill(template: Notebook, answers: Mapping[str, Any], assignment: Assignment) -> Notebook:
    """Return the released notebook with the answers in their cells.

    A cell without an answer stays as released: nbgrader takes that as "no response". What no
    answer changes is shared with the template: a class has hundreds of copies.
    """
    cells = [
        {**cell, "source": _filled(cell, answers, assignment, _legible)}
        for cell in template["cells"]
    ]
    names = (question.grade_id for question in assignment.asked)
    kept = {name: answers[name] for name in names if name in answers}
    metadata = template["metadata"]
    ours = {**metadata.get("msai", {}), "answers": kept}
    return {**template, "cells": cells, "metadata": {**metadata, "msai": ours}}


def cells_to_run(
    template: Notebook, answers: Mapping[str, Any], assignment: Assignment
) -> list[RawCell]:
    """Return the cells of the same notebook, to be run and not read.

    They share what no answer changes with the template, and literals stand on one line.
    """
    return [
        {**cell, "source": _filled(cell, answers, assignment, repr)} for cell in template["cells"]
    ]


def _filled(
    cell: RawCell,
    answers: Mapping[str, Any],
    assignment: Assignment,
    written: Callable[[Any], str],
) -> str:
    mark = cell["metadata"].get("nbgrader", {})
    answer = answers.get(mark.get("grade_id")) if mark.get("solution") else None
    # Code that gave no value must not leave the name of its answer unknown to our tests.
    nothing = assignment.code and mark.get("solution")
    if cell["cell_type"] == "code" and (answer is not None or nothing):
        return f"{mark['grade_id']} = (\n    {written(answer)}\n)"
    if isinstance(answer, str) and answer.strip():
        return as_markdown(answer)
    return str(cell["source"])


def _legible(answer: Any) -> str:
    return pprint.pformat(answer, width=88, sort_dicts=False)


def as_markdown(text: str) -> str:
    """Return a learner's text so that it renders as itself: no links, images, mark-up, script."""
    # "&" first, so that what the learner wrote as an entity stays text too.
    lines = [_MARKDOWN.sub(_entity, line.replace("&", "&amp;")) for line in text.splitlines()]
    return "  \n".join(line.strip() for line in lines).strip()


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found.group())};"
