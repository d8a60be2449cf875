"""A file is one room: read in one go."""

from __future__ import annotations

import statistics

from msai_course.base.paths import ROOT

#: Lines of a Python file, at the most.
MOST = 320
#: Lines of the middle one of the product's files, at the most: about 100 are meant.
MIDDLE = 115
FOLDERS = ("src", "tests", "benchmarks", "data")


def lines_of(folder: str) -> dict[str, int]:
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8").count("\n")
        for path in sorted((ROOT / folder).rglob("*.py"))
    }


def test_no_file_is_longer_than_one_reads():
    found = {name: count for folder in FOLDERS for name, count in lines_of(folder).items()}
    assert len(found) > 500
    assert {name: n for name, n in found.items() if n > MOST} == {}


def test_the_product_has_no_long_file_at_all_and_small_ones_as_a_rule():
    found = lines_of("src")
    assert max(found.values()) <= MOST
    # A package's own file is empty as a rule; that makes no room small.
    assert statistics.median(count for count in found.values() if count > 3) <= MIDDLE
