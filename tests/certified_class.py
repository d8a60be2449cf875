"""A class whose people were judged: the first level 2 everywhere, the second 1, the others 0."""

from datetime import UTC, date, datetime

from msai.assignments import assignment, assignment_ids
from msai_trainer.classfile.changing import counting, meeting_on, with_records
from msai_trainer.classfile.making import names_in, new_class, with_named
from msai_trainer.classfile.model import ClassFile, Score
from msai_trainer.results.feedback import Chosen, graded_cell

MOMENT = datetime(2027, 3, 20, 12, tzinfo=UTC)
NAMES = "Anna Nowak\nŁucja Żółć-Wąsik\nEwa Lis"


def judged_class(names: str = NAMES, *, name: str = "wiosna", share: float = 0.5) -> ClassFile:
    """Return a class of which all assignments count and are judged."""
    file = with_named(new_class(name), names_in(names), MOMENT)
    file = counting(file, dict.fromkeys(assignment_ids(), share), MOMENT)
    file = meeting_on(file, [date(2027, 3, 1), date(2027, 3, 2)], MOMENT)
    levels = (2, 1)
    scores = [
        one
        for at, person in enumerate(file.people)
        for one in _scores(person.code, levels[at] if at < len(levels) else 0)
    ]
    return with_records(file, "scores", scores)


def _scores(code: str, level: int):
    for name in assignment_ids():
        for question in assignment(name).questions:
            levels = tuple(Chosen(one.name, float(level), "") for one in question.rubric)
            points = sum(one.points for one in levels) if levels else question.points
            yield Score(
                code=code, assignment=name, question=graded_cell(question),
                marker="1" if levels else "", points=points, most=question.points,
                levels=levels, saved_at=MOMENT,
            )  # fmt: skip
