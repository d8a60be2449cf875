"""Codes of the country's register of territorial division (TERYT), as tables really hold them.

Seven digits: voivodeship (2), county (2), municipality (2), kind (1): 1 urban, 2 rural, 3 urban-
rural, 4 town and 5 rural area of an urban-rural municipality, 8 district of Warsaw, 9 delegation of
another large city (regulation of the Council of Ministers of 15 December 1998 on the register).
GUS fills codes of larger areas with zeros: 0200000 is a voivodeship.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msai.diagnosis.column_words import plain_name
from msai.diagnosis.raw_table import text_of

#: From the country down. A level that no code has (a village, an estate) is ``""``.
LEVELS = ("country", "macroregion", "voivodeship", "subregion", "county", "municipality", "part")
COUNTRY = "0000000"
_VOIVODESHIPS = frozenset(f"{number:02}" for number in range(2, 33, 2))
_HEADER = re.compile(
    r"\bteryt\b|^kod( gus| jednostki| terytorialny| obszaru| gminy)?$|^code$|^jpt kod je$"
)
_DIGITS = re.compile(r"\d{2,7}")
#: Full length of a code that may have lost its first zero.
_LENGTHS = {1: 2, 2: 2, 3: 4, 4: 4, 6: 7, 7: 7}


def is_code_header(header: str) -> bool:
    """Tell whether a column is named like one of codes."""
    return _HEADER.search(plain_name(header)) is not None


def full_codes(cells: Sequence[object]) -> list[str] | None:
    """Return the codes of a column with seven digits each; None: these are no such codes.

    An empty cell gives "". Zeros lost in front, spaces, and codes of larger areas written short are
    mended; who wrote 020101 (six digits, without the kind) gets a zero for it.
    """
    written = [_digits(cell) for cell in cells]
    if not any(written) or any(code is None for code in written):
        return None
    if not _long_enough([code for code in written if code]):
        return None
    lacks_zero = any(code and len(code) == 7 for code in written)
    codes = [_full(code, lacks_zero) if code else "" for code in written]
    if any(full == COUNTRY != code for full, code in zip(codes, written, strict=True)):
        return None  # 0000 is no short name of the country
    return codes if all(code == "" or _is_valid(code) for code in codes) else None


def level_of(code: str) -> str:
    """Return the level of a full code, one of `LEVELS`."""
    if code == COUNTRY:
        return "country"
    if code.endswith("00000"):
        return "voivodeship"
    if code[4:6] == "00":
        return "county"
    return "part" if code[6] in "4589" else "municipality"


def is_large(code: str) -> bool:
    """Tell whether a full code is that of a county or more."""
    return code[4:6] == "00"


def without_kind(code: str) -> str:
    """Return a municipality's code without its kind, which some tables leave out; else ""."""
    return "" if is_large(code) or code[6:] in ("4", "5") else code[:6]


def _digits(cell: object) -> str | None:
    """Return the digits of a cell, "" for an empty one, None for what is no code."""
    text = text_of(cell).replace(" ", "").strip("'\"")
    return text if text == "" or _DIGITS.fullmatch(text) else None


def _long_enough(codes: list[str]) -> bool:
    """Tell whether codes are more than a running number: 10, 12, 14 may count anything."""
    return max(map(len, codes)) >= 6 or any(code[0] == "0" for code in codes)


def _full(code: str, lacks_zero: bool) -> str:
    if len(code) == 6 and code[0] == "0" and not lacks_zero:
        return f"{code}0"
    length = _LENGTHS.get(len(code), 7)
    return code.zfill(length).ljust(7, "0")


def _is_valid(code: str) -> bool:
    known = code[:2] in _VOIVODESHIPS or code == COUNTRY
    return known and code[6] in "01234589"


def codes_among(columns: Iterable[tuple[str, Sequence[object]]]) -> list[str]:
    """Return the full codes of the first column that is named and filled like one; else none."""
    named = (cells for header, cells in columns if is_code_header(header))
    return next((codes for cells in named if (codes := full_codes(cells))), [])
