"""A file against what was graded under its code before: late files come in a folder of their own.

There the older work is not among the files, and a mistyped code would put another person's work in
its place. Such a file waits until the trainer has decided.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Container
from dataclasses import replace

from msai_course.grading.engine.state import State
from msai_trainer.errors import GradingError
from msai_trainer.handins.likeness import have_little_in_common
from msai_trainer.handins.selection import Selection
from msai_trainer.model import GradeStatus, Refusal, Submission
from msai_trainer.people.roster import Roster


def accepted(codes: Collection[str], people: Roster) -> frozenset[str]:
    """Return the codes of ``--accept`` as the list has them.

    Raises:
        GradingError: Somebody is not on the list.
    """
    found = {code: people.find(code) for code in codes}
    for code, entry in found.items():
        if entry is None:
            message = f"Kodu „{code}” z --accept nie ma na liście."
            raise GradingError.of("unknown_code", message, "Podaj kod z listy osób.")
    return frozenset(entry.kod for entry in found.values() if entry is not None)


def keep_apart(
    selection: Selection, state: State, graded: Container[str], accept: Container[str]
) -> Selection:
    """Refuse files that have little in common with what was graded under their code.

    Args:
        selection: Which file counts for whom.
        state: What was graded before.
        graded: Codes with points in the gradebook.
        accept: Codes whose new work the trainer has accepted.
    """
    for code, works in selection.disputed.items():
        state.note_dispute(code, [_fingerprint(one) for one in works])
    chosen = dict(selection.chosen)
    for code, one in selection.gradable.items():
        known = state.load(code) if code in graded and code not in accept else None
        if known is None or not have_little_in_common(known.answers, one.answers):
            continue
        # Of the works that she was told of, the trainer has left this one in the folder.
        if _fingerprint(one) not in state.disputed(code):
            chosen[code] = replace(one, refusal=_other(code))
    return replace(selection, chosen=chosen)


def _other(code: str) -> Refusal:
    message = (
        f"Pod kodem {code} oceniono już inną pracę, a ta ma z nią mało wspólnego, więc jej nie "
        "oceniono. Ustal, czyja jest. Jeśli tej osoby i ma się liczyć, oceń jeszcze raz z "
        f"--accept {code}; jeśli czyjaś inna, popraw kod w pliku i w jego nazwie."
    )
    return Refusal(GradeStatus.TAMPERED, message)


def _fingerprint(one: Submission) -> str:
    content = json.dumps([one.answers, one.code], sort_keys=True, default=str)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
