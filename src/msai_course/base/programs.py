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

#: Where Debian puts the programs of a PostgreSQL server, WebKit's own small browser, the parts of
#: LibreOffice and the face that documents are set in; where macOS and Windows have LibreOffice.
_OFF_THE_PATH = (
    (Path("/usr/lib/postgresql"), "*/bin"),
    (Path("/usr/lib"), "*/webkit2gtk-*"),
    (Path("/usr/lib/libreoffice"), "program"),
    (Path("/usr/share/fonts/truetype"), "liberation*"),
    (Path("/usr/share/fonts/truetype"), "dejavu"),
    (Path("/Applications"), "LibreOffice.app/Contents/MacOS"),
    (Path("C:/Program Files"), "LibreOffice/program"),
)
#: What other systems call the same program.
_OTHER_NAMES = {"firefox-esr": "firefox"}


@dataclass(frozen=True)
class SystemProgram:
    """A program, Debian's package that holds it, and what is not checked without it (Polish)."""

    name: str
    package: str
    checks: str


PROGRAMS = (
    SystemProgram("pdftotext", "poppler-utils", "treść plików PDF i wydruku"),
    SystemProgram("pdftoppm", "poppler-utils", "obrazki stron"),
    SystemProgram("libswlo.so", "libreoffice-writer-nogui", "wygląd dokumentów DOCX"),
    SystemProgram("libsclo.so", "libreoffice-calc-nogui", "wygląd arkuszy XLSX"),
    SystemProgram("libsdlo.so", "libreoffice-impress-nogui", "wygląd slajdów PPTX"),
    SystemProgram("LiberationSans-Regular.ttf", "fonts-liberation", "krój pisma dokumentów"),
    SystemProgram("DejaVuSans.ttf", "fonts-dejavu-core", "dokumenty innym krojem pisma"),
    SystemProgram("initdb", "postgresql", "dziennik ocen w PostgreSQL"),
    SystemProgram("bwrap", "bubblewrap", "zamknięcie cudzego kodu w bubblewrap"),
    SystemProgram("firefox-esr", "firefox-esr", "strony w Firefoksie"),
    SystemProgram("WebKitWebDriver", "webkit2gtk-driver", "strony w WebKit (rodzina Safari)"),
    SystemProgram("MiniBrowser", "webkit2gtk-driver", "strony w WebKit (rodzina Safari)"),
    SystemProgram("Xvfb", "xvfb", "strony w WebKit (rodzina Safari)"),
)


def find_program(name: str) -> str | None:
    """Return the path of a program, or None."""
    beside = [
        str(path)
        for folder, inside in _OFF_THE_PATH
        for ending in ("", ".exe")
        for path in sorted(folder.glob(f"{inside}/{name}{ending}"))
    ]
    other = shutil.which(_OTHER_NAMES.get(name, name))
    return shutil.which(name) or other or (beside[-1] if beside else None)


def get_programs(console: Console) -> None:
    """Install what is missing where that is possible; name what stays missing."""
    missing = [program for program in PROGRAMS if find_program(program.name) is None]
    if missing:
        console.print(f"Brakuje programów do testów: {', '.join(one.name for one in missing)}.")
        install_on_debian(console, *dict.fromkeys(program.package for program in missing))
    for program in missing:
        if find_program(program.name) is None:
            console.print(
                f"! Nie ma programu {program.name} (pakiet {program.package}), "
                f"więc testy nie sprawdzą: {program.checks}."
            )


def install_on_debian(console: Console, *packages: str) -> bool:
    """Install Debian's packages as root, in sight; elsewhere do nothing.

    Each package is asked for by itself: one that a system does not have must not keep the others
    away.

    Returns:
        Whether all were installed. What stands in the way is said.
    """
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return False
    console.print(f"Instaluję w systemie (apt-get): {', '.join(packages)}")
    if not _apt(console, "update"):
        return False
    installed = [_apt(console, "install", "-y", package) for package in packages]
    return all(installed)


def _apt(console: Console, *command: str) -> bool:
    """Run one command; say it when it fails."""
    unasked = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(["apt-get", "-q", *command], env=unasked, check=False)
    if done.returncode != 0:
        console.print(
            f"! apt-get {' '.join(command)} zakończył się kodem {done.returncode}; "
            "powód stoi wyżej."
        )
    return done.returncode == 0
