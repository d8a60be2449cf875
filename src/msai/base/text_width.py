"""How wide text is on paper, without a typesetter: enough to give a column room for its words.

Widths of Arial, which are those of Liberation Sans and Helvetica (Adobe Font Metrics of
Helvetica): a letter with a sign above or below is as wide as the plain one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

#: Thousandths of the size, by letter; whatever is not named is as wide as it is high.
_WIDTHS = {
    222: "ijl'|",
    278: "fItł .,:;/\\![]\u00a0",
    333: "r-()„”“’`",
    355: '"',
    389: "*",
    500: "ckszvxyJ",
    556: "abdeghnopquL0123456789?_–$#ŁĽ",
    584: "+<>=~±−×",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "mM",
    889: "%",
    944: "W",
}
_BY_LETTER = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_WIDEST = 1000
#: Bold letters are wider.
_BOLD = 1.1
#: Where a line may break: at blanks that are no no-break spaces, after a hyphen or a dash; from
#: one number to another ("10.45–11.00") or inside a code ("wiosna-07-5") it should not.
_BREAK = re.compile(
    r"(?<=[\u2013-])(?![\u2013-])(?<!\d[\u2013-](?=\d))(?<!-(?=\d))(?<!\d-(?=\w\b))"
)
_BLANK = re.compile(r"[ \t\n\r]+")


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a line of text is, in points, in the typeface of paper at this size."""
    return sum(map(_letter, text)) * size / 1000 * (_BOLD if bold else 1)


def widest_word(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide the widest piece is that no line may break, in points."""
    words = [piece for word in _BLANK.split(text) for piece in _BREAK.split(word)]
    return max((text_width(word, size, bold=bold) for word in words), default=0.0)


@cache
def _letter(letter: str) -> int:
    plain = unicodedata.normalize("NFD", letter)[0]
    return _BY_LETTER.get(letter) or _BY_LETTER.get(plain, _WIDEST)
