"""Typer's words in Polish: it has no catalogue, so they are exchanged where it prints them."""

from __future__ import annotations

import re

import typer.rich_utils as typer_words
from rich.text import Text

_HELP = ("Show this message and exit.", "Pokaż tę pomoc.")
#: What Typer says of wrong use → what a trainer reads; the first that fits is taken.
_PHRASES = tuple(
    (re.compile(said, re.DOTALL), polish)
    for said, polish in (
        (r"Usage: (.+)", r"Użycie: \1"),
        (r"Missing (?:argument|option|parameter) '(.+?)'.*", r"Brakuje: \1."),
        (r"Missing command\.", "Brakuje polecenia."),
        (r"No such command '(.+?)'\. Did you mean (.+?)\?", r"Nie ma polecenia „\1”. Może \2?"),
        (r"No such command '(.+?)'\.", r"Nie ma polecenia „\1”."),
        (r"No such option: (\S+) \(Possible options: (.+)\)", r"Nie ma opcji \1. Może: \2?"),
        (r"No such option: (\S+).*", r"Nie ma opcji \1."),
        (r"Got unexpected extra argument\(s\) \((.+)\)", r"Nie wiadomo, co znaczy: \1."
         " Nazwę ze spacjami weź w cudzysłów."),
        (r"Option '(.+?)' requires an argument\..*", r"Opcja \1 potrzebuje wartości."),
        (r"Option '(.+?)' does not take a value\..*", r"Opcja \1 nie ma wartości."),
        (r"Invalid value for (.+?): .*greater than or equal to (\S+)", r"\1: najmniej \2."),
        (r"Invalid value for (.+?): .*less than or equal to (\S+)", r"\1: najwyżej \2."),
        (r"Invalid value for (.+?): .*does not match the formats.*",
         r"\1: to nie jest data; wpisz np. 2027-03-04."),
        (r"Invalid value for (.+?): .*valid integer.*", r"\1: to nie jest liczba całkowita."),
        (r"Invalid value for (.+?): .*valid number.*", r"\1: to nie jest liczba."),
        (r"Invalid value for (.+?): .*should be (.+)", r"\1: do wyboru: \2."),
        (r"Invalid value for (.+?): (.+)", r"\1: \2"),
        (r"Invalid value: (.+)", r"\1"),
    )
)  # fmt: skip
_PLACES = {"[OPTIONS]": "[OPCJE]", "COMMAND [ARGS]...": "POLECENIE …"}


def in_polish(said: str) -> str:
    """Return a sentence of Typer in Polish; any other text as it is."""
    for pattern, polish in _PHRASES:
        if match := pattern.fullmatch(said.strip()):
            said = match.expand(polish)
            break
    for place, polish in _PLACES.items():
        said = said.replace(place, polish)
    return said


class _Polish(typer_words.OptionHighlighter):
    """What every text of Typer goes through on its way to the screen."""

    def __call__(self, text: str | Text) -> Text:
        if isinstance(text, str):
            return super().__call__(in_polish(text))
        if text.plain == _HELP[0]:
            text = Text(_HELP[1], style=text.style)
        return super().__call__(text)


def speak_polish() -> None:
    """Exchange the words of Typer."""
    typer_words.ARGUMENTS_PANEL_TITLE = "Argumenty"
    typer_words.OPTIONS_PANEL_TITLE = "Opcje"
    typer_words.COMMANDS_PANEL_TITLE = "Polecenia"
    typer_words.ERRORS_PANEL_TITLE = "Błąd"
    typer_words.ABORTED_TEXT = "Przerwano."
    typer_words.DEFAULT_STRING = "[domyślnie: {}]"
    typer_words.REQUIRED_LONG_STRING = "[wymagane]"
    typer_words.RICH_HELP = "Pomoc: [blue]'{command_path} {help_option}'[/]."
    typer_words.highlighter = _Polish()
