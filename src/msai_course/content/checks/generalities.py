"""Generalities: „zwykle”, „większość”, „zawsze” need a source near them, or a reason here.

A sentence with such a word claims to know how the world is. It may stand with a citation in its
own paragraph, in a box whose contents are made up or computed, in quotes, or with a reason in
`REASONS`: it is a rule of the course, arithmetic, law told nearby, or the author's own experience
that says so. In a bank the source is that of its entry; what people in a story say is not claimed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msai.errors import Problem
from msai_course.content.checks.course import CourseSource
from msai_course.content.checks.sources import without_own_numbers
from msai_course.content.page import SourcePage
from msai_course.content.sections import cited_keys
from msai_course.content.written import of_banks

_WORDS = re.compile(
    r"\b(większość|zwykle|najczęściej|jedyn(?:y|a|e|ego|ej|ym|ą)|(?<!nie )zawsze|rzadko)\b",
    re.IGNORECASE,
)
#: Banks whose texts are stories, cases and answers to them.
_STORIES = frozenset({"meetings.yaml", "outcomes_test.yaml"})
#: Sentence → why it may stand without a source.
REASONS = {
    "Nie szukasz w niej jedynego prawdziwego wyniku": "tells how to read a table; claims nothing",
}
#: Words by which an author owns up to speaking from experience.
_OWN = re.compile(r"naszego doświadczenia|z doświadczenia|naszym zdaniem", re.IGNORECASE)
_QUOTED = re.compile(r"„[^”]*”")
_SENTENCE = re.compile(r"(?<=[.!?:])\s+")


def check(course: CourseSource) -> Iterator[Problem]:
    """Yield sentences of lessons and banks that generalise without a source."""
    for page in course.lessons:
        yield from _of_page(page)
    for written in of_banks(course.book.parent):
        if not written.sourced and written.file not in _STORIES:
            yield from _of_line(f"{written.file}: {written.entry}", written.text)


def _of_page(page: SourcePage) -> Iterator[Problem]:
    for line in without_own_numbers(page.text).splitlines():
        if line.startswith((":", "#", "|", "```")) or cited_keys(line):
            continue
        yield from _of_line(page.name, line)


def _of_line(place: str, line: str) -> Iterator[Problem]:
    for sentence in _SENTENCE.split(line):
        word = _WORDS.search(_QUOTED.sub("", sentence))
        if word and not _OWN.search(sentence) and not any(one in sentence for one in REASONS):
            message = f"„{word[0]}” bez źródła: {sentence.strip()}"
            hint = "Podaj źródło, napisz, że to doświadczenie, albo uzasadnij wyjątek."
            yield Problem(place, word[0], "generality", message, hint)
