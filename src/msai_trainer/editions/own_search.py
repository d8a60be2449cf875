"""A small index of the pages that an edition wrote itself, beside the course's own search.

A browser cannot make the course's index, so it stays as it is: results that an edition does not
have are left out by their address (``web/src/reader/search.ts``), and these pages are added.
"""

from __future__ import annotations

import html
import json
import re

from msai_trainer.editions.making import MadeEdition

#: Own pages as the search page reads them: address, title, text.
OWN_SEARCH = "_static/szukaj-wlasne.json"
_ARTICLE = re.compile(r"<article\b[^>]*>(.*?)</article>", re.DOTALL)
_SILENT = re.compile(r"<(script|style|svg)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def own_search(made: MadeEdition) -> bytes:
    """Return the index of the pages that an edition wrote itself."""
    pages = [
        {"path": page.path, "title": page.title, "text": _words(made.files[f"{page.path}.html"])}
        for page in made.book.pages
        if page.path in made.own
    ]
    return json.dumps(pages, ensure_ascii=False, separators=(",", ":")).encode()


def _words(page: bytes) -> str:
    found = _ARTICLE.search(page.decode())
    text = _TAG.sub(" ", _SILENT.sub(" ", found[1] if found else ""))
    return " ".join(html.unescape(text).split())
