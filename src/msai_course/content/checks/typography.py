"""Polish signs in what people read: „…”, a half-dash, a comma before decimals, one space.

No-break spaces are no author's business: `msai.base.typography` sets them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msai.errors import Problem
from msai_course.content.checks.course import CourseSource
from msai_course.content.written import of_banks, of_catalogues, of_trainers

#: What is wrong → how to write it.
FAULTS = {
    "straight_quotes": (re.compile(r'"'), "Napisz „…”."),
    "hyphen_for_dash": (re.compile(r"(?:^|\s)--?(?:\s|$)|—"), "Napisz półpauzę: –."),
    "hyphen_in_range": (
        re.compile(r"(?<![\w./-])\d+-\d+(?![\w./-])"),
        "Zakres ma półpauzę bez odstępów: 2026–2027.",
    ),
    "three_dots": (re.compile(r"\.\.\."), "Napisz jeden znak: …."),
    "tight_percent": (re.compile(r"\d[%‰]"), "Przed znakiem % jest odstęp."),
    "double_space": (re.compile(r"\S  +\S"), "Zostaw jeden odstęp."),
}


def check(course: CourseSource) -> Iterator[Problem]:
    """Yield texts of banks, trainers' cards and exercises with other signs than Polish ones."""
    root = course.book.parent
    for written in (*of_banks(root), *of_trainers(root), *of_catalogues(root)):
        for code, (fault, hint) in FAULTS.items():
            if found := fault.search(written.text):
                message = f"Jest „{found[0].strip()}”: {written.text.strip()}"
                place = f"{written.file}: {written.entry}"
                yield Problem(place, written.field, code, message, hint)
