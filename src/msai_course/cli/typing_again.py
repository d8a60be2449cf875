"""Commands and paths as a person can type them, from the folder in which she stands."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

from msai_course.base.paths import ROOT


def command(*words: str | Path) -> str:
    """Return a command of the course that works as it is written, from the folder of the person.

    Args:
        words: Names, options and values; paths are written as `typed` does.
    """
    parts = [typed(word) if isinstance(word, Path) else quoted(word) for word in words]
    return " ".join([_program(), *parts])


def typed(path: Path) -> str:
    """Return a path as it can be typed: short inside the folder of the person, else whole."""
    path = path.absolute()
    here = _here()
    inside = _reads_from_here() and path.is_relative_to(here)
    return quoted((path.relative_to(here) if inside else path).as_posix())


def quoted(text: str) -> str:
    """Return a word so that the shell takes it as one."""
    if os.name == "nt":
        return f'"{text}"' if any(sign in text for sign in " &()^;,=") else text
    return shlex.quote(text)


def _program() -> str:
    if _as_msai():
        return "msai"
    script = ROOT / "course.py"
    short = _here() == ROOT
    return f"{'py' if os.name == 'nt' else 'python3'} {'course.py' if short else typed(script)}"


def _as_msai() -> bool:
    return Path(sys.argv[0]).stem == "msai"


def _reads_from_here() -> bool:
    """Return whether the command reads relative paths from the folder where the person stands."""
    return _as_msai() or _here() == ROOT


def _here() -> Path:
    """Return the folder where the person stands; `course.py` itself works in its own."""
    shell = os.environ.get("PWD", "")
    if Path.cwd() == ROOT and shell and Path(shell).is_dir():
        return Path(shell).resolve()
    return Path.cwd()
