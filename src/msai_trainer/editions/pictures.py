"""Exercises on the edition's own data as pictures, computed by their programs.

The data are found as `msai.base.resources` finds them; exercises remember what they read, so each
edition needs the course imported anew (`msai_trainer.editions.pictures_apart`).
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any

from msai.base.scope import SCOPE
from msai.practices.of_edition import CASES
from msai.ui.html import RenderChart, section
from msai.widgets.frame import FrameState, frame_view
from msai_trainer.editions.book import Book, Page

#: What an edition publishes of its table.
TABLE = "units.csv"
#: Returns the code of some exercises of a page, by cell.
Cells = Callable[[Page], Mapping[str, str]]


def cells_on_data(book: Book, data: Iterable[str]) -> dict[str, str]:
    """Return the code of the cells that look different on data of an edition.

    Args:
        book: The pages that the edition has.
        data: Names of what it brings: a table, or what of the course it teaches.
    """
    names = frozenset(data)
    kinds: list[Cells] = []
    if TABLE in names:
        kinds.append(lambda page: page.own_data)
    if any(name == SCOPE or name.startswith(CASES) for name in names):
        kinds.append(lambda page: page.of_course)
    shown = (of(page) for page in book.pages for of in kinds)
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
