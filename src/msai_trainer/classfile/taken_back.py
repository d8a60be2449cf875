"""Records that are taken back for good, such as a sheet that was typed in under a wrong code.

A hand-in has no versions that a later one replaces, so what is taken back leaves its fingerprint:
no other copy of the class brings it to life again. It says nothing of the person.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from msai_trainer.classfile.merging import in_order, replaced_by
from msai_trainer.classfile.model import ClassFile, MarkerRemark, Score, TakenBack
from msai_trainer.marking.batch import Batch

#: Name of a file, and the SHA-256 of its bytes.
FileMark = tuple[str, str]


def without_files(
    file: ClassFile, marks: Collection[FileMark], batch: Batch, day: date
) -> ClassFile:
    """Return a class without files that were taken back, and without what was judged of them.

    Args:
        file: The class.
        marks: The files.
        batch: What is judged without them: who has other work keeps points and remarks.
        day: When it is saved so.
    """
    works = [one for one in file.works if (one.file, one.digest) in marks]
    bare = {
        (one.code, one.assignment)
        for one in works
        if one.code not in batch.judged.get(one.assignment, {})
    }
    answered: tuple[Score | MarkerRemark, ...] = (*file.scores, *file.remarks)
    judged = [one for one in answered if (one.code, one.assignment) in bare]
    gone = [*(one.id for one in works), *replaced_by(judged)]
    if not gone:
        return file
    new = tuple(TakenBack(record=one, day=day) for one in gone)
    return in_order(replace(file, taken_back=(*file.taken_back, *new)))
