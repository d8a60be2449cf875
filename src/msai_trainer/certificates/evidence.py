"""What each outcome was judged by: criteria, methods, and where it stands in the assignments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from msai.assignments import Assignment, LearningOutcome, Question, assignment, outcome_name
from msai_trainer.classfile.model import ClassFile
from msai_trainer.classfile.practised import PracticeRecord
from msai_trainer.results.practice import METHOD, kind_named
from msai_trainer.results.practice import title_of as practice_title

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


def practice_criteria(records: Iterable[PracticeRecord]) -> tuple[CriterionMethod, ...]:
    """Return the criteria by which a micro-lesson or work from the workplace was judged."""
    found = [
        CriterionMethod(
            one.outcome, f"{practice_title(record.kind)}: {one.criterion}", METHOD, record.kind
        )
        for record in records
        for one in record.levels
    ]
    return tuple(dict.fromkeys(found))


def outcomes_of(
    names: Iterable[str], practice: Iterable[PracticeRecord] = ()
) -> dict[LearningOutcome, tuple[CriterionMethod, ...]]:
    """Return the criteria by outcome, in the order of the course."""
    found = [*criteria_of(names), *practice_criteria(practice)]
    by_outcome = {
        outcome: tuple(one for one in found if one.outcome is outcome)
        for outcome in LearningOutcome
    }
    return {outcome: several for outcome, several in by_outcome.items() if several}


def outcome_lines(file: ClassFile, practice: Iterable[PracticeRecord] = ()) -> str:
    """Return outcomes, criteria and methods as a certificate keeps them: a line for each outcome.

    The parts of a line are set apart by tabs; so what was printed stays, whatever a later course
    asks for.

    Args:
        file: The class; says which assignments count.
        practice: What else was judged of this person.
    """
    lines = []
    for outcome, several in outcomes_of(file.thresholds, practice).items():
        criteria = "; ".join(dict.fromkeys(one.criterion for one in several))
        methods = "; ".join(dict.fromkeys(one.method for one in several))
        lines.append("\t".join((outcome_name(outcome), criteria, methods)))
    return "\n".join(lines)


def title_of(criterion: CriterionMethod) -> str:
    """Return what a criterion was judged in: the title of an assignment, or the kind of work."""
    kind = kind_named(criterion.assignment)
    return kind.title if kind else assignment(criterion.assignment).title


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
