"""Texts of nodes as markup: escaped, with ``**two stars**`` around strong words."""

from __future__ import annotations

import re
from html import escape

_STRONG = re.compile(r"\*\*([^\n]+?)\*\*")


def rich(text: str) -> str:
    """Escape a text and turn ``**strong**`` into markup."""
    return _STRONG.sub(r"<strong>\1</strong>", escape(text))


def plain(text: str) -> str:
    """Escape a text where nothing can be strong: a name, an entry of a list."""
    return escape(_STRONG.sub(r"\1", text))
