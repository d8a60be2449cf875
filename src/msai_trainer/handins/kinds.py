"""What a file is: by what it begins with, whatever its name ends with.

Signatures: https://en.wikipedia.org/wiki/List_of_file_signatures.
"""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from io import BytesIO
from pathlib import PurePosixPath

#: So much of a file is looked at; a tar says what it is at byte 257.
HEAD = 4096


class Kind(StrEnum):
    """How a file is opened."""

    PLAIN = "plain"
    ZIP = "zip"
    TAR = "tar"
    GZIP = "gzip"
    BZIP = "bzip2"
    XZ = "xz"
    MAIL = "mail"
    MAILBOX = "mailbox"
    CLOSED = "closed"


_MAGIC = (
    (b"7z\xbc\xaf\x27\x1c", "7z"), (b"Rar!\x1a\x07", "RAR"), (b"MSCF", "CAB"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"), (b"\x60\xea", "ARJ"), (b"xar!", "XAR"),
)  # fmt: skip
_CLOSED_ENDINGS = {
    ".7z": "7z", ".rar": "RAR", ".cab": "CAB", ".zst": "Zstandard", ".arj": "ARJ", ".ace": "ACE",
    ".lzh": "LHA", ".lha": "LHA", ".z": "Unix compress", ".dmg": "DMG", ".iso": "ISO",
}  # fmt: skip
_OPENED = (
    (b"\x1f\x8b", Kind.GZIP), (b"BZh", Kind.BZIP), (b"\xfd7zXZ\x00", Kind.XZ),
    (b"From ", Kind.MAILBOX),
)  # fmt: skip
#: A message saved as a text; other endings are taken at their word.
_PERHAPS_MAIL = {"", ".txt", ".mail", ".email", ".mht", ".mhtml", ".emltpl"}
_HEADER = re.compile(
    rb"^(from|to|subject|date|mime-version|received|return-path|message-id|delivered-to):",
    re.IGNORECASE | re.MULTILINE,
)
_OUTLOOK = b"\xd0\xcf\x11\xe0"
_TNEF = b"\x78\x9f\x3e\x22"


def kind_of(name: str, head: bytes) -> Kind:
    """Return how a file is opened, from its name and its first `HEAD` bytes."""
    if closed(name, head):
        return Kind.CLOSED
    suffix = PurePosixPath(name).suffix.lower()
    for magic, kind in _OPENED:
        if head.startswith(magic):
            return kind
    if head[257:262] == b"ustar":
        return Kind.TAR
    if suffix in (".eml", ".emlx") or (suffix in _PERHAPS_MAIL and _is_mail(head)):
        return Kind.MAIL
    return Kind.ZIP if suffix == ".zip" else Kind.PLAIN


def closed(name: str, head: bytes) -> str:
    """Return what to say of a file that has work inside, but is not opened here; else nothing."""
    path = PurePosixPath(name)
    suffix = path.suffix.lower()
    if suffix == ".msg" and (head.startswith(_OUTLOOK) or not _is_mail(head)):
        return (
            "To wiadomość zapisana przez Outlooka (.msg). Otwórz ją, zapisz jej załącznik i dołóż "
            "go do prac albo zapisz wiadomość jako .eml."
        )
    if suffix in (".pst", ".ost"):
        return "To skrzynka Outlooka. Zapisz z niej załączniki i dołóż je do prac."
    if head.startswith(_TNEF) or path.name.lower() == "winmail.dat":
        return (
            "To załącznik winmail.dat, w który Outlook zamyka pliki. Poproś, żeby wysłać pracę "
            "jeszcze raz, w wiadomości w formacie HTML albo zwykłego tekstu."
        )
    if suffix == ".p7m":
        return (
            "Wiadomość jest zaszyfrowana albo podpisana tak, że jej załącznika nie widać. Otwórz "
            "ją w programie pocztowym, zapisz załącznik i dołóż go do prac."
        )
    kinds = [kind for magic, kind in _MAGIC if head.startswith(magic)]
    if head[2:5] in (b"-lh", b"-lz"):
        kinds.append("LHA")
    known = is_zip(head) or any(head.startswith(magic) for magic, _kind in _OPENED)
    if not kinds and suffix in _CLOSED_ENDINGS and not known:
        kinds.append(_CLOSED_ENDINGS[suffix])
    if not kinds:
        return ""
    return (
        f"To archiwum {kinds[0]}, którego program nie otwiera. Rozpakuj je, spakuj jako ZIP i "
        "dołóż do prac."
    )


def is_zip(head: bytes) -> bool:
    """Return whether a file begins as a ZIP does; documents of Word and Excel do, too."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_hidden_zip(content: bytes) -> bool:
    """Return whether a file is an archive under another name, and not a document."""
    if not is_zip(content[:4]):
        return False
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    return names.isdisjoint({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"})


def _is_mail(head: bytes) -> bool:
    return len({found.lower() for found in _HEADER.findall(head)}) >= 3
