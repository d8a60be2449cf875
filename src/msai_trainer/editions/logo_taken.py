"""Which pictures are made a logo of another size or kind before an edition has them.

That happens once, when a trainer brings the picture, and only a browser does it: its canvas reads
every kind of picture, and no two programs scale to the same bytes. From then on the picture is a
file of the edition's description, so that page and command line make the same site of it.
"""

from __future__ import annotations

import posixpath

from msai.errors import MsaiError
from msai_trainer.editions.logo import (
    KINDS,
    LARGEST_BYTES,
    LARGEST_SIDE,
    check_drawing,
    kind_and_size,
)

#: Points of the longer side of a logo that was made smaller: sharp on paper, quick on a phone.
SIDE = 800
#: Points of a picture that a browser of an office computer can hold.
MOST_POINTS = 100_000_000
#: Endings of pictures that are taken, and what a browser is told of them.
TAKEN = {
    ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml",
    ".webp": "image/webp", ".gif": "image/gif", ".bmp": "image/bmp",
}  # fmt: skip
_SVG = ".svg"
_MADE_PNG = frozenset({"GIF", "WEBP", "BMP"})
_ENDINGS = {"PNG": ".png", "JPEG": ".jpg"}


def logo_name(name: str, content: bytes) -> str:
    """Return the name under which an edition keeps a logo: a wrong ending gives way to the kind."""
    kind, _size = kind_and_size(content)
    ending = posixpath.splitext(name)[1].lower()
    return f"logo{ending if KINDS.get(ending) == kind else _ENDINGS.get(kind, ending or '.png')}"


def type_of(name: str, content: bytes) -> str:
    """Return the media type of a picture; a drawing is known by its name alone."""
    ending = posixpath.splitext(name)[1].lower()
    return TAKEN.get(ending, "image/png") if not kind_and_size(content)[0] else "image/png"


def is_to_be_shrunk(name: str, content: bytes) -> bool:
    """Tell whether pages can carry a picture only when it was drawn anew, smaller or as a PNG.

    What acts, is broken or swells is not drawn anew: that is told.
    """
    kind, size = kind_and_size(content)
    if name.lower().endswith(_SVG) and not kind:
        return len(content) > LARGEST_BYTES and _is_safe(name, content)
    if kind in _MADE_PNG:
        return True
    if size is None or size[0] * size[1] > MOST_POINTS:
        return False
    return max(size) > LARGEST_SIDE or len(content) > LARGEST_BYTES


def _is_safe(name: str, content: bytes) -> bool:
    try:
        check_drawing(name, content)
    except MsaiError:
        return False
    return True
