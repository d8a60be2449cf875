"""Feedback of a whole class: pages by person, and the ZIP that a trainer takes home."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from msai_trainer.marking.batch import Batch
from msai_trainer.marking.masters import Masters
from msai_trainer.people.klasa import Klasa, as_file_name, class_of_code
from msai_trainer.results.feedback import addressee, page_view
from msai_trainer.results.feedback_page import feedback_page
from msai_trainer.rubric.answers import levels_of
from msai_trainer.rubric.in_class import ClassSheets
from msai_trainer.rubric.judgements import JudgementSheet

#: A fixed moment: the same feedback gives the same archive.
_MOMENT = (2020, 1, 1, 0, 0, 0)


def feedback_pages(
    batch: Batch, masters: Masters, sheets: ClassSheets | None = None
) -> dict[tuple[str, str], bytes]:
    """Return (code, assignment) → page, of everyone who has points.

    Args:
        batch: The class, as it was judged.
        masters: All assignments.
        sheets: How people judged; None: nobody did.
    """
    pages = {}
    for row in batch.rows:
        found = batch.judged.get(row.assignment, {}).get(row.student_id)
        if row.score is None or found is None:
            continue
        master = masters.catalogue.masters[row.assignment]
        who = addressee(row.student_id, batch.roster)
        own = (sheets or {}).get(row.assignment, {}).get(row.student_id, JudgementSheet())
        levels = levels_of(master.assignment, found.scores, found.done, own)
        view = page_view(master, who, row, found.scores, found.done, levels)
        pages[row.student_id, row.assignment] = feedback_page(view).encode()
    return pages


def place_of(code: str, assignment: str, klasa: Klasa) -> str:
    """Return the name in the archive: unpacked beside another class's, no K07 meets another."""
    name = f"{code}/{assignment}.html"
    carried = class_of_code(code).casefold() == klasa.name.casefold()
    safe = as_file_name(klasa.name)
    return name if carried or klasa.is_guessed or not safe else f"{safe}/{name}"


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP of files by their names; the same files give the same bytes."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, _MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, content)
    return archive.getvalue()


def feedback_zip(batch: Batch, masters: Masters, sheets: ClassSheets | None = None) -> bytes:
    """Return all feedback as ``<code>/<assignment>.html``."""
    klasa = batch.roster.klasa
    pages = feedback_pages(batch, masters, sheets)
    return packed({place_of(who, name, klasa): page for (who, name), page in pages.items()})
