"""Words by which people name columns, totals and missing values, compared without diacritics."""

from __future__ import annotations

import re

from msai.base.fold import fold

#: A row named so, or with such a word at either end of its name, is a total.
_TOTAL_WORDS = ("razem", "ogolem", "lacznie", "suma", "total", "w sumie", "srednia")
#: Whole names of rows that describe the municipality or the country, not a unit.
_TOTAL_NAMES = frozenset(
    ["gmina", "miasto", "miasto i gmina", "cala gmina", "cale miasto", "polska", "poland", "kraj"]
)
_MISSING = {
    *("-", "–", "—", ".", "..", "...", "…", "x", "*", "#", "?", "bd", "b.d.", "b.d", "brak"),
    *("nd", "n.d.", "nd.", "n/d", "na", "n/a", "nan", "null", "none", "#n/d", "#n/d!", "#n/a"),
} | {"", "b. d.", "brak danych", "nie dotyczy"}
_DIGIT = re.compile(r"\d")
POPULATION = frozenset(
    {"ludnosc", "liczba ludnosci", "mieszkancy", "liczba mieszkancow", "ludnosc ogolem"}
    | {"population", "liczba osob"}
)
AREA = frozenset(
    ["powierzchnia", "powierzchnia ha", "powierzchnia w ha", "area", "area ha", "pow. ha"]
)


def plain_name(text: object) -> str:
    """Return a name as a table may write it, for comparing: folded, without marks around it."""
    return fold(str(text).replace("_", " ")).strip(" :;,()[]\"'*")


def is_missing_word(text: str) -> bool:
    """Tell whether a cell says in words that there is no value."""
    # No such word has a digit; most cells are numbers, and folding is slow.
    if _DIGIT.search(text):
        return False
    stripped = text.strip().casefold()
    return stripped in _MISSING or plain_name(text) in _MISSING


def is_population(header: str) -> bool:
    """Tell whether a column is named like the number of inhabitants."""
    return plain_name(header) in POPULATION


def is_area(header: str) -> bool:
    """Tell whether a column is named like an area in hectares."""
    return re.sub(r"[()]", "", plain_name(header)) in AREA


def total_rows(names: list[str]) -> list[int]:
    """Return the positions of rows that are totals by their name.

    "Gmina X" counts only when a single row is named so: in a table of municipalities it is a unit.
    """
    folded = [plain_name(name) for name in names]
    totals = {i for i, name in enumerate(folded) if name in _TOTAL_NAMES or _has_total_word(name)}
    prefixed = [
        i for i, name in enumerate(folded) if name.startswith(("gmina ", "miasto i gmina "))
    ]
    if len(prefixed) == 1:
        totals.update(prefixed)
    return sorted(totals)


def _has_total_word(name: str) -> bool:
    return any(
        name == word or name.startswith((f"{word} ", f"{word}:")) or name.endswith(f" {word}")
        for word in _TOTAL_WORDS
    )
