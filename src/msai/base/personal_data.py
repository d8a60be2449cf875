"""Texts of cards and the personal data that must not stand in them.

Rules cannot tell every name from other words: a person has to read a draft with that in mind. So
what looks like a name is asked about, and the data themselves are never repeated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msai.base.forms import fields_of, title_of
from msai.base.i18n import catalogue

_, ngettext = catalogue("forms")

_PESEL = re.compile(r"(?<!\d)\d{11}(?!\d)")
_PESEL_WEIGHTS = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)
_CASE_NUMBER = re.compile(r"\b[A-ZŁŚŻ]{2,}(?:[.\-/][A-Z0-9]+)*[.\-/]\d+[.\-/]\d+(?:[.\-/]\d+)?\b")
_FLAT = re.compile(
    r"(?:\bul\.|\bulic\w+|\bal\.|\bos\.|\bpl\.)\s*[^,;.\n]{2,40}?\d+\w?\s*(?:/|m\.\s*|lok\.\s*)\s*\d+",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w{2,}")
_PHONE = re.compile(r"(?<![\d,.])(?:\+48[ -]?)?\d{3}[ -]\d{3}[ -]\d{3}(?![\d])")

_CAPITAL = "A-ZĄĆĘŁŃÓŚŹŻ"
_LETTER = "a-ząćęłńóśźż"
#: “pani Nowak”; a post after it („pani dyrektor”) is written small.
_TITLED = re.compile(rf"\b(?:[Pp]an(?:i|ią|em|u|a)?|[Pp]aństw[oau]|p\.)\s+[{_CAPITAL}][{_LETTER}]+")
#: Stems of the most frequent first names; with a capital word after them they look like a person.
_FIRST_NAMES = (
    "Ann|Mari|Katarzyn|Małgorzat|Agnieszk|Barbar|Ew|Krystyn|Elżbiet|Magdalen|Joann|Mart|Monik|"
    "Natali|Paulin|Karolin|Aleksandr|Jan|Andrzej|Piotr|Krzysztof|Stanisław|Tomasz|Paweł|Pawł|"
    "Marcin|Michał|Marek|Mark|Grzegorz|Adam|Łukasz|Zbigniew|Jerz|Tadeusz|Mateusz|Dariusz|Mariusz|"
    "Kamil|Jakub|Robert|Iwon|Danut|Halin|Iren|Beat|Dorot|Teres|Justyn|Renat|Zofi"
)
#: Patrons of schools and streets are no residents.
_PATRON = r"(?<!im\. )(?<!imienia )(?<!ul\. )(?<!ulicy )(?<!ulica )"
#: “rodzina Kowalskich”, “uczeń Malinowski”: a person's word, then what ends like a surname.
_FAMILY = re.compile(
    r"\b(?:[Rr]odzin\w*|[Mm]ałżeństw\w*|[Ss]ąsi\w+|[Uu]cz(?:eń|ni\w*|enni\w*)|[Mm]atk\w+|[Oo]jc\w+"
    r"|[Ss]yn\w*|[Cc]órk\w+|[Kk]lient\w*|[Uu]czestni\w+|[Pp]odopieczn\w+|[Ll]okator\w*)\s+"
    rf"[{_CAPITAL}][{_LETTER}]+(?:sk|ck|dzk|wicz|czyk|[aiu]k|arz|cz)(?:[aiąuy]|ie\w{{1,2}}|ich|imi?|ów|om|ami)?\b"
)
_FULL = re.compile(rf"{_PATRON}\b(?:{_FIRST_NAMES})[{_LETTER}]{{0,4}}\s+[{_CAPITAL}][{_LETTER}.]+")


def texts(card: Any, part: str = "", *, people_at_work: bool = True) -> Iterator[tuple[str, str]]:
    """Yield (place, text) for every text of a card and the cards in it.

    Args:
        card: A card of `msai.base.forms`.
        part: Words for the place of the card itself.
        people_at_work: Whether fields count in which somebody may be named who answers for a
            task (`msai.base.forms.FormField.at_work`).
    """
    for item in fields_of(type(card)):
        value = getattr(card, item.name)
        if item.at_work and not people_at_work:
            continue
        if item.kind in ("card", "cards"):
            for inner in (value,) if item.kind == "card" else value:
                place = _place(item.label, title_of(inner))
                yield from texts(inner, place, people_at_work=people_at_work)
        elif isinstance(value, str) and value and not item.options:
            yield f"{part} – {item.label}".removeprefix(" – "), value
        elif item.kind == "lines":
            yield from ((f"{part} – {item.label}", line) for line in value)


def _place(label: str, title: str) -> str:
    return f"{label}: {title}" if title and not private_kinds(title) else label


def private_kinds(text: str) -> list[str]:
    """Return what sorts of personal data a text seems to hold; never the data themselves."""
    named = [_("a person's name")] if looks_like_a_name(text) else []
    return [*named, *personal_data(text)]


def looks_like_a_name(text: str) -> bool:
    """Return whether a text seems to name a person: “pani Nowak”, “Jan Kowalski”, “Ewa K.”."""
    return any(pattern.search(text) for pattern in (_TITLED, _FULL, _FAMILY))


def personal_data(text: str) -> list[str]:
    """Return what sorts of numbers and addresses of persons a text seems to hold."""
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
