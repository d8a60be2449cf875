"""The Typer application that the command files hang their commands on."""

from __future__ import annotations

import typer
import typer.rich_utils as words
from rich.console import Console

# Typer speaks English; these are its words on our screen.
words.ARGUMENTS_PANEL_TITLE = "Argumenty"
words.OPTIONS_PANEL_TITLE = "Opcje"
words.COMMANDS_PANEL_TITLE = "Polecenia"
words.ERRORS_PANEL_TITLE = "Błąd"
words.ABORTED_TEXT = "Przerwano."
words.DEFAULT_STRING = "[domyślnie: {}]"
words.REQUIRED_LONG_STRING = "[wymagane]"
words.RICH_HELP = "Pomoc: [blue]'{command_path} {help_option}'[/]."

console = Console()

app = typer.Typer(
    name="msai",
    help="Kurs rewitalizacji społecznej: strona, oceny, materiały trenera, własne edycje.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)

from msai_course.cli import cascade, certificates, diagnosis, grading, quality, site  # noqa: E402, F401  (they register their commands)
