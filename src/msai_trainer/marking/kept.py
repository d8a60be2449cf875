"""What came of one hand-in as a record of its own, so that it is not judged again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msai_trainer.marking.done import Done
from msai_trainer.marking.judging import Judged
from msai_trainer.results.scores import Scores


def judged_data(judged: Judged) -> Mapping[str, Any]:
    """Return points and marks as JSON-able data; the answers stand in the hand-in."""
    scores = judged.scores
    return {
        "cells": {name: list(points) for name, points in scores.cells.items()},
        "waiting": sorted(scores.waiting),
        "marks": dict(judged.done.marks),
    }


def read_judged(seal: str, data: Mapping[str, Any]) -> Judged:
    """Return what a record holds, without the answers.

    Args:
        seal: Fingerprint of the hand-in (`done.digest`).
        data: What `judged_data` made.

    Raises:
        KeyError: A part is missing.
        TypeError: A part is something else.
        ValueError: So is one of its values.
    """
    cells = {str(name): (float(got), float(most)) for name, (got, most) in data["cells"].items()}
    marks = {str(name): dict(mark) for name, mark in data["marks"].items()}
    return Judged(Scores(cells, set(data["waiting"])), Done(seal, {}, marks))
