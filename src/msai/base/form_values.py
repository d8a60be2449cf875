"""Single answers: reading them from what people and files write, and writing them for people."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from msai.base import numbers
from msai.base.i18n import catalogue, language
from msai.base.numbers import number_text

_, ngettext = catalogue("forms")

#: Longest answer in characters: about three pages.
LONGEST_TEXT = 8_000
#: Most lines or chosen names in one answer.
MOST_LINES = 200
_POLISH_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
#: Control characters, and halves of characters that no file can hold.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
#: A year outside is a slip of the finger, and a calendar from it would have no end.
_YEARS = range(1900, 2200)


class Unreadable(ValueError):
    """A value is not an answer of its kind; carries what to tell the reader."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


def read_text(raw: Any, _allowed: tuple[str, ...] = ()) -> str:
    """Return a trimmed text without control characters.

    Raises:
        Unreadable: It is not a text or is too long.
    """
    if isinstance(raw, bool) or not isinstance(raw, (str, int, float)):
        raise Unreadable("not_text", _("This is not a text."), _("Write it in words."))
    text = _CONTROL.sub("", str(raw)).strip()
    if len(text) > LONGEST_TEXT:
        message = _("This text has more than {most} characters.").format(most=LONGEST_TEXT)
        raise Unreadable("too_long", message, _("Shorten it; details can go to an annex."))
    return text


def read_number(raw: Any, _allowed: tuple[str, ...] = ()) -> float | None:
    """Return a finite number; accepts Polish writing such as ``1 234,5``.

    Raises:
        Unreadable: It is not a number.
    """
    try:
        if isinstance(raw, bool):
            raise ValueError("yes or no")
        return numbers.read_number(str(raw))
    except ValueError as fault:
        message = _("“{text}” is not a number.").format(text=str(raw)[:40])
        hint = _("Enter digits, for example 12,5.")
        raise Unreadable("not_a_number", message, hint) from fault


def read_integer(raw: Any, _allowed: tuple[str, ...] = ()) -> int | None:
    """Return a whole number.

    Raises:
        Unreadable: It is not a whole number.
    """
    value = read_number(raw)
    if value is None or value.is_integer():
        return None if value is None else int(value)
    message = _("{text} is not a whole number.").format(text=number_text(value))
    raise Unreadable("not_whole", message, _("Enter a number of people or things."))


def read_date(raw: Any, _allowed: tuple[str, ...] = ()) -> date | None:
    """Return a date written as 2026-01-31 or 31.01.2026.

    Raises:
        Unreadable: There is no such date.
    """
    text = raw.isoformat() if isinstance(raw, date) else str(raw).strip()
    if text == "":
        return None
    polish = _POLISH_DATE.fullmatch(text)
    try:
        if polish:
            day, month, year = (int(part) for part in polish.groups())
            found = date(year, month, day)
        else:
            found = date.fromisoformat(text)
        if found.year not in _YEARS:
            raise ValueError("year out of range")
        return found
    except ValueError as fault:
        message = _("“{text}” is not a date.").format(text=text[:40])
        hint = _("Write day, month and year, for example 31.01.2026.")
        raise Unreadable("not_a_date", message, hint) from fault


def read_flag(raw: Any, _allowed: tuple[str, ...] = ()) -> bool:
    """Return yes or no.

    Raises:
        Unreadable: It is neither.
    """
    if isinstance(raw, bool):
        return raw
    raise Unreadable("not_a_flag", _("This is neither yes nor no."), _("Choose one."))


def read_origin(raw: Any, _allowed: tuple[str, ...] = ()) -> str:
    """Return where made-up data come from; the unticked box says that they are real by now.

    Raises:
        Unreadable: It is neither a name nor an unticked box.
    """
    return "" if raw is False else read_text(raw)


def read_choice(raw: Any, allowed: tuple[str, ...]) -> str:
    """Return one of the allowed values, or an empty text.

    Raises:
        Unreadable: It is not among the allowed ones.
    """
    if raw == "" or raw in allowed:
        return str(raw)
    message = _("“{text}” is none of the answers.").format(text=str(raw)[:40])
    raise Unreadable("not_an_option", message, _("Choose one of the answers on the list."))


def read_choices(raw: Any, allowed: tuple[str, ...]) -> tuple[str, ...]:
    """Return allowed values, each once, in the order of the list of answers.

    Raises:
        Unreadable: One of them is not among the allowed ones.
    """
    chosen = {read_choice(item, allowed) for item in _sequence(raw)}
    return tuple(value for value in allowed if value in chosen)


def read_lines(raw: Any, _allowed: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return texts, one a line; a single text is split at line ends.

    Raises:
        Unreadable: It is not a list of texts.
    """
    items = raw.splitlines() if isinstance(raw, str) else _sequence(raw)
    return tuple(text for item in items if (text := read_text(item)))


def _sequence(raw: Any) -> list[Any]:
    if isinstance(raw, (list, tuple)) and len(raw) <= MOST_LINES:
        return list(raw)
    raise Unreadable("not_a_list", _("This is not a list of answers."), _("Write one per line."))


#: Reader of each kind of field that is not a nested card.
READERS: dict[str, Callable[[Any, tuple[str, ...]], Any]] = {
    "text": read_text,
    "long_text": read_text,
    "reference": read_text,
    "number": read_number,
    "integer": read_integer,
    "date": read_date,
    "choice": read_choice,
    "choices": read_choices,
    "flag": read_flag,
    "origin": read_origin,
    "lines": read_lines,
    "references": read_lines,
}


def text_of(value: Any) -> str:
    """Return an answer in words: dates and numbers as written in the present language."""
    if value is None or value is False:
        return ""
    if value is True:
        return _("yes")
    if isinstance(value, (int, float)):
        return number_text(value)
    if isinstance(value, date):
        return date_text(value)
    return "; ".join(text_of(item) for item in value) if isinstance(value, tuple) else str(value)


def date_text(value: date) -> str:
    """Return a date for reading: 31.01.2026 in Polish, 2026-01-31 otherwise."""
    return value.strftime("%d.%m.%Y") if language() == "pl" else value.isoformat()
