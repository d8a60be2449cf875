"""Signatures on a computer, the same as those of the page: ECDSA over P-256 with SHA-256.

Web Cryptography writes a signature as its two numbers, 32 bytes each (IEEE P1363), and keys as
JSON Web Keys (RFC 7518, 6.2). ``web/src/storage/signing.ts`` is the page's side.
"""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)
from cryptography.hazmat.primitives.hashes import SHA256

from msai_course.base.files import FileError, check_source, write_bytes, write_with
from msai_trainer.certificates.carried import CarriedSignature, read_proof, read_public_key
from msai_trainer.certificates.model import Certificate
from msai_trainer.certificates.signing import (
    OrganiserKey,
    fingerprint_of,
    new_key,
    proof_of,
    read_key_file,
    signed_text,
)
from msai_trainer.classfile.certified import CertificateRecord
from msai_trainer.errors import GradingError

_CURVE, _HOW = ec.SECP256R1(), ec.ECDSA(SHA256())
#: Bytes of a number of this curve.
_WIDTH = 32


def record_of(one: Certificate) -> CertificateRecord:
    """Return a certificate of the register as a class file keeps it."""
    texts = asdict(replace(one, plik="", podpis_elektroniczny=""))
    return CertificateRecord(
        number=one.numer, issued=one.wydano, code=one.kod_osoby,
        printed={name: text for name, text in texts.items() if text},
        signature=one.podpis_elektroniczny, saved_at=datetime.now(UTC),
    )  # fmt: skip


def proof(one: Certificate) -> str:
    """Return the signature of a certificate as paper carries it; "": it is not signed."""
    return proof_of(record_of(one))


def signed(one: Certificate, key: OrganiserKey) -> Certificate:
    """Return a certificate with the organiser's signature.

    Raises:
        GradingError: Nothing can be signed with this key.
    """
    signature = sign(signed_text(record_of(one)), key.private)
    return replace(one, podpis_elektroniczny=signature)


def open_key(path: Path) -> OrganiserKey:
    """Return the organiser's key, made here or by the page „Zaświadczenia”.

    Raises:
        GradingError: It is none, or nothing can be signed with it.
    """
    check_source(path)
    key = read_key_file(path.read_bytes(), path.name)
    sign("", key.private)
    return key


def make_key_files(organiser: str, folder: Path, today: date) -> tuple[OrganiserKey, Path, Path]:
    """Make a key: the file that only the organiser keeps, and the public one.

    Raises:
        FileError: A key of today is there already.
    """
    secret = folder / f"klucz-organizatora-{today}.json"
    public = folder / f"klucz-publiczny-{today}.json"
    for path in (secret, public):
        # Not even an unchanged earlier one is written over: a lost key can't be had again.
        if path.exists():
            message, hint = "Ten klucz już istnieje.", "Użyj go albo podaj inny folder w --output."
            raise FileError.of(path, "key_exists", message, hint)
    key = new_key(organiser, _made_pair(), today)
    folder.mkdir(parents=True, exist_ok=True)
    write_with(secret, lambda new: new.write_bytes(key.file()), private=True)
    write_bytes(public, key.public_file())
    return key, secret, public


def check_proof(text: str, key: Path) -> tuple[CarriedSignature, str, str]:
    """Check a carried signature with a public key; nothing but both is needed.

    Returns:
        What was signed, the organiser that the key's file names, and the key's fingerprint.

    Raises:
        GradingError: It is no signature, no key, or they do not belong together.
    """
    check_source(key)
    carried, owner = read_proof(text), read_public_key(key.read_bytes(), key.name)
    mark = fingerprint_of(owner.key)
    if not is_signed(carried.text, carried.signature, owner.key):
        message = "Podpis się nie zgadza."
        hint = (
            "Treść zmieniono albo podpisał ją ktoś inny niż właściciel tego klucza "
            f"(odcisk {mark}). Sprawdź, czy to klucz tego organizatora."
        )
        raise GradingError.of("bad_signature", message, hint)
    return carried, owner.organiser, mark


def sign(text: str, key: Mapping[str, Any]) -> str:
    """Return the signature of a text: 64 bytes in Base64url.

    Raises:
        GradingError: This is no private key.
    """
    try:
        numbers = ec.EllipticCurvePrivateNumbers(_number(key["d"]), _point(key))
        made = numbers.private_key().sign(text.encode(), _HOW)
    except (ValueError, KeyError, TypeError) as fault:
        hint = "Otwórz inną kopię pliku z kluczem."
        raise GradingError.of("bad_key", "Tym kluczem nie da się podpisać.", hint) from fault
    return _base64(b"".join(one.to_bytes(_WIDTH) for one in decode_dss_signature(made)))


def is_signed(text: str, signature: str, key: Mapping[str, Any]) -> bool:
    """Tell whether a signature is of this text and of the owner of this public key.

    Raises:
        GradingError: This is no public key.
    """
    try:
        owner = _point(key).public_key()
    except (ValueError, KeyError, TypeError) as fault:
        hint = "Poproś organizatora o klucz publiczny jeszcze raz."
        raise GradingError.of("bad_key", "Tego klucza nie da się użyć.", hint) from fault
    try:
        raw = _bytes(signature)
        if len(raw) != 2 * _WIDTH:
            return False
        halves = (int.from_bytes(raw[:_WIDTH]), int.from_bytes(raw[_WIDTH:]))
        owner.verify(encode_dss_signature(*halves), text.encode(), _HOW)
    except (InvalidSignature, ValueError):
        return False
    return True


def _made_pair() -> dict[str, dict[str, Any]]:
    numbers = ec.generate_private_key(_CURVE).private_numbers()
    point = numbers.public_numbers
    public = {"kty": "EC", "crv": "P-256", "x": _coded(point.x), "y": _coded(point.y), "ext": True}
    private = {**public, "d": _coded(numbers.private_value), "key_ops": ["sign"]}
    return {"public": {**public, "key_ops": ["verify"]}, "private": private}


def _point(key: Mapping[str, Any]) -> ec.EllipticCurvePublicNumbers:
    if key["crv"] != "P-256":
        raise ValueError("another curve")
    return ec.EllipticCurvePublicNumbers(_number(key["x"]), _number(key["y"]), _CURVE)


def _number(text: str) -> int:
    return int.from_bytes(_bytes(text))


def _coded(number: int) -> str:
    return _base64(number.to_bytes(_WIDTH))


def _base64(content: bytes) -> str:
    return urlsafe_b64encode(content).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error as fault:
        raise ValueError("no Base64url") from fault
