"""Passwords of class files: asked without showing them, or read from a file, one in a line.

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
    """Return what gives the password of each class file that has one, in their order.

    Args:
        file: A password in each line; the last one is that of all further files. None: asked.
    """
    if file is not None:
        lines = _lines(file)
        return lambda _name: lines.pop(0) if len(lines) > 1 else lines[0]
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
    return _lines(path)[0]


def _lines(path: Path) -> list[str]:
    check_source(path)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return [line for at, line in enumerate(lines) if line or at == 0] or [""]
