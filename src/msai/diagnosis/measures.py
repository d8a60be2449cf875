"""What a header says of its numbers: ready to compare, or a count; and of which year they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from msai.base.fold import fold
from msai.diagnosis.column_words import per_of, plain_name, with_plain_dashes

_SHARE = re.compile(r"%|\b(?:procent|odsetek|udzial|stopa|percent|share)")
_PER_MILLE = re.compile(r"‰|\bpromil")
_DENSITY = re.compile(
    r"\bgestosc\b|(?:\b(?:na|per)|/) ?(?:1 )?(?:km|ha\b|osobe\b|mieszkanca\b)|/ ?os\b"
)
_COUNT = re.compile(r"\[(?:osob[ay]?|szt\.?|sztuk[ai]?|ha|km|m2|zl)\]|\bliczba\b")
_YEAR = re.compile(r"(?<![\d.-])(?:19|20)\d\d(?![\d.-])")


@dataclass(frozen=True, slots=True)
class Measure:
    """What the numbers of a column are.

    Attributes:
        kind: ``rate``: ready to compare; ``count``: to be divided; "": the header does not say.
        per: Of a rate, per how many: 1 (a person, a hectare), 100, 1000, 10000 or 100000.
    """

    kind: str = ""
    per: int = 100


def measure_of(header: str) -> Measure:
    """Return what a header says of its numbers."""
    said = fold(with_plain_dashes(header).replace("_", " "))
    if per := per_of(said):
        return Measure("rate", per)
    if _PER_MILLE.search(said):
        return Measure("rate", 1000)
    if _DENSITY.search(said):
        return Measure("rate", 1)
    if _SHARE.search(said):
        return Measure("rate", 100)
    return Measure("count" if _COUNT.search(said) else "")


def is_share(text: str) -> bool:
    """Tell whether a header or unit says that numbers are parts of a hundred."""
    said = fold(with_plain_dashes(text))
    return re.search(r"%(?!o)|\b(?:procent|odsetek|percent)", said) is not None


def years_of(headers: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return ``{subject: {year: header}}`` of headers that differ in nothing but the year."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for header in headers:
        years = _YEAR.findall(header)
        if len(years) == 1:
            found[plain_name(_YEAR.sub("", header))].setdefault(years[0], header)
    return {subject: years for subject, years in found.items() if len(years) > 1}


def of_other_years(headers: Sequence[str], wanted: str = "") -> list[str]:
    """Return the headers to leave out so that one year of each subject is left.

    Args:
        headers: All headers.
        wanted: The year to keep; "" or one that a subject lacks: its latest.
    """
    return [
        header
        for years in years_of(headers).values()
        for year, header in years.items()
        if year != (wanted if wanted in years else max(years))
    ]
