"""What Typer says of wrong use, in Polish: it has no catalogue of its own to fill in."""

from __future__ import annotations

import re
from typing import Any

import typer.rich_utils as shown

#: Typer's and Pydantic's sentences; what they name stays as it was typed.
_SENTENCES = {
    r"Missing option (.+)\.": r"Brakuje opcji \1.",
    r"Missing argument (.+)\.": r"Brakuje argumentu \1.",
    r"Missing command\.": "Brakuje polecenia.",
    r"No such command (.+)\.": r"Nie ma polecenia \1.",
    r"No such option: (\S+)": r"Nie ma opcji \1.",
    r"Got unexpected extra argument\(s\) \((.+)\)": r"Za dużo argumentów: \1.",
    r"Option (\S+) requires an argument\.": r"Opcja \1 wymaga wartości.",
    r"Option (\S+) does not take a value\.": r"Opcja \1 nie ma wartości.",
    r"Invalid value for (.+?): ": r"Zła wartość \1: ",
    r"Did you mean (.+)\?": r"Może chodziło o \1?",
    r"\(Possible options: (.+)\)": r"Podobne: \1.",
    r"Input should be greater than or equal to (\S+)": r"najmniej \1.",
    r"Input should be less than or equal to (\S+)": r"najwyżej \1.",
    r"Input should be a valid (?:integer|number).*": "to nie jest liczba.",
    r"Input should be (.+)": r"do wyboru: \1.",
    r"Value error, (.+) does not match the formats .+": r"\1 nie jest datą; wpisz np. 2027-03-04.",
}


def in_polish(message: str) -> str:
    """Return Typer's message in Polish; a sentence that is not known stays as it is."""
    for english, polish in _SENTENCES.items():
        message = re.sub(english, polish, message, flags=re.DOTALL)
    return message


def speak_polish() -> None:
    """Let every message of wrong use go through `in_polish`."""
    original = shown.rich_format_error

    def translated(error: Any) -> None:
        said = in_polish(error.format_message())
        error.format_message = lambda: said
        original(error)

    shown.rich_format_error = translated  # type: ignore[assignment]
