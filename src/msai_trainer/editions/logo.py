"""The organiser's logo, and drawings of own pages: looked at before pages carry them.

Nothing is drawn here: kind, size and wholeness are read from the bytes, in the page as on a host.
"""

from __future__ import annotations

import posixpath
import re
import struct
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from msai_trainer.editions.errors import EditionError

#: A logo is fetched with every first page: this is what a page may carry.
LARGEST_BYTES = 300_000
LARGEST_SIDE = 2000
KINDS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".svg": "SVG"}
#: The page does it by itself (`logo_taken`); her own program, when she has the file elsewhere.
_SMALLER = "Zmniejsz obraz do 400 punktów albo wczytaj go na stronie „Zrób swoją edycję”."
#: A style that fetches something; a part of the drawing itself (``url(#…)``) is fine.
_FETCHES = re.compile(
    r"@import|image-set\(|\bsrc\(|url\(\s*[\"']?(?!#|data:image/(?!svg))", re.IGNORECASE
)
#: Declarations that can make a reader swell or fetch; a drawing needs none.
_DECLARES = re.compile(r"<!ENTITY|<!DOCTYPE[^>]*\[|<\?xml-stylesheet", re.IGNORECASE)
#: Where elements of web pages come from: in a drawing they fetch or act.
_PAGES = "{http://www.w3.org/1999/xhtml}"
_ACTIVE = frozenset({"script", "foreignobject", "handler", "listener"})
_EMBEDDED = re.compile(r"#|data:image/(?!svg)", re.IGNORECASE)
#: How a PNG begins.
PNG_SIGN, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
#: Pictures that a logo must not be, by how they begin.
_OTHERS = {b"GIF8": "GIF", b"RIFF": "WEBP", b"BM": "BMP", b"II*\0": "TIFF", b"MM\0*": "TIFF"}
#: Segments of a JPEG that tell its size (ITU T.81, table B.1).
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def check_logo(name: str, content: bytes) -> None:
    """Make sure that a file is a picture that pages can carry.

    Raises:
        EditionError: It is too large, broken, acts, or is of another kind than its name says.
    """
    kind = KINDS.get(posixpath.splitext(name)[1].lower())
    if kind is None:
        raise _error(name, "logo_kind", "Logo ma być plikiem PNG, JPEG albo SVG.", "Zapisz je tak.")
    if len(content) > LARGEST_BYTES:
        message = f"Logo waży {len(content) / 1000:.0f} kB, a wolno {LARGEST_BYTES // 1000} kB."
        raise _error(name, "logo_too_large", message, _SMALLER)
    if kind == "SVG":
        check_drawing(name, content)
    else:
        _check_picture(name, content, kind)


def check_drawing(name: str, content: bytes) -> None:
    """Make sure that a drawing neither acts nor fetches anything.

    Raises:
        EditionError: It does, or it cannot be read.
    """
    try:
        # Other encodings could hide a declaration from this look.
        if _DECLARES.search(content.decode("utf-8-sig")):
            raise _unsafe(name)
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        message = "Pliku z logo nie da się odczytać jako rysunku SVG."
        raise _error(name, "broken_logo", message, "Zapisz logo jeszcze raz.") from error
    if root.tag.rpartition("}")[2] != "svg" or any(_is_active(one) for one in root.iter()):
        raise _unsafe(name)


def kind_and_size(content: bytes) -> tuple[str, tuple[int, int] | None]:
    """Return what kind of picture a file is, with width and height.

    Kind "": nothing of it can be told, as of a drawing. No size: it is cut off or damaged; of kinds
    that pages do not carry it is not read.
    """
    if content.startswith(PNG_SIGN):
        return "PNG", _png_size(content)
    if content.startswith(_JPEG):
        return "JPEG", _jpeg_size(content)
    found = next((other for sign, other in _OTHERS.items() if content.startswith(sign)), "")
    return found, None


def _check_picture(name: str, content: bytes, kind: str) -> None:
    found, sizes = kind_and_size(content)
    if sizes is None and found not in _OTHERS.values():
        message = "Pliku z logo nie da się odczytać jako obrazu."
        raise _error(name, "broken_logo", message, "Zapisz logo jeszcze raz.")
    if found != kind:
        message = f"Plik nazywa się {posixpath.splitext(name)[1]}, a w środku jest {found}."
        raise _error(name, "logo_kind", message, "Zapisz logo pod właściwą nazwą.")
    if sizes and max(sizes) > LARGEST_SIDE:
        message = f"Logo ma {max(sizes)} punktów, a wolno {LARGEST_SIDE}."
        raise _error(name, "logo_too_large", message, _SMALLER)


def _png_size(content: bytes) -> tuple[int, int] | None:
    """Return width and height of a whole PNG; None: it is cut off or damaged."""
    size, ends = None, False
    try:
        for kind, data in chunks(content):
            size = struct.unpack(">II", data[:8]) if kind == b"IHDR" else size
            ends |= kind == b"IEND"
    except (struct.error, ValueError):
        return None
    return size if ends and size and min(size) else None


def chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and data of the parts of a PNG; ValueError: one is damaged."""
    at = len(PNG_SIGN)
    while at < len(content):
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        data, end = content[at + 8 : at + 8 + length], at + 12 + length
        (told,) = struct.unpack(">I", content[end - 4 : end])
        if zlib.crc32(kind + data) != told:
            raise ValueError("a damaged part")
        yield kind, data
        if kind == b"IEND":
            return
        at = end


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Return width and height of a JPEG; None: it is cut off or damaged."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker, (length,) = content[at + 1], struct.unpack(">H", content[at + 2 : at + 4])
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            whole = b"\xff\xd9" in content[at:]
            return (width, height) if whole and width and height else None
        at += 2 + length
    return None


def _is_active(element: ElementTree.Element) -> bool:
    """Tell whether an element of a drawing acts or fetches, alone or once it is animated."""
    tag = str(element.tag).rpartition("}")[2].lower()
    named = {name.rpartition("}")[2].lower(): one for name, one in element.attrib.items()}
    # What an animation changes: ``attributeName="href"``.
    changed = named.get("attributename", "").rpartition(":")[2].lower()
    acts = any(name.startswith("on") for name in (*named, changed)) or changed == "href"
    leads = "base" in named or "src" in named or not _EMBEDDED.match(named.get("href", "#"))
    return (
        tag in _ACTIVE or str(element.tag).startswith(_PAGES) or acts or leads or _styled(element)
    )


def _styled(element: ElementTree.Element) -> bool:
    """Tell whether a style fetches something; a sign written as its number may hide that."""
    plain = [one for name, one in element.attrib.items() if not name.startswith("{")]
    sheet = str(element.tag).rpartition("}")[2].lower() == "style"
    hides = any("\\" in one for one in (*plain, (element.text or "") * sheet))
    styles = (element.text or "", *element.attrib.values())
    return hides or any(_FETCHES.search(one) for one in styles)


def _unsafe(name: str) -> EditionError:
    message = "Rysunek SVG ma skrypt albo obcy odnośnik."
    return _error(name, "unsafe_logo", message, "Zapisz logo jako PNG.")


def _error(name: str, code: str, message: str, hint: str) -> EditionError:
    return EditionError.one(f"logo {posixpath.basename(name)}", code, message, hint)
