"""The verification code (a keyed hash) and the sealed copy of a certificate in one cell.

The hash is made over JSON of everything printed, each value under its name, so that two different
papers never give the same text. The sealed copy is ASCII that no spreadsheet changes: it brings
back what a spreadsheet made of the other cells (dates, numbers, letters of a small code page).
"""

from __future__ import annotations

import base64
import binascii
import hmac
import json
import re
import unicodedata
import zlib
from collections.abc import Mapping
from dataclasses import asdict, fields

from msai_trainer.certificates.model import (
    FIRST,
    PRESENT,
    PRINTED_FIRST,
    Certificate,
    is_bare_name,
)

#: Letters and digits of a code; 0, 1, I and O are left out.
SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH = 12
#: What somebody sees who reads or types a sign that no code has.
_MISREAD: Mapping[str, str] = {"0": "QD8C", "O": "QDC8", "1": "LJT7", "I": "LJT7"}
_SEAL = "z2."
#: More than any certificate needs; a cell that unpacks into more is not ours.
_MOST = 1 << 20


def code_of(key: bytes, one: Certificate) -> str:
    """Return the code that fits a certificate."""
    value = int.from_bytes(hmac.digest(key, _canonical(one).encode(), "sha256"))
    signs = [SIGNS[(value >> 5 * place) & 31] for place in range(LENGTH)]
    return "-".join("".join(signs[start : start + 4]) for start in range(0, LENGTH, 4))


def _canonical(one: Certificate) -> str:
    said = one.said
    if one.is_first:
        return json.dumps([said[name] for name in PRINTED_FIRST])
    return json.dumps({"wersja": PRESENT, **said}, sort_keys=True)


def bare_code(typed: str) -> str:
    """Return a code as it was typed, without spaces and dashes, in capital letters."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", typed)).upper()


def fits(expected: str, typed: str) -> bool:
    """Tell whether a typed code is the expected one; 0, O, 1 and I count as misread."""
    wanted, given = bare_code(expected), bare_code(typed)
    if len(given) != len(wanted):
        return False
    meant = "".join(
        right if right in _MISREAD.get(sign, "") else sign
        for right, sign in zip(wanted, given, strict=True)
    )
    return hmac.compare_digest(wanted.encode(), meant.encode())


def differences(expected: str, typed: str) -> int:
    """Return in how many places a typed code of the right length differs."""
    pairs = zip(bare_code(expected), bare_code(typed), strict=False)
    return sum(right not in (sign, *_MISREAD.get(sign, "")) for right, sign in pairs)


def sealed(one: Certificate) -> str:
    """Return a certificate as one cell that no spreadsheet changes."""
    packed = zlib.compress(json.dumps(asdict(one)).encode(), 9)
    return _SEAL + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def unsealed(cell: str) -> Certificate | None:
    """Return the certificate of a cell; None: it is something else, or damaged."""
    text = cell.strip().strip("\"'")
    if not text.startswith(_SEAL):
        return None
    body = text.removeprefix(_SEAL)
    try:
        packed = base64.b64decode(body + "=" * (-len(body) % 4), b"-_", validate=True)
        engine = zlib.decompressobj()
        data = json.loads(engine.decompress(packed, _MOST))
        values = {field.name: data.get(field.name, field.default) for field in fields(Certificate)}
    except (binascii.Error, zlib.error, ValueError, KeyError, TypeError):
        return None
    whole = engine.eof and all(isinstance(value, str) for value in values.values())
    whole = whole and is_bare_name(values["plik"])
    return Certificate(**values) if whole and values["wersja"] in (FIRST, PRESENT) else None
