"""The cells of an assignment's notebook that belong to its questions.

A question has an answer cell, named as itself, and unless a person reads it a cell of tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msai.assignments.model import Assignment, Question

_TEST = "-test"


def graded_cell(question: Question) -> str:
    """Return the cell that holds the points of a question: its test, or the answer itself."""
    return question.grade_id if question.manual else f"{question.grade_id}{_TEST}"


def asked_cells(notebook: dict[str, Any], asked: Assignment) -> dict[str, Any]:
    """Return a notebook without the cells of questions that are not asked; usually the same one.

    Args:
        notebook: Raw JSON of the whole notebook.
        asked: The assignment with the questions that are asked.
    """
    cells = notebook.get("cells", ())
    known = {question.grade_id for question in (*asked.place, *asked.questions)}
    gone = {_mark(cell) for cell in cells if _is_answer(cell)} - known
    if not gone:
        return notebook
    kept = [cell for cell in cells if _mark(cell).removesuffix(_TEST) not in gone]
    return {**notebook, "cells": kept}


def _is_answer(cell: Mapping[str, Any]) -> bool:
    return bool((cell.get("metadata", {}).get("nbgrader") or {}).get("solution"))


def _mark(cell: Mapping[str, Any]) -> str:
    return str((cell.get("metadata", {}).get("nbgrader") or {}).get("grade_id", ""))
