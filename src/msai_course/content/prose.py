"""What a reader reads of a page: Markdown and directives taken off, quoted law and tables left out.

The plain-language index and the word count are computed on this text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msai_course.content.page import PageBox, SourcePage, find_boxes
from msai_course.content.quiz import FADED_STEP, QuizError, QuizQuestion, parse_question

#: Bodies that are not sentences to read.
_SKIPPED_BOXES = frozenset(
    {"figure", "image", "bibliography", "glossary", "toctree", "contents", "raw", "code-cell"}
    | {"list-table", "csv-table", "table"}
)
_FENCE = re.compile(r"^\s*(:{3,}|`{3,}).*$", re.MULTILINE)
_ROLES = (
    (re.compile(r"\{cite(?::\w+)?\}`[^`]*`"), ""),
    (re.compile(r"\{[\w:-]+\}`([^`<]+?)\s*<[^`>]*>`"), r"\1"),
    (re.compile(r"\{[\w:-]+\}`([^`]*)`"), r"\1"),
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"<[^>]+>"), ""),
    (re.compile(r"`[^`]*`"), ""),
    (re.compile(r"[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}"), ""),
)
_LEFT_OUT = re.compile(r"^\s*(>|\||%|:[\w-]+:|\([\w-]+\)=|\+\+\+)")
_LIST_ITEM = re.compile(r"^\s*([-*+]|\d+[.)])\s+")
#: Bodies in which no text runs from sentence to sentence.
_NOT_RUNNING = _SKIPPED_BOXES | {"quiz", "paper-twin"}
#: A heading, an entry of a list with what belongs to it, a row of a table.
_NO_PARAGRAPH = re.compile(r"^(\s*([-*+]|\d+[.)])\s|#|\s+\S|\|)")
#: Bold words that open a paragraph: "**Przewidź.**".
_LABEL = re.compile(r"^\*\*[^*\n]+\*\*\s*", re.MULTILINE)


def prose(page: SourcePage) -> str:
    """Return the page's readable text; paragraphs, headings and list items stand apart."""
    text = page.text
    for box in find_boxes(text):
        if box.name in _SKIPPED_BOXES:
            text = text.replace(box.body, "", 1)
        elif box.name in ("quiz", FADED_STEP):
            text = text.replace(box.body, "\n\n".join(_quiz_sentences(box)), 1)
    return plain(text)


def running(page: SourcePage) -> str:
    """Return only the paragraphs: what is read from sentence to sentence, where rhythm is heard."""
    text = page.text
    for box in find_boxes(text):
        if box.name in _NOT_RUNNING:
            text = text.replace(box.body, "", 1)
    lines = ("" if _NO_PARAGRAPH.match(line) else line for line in text.splitlines())
    return plain(_LABEL.sub("", "\n".join(lines)))


def plain(text: str) -> str:
    """Return Markdown as plain text: no fences, roles, tables or quotations."""
    text = _FENCE.sub("\n", text)
    for pattern, replacement in _ROLES:
        text = pattern.sub(replacement, text)
    return "\n".join(_readable_lines(text))


def _readable_lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if _LEFT_OUT.match(line):
            yield ""
        elif line.startswith("#"):
            yield from ("", line.lstrip("# "), "")
        elif item := _LIST_ITEM.match(line):
            yield from ("", line[item.end() :])
        else:
            yield line.strip()


def _quiz_sentences(box: PageBox) -> Iterator[str]:
    try:
        question = parse_question(box.argument, box.body)
    except QuizError:
        return
    yield from _said(question)


def _said(question: QuizQuestion) -> Iterator[str]:
    yield from (question.text, *question.shown)
    for option in question.options:
        yield from (option.text, option.why, option.otherwise)
    if question.again:
        yield from _said(question.again)
