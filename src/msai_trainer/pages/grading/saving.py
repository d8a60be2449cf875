"""What is on the desk as the file of a class: people, hand-ins, points, judgements by hand."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from msai.assignments.codes import LONGEST_CLASS
from msai.base.fold import bare
from msai_trainer.classfile.changing import with_records
from msai_trainer.classfile.gathering import with_handins, with_points
from msai_trainer.classfile.judged import with_judgements_of
from msai_trainer.classfile.making import person_of
from msai_trainer.classfile.model import ClassFile
from msai_trainer.classfile.taken_back import without_files
from msai_trainer.handins.paper_files import is_paper
from msai_trainer.marking.batch import Batch
from msai_trainer.marking.masters import Masters
from msai_trainer.pages.grading.state import GradingDesk, came_in
from msai_trainer.people.klasa import new_id


def saved_class(state: GradingDesk, batch: Batch, masters: Masters) -> ClassFile:
    """Return the class with hand-ins, points and judgements; of a list or bare codes: a new one."""
    now = datetime.now(UTC)
    file = _with_people(state.held or _new(batch, state.class_id), batch, now)
    file = without_files(file, state.paper.taken_back, batch, now.date())
    # A photo may show more than answers, so the file carries what was typed of it.
    came = (one for one in came_in(state) if not is_paper(one))
    gathered = with_handins(file, came, masters, batch.roster)
    pointed = with_points(gathered.file, batch, now)
    return with_judgements_of(pointed, batch, masters, state.sheets)


def _new(batch: Batch, saved: str) -> ClassFile:
    klasa = batch.roster.klasa
    name = re.sub(r"[^A-Za-z0-9]+", "-", bare(klasa.name))[:LONGEST_CLASS].strip("-")
    return ClassFile(name=name or "klasa", klasa_id=klasa.id or saved or new_id())


def _with_people(file: ClassFile, batch: Batch, now: datetime) -> ClassFile:
    """Return the class with those who are not in it yet; nobody is changed or brought back."""
    known = {one.code for one in file.people} | {one.code for one in file.removed}
    new = [person_of(one, one.kod, now) for one in batch.roster.entries if one.kod not in known]
    return with_records(file, "people", new)
