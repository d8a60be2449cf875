"""Text that people typed never becomes a formula of a spreadsheet: the one guard, both ways.

A text that begins like a formula gets an apostrophe in front (OWASP, CSV injection), so it stays
harmless even when the sheet is later saved as CSV; whoever reads the file takes it off again.
Only texts are guarded: numbers stay numbers, dates stay dates.
"""

from __future__ import annotations

import re
import unicodedata

#: What XML cannot hold; a pasted one must not make the file unreadable.
_ILLEGAL = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]")
#: Blanks and invisible marks: some programs look past them.
_UNSEEN = re.compile("[\\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*")


def clean(text: str) -> str:
    """Return text without the characters that no workbook and no document can hold."""
    return _ILLEGAL.sub("", text)


def neutralise(text: str) -> str:
    """Return text that a spreadsheet will not take for a formula."""
    plain = clean(text)
    return f"'{plain}" if _is_dangerous(plain.lstrip("'")) else plain


def restored(text: str) -> str:
    """Return the text that `neutralise` was given."""
    return text[1:] if text.startswith("'") and _is_dangerous(text.lstrip("'")) else text


def _is_dangerous(text: str) -> bool:
    if text.startswith(("\t", "\r", "\n")):
        return True
    sign = text[_UNSEEN.match(text).end() :][:1]  # type: ignore[union-attr]  # it always matches
    # Full-width and small signs too: some programs take them for the usual ones.
    return unicodedata.normalize("NFKC", sign)[:1] in tuple("=+-@")
