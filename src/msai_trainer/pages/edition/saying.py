"""What an institution says on the desk, kept in its file, and the documents that come of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from msai.ui import Deliver, Event, Step
from msai_trainer.editions.declared import Edition
from msai_trainer.editions.errors import EditionError
from msai_trainer.editions.institution import (
    FIELDS,
    INSTITUTION,
    NOBODY,
    Institution,
    institution_in,
    institution_text,
)
from msai_trainer.editions.privacy import FILES, clause_docx, record_docx
from msai_trainer.pages.edition.state import EditionDesk, open_folder
from msai_trainer.pages.edition.wording import sentence

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#: Documents by the button that gives them.
PAPERS: Mapping[str, Callable[[Edition, Institution], bytes]] = {
    "paper:clause": clause_docx,
    "paper:record": record_docx,
}


def say(desk: EditionDesk, name: str, event: Event) -> EditionDesk:
    """Keep one answer; a file in which nothing is said any more goes.

    Raises:
        EditionError: The file cannot be read, so nothing is written over it.
    """
    field = FIELDS.get(name)
    if field is None:
        return desk
    files = dict(open_folder(desk).files)
    told = str(event.value or "")
    lines = tuple(one.strip() for one in told.splitlines() if one.strip())
    answer: Any = lines if field.kind == "lines" else told.strip()
    said = replace(institution_in(files), **{name: answer})
    files[INSTITUTION] = institution_text(said)
    if said == NOBODY:
        del files[INSTITUTION]
    return desk.with_files(files)


def unsay(desk: EditionDesk, _rest: str, _event: Event) -> EditionDesk:
    """Take all answers back: the way out when their file cannot be read."""
    files = {n: one for n, one in open_folder(desk).files.items() if n != INSTITUTION}
    return desk.with_files(files)


def given(desk: EditionDesk, button: str) -> EditionDesk | Step[EditionDesk]:
    """Give a document of the institution to take home, or tell why there is none."""
    folder = open_folder(desk)
    try:
        content = PAPERS[button](folder.edition, institution_in(folder.files))
    except EditionError as error:
        told = tuple(map(sentence, error.problems))
        return replace(desk.quiet(), problems=told)
    name = f"{folder.edition.nazwa or 'edycja'}-{FILES[button.partition(':')[2]]}.docx"
    return Step(desk.quiet(), [Deliver(name, _DOCX, content)])
