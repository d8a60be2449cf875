"""Parts of a page: its ``##`` sections and the keys it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SECTION = re.compile(r"^## +(.+)$", re.MULTILINE)
_CITATION = re.compile(r"\{cite(?::\w+)?\}`([^`]+)`")


def sections(text: str) -> Iterator[tuple[str, str]]:
    """Yield title and body of each ``##`` section; what stands before the first is left out."""
    parts = _SECTION.split(text)
    yield from zip(parts[1::2], parts[2::2], strict=True)


def cited_keys(text: str) -> list[str]:
    """Return the keys of all citations in the order of their first use."""
    keys = (key.strip() for group in _CITATION.findall(text) for key in group.split(","))
    return list(dict.fromkeys(keys))
