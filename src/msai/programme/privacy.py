"""Texts of a draft and what must not stand in them: personal data and words that hurt.

Personal names cannot be told from other names by rules, so they are not looked for; a person has
to read the draft with that in mind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msai.forms import fields_of, title_of
from msai.i18n import catalogue
from msai.stems import find_words

_, ngettext = catalogue("programme")

#: Words that brand people.
HURTFUL = ("patologi", "patusi", "podopieczn", "trudn element", "element= społeczn",
           "margines społeczn", "nieudacznik", "roszczeniow", "żul", "menel", "melin",
           "trudn młodzie", "trudn rodzin", "trudn klient")  # fmt: skip
_PESEL = re.compile(r"(?<!\d)\d{11}(?!\d)")
_PESEL_WEIGHTS = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)
_CASE_NUMBER = re.compile(r"\b[A-ZŁŚŻ]{2,}(?:[.\-/][A-Z0-9]+)*[.\-/]\d+[.\-/]\d+(?:[.\-/]\d+)?\b")
_FLAT = re.compile(
    r"(?:\bul\.|\bulic\w+|\bal\.|\bos\.|\bpl\.)\s*[^,;.\n]{2,40}?\d+\w?\s*(?:/|m\.\s*|lok\.\s*)\s*\d+",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w{2,}")
_PHONE = re.compile(r"(?<![\d,.])(?:\+48[ -]?)?\d{3}[ -]\d{3}[ -]\d{3}(?![\d])")
_STREET = re.compile(r"\b(?:ul\.|ulic[aąęy]|ulicę)\s+(\w+(?:\s[A-ZĄĆĘŁŃÓŚŹŻ]\w+)?)")


def texts(card: Any, part: str = "") -> Iterator[tuple[str, str]]:
    """Yield (place, text) for every text of a card and the cards in it."""
    for item in fields_of(type(card)):
        value = getattr(card, item.name)
        if item.kind in ("card", "cards"):
            for inner in (value,) if item.kind == "card" else value:
                title = title_of(inner)
                yield from texts(inner, f"{item.label}: {title}" if title else item.label)
        elif isinstance(value, str) and value and not item.options:
            yield f"{part} – {item.label}".removeprefix(" – "), value
        elif item.kind == "lines":
            yield from ((f"{part} – {item.label}", line) for line in value)


def personal_data(text: str) -> list[str]:
    """Return what sorts of personal data a text seems to hold; never the data themselves."""
    found = {
        _("a PESEL number"): any(_is_pesel(number) for number in _PESEL.findall(text)),
        _("a case number"): _CASE_NUMBER.search(text) is not None,
        _("an address with a flat number"): _FLAT.search(text) is not None,
        _("an e-mail address"): _MAIL.search(text) is not None,
        _("a telephone number"): _PHONE.search(text) is not None,
    }
    return [kind for kind, there in found.items() if there]


def _is_pesel(number: str) -> bool:
    """Check digit of the PESEL register: weights 1 3 7 9, tens complement."""
    total = sum(int(d) * w for d, w in zip(number, _PESEL_WEIGHTS, strict=False))
    return (10 - total % 10) % 10 == int(number[10]) and 1 <= int(number[2:4]) % 20 <= 12


def hurtful_words(text: str) -> tuple[str, ...]:
    """Return words of a text that brand people."""
    return find_words(text, HURTFUL)


def streets(text: str) -> list[str]:
    """Return names of streets in a text."""
    return _STREET.findall(text)
