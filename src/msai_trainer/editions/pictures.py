"""Exercises on the edition's own data as pictures, computed by their programs.

The data are found as `msai.base.resources` finds them; exercises remember what they read, so each
edition needs the course imported anew (`msai_trainer.editions.pictures_apart`).
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

from msai.ui.html import RenderChart, section
from msai.widgets.frame import FrameState, frame_view
from msai_trainer.editions.book import Book


def cells_on_data(book: Book, lessons: Sequence[str]) -> dict[str, str]:
    """Return the code of the cells that show the table, of the pages that an edition has."""
    shown = (page.own_data for page in book.pages if not page.is_lesson or page.id in lessons)
    return {name: code for cells in shown for name, code in cells.items()}


def pictures(cells: Mapping[str, str], draw: RenderChart) -> dict[str, str]:
    """Return the pictures of exercises.

    Args:
        cells: Code of the cells by name, each a call of one exercise.
        draw: Draws their charts.
    """
    return {name: _picture(source, draw) for name, source in cells.items()}


def _picture(source: str, draw: RenderChart) -> str:
    name, arguments = _called(source)
    program = import_module(f"msai.activities.{name}.program").program(*arguments)
    nodes = frame_view(program, program.initial(), FrameState())
    return section(program.id, program.title, nodes, draw)


def _called(source: str) -> tuple[str, list[Any]]:
    """Return the exercise that a cell calls, and its arguments; the cell itself is never run.

    Raises:
        ValueError: The cell does anything else.
    """
    body = ast.parse(source).body
    calls = [one.value for one in body if isinstance(one, ast.Expr)]
    call = calls[0] if len(calls) == 1 else None
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
        return call.func.id, [ast.literal_eval(one) for one in call.args]
    raise ValueError(source)
