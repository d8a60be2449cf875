"""Marked places of pages and style sheets: what stands between two marks is written anew.

``<!--place:NAME:ARGUMENT-->…<!--/place:NAME-->`` in pages, ``/*place:NAME*/…/*/place:NAME*/`` in
style sheets. The marks stay, so that an edition can be made of an edition. Places never stand in
each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_PAGE = re.compile(r"(<!--place:([a-z-]+)(?::([^>]*?))?-->)(.*?)(<!--/place:\2-->)", re.DOTALL)
_STYLE = re.compile(r"(/\*place:([a-z-]+)(?::([^*]*?))?\*/)(.*?)(/\*/place:\2\*/)", re.DOTALL)

#: Takes name, argument and what stands in a place; returns what is to stand there.
Writer = Callable[[str, str, str], str]


def opening(name: str, argument: str = "") -> str:
    """Return the mark before a place of a page."""
    return f"<!--place:{name}:{argument}-->" if argument else f"<!--place:{name}-->"


def closing(name: str) -> str:
    """Return the mark after a place of a page."""
    return f"<!--/place:{name}-->"


def place(name: str, content: str, argument: str = "") -> str:
    """Return the content of a page between the marks of a place."""
    return f"{opening(name, argument)}{content}{closing(name)}"


def style_place(name: str, content: str) -> str:
    """Return a value of a style sheet between the marks of a place."""
    return f"/*place:{name}*/{content}/*/place:{name}*/"


def written_anew(text: str, write: Writer) -> str:
    """Return a page with every place written anew."""
    return _served(_PAGE, text, write)


def style_written_anew(text: str, write: Writer) -> str:
    """Return a style sheet with every place written anew."""
    return _served(_STYLE, text, write)


def places_of(text: str) -> Iterator[str]:
    """Yield the names of the places of a page or a style sheet."""
    for pattern in (_PAGE, _STYLE):
        yield from (found[2] for found in pattern.finditer(text))


def _served(pattern: re.Pattern[str], text: str, write: Writer) -> str:
    def one(found: re.Match[str]) -> str:
        opening, name, argument, content, closing = found.groups()
        return f"{opening}{write(name, argument or '', content)}{closing}"

    return pattern.sub(one, text)
