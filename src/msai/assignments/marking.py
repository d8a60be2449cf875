"""Giving points in a test cell: marks are data that nbgrader reads as partial credit.

A test cell of a master notebook reads::

    ocena = Marking("zadanie-1", "udzial", udzial)
    ### BEGIN HIDDEN TESTS
    ocena.expect(2, lambda a: abs(a - wzor) < 0.05, good="Dobrze policzone.", bad="…")
    ### END HIDDEN TESTS
    ocena

nbgrader takes the last value's ``text/plain`` as the points; the feedback takes the marks.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from msai.assignments.checks import check_answer
from msai.assignments.declaring import assignment
from msai.assignments.placing import placed
from msai.assignments.reading import read_answer
from msai.base.form_values import text_of
from msai.base.i18n import catalogue

_, ngettext = catalogue("assignments")

#: Mime type under which the marks stand beside the points in a test cell's output.
MARKS_MIME = "application/vnd.msai.marks+json"


@dataclass(frozen=True, slots=True)
class Mark:
    """The outcome of one expectation: points earned out of `worth`, and what to tell."""

    points: float
    worth: float
    message: str

    @property
    def ok(self) -> bool:
        """Return whether all points were earned."""
        return self.points >= self.worth


class Marking:
    """Collects the marks of one answer; its ``text/plain`` form is the sum of points."""

    def __init__(
        self, name: str, grade_id: str, raw: Any, answers: Mapping[str, Any] | None = None
    ) -> None:
        """Read an answer.

        Args:
            name: The assignment.
            grade_id: The question.
            raw: Its answer.
            answers: All answers by name, which say whose municipality it is about; None: the
                town's.
        """
        self.field = placed(assignment(name), answers or {}).question(grade_id).field
        self.findings = check_answer(self.field, raw)
        usable = not any(finding.blocking for finding in self.findings)
        #: The answer as a value of its kind; None when there is nothing to grade.
        self.answer: Any = read_answer(self.field, raw) if usable else None
        self.marks: list[Mark] = []

    @property
    def points(self) -> float:
        """Return the points earned so far."""
        return sum(mark.points for mark in self.marks)

    def expect(
        self,
        worth: float,
        holds: Callable[[Any], bool | float],
        *,
        good: str,
        bad: str,
    ) -> None:
        """Give points for an expectation; an empty or unreadable answer earns none.

        Args:
            worth: Points when it holds.
            holds: Takes the answer; returns whether it holds, or the share of it from 0 to 1.
            good: Sentence for the feedback when it holds in full.
            bad: Sentence for the feedback otherwise: what to look at.
        """
        share = 0.0 if self.answer is None else min(1.0, max(0.0, float(holds(self.answer))))
        points = round(share * worth, 2)
        self.marks.append(Mark(points, worth, good if points >= worth else bad))

    def __repr__(self) -> str:
        return f"{round(self.points, 2):g}"

    def _repr_mimebundle_(self, **_options: Any) -> dict[str, Any]:
        marks = [asdict(mark) for mark in self.marks]
        findings = [asdict(finding) for finding in self.findings]
        return {
            "text/plain": repr(self),
            "text/html": self._html(),
            MARKS_MIME: {"grade_id": self.field.name, "marks": marks, "findings": findings},
        }

    def _html(self) -> str:
        lines = [f"{finding.message} {finding.hint}" for finding in self.findings]
        lines += [f"{mark.message} ({text_of(mark.points)})" for mark in self.marks]
        items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
        return f"<ul>{items}</ul>" if items else f"<p>{html.escape(_('Nothing to correct.'))}</p>"
