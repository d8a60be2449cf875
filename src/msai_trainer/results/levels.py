"""How answers were judged by hand, as lines of a table: each level, by whom, and what counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msai.assignments import Question
from msai.base.sheets import Cell
from msai_trainer.marking.batch import Batch
from msai_trainer.marking.masters import Masters
from msai_trainer.rubric.in_class import ClassSheets
from msai_trainer.rubric.judgements import Judgement, JudgementSheet, final

_HEADING = (
    "kod", "zadanie", "pytanie", "kryterium", "punkty", "poziom", "uwaga", "osoba oceniająca",
    "liczy się", "kto ustalił", "dlaczego", "kiedy",
)  # fmt: skip


def levels_lines(batch: Batch, masters: Masters, sheets: ClassSheets) -> list[Sequence[Cell]]:
    """Return the lines, the heading first."""
    lines: list[Sequence[Cell]] = [_HEADING]
    for name in batch.names:
        questions = [q for q in masters.catalogue.masters[name].assignment.questions if q.manual]
        for code, one in batch.judged[name].items():
            sheet = sheets.get(name, {}).get(code, JudgementSheet())
            for question in questions:
                found = sheet.of(question, one.done.answers.get(question.grade_id))
                lines += _judged(code, name, question, found)
    return lines


def _judged(
    code: str, name: str, question: Question, found: Mapping[str, Judgement]
) -> Iterator[Sequence[Cell]]:
    counts = final(found)
    for marker, one in found.items():
        counted = "tak" if counts is not None and counts[0] == marker else "nie"
        for level in one.levels:
            yield (
                code, name, question.field.label, level.criterion, level.points, level.text,
                one.remark, marker, counted, one.by, one.why, one.at,
            )  # fmt: skip
