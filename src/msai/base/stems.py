"""Finding Polish words whatever their ending: „poprawa”, „poprawy”, „poprawienie”.

A pattern is one stem or several: ``"zwiększ świadomoś"`` finds „zwiększenie społecznej
świadomości”: each stem begins a word, and up to two other words may stand between. A stem that
ends in ``=`` is a whole word. Case does not matter, Polish letters do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

_GAP = r"\W+(?:\w+\W+){0,2}?"


def find_words(text: str, stems: Iterable[str]) -> tuple[str, ...]:
    """Return the words of the text that begin with one of the stems, as written, each once."""
    found = (match.group(0) for match in _pattern(tuple(stems)).finditer(text))
    return tuple(dict.fromkeys(found))


def has_word(text: str, stems: Iterable[str]) -> bool:
    """Return whether the text has a word with one of the stems."""
    return _pattern(tuple(stems)).search(text) is not None


def starts_with(text: str, stems: Iterable[str]) -> bool:
    """Return whether the first word of the text has one of the stems."""
    return _pattern(tuple(stems)).match(text.lstrip(" „\"'–-")) is not None


@cache
def _pattern(stems: tuple[str, ...]) -> re.Pattern[str]:
    phrases = [_GAP.join(_word(stem) for stem in phrase.split()) for phrase in stems]
    return re.compile(r"\b(?:" + "|".join(phrases) + ")", re.IGNORECASE)


def _word(stem: str) -> str:
    whole = stem.endswith("=")
    return re.escape(stem.removesuffix("=")) + (r"\b" if whole else r"\w*")
