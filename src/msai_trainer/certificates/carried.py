"""A signature as it is carried, by paper or mail, taken apart again; and whose key checks it.

``web/src/reader/check.ts`` reads the same; what one of both takes, the other takes too.
"""

from __future__ import annotations

import binascii
import re
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from msai.base.plain_json import read_json
from msai_trainer.certificates.signing import KEY_KINDS, MARK, is_public
from msai_trainer.errors import GradingError

#: What is signed, in the order in which people read it.
LABELS: Mapping[str, str] = {
    "numer": "Numer", "osoba": "Osoba", "szkolenie": "Szkolenie", "organizator": "Organizator",
    "terminy": "Terminy", "godziny": "Liczba godzin", "wynik": "Wynik zadań",
    "efekty": "Potwierdzone efekty", "walidacja": "Efekty potwierdza", "miejsce": "Miejscowość",
    "wydano": "Wydano", "podpis": "Podpisuje", "zastepuje": "Zastępuje zaświadczenie nr",
}  # fmt: skip
#: What copying puts in: spaces, line ends, hyphens of a word processor, the page's address.
_COPYING = re.compile(r"[\s\u00ad\u200b]+")
_ADDRESS = re.compile(r"https?:[^#]*#")


@dataclass(frozen=True, slots=True)
class CarriedSignature:
    """What stands in a signature.

    Attributes:
        text: What was signed, to the letter.
        signature: 64 bytes in Base64url.
        facts: The same text as data.
    """

    text: str
    signature: str
    facts: Mapping[str, Any]

    @property
    def said(self) -> list[tuple[str, str]]:
        """Return label and text of everything that is signed."""
        texts = {
            name: "; ".join(map(str, value)) if isinstance(value, list) else str(value)
            for name, value in self.facts.items()
        }
        return [(label, texts[name]) for name, label in LABELS.items() if texts.get(name)]


@dataclass(frozen=True, slots=True)
class PublicKey:
    """An organiser's public key: whose it is, as its file says, and the JSON Web Key."""

    organiser: str
    key: Mapping[str, Any]


def read_proof(typed: str) -> CarriedSignature:
    """Return what a copied text of a signature carries.

    Raises:
        GradingError: It is none, or not the whole.
    """
    parts = _ADDRESS.sub("", _COPYING.sub("", typed), count=1).split(".")
    try:
        mark, body, signature = parts
        said = urlsafe_b64decode(body + "=" * (-len(body) % 4)).decode()
        facts = read_json(said.encode())
        if mark != MARK or not signature or not isinstance(facts, dict):
            raise ValueError("no signature of ours")
    except (ValueError, binascii.Error) as fault:
        message = "To nie jest cały tekst podpisu."
        hint = f"Zaczyna się od {MARK} i ma trzy części oddzielone kropkami. Skopiuj go całego."
        raise GradingError.of("bad_proof", message, hint) from fault
    return CarriedSignature(said, signature, facts)


def read_public_key(content: bytes, name: str) -> PublicKey:
    """Return the public key of a file; the organiser's own key file holds it as well.

    Raises:
        GradingError: It is none.
    """
    try:
        data = read_json(content)
        public = data["public"]
        if data["msai"] not in KEY_KINDS or not is_public(public):
            raise ValueError("no key of ours")
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        message = f"„{name}” to nie jest klucz publiczny organizatora."
        hint = "Wskaż plik „klucz-publiczny…json”, najlepiej ze strony internetowej organizatora."
        raise GradingError.of("bad_key", message, hint) from fault
    return PublicKey(str(data.get("organizator", "")), public)
