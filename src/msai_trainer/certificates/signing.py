"""What a signature of a certificate covers, and the organiser's key file.

The private key and the secret of verification codes are in one file, which the organiser keeps and
nobody else: no server has it, so a lost file can't be had again. The public key is for everybody.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from msai.base.plain_json import read_json
from msai_trainer.certificates.evidence import lines_of
from msai_trainer.classfile.certified import CertificateRecord
from msai_trainer.errors import GradingError

#: How a carried signature begins; ``check.ts`` reads it.
MARK = "MSAI1"
_VERSION = 1
_KIND, _PUBLIC_KIND = "klucz organizatora", "klucz publiczny organizatora"
KEY_KINDS = (_KIND, _PUBLIC_KIND)
#: What of a certificate is signed; outcomes come besides.
_SIGNED = (
    "osoba", "szkolenie", "organizator", "terminy", "godziny", "wynik", "walidacja", "miejsce",
    "podpis",
)  # fmt: skip
#: Members of a JSON Web Key of P-256 (RFC 7518, 6.2).
_POINT = ("x", "y")


@dataclass(frozen=True, slots=True)
class OrganiserKey:
    """The organiser's key.

    Attributes:
        organiser: Whose it is.
        made: When it was made, ISO.
        public: Public key, a JSON Web Key.
        private: Private key, a JSON Web Key.
        secret: What verification codes are made with.
    """

    organiser: str
    made: str
    public: Mapping[str, Any]
    private: Mapping[str, Any]
    secret: str

    @property
    def fingerprint(self) -> str:
        """Return what people compare by eye: the beginning of SHA-256 of the public point."""
        return fingerprint_of(self.public)

    def file(self) -> bytes:
        """Return the file that only the organiser keeps."""
        data = {
            "msai": _KIND, "version": _VERSION, "organizator": self.organiser,
            "utworzono": self.made, "public": dict(self.public),
            "private": dict(self.private), "secret": self.secret,
        }  # fmt: skip
        return _json(data)

    def public_file(self) -> bytes:
        """Return the file for everybody who checks certificates."""
        data = {
            "msai": _PUBLIC_KIND, "version": _VERSION, "organizator": self.organiser,
            "utworzono": self.made, "public": dict(self.public),
        }  # fmt: skip
        return _json(data)


def fingerprint_of(public: Mapping[str, Any]) -> str:
    """Return the fingerprint of a public key: four groups of four hexadecimal digits."""
    point = f"{public.get('x')}.{public.get('y')}"
    found = hashlib.sha256(point.encode()).hexdigest()[:16]
    return "-".join(found[at : at + 4] for at in range(0, 16, 4))


def new_key(organiser: str, pair: Mapping[str, Any], today: date) -> OrganiserKey:
    """Return a key of what the browser made, with a new secret for codes."""
    secret = secrets.token_hex(32)
    return OrganiserKey(organiser, today.isoformat(), pair["public"], pair["private"], secret)


def read_key_file(content: bytes, name: str) -> OrganiserKey:
    """Return the key that a file holds.

    Raises:
        GradingError: It is no key, a public one, or damaged.
    """
    try:
        data = read_json(content)
        if data.get("msai") == _PUBLIC_KIND:
            message = f"„{name}” to klucz publiczny: nim się sprawdza, a nie podpisuje."
            raise GradingError.of("public_key", message, "Otwórz swój klucz organizatora.")
        public, private = data["public"], data["private"]
        whole = is_public(public) and is_public(private)
        same = all(public[part] == private[part] for part in _POINT)
        if data["msai"] != _KIND or data["version"] != _VERSION or not (whole and same):
            raise ValueError("no key of ours")
        if not isinstance(private["d"], str) or len(bytes.fromhex(data["secret"])) < 16:
            raise ValueError("no secret")
        texts = (str(data.get("organizator", "")), str(data.get("utworzono", "")))
        return OrganiserKey(*texts, public, private, data["secret"])
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        message = f"„{name}” to nie jest klucz organizatora albo plik jest uszkodzony."
        raise GradingError.of(
            "bad_key", message, "Weź kopię tego pliku. Nic nie zmieniono."
        ) from fault


def is_public(key: Mapping[str, Any]) -> bool:
    """Tell whether a JSON Web Key names a point, as a public and a private one do."""
    return all(isinstance(key[part], str) for part in _POINT)


def signed_text(record: CertificateRecord) -> str:
    """Return what is signed of a certificate: everything that stands on it, as JSON."""
    said = {name: record.printed.get(name, "") for name in _SIGNED}
    facts: dict[str, Any] = {
        "numer": record.number,
        "wydano": record.issued,
        "zastepuje": record.supersedes,
        "efekty": [outcome for outcome, *_rest in lines_of(record.printed.get("efekty", ""))],
        **said,
    }
    known = {name: value for name, value in facts.items() if value}
    return json.dumps(known, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def proof_of(record: CertificateRecord) -> str:
    """Return the signature with all that it covers, as text that paper and mail carry; "": none."""
    if not record.signature:
        return ""
    body = urlsafe_b64encode(signed_text(record).encode()).decode().rstrip("=")
    return f"{MARK}.{body}.{record.signature}"


def linked(proof: str, page: str) -> str:
    """Return the address of the page that checks with the signature behind it; "": no address.

    What stands after ``#`` never leaves the browser of whoever opens the address.
    """
    return f"{page.partition('#')[0]}#{proof}" if page and proof else ""


def _json(data: Mapping[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
