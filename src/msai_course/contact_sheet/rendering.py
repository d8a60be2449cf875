"""Office files as LibreOffice sets them, and pages as pictures: by programs beside Python.

What was seen on the way: two files of one name overwrite each other's PDF in ``--outdir``; the
profile of a person brings her settings along, and two processes cannot share one; a program that
falls over one file leaves out all that come after it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from msai_course.base.programs import find_program
from msai_course.build.errors import BuildError

#: Kinds of files that LibreOffice sets.
OFFICE = frozenset({".docx", ".pptx", ".xlsx"})
#: What pages become pictures with: program → what it is part of.
PROGRAMS = {"soffice": "LibreOffice", "pdftoppm": "poppler"}
_DEBIAN = (
    "libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui poppler-utils "
    "fonts-liberation"
)
#: Seconds after which a program that says nothing more is ended: for a start, and for each file.
_START, _EACH = 90.0, 30.0


def check_programs() -> None:
    """Tell what is missing before any work begins.

    Raises:
        BuildError: A program of `PROGRAMS` is not on this computer.
    """
    missing = [name for name in PROGRAMS if find_program(name) is None]
    if missing:
        named = ", ".join(f"{name} ({PROGRAMS[name]})" for name in missing)
        raise BuildError(
            f"Do obrazków stron brakuje programów: {named}.",
            f"Debian i Ubuntu: sudo apt-get install {_DEBIAN}. Gdzie indziej zainstaluj "
            "LibreOffice (libreoffice.org) i poppler, a potem powtórz to samo polecenie.",
        )


def pdfs_of(files: Iterable[Path], folder: Path) -> dict[Path, Path]:
    """Return the PDF of each Office file; one that LibreOffice cannot set is left out.

    Args:
        files: DOCX, XLSX and PPTX; two of them may have one name.
        folder: An empty folder for copies, the profile of LibreOffice and the PDFs.

    Raises:
        BuildError: LibreOffice is not on this computer.
    """
    # What is no archive would be set as plain text, page after page of it.
    asked = [path for path in files if zipfile.is_zipfile(path)]
    copies = {path: folder / f"{at:03}{path.suffix.lower()}" for at, path in enumerate(asked)}
    for path, copy in copies.items():
        shutil.copyfile(path, copy)
    made = {path: copy.with_suffix(".pdf") for path, copy in copies.items()}
    if copies:
        _convert(list(copies.values()), folder)
    for path, copy in copies.items():
        if not made[path].is_file():
            _convert([copy], folder)
    return {path: pdf for path, pdf in made.items() if pdf.is_file()}


def page_pictures(pdf: Path, folder: Path, dpi: int, page: int = 0) -> list[Path]:
    """Return the pages of a PDF as PNG in their order; none where it cannot be read.

    Args:
        pdf: The document.
        folder: An empty folder for the pictures.
        dpi: Dots of an inch of paper.
        page: The only page that is wanted, from 1; 0: all of them.

    Raises:
        BuildError: poppler is not on this computer.
    """
    only = ["-f", str(page), "-l", str(page)] if page else []
    _run([_program("pdftoppm"), "-png", "-r", str(dpi), *only, str(pdf), str(folder / "s")], _START)
    return sorted(folder.glob("s-*.png"))


def _convert(files: Sequence[Path], folder: Path) -> None:
    """Let LibreOffice write PDFs beside the files, all in one process with a profile of its own."""
    profile = f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}"
    command = [_program("soffice"), profile, "--headless", "--norestore", "--convert-to", "pdf"]
    patience = _START + _EACH * len(files)
    _run([*command, "--outdir", str(folder), *map(str, files)], patience, HOME=str(folder))


def _run(command: Sequence[str], seconds: float, **variables: str) -> None:
    """Run a program to its end, whatever it says: what counts is the file that it leaves."""
    told = {**os.environ, **variables}
    try:
        subprocess.run(command, env=told, check=False, capture_output=True, timeout=seconds)
    except subprocess.TimeoutExpired:
        return


def _program(name: str) -> str:
    if (found := find_program(name)) is None:
        check_programs()
    return found or name
