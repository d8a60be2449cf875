"""PDFs of Office files are kept, each by a digest of all that decides it.

LibreOffice needs most of the time of a contact sheet and of the tests that look at pages; of fifty
documents a change touches a few. A PDF that no run asks for any more is forgotten.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from msai_course.base.files import write_bytes
from msai_course.base.kept import asked_for, forget_unused
from msai_course.base.paths import BUILD
from msai_course.base.programs import find_program
from msai_course.contact_sheet import rendering

#: Where they lie.
CACHE = BUILD / "dokumenty"


def set_or_kept(files: Iterable[Path], folder: Path, fonts: Path | None = None) -> dict[Path, Path]:
    """Return what `msai_course.contact_sheet.rendering.pdfs_of` does, from before where it can."""
    settings = _settings(fonts)
    if settings is None:
        return rendering.pdfs_of(files, folder, fonts)
    kept = {path: CACHE / f"{_digest(path, settings)}.pdf" for path in files}
    new = [path for path, pdf in kept.items() if not asked_for(pdf)]
    made = rendering.pdfs_of(new, folder, fonts)
    for path, pdf in made.items():
        CACHE.mkdir(parents=True, exist_ok=True)
        write_bytes(kept[path], pdf.read_bytes())
    forget_unused(CACHE)
    return {
        path: made.get(path) or Path(shutil.copyfile(pdf, folder / f"kept-{at:03}.pdf"))
        for at, (path, pdf) in enumerate(kept.items())
        if pdf.is_file()
    }


def _digest(path: Path, settings: bytes) -> str:
    return hashlib.sha256(
        b"\0".join((settings, path.suffix.encode(), path.read_bytes()))
    ).hexdigest()


def _settings(fonts: Path | None) -> bytes | None:
    """Return what decides every PDF: program, typefaces, how they are used; None: nobody knows."""
    office, lister = find_program("soffice"), find_program("fc-list")
    if office is None or lister is None:
        return None
    told = Path(office).resolve().stat()
    variables = {} if fonts is None else {rendering.FONTS: str(fonts)}
    faces = subprocess.run(
        [lister], env=rendering.environment(variables), capture_output=True, check=False
    )
    named = sorted(faces.stdout.splitlines())
    chosen = fonts.read_bytes() if fonts else b""
    ours = Path(rendering.__file__).read_bytes()
    return b"\0".join(
        (f"{office} {told.st_size} {told.st_mtime_ns}".encode(), chosen, ours, *named)
    )
