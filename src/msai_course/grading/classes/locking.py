"""Class files with a password on a computer: the same envelope as in the page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from msai_course.base.files import check_source
from msai_trainer.classfile.locking import (
    Envelope,
    is_locked,
    needs_password,
    new_envelope,
    password_text,
    read_envelope,
    wrong_password,
)

#: Gives the password of a file when one is needed; its name is what is asked for.
Asks = Callable[[str], str]
_KEY = 32


def lock(content: bytes, password: str) -> bytes:
    """Return a class file locked with a password."""
    envelope = new_envelope()
    body = AESGCM(_key(password, envelope)).encrypt(envelope.nonce, content, envelope.header)
    return envelope.header + body


def unlock(content: bytes, password: str, name: str) -> bytes:
    """Return the class file that lies in a locked one.

    Raises:
        GradingError: The password is wrong, or the file damaged or of a newer course.
    """
    envelope = read_envelope(content, name)
    try:
        cipher = AESGCM(_key(password, envelope))
        return cipher.decrypt(envelope.nonce, envelope.content, envelope.header)
    except InvalidTag as fault:
        raise wrong_password(name) from fault


def opened(path: Path, asks: Asks | None) -> bytes:
    """Return the content of a class file, unlocked where it has a password.

    Raises:
        GradingError: It has one, and nobody can be asked, or it is wrong.
        FileError: The file cannot be read.
    """
    check_source(path)
    content = path.read_bytes()
    if not is_locked(content):
        return content
    if asks is None:
        raise needs_password(path.name)
    return unlock(content, asks(path.name), path.name)


def _key(password: str, envelope: Envelope) -> bytes:
    typed = password_text(password).encode()
    return hashlib.pbkdf2_hmac("sha256", typed, envelope.salt, envelope.rounds, _KEY)
