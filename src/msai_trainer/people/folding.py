"""Texts made alike for comparing: names of people, headings, file names."""

from __future__ import annotations

import re
import unicodedata


def fold(text: str) -> str:
    """Return a text for comparing: lower case, no diacritics, single spaces."""
    plain = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("Ł", "L"))
    ascii_only = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^0-9a-z]+", " ", ascii_only.casefold()).split())
