"""Programs beside Python that the tests need: found, or installed as root on Debian.

`course.py test` gets all of them before the first test, so that nothing is left out because a
program was missing; what a machine cannot have is named before the tests and in their report.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

#: Where Debian puts the programs of a PostgreSQL server and WebKit's own small browser.
_OFF_THE_PATH = (
    (Path("/usr/lib/postgresql"), "*/bin"),
    (Path("/usr/lib"), "*/webkit2gtk-*"),
)
#: What other systems call the same program.
_OTHER_NAMES = {"firefox-esr": "firefox"}


@dataclass(frozen=True)
class Program:
    """A program, Debian's package that holds it, and what is not checked without it (Polish)."""

    name: str
    package: str
    checks: str


PROGRAMS = (
    Program("pdftotext", "poppler-utils", "treść plików PDF i wydruku"),
    Program("initdb", "postgresql", "dziennik ocen w PostgreSQL"),
    Program("bwrap", "bubblewrap", "zamknięcie cudzego kodu w bubblewrap"),
    Program("firefox-esr", "firefox-esr", "strony w Firefoksie"),
    Program("WebKitWebDriver", "webkit2gtk-driver", "strony w WebKit (rodzina Safari)"),
    Program("MiniBrowser", "webkit2gtk-driver", "strony w WebKit (rodzina Safari)"),
    Program("Xvfb", "xvfb", "strony w WebKit (rodzina Safari)"),
)


def find_program(name: str) -> str | None:
    """Return the path of a program, or None."""
    beside = [
        str(path)
        for folder, inside in _OFF_THE_PATH
        for path in sorted(folder.glob(f"{inside}/{name}"))
    ]
    other = shutil.which(_OTHER_NAMES.get(name, name))
    return shutil.which(name) or other or (beside[-1] if beside else None)


def get_programs(console: Console) -> None:
    """Install what is missing where that is possible; name what stays missing."""
    missing = [program for program in PROGRAMS if find_program(program.name) is None]
    if missing:
        console.print(f"Brakuje programów do testów: {', '.join(one.name for one in missing)}.")
        for words in install_on_debian(*dict.fromkeys(one.package for one in missing)):
            console.print(f"! {words}")
    for program in missing:
        if find_program(program.name) is None:
            console.print(
                f"! Nie ma programu {program.name} (pakiet {program.package}), "
                f"więc testy nie sprawdzą: {program.checks}."
            )


def install_on_debian(*packages: str) -> list[str]:
    """Install Debian's packages as root; elsewhere do nothing.

    Each package is asked for by itself: one that a system does not have must not keep the others
    away.

    Returns:
        What did not work, in Polish.
    """
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return []
    commands = (["update"], *(["install", "-y", package] for package in packages))
    return [words for command in commands if (words := _apt(command))]


def _apt(command: list[str]) -> str:
    """Run one command; return "" or, in Polish, why it failed."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        ["apt-get", "-qq", *command], env=quiet, capture_output=True, text=True, check=False
    )
    if done.returncode == 0:
        return ""
    told = (done.stderr or done.stdout).strip().splitlines() or ["bez słowa wyjaśnienia"]
    return f"Polecenie „apt-get {' '.join(command)}” nie powiodło się: {told[-1]}"
