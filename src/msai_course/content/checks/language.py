"""Words: readable, finished, respectful, and without a programmer's vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msai.base.numbers import fixed_text
from msai.errors import Problem
from msai_course.content.checks.course import TRAINER, CourseSource
from msai_course.content.page import SourcePage
from msai_course.content.plain_language import measure
from msai_course.content.prose import prose

#: FOG-PL that a page may have; trainers' pages have more technical words.
LEARNER_FOG, TRAINER_FOG = 10.0, 12.0
LONGEST_MEAN_SENTENCE = 15.0
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
    for page in course.learner_pages:
        yield from _found(page, prose(page), _PROGRAMMERS, "technical_word", "Użyj słowa z życia.")


def _found(
    page: SourcePage, text: str, pattern: re.Pattern[str], code: str, hint: str
) -> Iterator[Problem]:
    for word in sorted({match[0] for match in pattern.finditer(text)}):
        yield Problem(page.name, word, code, f"Na stronie jest „{word}”.", hint)


def _readable(page: SourcePage, text: str) -> Iterator[Problem]:
    result = measure(text)
    if result.words < ENOUGH_WORDS:
        return
    limit = TRAINER_FOG if page.name.startswith(TRAINER) else LEARNER_FOG
    if result.fog > limit:
        message = f"FOG-PL strony to {fixed_text(result.fog, 1)}, granica to {limit:.0f}."
        yield Problem(page.name, None, "hard_to_read", message, "Skróć zdania i długie słowa.")
    if result.sentence_length > LONGEST_MEAN_SENTENCE:
        message = f"Średnie zdanie ma {result.sentence_length:.0f} słów, najwyżej 15."
        yield Problem(page.name, None, "long_sentences", message, "Podziel długie zdania.")
