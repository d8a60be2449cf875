"""Passwords of class files: asked without showing them, or the first line of a file.

They are never typed behind a command, where the shell would remember them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from msai_course.base.files import check_source
from msai_course.cli.app import say
from msai_trainer.classfile.locking import LOST, checked_password

if TYPE_CHECKING:
    from msai_course.grading.classes.locking import Asks


def asking(file: Path | None) -> Asks:
    """Return what gives the password of a class file that has one."""
    if file is not None:
        return lambda _name: _first_line(file)
    return lambda name: str(typer.prompt(f"Hasło pliku „{name}”", hide_input=True))


def new_password(file: Path | None) -> str:
    """Return the password of a new file, typed twice.

    Raises:
        GradingError: It is too short, or both differ.
    """
    say(LOST)
    if file is not None:
        return checked_password(_first_line(file), _first_line(file))
    first = typer.prompt("Nowe hasło pliku", hide_input=True)
    return checked_password(first, typer.prompt("To samo hasło jeszcze raz", hide_input=True))


def _first_line(path: Path) -> str:
    check_source(path)
    return path.read_text(encoding="utf-8-sig").partition("\n")[0].rstrip("\r")
