"""Points of a notebook whose cells have run, by nbgrader's rules (``nbgrader.utils``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msai_trainer.handins.notebooks import Notebook
from msai_trainer.marking.execute import Output
from msai_trainer.results.scores import Scores


def scores_of(
    template: Notebook, filled: Sequence[Mapping[str, Any]], outputs: Sequence[Sequence[Output]]
) -> Scores:
    """Return the points that the test cells gave and the cells that wait for a person.

    A cell that a person reads gives nothing when it is as it was released ("no response"), and
    waits otherwise; a test cell gives the number that is its result.

    Args:
        template: The notebook before the answers were put in.
        filled: Its cells with the answers.
        outputs: Outputs of each cell of `filled`.
    """
    scores = Scores()
    for before, cell, results in zip(template["cells"], filled, outputs, strict=True):
        mark = cell["metadata"].get("nbgrader", {})
        if not mark.get("grade"):
            continue
        name, most = str(mark["grade_id"]), float(mark["points"])
        given = None if mark.get("solution") else _tested(cell, results, most)
        if given is None and not (mark.get("solution") and cell["source"] == before["source"]):
            scores.waiting.add(name)
        scores.cells[name] = (given or 0.0, most)
    return scores


def _tested(cell: Mapping[str, Any], results: Sequence[Output], most: float) -> float | None:
    """Return the points of a test cell; None: a person has to look."""
    if cell["cell_type"] != "code":
        return None
    for result in results:
        if result["output_type"] == "execute_result":
            try:
                return float(result["data"]["text/plain"])
            except ValueError:  # a result that is no number means: nothing went wrong
                return most
    return most


def refuse_own_errors(
    cells: Sequence[Mapping[str, Any]], outputs: Sequence[Sequence[Output]]
) -> None:
    """Raise when a cell of ours failed: that is a fault of the course, not of the learner.

    Raises:
        RuntimeError: Some cell ended with an error or wrote one.
    """
    for cell, results in zip(cells, outputs, strict=True):
        for result in results:
            if result["output_type"] == "error" or result.get("name") == "stderr":
                raise RuntimeError(f"{_grade_id(cell)}: {result}")


def _grade_id(cell: Mapping[str, Any]) -> str:
    return str(cell["metadata"].get("nbgrader", {}).get("grade_id", cell.get("id")))
