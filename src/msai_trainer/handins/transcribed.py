"""Work on paper that somebody typed in: a hand-in like every other, and says by whom."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from msai.assignments import Assignment, hand_in, hand_in_name
from msai.assignments.codes import normalise
from msai.base.form_values import text_of
from msai_trainer.handins.chosen import ChosenFile
from msai_trainer.handins.notebooks import Notebook

#: Stands in ``metadata.msai`` of a hand-in: ``{"by": …, "day": "2026-11-30"}``.
MARK = "transcribed"
FOLDER = "z papieru"
LONGEST_NAME = 80
_NOTE = "Przepisane z papieru przez: {by}, {day}."
_BY_NOBODY = "Przepisane z papieru {day}."


@dataclass(frozen=True, slots=True)
class Typed:
    """What a sheet says.

    Attributes:
        code: Whose it is.
        answers: ``{grade_id: answer}``.
        by: Who typed it.
        group: Codes of the others, if it is the work of several.
        handed_in: When it came, as far as the picture tells; None: unknown.
    """

    code: str
    answers: Mapping[str, Any]
    by: str = ""
    group: Sequence[str] = ()
    handed_in: datetime | None = None


def transcribed(task: Assignment, released: Notebook, typed: Typed, now: datetime) -> ChosenFile:
    """Return the hand-in of a sheet; of two versions the later one has the later name."""
    code, others = normalise(typed.code), [normalise(one) for one in typed.group]
    moment = typed.handed_in or now
    filled = hand_in(
        released,
        code=code,
        answers=typed.answers,
        group=[code, *others] if others else [],
        saved_at=moment,
    )
    filled["metadata"]["msai"][MARK] = {"by": _clean(typed.by), "day": now.date().isoformat()}
    content = json.dumps(filled, ensure_ascii=False, indent=1).encode()
    return ChosenFile(f"{FOLDER}/{hand_in_name(task.id, code, now)}", content, moment)


def transcribed_note(metadata: Mapping[str, Any]) -> str:
    """Return the sentence that a hand-in was typed from paper; "": it was not."""
    mark = metadata.get(MARK)
    if not isinstance(mark, Mapping):
        return ""
    by, said = mark.get("by"), mark.get("day")
    try:
        day = text_of(date.fromisoformat(str(said)))
    except ValueError:
        return ""
    by = _clean(by) if isinstance(by, str) else ""
    return (_NOTE if by else _BY_NOBODY).format(by=by, day=day)


def _clean(name: str) -> str:
    """Return a name as one short line."""
    return " ".join("".join(s for s in name if s.isprintable()).split())[:LONGEST_NAME]


def moment_of(moments: Sequence[datetime | None]) -> datetime | None:
    """Return when a sheet of several pictures was complete; None: nobody knows."""
    known = [one.astimezone(UTC) for one in moments if one is not None]
    return max(known) if known else None
