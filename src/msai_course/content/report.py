"""Words, minutes and FOG-PL of every page: ``_build/content_report.csv``.

    python -m msai_course.content.report [PAGE…]

With pages it prints them with their hardest words, for an author at work.
"""

from __future__ import annotations

import csv
import io
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from msai_course.base.files import write_text
from msai_course.base.paths import BOOK, BUILD, ROOT
from msai_course.content.checks.course import CourseSource, read_course
from msai_course.content.page import SourcePage, read_page
from msai_course.content.plain_language import hard_words, measure
from msai_course.content.prose import prose

REPORT = BUILD / "content_report.csv"
COLUMNS = (
    *("page", "title", "words", "sentences", "mean_sentence", "hard_percent", "fog_pl"),
    *("reading_minutes", "exercise_minutes", "workshop_minutes"),
)
_SHOWN = 15


def row(page: SourcePage) -> dict[str, object]:
    """Return the figures of one page."""
    result = measure(prose(page))
    minutes = page.metadata.minutes
    figures = (
        *(page.name, page.metadata.title, result.words, result.sentences),
        *(round(result.sentence_length, 1), round(result.hard_share * 100, 1)),
        *(round(result.fog, 1), minutes.reading, minutes.exercise, minutes.workshop),
    )
    return dict(zip(COLUMNS, figures, strict=True))


def write_report(course: CourseSource, target: Path = REPORT) -> Path:
    """Write one row per page and return the file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    table = io.StringIO()
    writer = csv.DictWriter(table, COLUMNS)
    writer.writeheader()
    writer.writerows(map(row, course.pages))
    return write_text(target, table.getvalue())


def main(arguments: Iterable[str]) -> None:
    """Print the named pages, or write the report of the whole book."""
    paths = [Path(argument).resolve() for argument in arguments]
    if not paths:
        sys.stdout.write(f"{write_report(read_course(ROOT / 'book'))}\n")
    for path in paths:
        page = read_page(path, BOOK if path.is_relative_to(BOOK) else path.parent)
        common = Counter(hard_words(prose(page))).most_common(_SHOWN)
        figures = ", ".join(f"{name} {value}" for name, value in row(page).items())
        words = ", ".join(f"{word} {count}" for word, count in common)
        sys.stdout.write(f"{figures}\n{words}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
