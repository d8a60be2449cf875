"""Feedback in Polish: one self-contained page for each person, made by an nbconvert template.

Everything a learner wrote is escaped by the template; the page runs no script and asks no host
for anything (its Content-Security-Policy says so too).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from nbconvert.exporters import TemplateExporter

from msai.assignments import Criterion, Question
from msai.assignments.describing import describe_answer
from msai.base.numbers import number_text
from msai_course.base.files import write_text
from msai_course.grading.engine.state import Done
from msai_course.grading.engine.workspace import Workspace
from msai_course.grading.results.class_results import ClassResults
from msai_course.grading.rubric.judgements import Chosen, JudgementSheet, Sheets, final
from msai_trainer.marking.master import Master
from msai_trainer.model import GradeStatus, Row
from msai_trainer.people.roster import Entry
from msai_trainer.results.scores import Scores

TEMPLATES = Path(__file__).parents[1] / "templates"


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """One line of what was checked."""

    sign: str
    text: str
    points: str = ""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """What the page says about one question; see the template."""

    label: str
    answer: list[str]
    points: str
    most: str
    waiting: bool
    remarks: list[CheckedLine]
    comment: str
    rubric: tuple[Criterion, ...]
    example: str
    levels: tuple[Chosen, ...] = ()


@dataclass(frozen=True, slots=True)
class PageView:
    """What the page says; see the template."""

    title: str
    person: str
    score: str
    most: str
    waiting: bool
    people: int
    notes: list[str]
    questions: list[QuestionView]


class FeedbackExporter(TemplateExporter):
    """nbconvert's exporter with our template and with escaping always on."""

    output_mimetype = "text/html"

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("extra_template_basedirs", [str(TEMPLATES)])
        template = {"template_name": "msai_feedback", "template_file": "index.html.j2"}
        super().__init__(**template, **kwargs)  # type: ignore[no-untyped-call]

    def _create_environment(self) -> jinja2.Environment:
        environment: jinja2.Environment
        environment = super()._create_environment()  # type: ignore[no-untyped-call]
        environment.autoescape = True
        environment.undefined = jinja2.StrictUndefined
        return environment

    def page(self, view: PageView) -> str:
        """Return the page of one person; the view holds all of the notebook that it shows."""
        text: str = self.template.render(page=view, number=number_text)
        return re.sub(r"\n\s*\n+", "\n", text)


def write_feedback(workspace: Workspace, found: ClassResults) -> list[Path]:
    """Write ``feedback/<code>/<assignment>.html`` of everyone who was graded.

    A page that would come out the same is left alone.
    """
    written = []
    name = found.master.assignment.id
    for row, view in _views(found, Sheets(workspace.state / name)):
        path = workspace.feedback / row.student_id / f"{name}.html"
        seal = path.parent / f".{name}.sha256"
        fingerprint = hashlib.sha256(repr(asdict(view)).encode()).hexdigest()
        if path.is_file() and seal.is_file() and seal.read_text() == fingerprint:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, _exporter().page(view))
        write_text(seal, fingerprint)
        written.append(path)
    return written


@cache
def _exporter() -> FeedbackExporter:
    return FeedbackExporter()


def _views(found: ClassResults, sheets: Sheets) -> Iterator[tuple[Row, PageView]]:
    scores, done = found.scores, found.done
    for row in found.rows:
        code = row.student_id
        if row.score is None or code not in scores or code not in done:
            continue
        who = _person(code, found.roster.find(code))
        yield row, page_view(found.master, who, row, scores[code], done[code], sheets.load(code))


def _person(code: str, entry: Entry | None) -> str:
    """Return name, code and class, as far as the code does not carry its class."""
    if entry is None:
        return code
    person = f"{entry.name} ({code})" if entry.name else code
    return person if entry.label == code else f"{person}, klasa {entry.klasa}"


def page_view(
    master: Master,
    person: str,
    row: Row,
    scores: Scores,
    done: Done,
    sheet: JudgementSheet | None = None,
) -> PageView:
    """Return what the page of one person says."""
    judged = sheet or JudgementSheet()
    return PageView(
        title=master.assignment.title,
        person=person,
        score=number_text(scores.total),
        most=number_text(master.assignment.points),
        waiting=bool(scores.waiting),
        people=len(done.codes),
        notes=[] if row.status in (GradeStatus.GRADED, GradeStatus.NEEDS_MANUAL) else [row.message],
        questions=[_question(one, scores, done, judged) for one in master.assignment.questions],
    )


def _question(
    question: Question, scores: Scores, done: Done, sheet: JudgementSheet
) -> QuestionView:
    name = question.grade_id
    cell = name if question.manual else f"{name}-test"
    points, most = scores.cells.get(cell, (0.0, question.points))
    return QuestionView(
        label=question.field.label,
        answer=describe_answer(question.field, done.answers.get(name)),
        points=number_text(points),
        most=number_text(most),
        waiting=cell in scores.waiting,
        remarks=list(_remarks(done.marks.get(name, {}))),
        comment=scores.comments.get(name, ""),
        rubric=question.rubric,
        example=question.example,
        levels=() if cell in scores.waiting else _levels(question, points, done, sheet),
    )


def _levels(
    question: Question, points: float, done: Done, sheet: JudgementSheet
) -> tuple[Chosen, ...]:
    """Return the levels that were given, unless other points were entered elsewhere since."""
    found = final(sheet.of(question, done.answers.get(question.grade_id)))
    if found is None or abs(found[1].points - points) > 0.001:
        return ()
    return found[1].levels


def _remarks(bundle: Mapping[str, Any]) -> Iterator[CheckedLine]:
    for finding in bundle.get("findings", ()):
        yield CheckedLine("→", f"{finding['message']} {finding['hint']}")
    # An empty answer has been spoken of already; five more reproaches help nobody.
    if any(finding["blocking"] for finding in bundle.get("findings", ())):
        return
    for mark in bundle.get("marks", ()):
        points = f"{number_text(mark['points'])} z {number_text(mark['worth'])}"
        yield CheckedLine("✓" if mark["points"] >= mark["worth"] else "→", mark["message"], points)
