"""Finished documents are kept, each by a digest of everything that decides it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from msai import base
from msai_course import content
from msai_course.base.files import write_bytes
from msai_course.base.kept import asked_for
from msai_course.base.paths import BUILD

#: Where they lie.
CACHE = BUILD / "dokumenty"
#: Folders whose files decide what every document looks like; a test follows the imports.
FOLDERS = tuple(Path(one).parent for one in (base.__file__, content.__file__, __file__))
_KINDS = frozenset({".py", ".typ", ".ttf"})
#: Libraries that set and draw: another version may do it otherwise.
LIBRARIES = (
    "beautifulsoup4", "pillow", "pypandoc_binary", "python-docx", "python-pptx", "typst",
    "vl-convert-python",
)  # fmt: skip


def kept(kind: str, told: tuple[str, ...], root: Path, make: Callable[[], bytes]) -> bytes:
    """Return a document that was made before, or make it; its pictures count as well as its text.

    Args:
        kind: Ending of the file.
        told: Everything that decides it beside the program; the first text names its pictures.
        root: What the pictures' paths are relative to.
        make: Makes the document.
    """
    digest = hashlib.sha256("\0".join((_program(), kind, *told)).encode())
    for name in sorted(set(re.findall(r'src="([^"]+)"', told[0]))):
        picture_file = root / name
        digest.update(picture_file.read_bytes() if picture_file.is_file() else b"")
    path = CACHE / f"{digest.hexdigest()[:32]}{kind}"
    if not asked_for(path):
        CACHE.mkdir(parents=True, exist_ok=True)
        write_bytes(path, make())
    return path.read_bytes()


def deciding() -> Iterator[Path]:
    """Yield the files of the program that decide what a document looks like."""
    for folder in FOLDERS:
        yield from sorted(path for path in folder.rglob("*") if path.suffix in _KINDS)


@cache
def _program() -> str:
    """Return a digest of the program; it does not change while it runs."""
    digest = hashlib.sha256(" ".join(map(version, LIBRARIES)).encode())
    for path in deciding():
        digest.update(f"\0{path.name}\0".encode() + path.read_bytes())
    return digest.hexdigest()
