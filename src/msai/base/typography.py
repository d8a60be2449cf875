"""Polish typography of plain text: no-break spaces where a line must not break."""

from __future__ import annotations

import re

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
#: One-letter words stay with the next word ("w gminie"), also two in a row ("a w gminie").
_ONE_LETTER = re.compile(r"(?<![\w'’.-])([aiouwzAIOUWZ])[ \n]+(?=\S)")
#: Abbreviations that stay with their number.
_ABBREVIATION = re.compile(
    r"\b((?:nr|art|ust|pkt|poz|lit|str|rozdz|tab|rys)\.?) +(?=\d|[a-z]\))", re.IGNORECASE
)
#: A number stays with its unit, and thousands together.
_UNIT = re.compile(r"(?<=\d) +(?=(?:%|‰|zł|tys|mln|mld|min|godz|ha|km|m²|r\.|os\.|st\.)(?!\w))")
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_SECTION_SIGN = re.compile(r"§ +(?=\d)")
#: In a title no short word ends a line, and no last word stands in a line alone.
_SHORT_WORD = re.compile(r"(?<![\w'’.-])(\w{1,2}) (?=\S)")
_LAST_WORD = re.compile(r"(?<=[ \u00a0])(\S{1,14}) (\S{1,16})$")
#: A half-dash begins no line.
_DASH = re.compile(r" +(?=– )")


def glue(text: str) -> str:
    """Put no-break spaces into Polish text: after one-letter words, in "art. 9" or "20 %"."""
    for pattern in (_ABBREVIATION, _ONE_LETTER):
        text = pattern.sub(rf"\1{NO_BREAK_SPACE}", text)
    for pattern in (_UNIT, _THOUSANDS, _DASH):
        text = pattern.sub(NO_BREAK_SPACE, text)
    return _SECTION_SIGN.sub(f"§{NO_BREAK_SPACE}", text)


def glue_title(text: str) -> str:
    """Put no-break spaces into a title (`glue`): short words and the last two hold together."""
    held = _SHORT_WORD.sub(rf"\1{NO_BREAK_SPACE}", glue(text))
    return _LAST_WORD.sub(rf"\1{NO_BREAK_SPACE}\2", held)
