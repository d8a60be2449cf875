"""Words: readable, finished, respectful, and without a programmer's vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msai.base.numbers import fixed_text
from msai.errors import Problem
from msai_course.content.checks.course import TRAINER, CourseSource
from msai_course.content.page import SourcePage
from msai_course.content.plain_language import Readability, measure
from msai_course.content.prose import prose, running
from msai_course.content.written import of_banks

#: FOG-PL that a page may have; trainers' pages have more technical words.
LEARNER_FOG, TRAINER_FOG = 10.0, 12.0
LONGEST_MEAN_SENTENCE = 15.0
#: Mean words of a sentence and FOG-PL in the paragraphs of a lesson: neither chopped nor dense.
LESSON_SENTENCE, LESSON_FOG = (9.0, 13.0), (5.0, 8.0)
#: The index says nothing about a few lines.
ENOUGH_WORDS = 60

_PLACEHOLDER = re.compile(
    r"\bTODO\b|\bFIXME\b|\bTBD\b|\bXXX\b|lorem ipsum|do uzupełnienia|\[uzupełni", re.IGNORECASE
)
#: A word in quotes is spoken about, not used.
_DISRESPECTFUL = re.compile(
    r"(?<!„)\b(patologi\w*|podopieczn\w*|(?:trudn[yaei]\w*) (?:uczestni\w+|klien\w+))",
    re.IGNORECASE,
)
_PROGRAMMERS = re.compile(
    r"(?<!„)\b(notatnik\w*|komór(?:ka|ki|kę|ką|ce|ek|kach|kami)|kernel\w*)\b", re.I
)


def check(course: CourseSource) -> Iterator[Problem]:
    """Yield pages that are hard to read, unfinished, disrespectful or technical."""
    for page in course.pages:
        text = prose(page)
        yield from _found(page, text, _PLACEHOLDER, "placeholder", "Dokończ albo usuń.")
        yield from _found(page, text, _DISRESPECTFUL, "disrespectful", "Nazwij zachowanie.")
        yield from _readable(page, text)
    yield from _readable_banks(course)
    for page in course.lessons:
        yield from _rhythm(page, running(page))
    for page in course.learner_pages:
        yield from _found(page, prose(page), _PROGRAMMERS, "technical_word", "Użyj słowa z życia.")


def _found(
    page: SourcePage, text: str, pattern: re.Pattern[str], code: str, hint: str
) -> Iterator[Problem]:
    for word in sorted({match[0] for match in pattern.finditer(text)}):
        yield Problem(page.name, word, code, f"Na stronie jest „{word}”.", hint)


def _readable_banks(course: CourseSource) -> Iterator[Problem]:
    """Yield banks that are harder to read than a page may be."""
    texts: dict[str, list[str]] = {}
    for written in of_banks(course.book.parent):
        texts.setdefault(written.file, []).append(written.text)
    for file, found in texts.items():
        yield from _hard(file, measure("\n\n".join(found)), LEARNER_FOG)


def _readable(page: SourcePage, text: str) -> Iterator[Problem]:
    result = measure(text)
    if result.words < ENOUGH_WORDS:
        return
    yield from _hard(page.name, result, TRAINER_FOG if _for_trainers(page) else LEARNER_FOG)
    if result.sentence_length > LONGEST_MEAN_SENTENCE:
        message = f"Średnie zdanie ma {result.sentence_length:.0f} słów, najwyżej 15."
        yield Problem(page.name, None, "long_sentences", message, "Podziel długie zdania.")


def _for_trainers(page: SourcePage) -> bool:
    return page.name.startswith(TRAINER)


def _hard(name: str, result: Readability, limit: float) -> Iterator[Problem]:
    if result.fog > limit:
        message = f"FOG-PL to {fixed_text(result.fog, 1)}, granica to {limit:.0f}."
        yield Problem(name, None, "hard_to_read", message, "Skróć zdania i długie słowa.")


def _rhythm(page: SourcePage, text: str) -> Iterator[Problem]:
    """Yield whether the paragraphs of a lesson are chopped, or harder than they need to be."""
    result = measure(text)
    if result.words < ENOUGH_WORDS:
        return
    measured = (
        ("Średnie zdanie akapitów", "słów", result.sentence_length, LESSON_SENTENCE),
        ("FOG-PL akapitów", "", result.fog, LESSON_FOG),
    )
    for what, unit, value, (low, high) in measured:
        if not low <= value <= high:
            hint = "Połącz krótkie zdania spójnikiem." if value < low else "Podziel długie zdania."
            message = f"{what}: {fixed_text(value, 1)} {unit}".rstrip()
            message += f", ma być od {low:.0f} do {high:.0f}."
            yield Problem(page.name, None, "rhythm", message, hint)
