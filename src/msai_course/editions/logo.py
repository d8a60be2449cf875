"""The organiser's logo: read and measured before anything is written."""

from __future__ import annotations

import re
from pathlib import Path

from defusedxml import ElementTree  # type: ignore[import-untyped]
from PIL import Image, UnidentifiedImageError

from msai.base.faults import is_of_content
from msai_course.editions.errors import EditionError

#: A logo is fetched with every first page: this is what a page may carry.
LARGEST_BYTES = 300_000
LARGEST_SIDE = 2000
#: A style that fetches something; a part of the drawing itself (``url(#…)``) is fine.
_FETCHES = re.compile(r"@import|url\(\s*[\"']?(?!#|data:image/)", re.IGNORECASE)
KINDS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".svg": "SVG"}


def check_logo(path: Path) -> None:
    """Make sure that a file is a picture that pages can carry.

    Raises:
        EditionError: It is missing, too large, broken, or of another kind than its name says.
    """
    if not path.is_file():
        raise _error(path, "no_logo", "Nie ma takiego pliku.", "Sprawdź ścieżkę.")
    if path.suffix.lower() not in KINDS:
        raise _error(path, "logo_kind", "Logo ma być plikiem PNG, JPEG albo SVG.", "Zapisz je tak.")
    if (size := path.stat().st_size) > LARGEST_BYTES:
        message = f"Logo waży {size / 1000:.0f} kB, a wolno {LARGEST_BYTES // 1000} kB."
        raise _error(path, "logo_too_large", message, "Zmniejsz obraz, np. do 400 punktów.")
    if path.suffix.lower() == ".svg":
        check_drawing(path)
    else:
        _check_picture(path)


def _check_picture(path: Path) -> None:
    try:
        with Image.open(path) as picture:
            picture.verify()
            kind, largest = picture.format, max(picture.size)
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        message = "Pliku z logo nie da się odczytać jako obrazu."
        raise _error(path, "broken_logo", message, "Zapisz logo jeszcze raz.") from error
    if kind != KINDS[path.suffix.lower()]:
        message = f"Plik nazywa się {path.suffix}, a w środku jest {kind}."
        raise _error(path, "logo_kind", message, "Zapisz logo pod właściwą nazwą.")
    if largest > LARGEST_SIDE:
        message = f"Logo ma {largest} punktów, a wolno {LARGEST_SIDE}."
        raise _error(path, "logo_too_large", message, "Zmniejsz obraz, np. do 400 punktów.")


def check_drawing(path: Path) -> None:
    """Make sure that a drawing neither acts nor fetches anything.

    Raises:
        EditionError: It does, or it cannot be read.
    """
    try:
        root = ElementTree.fromstring(path.read_bytes())
    except Exception as error:  # defusedxml and expat have no common base
        if not is_of_content(error):
            raise
        message = "Pliku z logo nie da się odczytać jako rysunku SVG."
        raise _error(path, "broken_logo", message, "Zapisz logo jeszcze raz.") from error
    foreign = [one for one in root.iter() if _is_active(one)]
    if not root.tag.endswith("svg") or foreign:
        message = "Rysunek SVG ma skrypt albo obcy odnośnik."
        raise _error(path, "unsafe_logo", message, "Zapisz logo jako PNG.")


def _is_active(element: object) -> bool:
    tag = str(getattr(element, "tag", "")).rpartition("}")[2].lower()
    attributes: dict[str, str] = getattr(element, "attrib", {})
    links = (value for name, value in attributes.items() if name.rpartition("}")[2] == "href")
    foreign = any(not link.startswith(("#", "data:image/")) for link in links)
    events = any(name.lower().startswith("on") for name in attributes)
    styles = (getattr(element, "text", None) or "", *attributes.values())
    fetches = any(_FETCHES.search(style) for style in styles)
    return tag in {"script", "foreignobject"} or foreign or events or fetches


def _error(path: Path, code: str, message: str, hint: str) -> EditionError:
    return EditionError.one(f"logo {path.name}", code, message, hint)
