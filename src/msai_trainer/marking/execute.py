"""Running the cells of our own notebook in a warm process instead of a new kernel each time.

Only the course's code runs here: answers are literals that were put in by `fill`. A kernel costs
1.5 s a notebook, most of it start-up and imports; a process that has them costs milliseconds.
What comes out are notebook outputs as a kernel gives them, for nbgrader's own preprocessors.
"""

from __future__ import annotations

import ast
import contextlib
import io
import traceback
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import CodeType
from typing import Any

Output = dict[str, Any]
#: Cells that belong to the page, not to grading: the form and what draws it.
FORM_TAG = "msai-form"


def run_notebook(cells: Sequence[Mapping[str, Any]]) -> list[list[Output]]:
    """Run the code cells in one fresh namespace; return the outputs of every cell.

    As with nbgrader, an error in a cell is an output, and the next cell runs.
    """
    namespace: dict[str, Any] = {"__name__": "__main__"}
    return [
        _run_cell(cell["source"], namespace, number) if _runs(cell) else []
        for number, cell in enumerate(cells, start=1)
    ]


def _runs(cell: Mapping[str, Any]) -> bool:
    return cell["cell_type"] == "code" and FORM_TAG not in cell["metadata"].get("tags", ())


def _run_cell(source: str, namespace: dict[str, Any], number: int) -> list[Output]:
    stdout, stderr = io.StringIO(), io.StringIO()
    outputs: list[Output] = []
    with contextlib.redirect_stdout(stdout), contextlib.redirect_stderr(stderr):
        try:
            body, last = _compiled(source)
            exec(body, namespace)
            value = eval(last, namespace) if last is not None else None
            if value is not None:
                outputs.append(_result(value, number))
        except Exception as fault:
            outputs.append(_error(fault))
    streams = (("stdout", stdout), ("stderr", stderr))
    return [_stream(name, text.getvalue()) for name, text in streams if text.getvalue()] + outputs


@lru_cache(maxsize=256)
def _compiled(source: str) -> tuple[CodeType, CodeType | None]:
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    body = compile(tree, "<cell>", "exec")
    if not isinstance(last, ast.Expr):
        return body, None
    return body, compile(ast.Expression(last.value), "<cell>", "eval")


def _result(value: object, number: int) -> Output:
    bundle = getattr(value, "_repr_mimebundle_", None)
    data = bundle() if bundle is not None else {"text/plain": repr(value)}
    return {
        "output_type": "execute_result",
        "data": data,
        "metadata": {},
        "execution_count": number,
    }


def _stream(name: str, text: str) -> Output:
    return {"output_type": "stream", "name": name, "text": text}


def _error(fault: Exception) -> Output:
    lines = traceback.format_exception(fault)
    return {
        "output_type": "error",
        "ename": type(fault).__name__,
        "evalue": str(fault),
        "traceback": "".join(lines).splitlines(),
    }
