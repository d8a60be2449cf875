"""The Typer application that the command files hang their commands on."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape

from msai_course.base import log
from msai_course.base.settings import help_text
from msai_course.cli.wording import speak_polish

speak_polish()
console = Console()

#: The same option on every command that writes a file or a folder which a person names.
Overwrite = Annotated[
    bool,
    typer.Option("--overwrite", help="Zapisz także w miejsce tego, co już tam jest."),
]


#: Where a command puts its results, by the names of its options, the first that it has.
_RESULTS = ("output", "results")


Verbose = Annotated[
    bool, typer.Option("--verbose", help="Pokaż na ekranie, co się dzieje (i błędy programu).")
]
_all_verbose = False


def logged(run: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option ``--verbose`` and a log that is open while it runs."""

    @functools.wraps(run)
    def runs(*, verbose: bool, **given: Any) -> Any:
        found = (given.get(name) for name in _RESULTS)
        place = next((one for one in found if isinstance(one, Path)), None)
        log.start(run.__name__.replace("_", " "), place, verbose=verbose or _all_verbose)
        return run(**given)

    known = inspect.signature(run, eval_str=True)
    option = inspect.Parameter(
        "verbose", inspect.Parameter.KEYWORD_ONLY, default=False, annotation=Verbose
    )
    signature = known.replace(parameters=[*known.parameters.values(), option])
    runs.__signature__ = signature  # type: ignore[attr-defined]  # Typer makes options of it
    runs.__annotations__ = {**inspect.get_annotations(run, eval_str=True), "verbose": Verbose}
    return runs


app = typer.Typer(
    name="msai",
    help="Kurs rewitalizacji społecznej: strona, oceny, materiały trenera, własne edycje.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    epilog=help_text(),
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


@app.callback()
def everywhere(verbose: Verbose = False) -> None:
    """Kurs rewitalizacji społecznej: strona, oceny, materiały trenera, własne edycje."""
    global _all_verbose
    _all_verbose = verbose


def log_all(commands: typer.Typer) -> None:
    """Give every command its log; called when all of them are registered."""
    for command in commands.registered_commands:
        # What `test` does not know itself it hands on to pytest, which has a --verbose too.
        own = (command.context_settings or {}).get("ignore_unknown_options")
        if command.callback is not None and not own:
            command.callback = logged(command.callback)
    for group in commands.registered_groups:
        if group.typer_instance is not None:
            log_all(group.typer_instance)
