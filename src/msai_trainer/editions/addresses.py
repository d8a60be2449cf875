"""Addresses between the pages of a site, as static hosts serve them."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote, unquote

#: Names that Windows keeps for itself, with any ending.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\Z)", re.IGNORECASE)
#: Signs that no system or no person can read in a name: control signs, the turners of a line.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2066-\u2069]")
#: Signs of one part of a name: archives and systems cut off what is longer.
_LONGEST = 120
_HERE_ONLY = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//|#|/)", re.IGNORECASE)


def to_page(here: str, there: str) -> str:
    """Return the address of a page as seen from another one; ``#`` for the page itself."""
    return "#" if here == there else to_file(here, f"{quote(there)}.html")


def to_file(here: str, there: str) -> str:
    """Return the address of a file below the root as seen from a page."""
    return posixpath.relpath(there, posixpath.dirname(here) or ".")


def to_root(here: str) -> str:
    """Return the address of the site's root as seen from a page, ending with a slash."""
    return "../" * here.count("/") or "./"


def is_local(address: str) -> bool:
    """Tell whether an address leads to a file of the site that is named from where one is."""
    return bool(address) and not _HERE_ONLY.match(address)


def is_inside(name: str) -> bool:
    """Tell whether a file may be written by this name: below the root, on every system."""
    usual = posixpath.normpath(name) == name and not name.startswith(("../", "/"))
    plain = not set('\\:*?"<>|') & set(name) and not _UNSEEN.search(name)
    return usual and plain and all(map(_is_name, name.split("/")))


def _is_name(part: str) -> bool:
    """Tell whether a file may be called so on Windows as well."""
    ends = part.endswith((".", " "))
    return not ends and len(part) <= _LONGEST and not _DEVICES.match(part)


def target(here: str, address: str) -> str:
    """Return the file below the root that a local address of a page leads to."""
    path = unquote(re.split(r"[?#]", address, maxsplit=1)[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(here), path))
