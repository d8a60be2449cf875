"""Sending feedback: everything in one ZIP, or the pages of one person."""

from __future__ import annotations

import zipfile
from pathlib import Path

from msai_course.grading.errors import GradingError

#: A fixed moment: the same feedback gives the same archive.
_MOMENT = (2020, 1, 1, 0, 0, 0)


def feedback_zip(output: Path, target: Path, *, code: str | None = None) -> int:
    """Pack feedback pages as ``<code>/<assignment>.html``.

    Args:
        output: Folder that `grade` wrote to.
        target: ZIP to write.
        code: Only this person's pages; they lie at the top of the archive then.

    Returns:
        How many pages were packed.

    Raises:
        GradingError: There is no feedback to pack.
    """
    folder = output / "feedback"
    pages = sorted(folder.glob("*/*.html"))
    if code is not None:
        pages = [page for page in pages if page.parent.name.casefold() == code.casefold()]
    if not pages:
        hint = "Najpierw uruchom „grade”, a potem sprawdź kod osoby."
        raise GradingError.of("no_feedback", "Nie ma informacji zwrotnej do spakowania.", hint)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for page in pages:
            name = page.name if code else page.relative_to(folder).as_posix()
            info = zipfile.ZipInfo(name, _MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, page.read_bytes())
    return len(pages)
