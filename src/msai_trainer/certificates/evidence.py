"""What each outcome was judged by: criteria, methods, and where it stands in the assignments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from msai.assignments import Assignment, LearningOutcome, Question, assignment, outcome_name
from msai_trainer.classfile.model import ClassFile

#: How an outcome is confirmed.
READ = "ocena pracy przez osobę oceniającą, według rubryki"
CHECKED = "zadanie praktyczne sprawdzane automatycznie"


@dataclass(frozen=True, slots=True)
class CriterionMethod:
    """One criterion of an outcome and how it is judged."""

    outcome: LearningOutcome
    criterion: str
    method: str
    assignment: str


def criteria_in(name: str) -> tuple[CriterionMethod, ...]:
    """Return the criteria of an assignment in the order of its questions."""
    return tuple(_criteria(assignment(name)))


def criteria_of(names: Iterable[str]) -> tuple[CriterionMethod, ...]:
    """Return the criteria of these assignments, outcome by outcome in the order of the course."""
    found = [one for name in names for one in criteria_in(name)]
    order = list(LearningOutcome)
    return tuple(sorted(found, key=lambda one: order.index(one.outcome)))


def outcomes_of(names: Iterable[str]) -> dict[LearningOutcome, tuple[CriterionMethod, ...]]:
    """Return the criteria by outcome."""
    found: dict[LearningOutcome, tuple[CriterionMethod, ...]] = {}
    for one in criteria_of(names):
        found[one.outcome] = (*found.get(one.outcome, ()), one)
    return found


def outcome_lines(file: ClassFile) -> str:
    """Return outcomes, criteria and methods as a certificate keeps them: a line for each outcome.

    The parts of a line are set apart by tabs; so what was printed stays, whatever a later course
    asks for.
    """
    lines = []
    for outcome, several in outcomes_of(file.thresholds).items():
        criteria = "; ".join(dict.fromkeys(one.criterion for one in several))
        methods = "; ".join(dict.fromkeys(one.method for one in several))
        lines.append("\t".join((outcome_name(outcome), criteria, methods)))
    return "\n".join(lines)


def lines_of(printed: str) -> tuple[tuple[str, str, str], ...]:
    """Return what `outcome_lines` wrote: outcome, criteria and methods."""
    rows = [[*line.split("\t"), "", ""] for line in printed.split("\n") if line]
    return tuple((row[0], row[1], row[2]) for row in rows)


def _criteria(declared: Assignment) -> Iterator[CriterionMethod]:
    for question in declared.questions:
        yield from _of_question(declared.id, question)


def _of_question(name: str, question: Question) -> Iterator[CriterionMethod]:
    for criterion in question.rubric:
        if criterion.outcome is not None:
            yield CriterionMethod(criterion.outcome, criterion.name, READ, name)
    if not question.rubric and question.outcome is not None:
        yield CriterionMethod(question.outcome, question.field.label, CHECKED, name)
