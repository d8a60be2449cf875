"""The envelope of a class file with a password; who has AES opens it: the browser, or the host.

    bytes  what
        9  ``MSAIKLASA``
        1  version of the envelope: 1
        4  rounds of PBKDF2, an unsigned number, the large end first
       16  salt
       12  nonce
     rest  the class file (a ZIP) by AES-256-GCM, with its tag of 16 bytes at the end

The key is PBKDF2-HMAC-SHA256 of the password (Unicode NFC, UTF-8) with the salt. The 42 bytes
before the rest are authenticated: with one bit of them changed nothing opens. Source of the
rounds: OWASP Password Storage Cheat Sheet, 2023.
"""

from __future__ import annotations

import secrets
import struct
import unicodedata
from dataclasses import dataclass

from msai_trainer.errors import GradingError

MAGIC, _VERSION = b"MSAIKLASA", 1
_HEAD = struct.Struct(">9sBI16s12s")
#: Rounds of a new file, and the most that is tried: a hostile file must not hold the computer up.
ROUNDS, _MOST_ROUNDS = 600_000, 10_000_000
_TAG = 16
SHORTEST = 10
LOST = "Zgubione hasło to zgubiony plik: nikt go nie otworzy, także autorzy kursu."


@dataclass(frozen=True, slots=True)
class Envelope:
    """The head of a locked file, and what stands behind it.

    Attributes:
        header: The 42 bytes that are authenticated.
        rounds: Rounds of PBKDF2.
        salt: 16 bytes.
        nonce: 12 bytes.
        content: Behind the head: what is locked, or, in a new one, nothing yet.
    """

    header: bytes
    rounds: int
    salt: bytes
    nonce: bytes
    content: bytes = b""


def new_envelope() -> Envelope:
    """Return the head of a new file; no salt and no nonce is ever used twice."""
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    header = _HEAD.pack(MAGIC, _VERSION, ROUNDS, salt, nonce)
    return Envelope(header, ROUNDS, salt, nonce)


def is_locked(content: bytes) -> bool:
    """Tell whether a file asks for a password."""
    return content.startswith(MAGIC)


def read_envelope(content: bytes, name: str) -> Envelope:
    """Return the head of a locked file and what is behind it.

    Raises:
        GradingError: It is cut off, damaged, or of a newer course.
    """
    if len(content) < _HEAD.size + _TAG:
        raise _refused(name)
    header = content[: _HEAD.size]
    _magic, version, rounds, salt, nonce = _HEAD.unpack(header)
    if version > _VERSION:
        message = f"Plik „{name}” zamknął hasłem nowszy kurs."
        raise GradingError.of("newer_lock", message, "Otwórz go w nowszym kursie.")
    if version != _VERSION or not ROUNDS <= rounds <= _MOST_ROUNDS:
        raise _refused(name)
    return Envelope(header, rounds, salt, nonce, content[_HEAD.size :])


def password_text(typed: str) -> str:
    """Return a password as it is used: one letter is one letter, whatever the keyboard sends."""
    return unicodedata.normalize("NFC", typed)


def checked_password(first: str, second: str) -> str:
    """Return a new password that was typed twice.

    Raises:
        GradingError: It is too short, or the two differ.
    """
    if len(password_text(first)) < SHORTEST:
        message = f"Hasło ma mieć co najmniej {SHORTEST} znaków."
        raise GradingError.of("short_password", message, "Dobre są trzy, cztery zwykłe słowa.")
    if password_text(first) != password_text(second):
        hint = "Wpisz to samo hasło dwa razy."
        raise GradingError.of("other_password", "Hasła się różnią.", hint)
    return password_text(first)


def wrong_password(name: str) -> GradingError:
    """Return what is said when a file does not open: nobody can tell which of both it is."""
    message = f"Pliku „{name}” nie otwiera to hasło, albo plik jest uszkodzony."
    hint = "Sprawdź klawiaturę i wielkie litery i spróbuj jeszcze raz. Plik się nie zmienił."
    return GradingError.of("wrong_password", message, hint)


def needs_password(name: str) -> GradingError:
    """Return what is said where a locked file came and nobody gave a password."""
    message = f"Plik „{name}” jest chroniony hasłem."
    hint = "Otwórz go na stronie „Klasa” albo poleceniem „class open”."
    return GradingError.of("needs_password", message, hint)


def _refused(name: str) -> GradingError:
    message = f"Pliku „{name}” nie da się otworzyć: jest uszkodzony albo ucięty."
    return GradingError.of("bad_lock", message, "Weź inną kopię tego pliku. Nic nie zmieniono.")
