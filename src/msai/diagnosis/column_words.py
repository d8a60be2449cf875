"""Words by which people name columns, totals and missing values, compared without diacritics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msai.base.fold import fold, fold_each

#: A row named so, or with such a word at either end of its name, is a total.
_TOTAL_WORDS = (
    *("razem", "ogolem", "lacznie", "suma", "total", "w sumie", "podsumowanie", "σ", "ogol"),
)
#: A row named so, or beginning with such a word, is a statistic of the others or no unit at all.
_STATISTIC_WORDS = (
    *("srednia", "srednio", "przecietna", "przecietnie", "sr. dla", "sr. gminy", "sr. miasta"),
    *("mediana", "dominanta", "rozstep", "wariancja", "skosnosc", "kurtoza", "odchylenie"),
    *("odch. std", "odch. stand", "odch.std", "odch. st", "odch std", "standard deviation"),
    *("wspolczynnik zmiennosci", "wsp. zmiennosci", "kwartyl", "percentyl", "decyl", "centyl"),
    *("minimum", "maksimum", "maximum", "min", "max", "min.", "max.", "wart. min", "wart. max"),
    *("wartosc referencyjna", "wartosc odniesienia", "wartosc przecietna", "wartosc progowa"),
    *("wartosc srednia", "wartosc minimalna", "wartosc maksymalna", "wartosc graniczna"),
    *("najmniejsza wartosc", "najwieksza wartosc", "liczba jednostek", "punkt odniesienia"),
    *("mean", "median", "average", "benchmark", "dane dla", "w tym", "z tego"),
)
#: A row of exactly this name is one too; as the beginning of a name it may be a place.
_STATISTIC_NAMES = frozenset(
    {"sr", "sr.", "med", "med.", "norma", "prog", "q1", "q2", "q3", "sd", "std", "cv", "n"}
    | {"odch", "odch."}
)
#: "1. kwartyl", "kwartyl dolny", "III kwartyl", "90. percentyl".
_QUANTILE = re.compile(r"(\d+\.? ?|[ivx]+ |\w+[yi] )?(kwartyl|percentyl|decyl|centyl)\b")
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
    | {"liczba mieszkancow zameldowanych", "liczba osob zameldowanych", "ludnosc zameldowana"}
    | {"osoby zameldowane", "mieszkancy zameldowani", "mieszkancy ogolem", "zameldowani"}
)
AREA = frozenset(["powierzchnia", "area", "pow.", "powierzchnia ogolem", "powierzchnia ogolna"])
#: Number by which a measure named in a header is multiplied: people in people, area in hectares.
_THOUSANDS = re.compile(r"\bw? ?(tysiacach|tys\.?|thousands)( osob| mieszkancow)?(?!\w)")
_MILLIONS = re.compile(r"\b(?:w )?(?:mln|milionach|millions)(?!\w)")
_SQUARES = {"km2": 100.0, "km kw": 100.0, "m2": 1e-4, "m kw": 1e-4, "a": 0.01, "arach": 0.01}
_SQUARE = re.compile(r"\b(?:w )?(km2|m2|k?m kw|hektarach|ha|arach|(?<=[\[(])a(?=[\])]))(?!\w)\.?")
#: What rates are of: "na 1000 mieszkańców", "na 10 tys. ludności", "/100 os.".
_PER = re.compile(r"(?:\b(?:na|per)|/) ?(100 ?000|10 ?000|1 ?000|100|(?:100 |10 |1 )?tys\w*)(?!\w)")
_NUMBER_ASIDE = re.compile(r" ?\(\d+$")
#: What a header says beside its subject: a day or year, brackets, a measure, "stan na".
_ASIDE = re.compile(
    r"\(.*?\)|\[.*?\]"
    r"|\b\d{1,2}[.-]\d{1,2}[.-]\d{4}\b( ?r\.?)?|\b\d{4}-\d\d-\d\d\b|\b(19|20)\d\d\b( ?r\.?)?"
    r"|\b\d{1,2} ?[ivx]+\b|\bstan (na|w dniu)( dzien)?\b|\bna (dzien|koniec)( roku)?\b|\bw roku\b"
    r"|\bosob[ay]?$|[;,]"
)
#: What GUS writes behind the name of a count.
_COUNT_MEASURE = re.compile(r"[ ;]*\[(?:osoba|szt\.|-)\]")
_DASHES = dict.fromkeys("‐‑‒–—―−﹣－", "-") | dict.fromkeys("\u00ad\u200b\u200c\u200d\ufeff", "")
_MARKS = " :;,()[]\"'*"
#: A name that holds none of these is no total; the last two stand in names of a municipality.
_OF_TOTALS = (
    *("razem", "ogol", "lacznie", "suma", "sumie", "podsumowanie", "total", "σ"),
    *("polska", "poland", "kraj", "gmin", "miast"),
)
#: A name that holds none of these is no statistic, unless it is as short as `_STATISTIC_NAMES`.
_OF_STATISTICS = tuple(
    dict.fromkeys(word if len(first := word.split()[0]) < 3 else first for word in _STATISTIC_WORDS)
)
_SHORT = max(map(len, _STATISTIC_NAMES)) + 3


def plain_name(text: object) -> str:
    """Return a name as a table may write it, for comparing: folded, without marks around it."""
    return fold(with_plain_dashes(str(text)).replace("_", " ")).strip(_MARKS)


@lru_cache(maxsize=2)
def plain_names(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return `plain_name` of each text."""
    return tuple(name.strip(_MARKS) for name in folded_names(texts))


@lru_cache(maxsize=2)
def folded_names(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return names folded, with plain dashes and with the marks around them.

    The rows of a table are asked for them several times, one after the other.
    """
    together = "\n".join(texts)
    if together.count("\n") != len(texts) - 1:
        return tuple(map(_folded, texts))
    return tuple(fold_each(with_plain_dashes(together).replace("_", " ").split("\n")))


def mentioning(folded: Sequence[str], words: Iterable[str]) -> list[int]:
    """Return the positions of folded names that hold one of the words, in their order."""
    together = "\n".join(folded)
    met = [word for word in words if word in together]
    if not met:
        return []
    return [at for at, name in enumerate(folded) if any(word in name for word in met)]


def in_words(header: str) -> str:
    """Return a header as a sentence takes it: „ludność;ogółem;2024;[osoba]” is GUS's own sign."""
    parts = (part.strip() for part in _COUNT_MEASURE.sub("", header).split(";"))
    return ", ".join(filter(None, parts))


def with_plain_dashes(text: str) -> str:
    """Return a text with every kind of dash as a hyphen and without signs that nobody sees."""
    if not text.isascii():
        for sign, plain in _DASHES.items():
            text = text.replace(sign, plain)
    return text


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
    millions a million; what says nothing 1, and so does a rate: "na 10 tys. mieszkańców".
    """
    said = f"{_folded(header)} {_folded(unit)}"
    if (square := _SQUARE.search(said)) and is_area(header):
        return _SQUARES.get(square[1], 1.0)
    if per_of(said):
        return 1.0
    if _MILLIONS.search(said):
        return 1e6
    return 1000.0 if _THOUSANDS.search(said) else 1.0


def per_of(folded: str) -> int:
    """Return per how many a folded header says that its numbers are; 0: it does not say."""
    if (found := _PER.search(folded)) is None:
        return 0
    number, thousands, _rest = found[1].replace(" ", "").partition("tys")
    return int(number or 1) * (1000 if thousands else 1)


def _folded(text: str) -> str:
    return fold(with_plain_dashes(text).replace("_", " "))


def _subject(folded: str) -> str:
    return plain_name(" ".join(_ASIDE.sub(" ", folded).split()).strip(" -"))


def statistic_rows(names: Sequence[str]) -> list[int]:
    """Return the positions of rows that are statistics of the others by their name."""
    folded = folded_names(tuple(names))
    short = (i for i, name in enumerate(folded) if len(name) <= _SHORT)
    may_be = sorted({*mentioning(folded, _OF_STATISTICS), *short})
    return [i for i in may_be if _is_statistic(_subject(folded[i]))]


def _is_statistic(name: str) -> bool:
    return (
        _begins(name, _STATISTIC_WORDS)
        or name in _STATISTIC_NAMES
        or _QUANTILE.match(name) is not None
    )


def _begins(name: str, words: tuple[str, ...]) -> bool:
    return any(
        name == word or name.startswith((f"{word} ", f"{word}:", f"{word}.")) for word in words
    )


def total_rows(names: Sequence[str]) -> list[int]:
    """Return the positions of rows that are totals by their name.

    "Gmina X" counts only when a single row is named so: in a table of municipalities it is a unit.
    """
    plain = plain_names(tuple(names))
    # "Sołectwa razem (12)": what stands in brackets counts the rows.
    may_be = {i: plain_name(_NUMBER_ASIDE.sub("", plain[i])) for i in mentioning(plain, _OF_TOTALS)}
    totals = {i for i, name in may_be.items() if name in _TOTAL_NAMES or _has_total_word(name)}
    prefixed = [i for i, name in may_be.items() if name.startswith(("gmina ", "miasto i gmina "))]
    if len(prefixed) == 1:
        totals.update(prefixed)
    return sorted(totals)


def _has_total_word(name: str) -> bool:
    return _begins(name, _TOTAL_WORDS) or name.endswith(tuple(f" {w}" for w in _TOTAL_WORDS))
