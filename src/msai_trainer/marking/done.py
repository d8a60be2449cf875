"""What was graded of one person: the answers, and what their tests said."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from msai.assignments import MARKS_MIME
from msai_trainer.marking.execute import Output
from msai_trainer.marking.master import Master


@dataclass(frozen=True, slots=True)
class Done:
    """One person's graded file, as remembered between runs.

    Attributes:
        digest: Fingerprint of answers, moment and master; another one means: grade again.
        answers: The answers that were graded.
        marks: Question → marks and findings of its test, as in `Marking`.
        codes: Whose work it is: the person alone, or everyone of her group.
    """

    digest: str
    answers: Mapping[str, Any]
    marks: Mapping[str, Mapping[str, Any]]
    codes: tuple[str, ...] = ()


def digest(master: Master, answers: Mapping[str, Any], saved_at: datetime | None) -> str:
    """Return the fingerprint that decides whether a file was graded already."""
    content = json.dumps([master.fingerprint, answers, str(saved_at)], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


def marks_of(outputs: Sequence[Sequence[Output]]) -> dict[str, Mapping[str, Any]]:
    """Return the marks that the test cells gave, by question."""
    bundles = [
        output["data"][MARKS_MIME]
        for cell_outputs in outputs
        for output in cell_outputs
        if MARKS_MIME in output.get("data", {})
    ]
    return {bundle["grade_id"]: bundle for bundle in bundles}
