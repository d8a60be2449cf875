"""What was given out: noted when the browser took the file; who has to get it anew is told."""

from __future__ import annotations

from dataclasses import replace

from msai import ui
from msai.ui import Deliver
from msai_trainer.marking.batch import Batch
from msai_trainer.pages.grading.state import GradingDesk
from msai_trainer.results.handing_out import in_moodle
from msai_trainer.results.words import person
from msai_trainer.rubric.given_out import changed_since, given_out
from msai_trainer.rubric.judgements import now

#: How names begin of files for those alone whose judgement has changed.
CHANGED = "zmienione-"
#: Files that everyone's feedback is in.
_OF_ALL = ("do-wyslania.zip", "do-wyslania-word.zip", "do-druku.html")
#: People that a sentence names.
_FEW = 10
_AGAIN = (
    "Po wydaniu informacji zwrotnej zmieniła się ocena opisowa, osoby: {count} ({who}). "
    "Te osoby mają starą informację. Wydaj im nową."
)


def changed_people(state: GradingDesk, batch: Batch) -> tuple[str, ...]:
    """Return the codes of people who were judged otherwise since their feedback was given out."""
    sheets = (pair for own in state.sheets.values() for pair in own.items())
    changed = {code for code, sheet in sheets if changed_since(sheet)}
    return tuple(dict.fromkeys(code for _name, code in _pairs(batch) if code in changed))


def regiving(state: GradingDesk, batch: Batch) -> list[ui.Node]:
    """Return who has to get feedback anew, and the files for them; nothing: nobody."""
    codes = changed_people(state, batch)
    if not codes:
        return []
    who = ", ".join(person(code, batch.roster) for code in codes[:_FEW])
    who += " i inne" if len(codes) > _FEW else ""
    return [
        ui.Message("info", _AGAIN.format(count=len(codes), who=who)),
        ui.Columns(
            [
                ui.Button("changed:mail", "Wydaj tylko zmienione: strony (ZIP)"),
                ui.Button("changed:word", "Wydaj tylko zmienione: Word (ZIP)"),
                ui.Button("changed:print", "Wydaj tylko zmienione: do druku (HTML)"),
            ]
        ),
    ]


def delivered(state: GradingDesk, file: Deliver, taken: bool) -> GradingDesk:
    """Note whose feedback was given out; only when the browser took the file."""
    batch = state.results
    if not taken or batch is None:
        return state
    pairs = _in_file(state, batch, file.filename)
    return replace(state, sheets=given_out(state.sheets, pairs, now())) if pairs else state


def _in_file(state: GradingDesk, batch: Batch, name: str) -> list[tuple[str, str]]:
    """Return assignment and code of all feedback in a file."""
    if name in _OF_ALL:
        return _pairs(batch)
    if name.removeprefix(CHANGED) in _OF_ALL:
        people = changed_people(state, batch)
        return [one for one in _pairs(batch) if one[1] in people]
    there = in_moodle(batch) if name.startswith("moodle-") else {}
    found = ((at, codes) for at, codes in there.items() if name == f"moodle-{at}.zip")
    return [(at, code) for at, codes in found for code in codes]


def _pairs(batch: Batch) -> list[tuple[str, str]]:
    return [(row.assignment, row.student_id) for row in batch.rows if row.score is not None]
