"""Words by which people name columns, totals and missing values, compared without diacritics."""

from __future__ import annotations

import re

from msai.base.fold import fold

#: A row named so, or with such a word at either end of its name, is a total.
_TOTAL_WORDS = ("razem", "ogolem", "lacznie", "suma", "total", "w sumie")
#: A row named so, or beginning with such a word, is a statistic of the others.
_STATISTIC_WORDS = (
    *("srednia", "mediana", "odchylenie standardowe", "odch. std", "odchylenie", "wariancja"),
    *("minimum", "maksimum", "min", "max", "min.", "max.", "wartosc referencyjna"),
    *("wartosc srednia", "wartosc minimalna", "wartosc maksymalna", "dominanta", "rozstep"),
    *("kwartyl", "mean", "median", "average", "standard deviation", "maximum"),
)
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
    | {"population", "liczba osob", "ludnosc faktyczna", "stan ludnosci", "ludnosc stan"}
)
AREA = frozenset(["powierzchnia", "area", "pow.", "powierzchnia ogolem", "powierzchnia ogolna"])
#: Number by which a measure named in a header is multiplied: people in people, area in hectares.
_THOUSANDS = re.compile(r"\bw? ?(tysiacach|tys\.?|thousands)( osob| mieszkancow)?(?!\w)")
_SQUARES = {"km2": 100.0, "km²": 100.0, "m2": 1e-4, "m²": 1e-4, "ha": 1.0}
_SQUARE = re.compile(r"\b(?:w )?(km2|m2|ha|hektarach)(?!\w)")
_PER_THOUSAND = re.compile(r"\b(na|per) ?(1 ?000|tys)")
_NUMBER_ASIDE = re.compile(r" ?\(\d+$")
#: What a header says beside its subject: a day or year, brackets, a measure, "stan na".
_ASIDE = re.compile(
    r"\(.*?\)|\[.*?\]"
    r"|\b\d{1,2}[.-]\d{1,2}[.-]\d{4}\b( ?r\.?)?|\b\d{4}-\d\d-\d\d\b|\b(19|20)\d\d\b( ?r\.?)?"
    r"|\bstan na( dzien)?\b|\bna (dzien|koniec)( roku)?\b|\bw roku\b|\bosob[ay]?$|[;,]"
)
#: What GUS writes behind the name of a count.
_COUNT_MEASURE = re.compile(r"[ ;]*\[(?:osoba|szt\.|-)\]")
_DASHES = str.maketrans(
    dict.fromkeys("‐‑‒–—―−﹣－", "-") | dict.fromkeys("\u00ad\u200b\u200c\u200d\ufeff", "")
)


def plain_name(text: object) -> str:
    """Return a name as a table may write it, for comparing: folded, without marks around it."""
    return fold(with_plain_dashes(str(text)).replace("_", " ")).strip(" :;,()[]\"'*")


def in_words(header: str) -> str:
    """Return a header as a sentence takes it: „ludność;ogółem;2024;[osoba]” is GUS's own sign."""
    parts = (part.strip() for part in _COUNT_MEASURE.sub("", header).split(";"))
    return ", ".join(filter(None, parts))


def with_plain_dashes(text: str) -> str:
    """Return a text with every kind of dash as a hyphen and without signs that nobody sees."""
    return text if text.isascii() else text.translate(_DASHES)


def is_missing_word(text: str) -> bool:
    """Tell whether a cell says in words that there is no value."""
    # No such word has a digit; most cells are numbers, and folding is slow.
    if _DIGIT.search(text):
        return False
    stripped = text.strip().casefold()
    return stripped in _MISSING or plain_name(text) in _MISSING


def is_population(header: str) -> bool:
    """Tell whether a column is named like the number of inhabitants, whatever day it says."""
    return _subject(_THOUSANDS.sub(" ", _folded(header))) in POPULATION


def is_area(header: str) -> bool:
    """Tell whether a column is named like an area."""
    return _subject(_SQUARE.sub(" ", _folded(header))) in AREA


def scale_of(header: str, unit: str = "") -> float:
    """Return by how much numbers of a column must be multiplied, as its header or unit says.

    Thousands give 1000; an area in square kilometres 100, in square metres 0.0001 (to hectares);
    what says nothing 1.
    """
    said = f"{_folded(header)} {_folded(unit)}"
    if (square := _SQUARE.search(said)) and is_area(header):
        return _SQUARES.get(square[1], 1.0)
    return 1000.0 if _THOUSANDS.search(said) and not _PER_THOUSAND.search(said) else 1.0


def _folded(text: str) -> str:
    return fold(with_plain_dashes(text).replace("_", " "))


def _subject(folded: str) -> str:
    return plain_name(" ".join(_ASIDE.sub(" ", folded).split()).strip(" -"))


def statistic_rows(names: list[str]) -> list[int]:
    """Return the positions of rows that are statistics of the others by their name."""
    return [i for i, name in enumerate(names) if _begins(_subject(_folded(name)), _STATISTIC_WORDS)]


def _begins(name: str, words: tuple[str, ...]) -> bool:
    return any(name == word or name.startswith((f"{word} ", f"{word}:")) for word in words)


def total_rows(names: list[str]) -> list[int]:
    """Return the positions of rows that are totals by their name.

    "Gmina X" counts only when a single row is named so: in a table of municipalities it is a unit.
    """
    # "Sołectwa razem (12)": what stands in brackets counts the rows.
    folded = [plain_name(_NUMBER_ASIDE.sub("", plain_name(name))) for name in names]
    totals = {i for i, name in enumerate(folded) if name in _TOTAL_NAMES or _has_total_word(name)}
    prefixed = [
        i for i, name in enumerate(folded) if name.startswith(("gmina ", "miasto i gmina "))
    ]
    if len(prefixed) == 1:
        totals.update(prefixed)
    return sorted(totals)


def _has_total_word(name: str) -> bool:
    return _begins(name, _TOTAL_WORDS) or name.endswith(tuple(f" {w}" for w in _TOTAL_WORDS))
