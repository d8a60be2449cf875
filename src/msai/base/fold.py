"""Texts made alike for comparing and for names: one idea of what the same letters are."""

from __future__ import annotations

import re
import unicodedata

#: Letters whose stroke is no combining sign.
_STROKES = str.maketrans("łŁ", "lL")


def bare(text: str) -> str:
    """Return a text without diacritics: „Żołądź” → “Zoladz”."""
    flat = unicodedata.normalize("NFKD", text.translate(_STROKES))
    return "".join(sign for sign in flat if not unicodedata.combining(sign))


def fold(text: str) -> str:
    """Return a text for comparing: small letters, no diacritics, single spaces."""
    # Small letters may be written with signs that the large one did not have.
    return " ".join(bare(bare(text).casefold()).split())


def fold_words(text: str) -> str:
    """Return the words of a text for comparing: letters a to z and digits, single spaces."""
    return " ".join(re.findall(r"[0-9a-z]+", fold(text)))
