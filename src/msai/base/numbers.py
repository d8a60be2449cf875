"""Numbers as people here write and read them; ``web/src/base/numbers.ts`` says the same.

Polish writing has a comma before decimals and, from five digits up, no-break spaces between
thousands; English messages have a point and commas.
"""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import Any

from msai.base.i18n import language

_NO_BREAK_SPACE = "\u00a0"
_MINUS = "\u2212"
#: Numbers with more digits than this have their thousands apart.
_TOGETHER = 4
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.IGNORECASE | re.ASCII)


def number_text(value: float, digits: int = 2) -> str:
    """Return a number for reading: at most `digits` decimals, no needless zeros, a real minus."""
    whole, _dot, decimals = _rounded(value, digits).partition(".")
    return _joined(value, digits, whole, decimals.rstrip("0"))


def fixed_text(value: float, digits: int = 2) -> str:
    """Return a number for comparing with others: exactly `digits` decimals, a real minus."""
    whole, _dot, decimals = _rounded(value, digits).partition(".")
    return _joined(value, digits, whole, decimals)


def percent_text(share: float, digits: int = 1) -> str:
    """Return a share between 0 and 1 as a percentage with exactly `digits` decimals."""
    return f"{fixed_text(share * 100, digits)}{_NO_BREAK_SPACE}%"


def exact_text(value: float) -> str:
    """Return all digits of a number as programs read them: a point, no exponent, no zeros behind.

    Raises:
        ValueError: It is not finite.
    """
    if not math.isfinite(value):
        raise ValueError(f"{value} has no digits")
    text = f"{Decimal(repr(value) if isinstance(value, float) else int(value)):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def typed_number(value: Any) -> str:
    """Return a number as it stands in a field: nothing of it rounded away, thousands apart.

    What is not a number yet stands as it was typed.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        return str(value)
    whole, _dot, decimals = exact_text(abs(value)).partition(".")
    sign = "-" if value < 0 else ""
    return f"{sign}{_apart(whole)}{',' if decimals else ''}{decimals}"


def read_number(text: str) -> float | None:
    """Return the number that somebody typed, such as ``1 234,5`` or ``12 %``; None for nothing.

    Raises:
        ValueError: It is not a finite number.
    """
    plain = re.sub(r"\s", "", text).replace(",", ".").replace(_MINUS, "-").removesuffix("%")
    if plain == "":
        return None
    value = float(plain) if _NUMBER.fullmatch(plain) else math.nan
    if not math.isfinite(value):
        raise ValueError(f"{text!r} is no number")
    return value


def _rounded(value: float, digits: int) -> str:
    return f"{abs(round(value, digits)):.{digits}f}"


def _joined(value: float, digits: int, whole: str, decimals: str) -> str:
    sign = _MINUS if round(value, digits) < 0 else ""
    if language() != "pl":
        whole = f"{int(whole):,}" if whole.isdecimal() else whole
        return f"{sign}{whole}.{decimals}".removesuffix(".")
    return f"{sign}{_apart(whole)},{decimals}".removesuffix(",")


def _apart(whole: str) -> str:
    if len(whole) <= _TOGETHER or not whole.isdecimal():
        return whole
    return f"{int(whole):,}".replace(",", _NO_BREAK_SPACE)
