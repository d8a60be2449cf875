"""The Typer application that the command files hang their commands on."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from msai_course.cli.wording import speak_polish

speak_polish()
console = Console()

#: The same option on every command that writes a file or a folder which a person names.
Overwrite = Annotated[
    bool,
    typer.Option("--overwrite", help="Zapisz także w miejsce tego, co już tam jest."),
]


app = typer.Typer(
    name="msai",
    help="Kurs rewitalizacji społecznej: strona, oceny, materiały trenera, własne edycje.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def say(text: object, sign: str = "") -> None:
    """Print a line as it is: paths are not broken, brackets in names are no markup."""
    console.print(f"{sign} {escape(str(text))}".lstrip(), highlight=False, soft_wrap=True)


def say_problem(problem: object) -> None:
    """Print something that is wrong."""
    say(problem, "[bold red]✗[/]")


def say_done(text: object) -> None:
    """Print that something is there now."""
    say(text, "[green]✓[/]")


from msai_course.cli import cascade, certificates, diagnosis, grading, quality, rubric, site  # noqa: E402, F401  (they register their commands)
