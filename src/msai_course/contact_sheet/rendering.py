"""Office files as LibreOffice sets them, and pages as pictures: by programs beside Python.

What was seen on the way: two files of one name overwrite each other's PDF in ``--outdir``; the
profile of a person brings her settings along, and two processes cannot share one; a program that
falls over one file leaves out all that come after it; a typeface that a process has seen stays.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
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
#: Files that are worth a process of their own: LibreOffice takes as long to begin as for five.
_WORTH = 5
#: Where fontconfig is told to look elsewhere.
FONTS = "FONTCONFIG_FILE"
#: Where LibreOffice keeps its settings meanwhile.
_PROFILES = "profile"


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


def pdfs_of(files: Iterable[Path], folder: Path, fonts: Path | None = None) -> dict[Path, Path]:
    """Return the PDF of each Office file; one that LibreOffice cannot set is left out.

    Args:
        files: DOCX, XLSX and PPTX; two of them may have one name.
        folder: An empty folder for copies, profiles of LibreOffice and the PDFs.
        fonts: A file of fontconfig that says which typefaces there are; None: all of this computer.

    Raises:
        BuildError: LibreOffice is not on this computer.
    """
    # What is no archive would be set as plain text, page after page of it.
    asked = [path for path in files if zipfile.is_zipfile(path)]
    copies = {path: folder / f"{at:03}{path.suffix.lower()}" for at, path in enumerate(asked)}
    for path, copy in copies.items():
        shutil.copyfile(path, copy)
    told = {} if fonts is None else {FONTS: str(fonts)}
    _convert_at_once(list(copies.values()), folder, told)
    made = {path: copy.with_suffix(".pdf") for path, copy in copies.items()}
    for path, copy in copies.items():
        if not made[path].is_file():
            _convert([copy], folder / _PROFILES / copy.stem, told)
    shutil.rmtree(folder / _PROFILES, ignore_errors=True)
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
    _run(
        [_program("pdftoppm"), "-png", "-r", str(dpi), *only, str(pdf), str(folder / "s")],
        _START,
        {},
    )
    return sorted(folder.glob("s-*.png"))


def environment(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the variables of a program's surroundings: ours, and those that are told."""
    return {**os.environ, **variables}


def _convert_at_once(files: Sequence[Path], folder: Path, variables: Mapping[str, str]) -> None:
    """Convert files in as many processes as the computer has room for, each with some of a kind."""
    alike = sorted(files, key=lambda path: (path.suffix, path.name))
    count = min(os.cpu_count() or 1, -(-len(alike) // _WORTH))
    with ThreadPoolExecutor(count or 1) as workers:
        shares = [alike[at::count] for at in range(count)]
        homes = [folder / _PROFILES / f"p{at}" for at in range(count)]
        list(workers.map(_convert, shares, homes, [variables] * count))


def _convert(files: Sequence[Path], home: Path, variables: Mapping[str, str]) -> None:
    """Let LibreOffice write PDFs beside the files, all in one process with a profile of its own."""
    home.mkdir(parents=True)
    profile = f"-env:UserInstallation={home.resolve().as_uri()}"
    command = [_program("soffice"), profile, "--headless", "--norestore", "--convert-to", "pdf"]
    patience = _START + _EACH * len(files)
    told = {"HOME": str(home.parent), **variables}
    _run([*command, "--outdir", str(files[0].parent), *map(str, files)], patience, told)


def _run(command: Sequence[str], seconds: float, variables: Mapping[str, str]) -> None:
    """Run a program to its end, whatever it says: what counts is the file that it leaves."""
    try:
        subprocess.run(
            command, env=environment(variables), check=False, capture_output=True, timeout=seconds
        )
    except subprocess.TimeoutExpired:
        return


def _program(name: str) -> str:
    if (found := find_program(name)) is None:
        check_programs()
    return found or name
