"""Feedback as a document for Word: the same text as its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msai.base.blocks import Block, Bullets, PageBreak, PaperHeading, PaperTable, Paragraph
from msai.base.numbers import number_text
from msai_trainer.results import feedback_words as words
from msai_trainer.results.feedback import CheckedLine, PageView, QuestionView


def feedback_blocks(views: Sequence[PageView]) -> list[Block]:
    """Return the document of one person: every assignment begins on a new page."""
    blocks: list[Block] = [PaperHeading(words.TITLE, 0)]
    for number, view in enumerate(views):
        blocks += [PageBreak()] if number else []
        blocks += _of_view(view)
    return blocks


def _of_view(view: PageView) -> Iterator[Block]:
    yield PaperHeading(view.title)
    yield Paragraph(f"{words.FOR} {view.person}")
    if view.people > 1:
        yield Paragraph(f"{words.TOGETHER} {view.people}")
    yield Paragraph(words.total(view), strong=True)
    yield from map(Paragraph, view.notes)
    for number, question in enumerate(view.questions, start=1):
        yield from _of_question(number, question)


def _of_question(number: int, question: QuestionView) -> Iterator[Block]:
    yield PaperHeading(f"{number}. {question.label}", 2)
    yield Paragraph(words.points(question), strong=True)
    yield PaperHeading(words.ANSWER, 3)
    yield from map(Paragraph, question.answer or [words.NO_ANSWER])
    if question.remarks:
        yield PaperHeading(words.CHECKED, 3)
        yield Bullets([_remark(one) for one in question.remarks])
    if question.levels:
        yield PaperHeading(words.LEVELS, 3)
        yield Bullets(
            [f"{one.criterion}: {one.text} ({number_text(one.points)})" for one in question.levels]
        )
    if question.comment:
        yield PaperHeading(words.COMMENT, 3)
        yield from _lines(question.comment)
    if question.rubric and not question.levels:
        yield _rubric(question)
    if question.example:
        yield PaperHeading(words.EXAMPLE, 3)
        yield Paragraph(question.example)


def _remark(one: CheckedLine) -> str:
    return f"{one.sign} {one.text}" + (f" ({one.points})" if one.points else "")


def _lines(text: str) -> Iterable[Block]:
    return map(Paragraph, filter(None, map(str.strip, text.splitlines())))


def _rubric(question: QuestionView) -> Block:
    rows = [
        (one.name, "\n".join(f"{number_text(x.points)} – {x.text}" for x in one.levels))
        for one in question.rubric
    ]
    return PaperTable(("Kryterium", "Poziomy"), rows, words.CRITERIA)
