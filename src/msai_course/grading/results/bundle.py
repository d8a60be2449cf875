"""Sending feedback: everything in one ZIP, or the pages of one person."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from msai_course.base.files import Guard, write_with
from msai_course.grading.classes.claiming import Claim, read_claim
from msai_course.grading.engine.workspace import Workspace
from msai_course.grading.rubric.judgements import Sheets
from msai_trainer.errors import GradingError
from msai_trainer.people.klasa import Klasa, as_file_name, class_of_code
from msai_trainer.rubric.judgements import now

#: A fixed moment: the same feedback gives the same archive.
_MOMENT = (2020, 1, 1, 0, 0, 0)


def feedback_zip(
    output: Path, target: Path, *, code: str | None = None, overwrite: bool = False
) -> int:
    """Pack feedback pages as ``<code>/<assignment>.html``; that is the moment of giving out.

    From then on judgements that count are changed only when the trainer says so. Where codes lack
    their class, the pages stand within a folder of the class.

    Args:
        output: Folder that `grade` wrote to.
        target: ZIP to write.
        code: Only this person's pages; they lie at the top of the archive then.
        overwrite: Whether a file that is not an earlier archive may be replaced.

    Returns:
        How many pages were packed.

    Raises:
        GradingError: There is no feedback to pack.
        FileError: The target must not or cannot be written.
    """
    folder = output / "feedback"
    pages = sorted(folder.glob("*/*.html"))
    if code is not None:
        pages = [page for page in pages if page.parent.name.casefold() == code.casefold()]
    if not pages:
        hint = "Najpierw uruchom „grade”, a potem sprawdź kod osoby."
        raise GradingError.of("no_feedback", "Nie ma informacji zwrotnej do spakowania.", hint)
    klasa = (read_claim(output / "dziennik") or Claim()).klasa
    named = {page.name if code else _place(page, folder, klasa): page for page in pages}
    guard = Guard("gradebook feedback", overwrite=overwrite)
    write_with(target, lambda partial: _pack(named, partial), guard)
    _give_out(output, pages)
    return len(pages)


def _place(page: Path, folder: Path, klasa: Klasa) -> str:
    """Return the name in the archive: unpacked beside another class's, no K07 meets another."""
    name = page.relative_to(folder).as_posix()
    carried = class_of_code(page.parent.name).casefold() == klasa.name.casefold()
    safe = as_file_name(klasa.name)
    return name if carried or klasa.is_guessed or not safe else f"{safe}/{name}"


def _give_out(output: Path, pages: Iterable[Path]) -> None:
    if not (output / "dziennik").is_dir():
        return
    workspace, moment = Workspace.graded(output), now()
    for page in pages:
        Sheets(workspace.state / page.stem).give_out(page.parent.name, moment)


def _pack(pages: Mapping[str, Path], target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, page in pages.items():
            info = zipfile.ZipInfo(name, _MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, page.read_bytes())
