"""Feedback as a document for Word: the same text as its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msai.assignments import Criterion
from msai.base.blocks import Block, Entries, PaperHeading, Paragraph
from msai.base.numbers import number_text
from msai_trainer.results import feedback_words as words
from msai_trainer.results.feedback import CheckedLine, Chosen, PageView, QuestionView


def feedback_blocks(views: Sequence[PageView]) -> list[Block]:
    """Return the document of one person, one assignment after another."""
    blocks: list[Block] = [PaperHeading(words.TITLE, 0)]
    blocks += [Paragraph(f"{words.FOR} {one}") for one in dict.fromkeys(v.person for v in views)]
    for view in views:
        blocks += _of_view(view)
    return blocks


def _of_view(view: PageView) -> Iterator[Block]:
    yield PaperHeading(view.title)
    if view.people > 1:
        yield Paragraph(f"{words.TOGETHER} {view.people}", quiet=True)
    yield Paragraph(words.total(view), strong=True)
    yield from map(Paragraph, view.notes)
    for number, question in enumerate(view.questions, start=1):
        yield PaperHeading(f"{number}. {question.label} ({_points(question)})", 2)
        yield Entries(tuple((label, "\n".join(lines)) for label, lines in _told(question) if lines))


def _points(question: QuestionView) -> str:
    told = words.points(question)
    return told if question.waiting else told.replace(" ", "\u00a0")


def _told(question: QuestionView) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield what is said of a question, label and lines; no lines: nothing is."""
    yield words.ANSWER, question.answer or [words.NO_ANSWER]
    yield words.CHECKED, [_remark(one) for one in question.remarks]
    yield words.LEVELS, [_level(one) for one in question.levels]
    yield words.COMMENT, [*filter(None, map(str.strip, question.comment.splitlines()))]
    if not question.levels:
        yield words.CRITERIA, [_rubric(one) for one in question.rubric]
    yield words.EXAMPLE, [question.example] if question.example else []


def _remark(one: CheckedLine) -> str:
    return f"{one.sign} {one.text}" + (f" ({one.points})" if one.points else "")


def _level(one: Chosen) -> str:
    return f"{one.criterion}: {one.text} ({number_text(one.points)})"


def _rubric(one: Criterion) -> str:
    levels = "; ".join(f"{number_text(level.points)} – {level.text}" for level in one.levels)
    return f"{one.name}: {levels}"
