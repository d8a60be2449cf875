"""The course's quiz questions as Moodle XML: one category a lesson, every option explained.

Format: Moodle's own question import, https://docs.moodle.org/en/Moodle_XML_format.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as xml

from msai.base.typography import glue
from msai_course.base.files import Guard, write_bytes
from msai_course.base.paths import BOOK
from msai_course.content.page import SourcePage, page_paths, read_page
from msai_course.content.quiz import QuizError, QuizNumber, QuizQuestion, parse_question
from msai_trainer.errors import GradingError

FORMATS = ("moodle-xml",)
_ROLE = re.compile(r"\{[\w:-]+\}`([^`<]+?)(?:\s*<[^`]*>)?`")
_INLINE = (
    (re.compile(r"`([^`]+)`"), r"<code>\1</code>"),
    (re.compile(r"\*\*([^*]+)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"\*([^*]+)\*"), r"<em>\1</em>"),
)


def export_quizzes(
    target: Path, *, format: str = "moodle-xml", book: Path = BOOK, overwrite: bool = False
) -> int:
    """Write all questions of the book; return how many.

    Args:
        target: File to write.
        format: ``moodle-xml``.
        book: Folder with the lessons.
        overwrite: Whether a file that is not an earlier export may be replaced.

    Raises:
        GradingError: Unknown format, a question that cannot be read, or none at all.
        FileError: The target must not or cannot be written.
    """
    if format not in FORMATS:
        hint = f"Wybierz: {', '.join(FORMATS)}."
        raise GradingError.of("bad_format", f"Nieznany format „{format}”.", hint)
    quiz = xml.Element("quiz")
    count = 0
    for path in page_paths(book):
        page = read_page(path, book)
        if questions := list(_questions(page)):
            quiz.append(_category(page))
            quiz.extend(_element(question) for question in questions)
            count += len(questions)
    if not count:
        hint = "Sprawdź, czy lekcje są w folderze book."
        raise GradingError.of("no_quizzes", "Nie ma pytań do zapisania.", hint)
    xml.indent(quiz)
    content = xml.tostring(quiz, encoding="utf-8", xml_declaration=True)
    write_bytes(target, content, Guard("quiz export", overwrite=overwrite))
    return count


def _questions(page: SourcePage) -> Iterator[QuizQuestion]:
    for box in page.boxes_named("quiz"):
        try:
            yield parse_question(box.argument, box.body)
        except QuizError as fault:
            message = f"{page.name}: pytanie „{box.argument}”: {fault}."
            raise GradingError.of("bad_quiz", message, "Popraw je poleceniem „check”.") from fault


def _category(page: SourcePage) -> xml.Element:
    question = xml.Element("question", type="category")
    title = (page.metadata.title or page.name).replace("/", "–")
    _text(xml.SubElement(question, "category"), f"$course$/MSAI/{title}")
    return question


def _element(asked: QuizQuestion) -> xml.Element:
    question = _head(asked)
    if asked.matches:
        return _matching(question, asked)
    for option, fraction in zip(asked.options, _fractions(asked), strict=True):
        text = _html(option.text) if option.number is None else f"{option.number:g}"
        _answer(question, text, option.why, fraction, asked.number)
    if asked.number:
        _answer(question, "*", asked.number.otherwise, "0", None)
    return question


def _head(asked: QuizQuestion) -> xml.Element:
    kind = "numerical" if asked.number else "matching" if asked.matches else "multichoice"
    question = xml.Element("question", type=kind)
    unit = f" ({asked.number.unit})" if asked.number and asked.number.unit else ""
    _text(xml.SubElement(question, "name"), asked.id)
    _text(
        xml.SubElement(question, "questiontext", format="html"),
        _html("\n\n".join((asked.text + unit, *asked.shown))),
    )
    _text(xml.SubElement(question, "generalfeedback", format="html"), "")
    settings = {"defaultgrade": "1", "penalty": "0.3333333", "hidden": "0", "idnumber": asked.id}
    choosing = {
        "single": "false" if asked.multiple else "true",
        "shuffleanswers": "true",
        "answernumbering": "none",
    }
    if asked.matches:
        choosing = {"shuffleanswers": "true"}
    for name, value in (settings if asked.number else settings | choosing).items():
        xml.SubElement(question, name).text = value
    return question


def _matching(question: xml.Element, asked: QuizQuestion) -> xml.Element:
    """Return the rows of a question that matches; what belongs to no row is offered as well."""
    for option in asked.options:
        row = xml.SubElement(question, "subquestion", format="html")
        _text(row, _html(option.text))
        _text(xml.SubElement(row, "answer"), option.match)
    for match in sorted(set(asked.matches) - {option.match for option in asked.options}):
        row = xml.SubElement(question, "subquestion", format="html")
        _text(row, "")
        _text(xml.SubElement(row, "answer"), match)
    told = " ".join(f"{option.text} {option.match}. {option.why}" for option in asked.options)
    feedback = question.find("generalfeedback/text")
    if feedback is not None:
        feedback.text = _html(told)
    return question


def _answer(
    question: xml.Element, text: str, why: str, fraction: str, asked: QuizNumber | None
) -> None:
    answer = xml.SubElement(question, "answer", fraction=fraction, format="html")
    xml.SubElement(answer, "text").text = text
    if asked:
        xml.SubElement(answer, "tolerance").text = f"{asked.tolerance:g}"
    _text(xml.SubElement(answer, "feedback", format="html"), _html(why))


def _fractions(asked: QuizQuestion) -> list[str]:
    """Return the share of the points of each option, in per cent, as Moodle allows it.

    With several right ones, each wrong choice takes back what a right one gives.
    """
    right = sum(option.correct for option in asked.options)
    wrong = len(asked.options) - right
    share = f"{100 / right:.5f}".rstrip("0").rstrip(".")
    loss = f"-{100 / wrong:.5f}".rstrip("0").rstrip(".") if asked.multiple and wrong else "0"
    return [share if option.correct else loss for option in asked.options]


def _html(markdown: str) -> str:
    """Return the little Markdown of a question as HTML; a reference keeps its words only."""
    text = html.escape(glue(_ROLE.sub(r"\1", markdown)), quote=False)
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return f"<p>{text}</p>"


def _text(parent: xml.Element, content: str) -> None:
    xml.SubElement(parent, "text").text = content
