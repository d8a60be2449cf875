"""Giving feedback out: for mailing, for Moodle, for print, or the pages of one person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from msai.base.archives import packed
from msai_course.base.files import Guard, write_bytes
from msai_course.grading.classes.claiming import Claim, read_claim
from msai_course.grading.engine.workspace import Workspace
from msai_course.grading.results.feedback import read_feedback
from msai_course.grading.rubric.judgements import Sheets
from msai_trainer.errors import GradingError
from msai_trainer.results import giving_out
from msai_trainer.results.given import Feedback, folder_of
from msai_trainer.rubric.judgements import now

#: Ways of giving out, as the page has them.
FORMATS = ("pages", "mail", "word", "moodle", "print")


def feedback_zip(
    output: Path,
    target: Path,
    *,
    code: str | None = None,
    overwrite: bool = False,
    format: str = "pages",
    assignment: str | None = None,
) -> int:
    """Give feedback out as one file; that is the moment of giving out.

    From then on judgements that count are changed only when the trainer says so. Where codes lack
    their class, the pages stand within a folder of the class.

    Args:
        output: Folder that `grade` wrote to.
        target: File to write.
        code: Only this person's; her pages lie at the top of the archive then.
        overwrite: Whether a file that is not an earlier archive may be replaced.
        format: ``pages`` (``<code>/<assignment>.html``), ``mail`` and ``word`` (one file for each
            person, and the list of whom it is for), ``moodle`` (for Moodle's upload of many
            feedback files) or ``print`` (one page, everyone on sheets of her own).
        assignment: Only this one; ``moodle`` needs it where several came from Moodle.

    Returns:
        How many pages were given out.

    Raises:
        GradingError: There is no feedback to give out, or not in this format.
        FileError: The target must not or cannot be written.
    """
    if format not in FORMATS:
        hint = f"Wybierz: {', '.join(FORMATS)}."
        raise GradingError.of("bad_format", f"Nieznany format „{format}”.", hint)
    folder = output / "feedback"
    pages = sorted(folder.glob(f"*/{assignment or '*'}.html"))
    if code is not None:
        pages = [page for page in pages if page.parent.name.casefold() == code.casefold()]
    if not pages:
        hint = "Najpierw uruchom „grade”, a potem sprawdź kod osoby i zadanie."
        raise GradingError.of("no_feedback", "Nie ma informacji zwrotnej do spakowania.", hint)
    if format == "moodle":
        pages, content = _for_moodle(pages, assignment)
    elif format == "pages":
        content = _pages(output, pages, alone=code is not None)
    else:
        content = _made(format, [_known(page) for page in pages])
    write_bytes(target, content, Guard("gradebook feedback", overwrite=overwrite))
    _give_out(output, pages)
    return len(pages)


def _pages(output: Path, pages: Sequence[Path], *, alone: bool) -> bytes:
    klasa = (read_claim(output / "dziennik") or Claim()).klasa
    files = {}
    for page in pages:
        whose = page.parent.name
        place = [] if alone else [part for part in (folder_of(whose, klasa), whose) if part]
        files["/".join([*place, page.name])] = page.read_bytes()
    return packed(files)


def _made(format: str, feedback: Sequence[Feedback]) -> bytes:
    if format == "print":
        return giving_out.print_pages(feedback)
    return giving_out.mail_zip(feedback, "docx" if format == "word" else "html")


def _for_moodle(pages: Sequence[Path], assignment: str | None) -> tuple[list[Path], bytes]:
    """Return the pages of those whom Moodle has named, and their ZIP."""
    known = {page: _known(page) for page in pages}
    there = giving_out.in_moodle(known.values())
    name = assignment or next(iter(there), "")
    if assignment is None and len(there) > 1:
        hint = f"Dopisz --assignment i jedno z nich: {', '.join(there)}."
        message = "Moodle przyjmuje informacje zwrotne osobno do każdego zadania."
        raise GradingError.of("which_assignment", message, hint)
    content = giving_out.moodle_zip(known.values(), name)
    if content is None:
        raise GradingError.of("no_moodle", giving_out.NO_MOODLE, "Nic nie zapisano.")
    return [page for page, one in known.items() if one.moodle and one.assignment == name], content


def _known(page: Path) -> Feedback:
    found = read_feedback(page)
    if found is None:
        message = f"Strona „{page.parent.name}/{page.name}” jest ze starszego kursu."
        raise GradingError.of("old_feedback", message, "Uruchom jeszcze raz „grade”.")
    return found


def _give_out(output: Path, pages: Iterable[Path]) -> None:
    if not (output / "dziennik").is_dir():
        return
    workspace, moment = Workspace.graded(output), now()
    for page in pages:
        Sheets(workspace.state / page.stem).give_out(page.parent.name, moment)
