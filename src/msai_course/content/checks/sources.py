"""Sources: every key resolves, the metadata name what is cited, and claims have a source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msai.errors import Problem
from msai_course.content.checks.course import CourseSource
from msai_course.content.page import SourcePage, find_boxes
from msai_course.content.sections import cited_keys, sections

#: Boxes whose numbers are made up or computed before the reader's eyes.
_OWN_NUMBERS = frozenset(
    {"situation", "return-to-situation", "synthetic", "worked-example", "belief", "exercise"}
    | {"inquiring", "quiz", "takeaway", "paper-twin", "in-your-municipality", "to-programme"}
)
#: What gives away a statement about law, research or official figures.
_CLAIM = re.compile(
    r"\bart\. ?\d|\bustaw|rozporządzeni|\bbadani|\bbadacz|\bNIK\b|\bGUS\b|\bRODO\b|\bMSAI\b"
)


def check(course: CourseSource) -> Iterator[Problem]:
    """Yield unknown keys, differences between text and metadata, and claims without a source."""
    for page in course.pages:
        cited = cited_keys(page.text)
        for key in sorted({*cited, *map(str, page.metadata.sources)} - course.keys):
            message = f"W bibliografii nie ma klucza „{key}”."
            yield Problem(page.name, key, "unknown_source", message, "Sprawdź references.bib.")
        if page.metadata.is_lesson:
            yield from _declared(page, set(cited))
            yield from _claims(page)


def _declared(page: SourcePage, cited: set[str]) -> Iterator[Problem]:
    declared = set(map(str, page.metadata.sources))
    for key in sorted(cited ^ declared):
        here, missing = ("tekście", "metadanych") if key in cited else ("metadanych", "tekście")
        message = f"Źródło „{key}” jest w {here}, a nie ma go w {missing}."
        hint = "Ujednolić oba; „notebook convert” robi to samo."
        yield Problem(page.name, "sources", "source_differs", message, hint)


def _claims(page: SourcePage) -> Iterator[Problem]:
    for title, body in sections(page.text):
        if cited_keys(body):
            continue
        if claim := _CLAIM.search(without_own_numbers(body)):
            message = f"Część „{title}” mówi o „{claim[0]}”, a nie ma źródła."
            yield Problem(page.name, title, "claim_without_source", message, "Dodaj {cite:p}.")


def without_own_numbers(body: str) -> str:
    """Return a section without the boxes whose numbers are made up or computed on the spot."""
    for box in find_boxes(body):
        if box.name in _OWN_NUMBERS:
            body = body.replace(box.body, "", 1)
    return body
