"""Cells after they have run: their points by nbgrader's rules, and how nbformat writes them.

Most cells of a class are equal: those that are given out, and what the tests say of a right
answer. So each different one is judged and written once. Python's JSON writer needs a hundred
times as long for text with indents as for text without; so the latter is what cells are known by.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from nbformat import NotebookNode, from_dict
from nbformat.v4.rwbase import split_lines, strip_transient
from nbgrader import utils
from nbgrader.preprocessors import LimitOutput

from msai_trainer.marking.execute import Output

NO_RESPONSE = "No response."
#: So many different cells are remembered, unless they are longer than so many characters.
_MOST, _LONGEST = 1024, 20_000
#: How far cells are indented in a notebook.
_INDENT = "\n  "


@dataclass(frozen=True, slots=True)
class GradedCell:
    """One cell that has run.

    Attributes:
        text: How nbformat writes it in a notebook.
        name: Its ``grade_id``; empty: nobody is told of it.
        graded: Whether it has points.
        points: The points; None: a person reads.
        commented: Whether it holds an answer, which has a comment.
        comment: What nbgrader remarks of itself.
    """

    text: str
    name: str = ""
    graded: bool = False
    points: float | None = None
    commented: bool = False
    comment: str | None = None


def graded_cell(cell: Mapping[str, Any], outputs: Sequence[Output]) -> GradedCell:
    """Return a cell with its outputs, judged.

    Raises:
        ValueError: A test gave more points than its cell has.
    """
    whole = {**cell, "outputs": outputs} if cell["cell_type"] == "code" else cell
    compact = _compact(whole)
    return _known(compact) if len(compact) <= _LONGEST else _judged(compact)


def given_text(notebook: Mapping[str, Any]) -> str:
    """Return a notebook as JSON with indents of one, in the order that it has."""
    return notebook_text(map(_given, notebook["cells"]), notebook, in_order=False)


def graded_text(cells: Iterable[GradedCell], notebook: Mapping[str, Any]) -> str:
    """Return a notebook whose cells have run as ``nbformat.writes`` writes it."""
    frame = NotebookNode({**notebook, "metadata": {**notebook["metadata"]}, "cells": []})
    return notebook_text((one.text for one in cells), strip_transient(frame), in_order=True)


def notebook_text(cells: Iterable[str], notebook: Mapping[str, Any], *, in_order: bool) -> str:
    """Return the text of a notebook around that of its cells.

    Args:
        cells: Text of each, indented.
        notebook: What else it holds; its cells come first.
        in_order: Whether names stand in alphabetical order.
    """
    frame = {name: value for name, value in notebook.items() if name != "cells"}
    rest = json.dumps(frame, ensure_ascii=False, indent=1, sort_keys=in_order)
    return f'{{\n "cells": [{_INDENT}{f",{_INDENT}".join(cells)}\n ],{rest[1:]}'


def _given(cell: Mapping[str, Any]) -> str:
    compact = _compact(cell)
    return _indented_once(compact) if len(compact) <= _LONGEST else _indented(cell)


def _compact(cell: Mapping[str, Any]) -> str:
    return json.dumps(cell, ensure_ascii=False)


@lru_cache(_MOST)
def _indented_once(compact: str) -> str:
    return _indented(json.loads(compact))


def _indented(cell: Mapping[str, Any], *, in_order: bool = False) -> str:
    text = json.dumps(cell, ensure_ascii=False, indent=1, sort_keys=in_order)
    return text.replace("\n", _INDENT)


def _judged(compact: str) -> GradedCell:
    cell = from_dict(json.loads(compact))
    if cell.cell_type == "code":
        LimitOutput().preprocess_cell(cell, {}, 0)
    name, points, comment = cell.metadata.get("nbgrader", {}).get("grade_id", ""), None, None
    if graded := bool(utils.is_grade(cell)):
        points = utils.determine_grade(cell)[0]
    if commented := bool(utils.is_task(cell) or utils.is_solution(cell)):
        comment = None if utils.is_task(cell) else _remark(cell)
    one = NotebookNode(cells=[cell], metadata=NotebookNode())
    [written] = strip_transient(split_lines(one)).cells
    text = _indented(written, in_order=True)
    return GradedCell(text, name, graded, points, commented, comment)


_known = lru_cache(_MOST)(_judged)


def _remark(cell: NotebookNode) -> str | None:
    same = cell.metadata.nbgrader.get("checksum") == utils.compute_checksum(cell)
    return NO_RESPONSE if same else None
