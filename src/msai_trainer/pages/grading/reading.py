"""What the trainer does while she reads: choose, save, go back, settle what two judged."""

from __future__ import annotations

from dataclasses import replace

from msai.ui import Event
from msai_trainer.marking.masters import Masters
from msai_trainer.pages.grading.state import GradingDesk, with_results
from msai_trainer.rubric.answers import clean, judgement
from msai_trainer.rubric.in_class import ReadingTask, taken, task_named
from msai_trainer.rubric.judgements import AGREED, fingerprint
from msai_trainer.rubric.place import (
    ChosenLevels,
    ReadingPlace,
    all_keys,
    differing,
    is_judged,
    press,
)
from msai_trainer.rubric.remarks import BANK_KEYS, added, bank

_OPEN = "Wybierz poziom w każdym kryterium. Brakuje: {names}."
_WHO = "Napisz, kto ustalił tę ocenę i dlaczego."


def reading_keys(task: ReadingTask) -> tuple[str, ...]:
    """Return the keys that work while a question is read."""
    return (*all_keys(task.question), *BANK_KEYS, "Backspace", "p", "n", "Enter")


def read_now(state: GradingDesk, masters: Masters) -> ReadingTask | None:
    """Return the question that is read, its answers in the order of reading."""
    if state.batch is None or state.reading is None:
        return None
    name, marker = state.reading.task, state.reading.marker
    task = task_named(state.batch, masters, state.sheets, name)
    return None if task is None else in_order(task, marker)


def in_order(task: ReadingTask, marker: str) -> ReadingTask:
    """Return a question whose answers stand so that their order tells nobody's name."""
    answers = sorted(task.answers, key=lambda one: fingerprint([one.raw, one.codes]))
    return replace(task, answers=differing(answers) if marker == AGREED else tuple(answers))


def begin(state: GradingDesk, name: str, marker: str, masters: Masters) -> GradingDesk:
    """Open a question at the first answer that waits."""
    opened = replace(state, reading=ReadingPlace(name, marker), told="")
    task = read_now(opened, masters)
    if task is None or not task.answers:
        return state
    waiting = (n for n, one in enumerate(task.answers) if not is_judged(one, marker))
    return replace(opened, reading=ReadingPlace(name, marker, next(waiting, 0)))


def update_reading(state: GradingDesk, event: Event, masters: Masters) -> GradingDesk:
    """Take what she does with the answer before her."""
    reading, task = state.reading, read_now(state, masters)
    if reading is None or task is None:
        return state
    what, _colon, rest = event.id.partition(":")
    if what == "key":
        what, rest = _of_key(str(event.value))
    if what == "close":
        return with_results(replace(state, reading=None), masters)
    if what == "save":
        return _saved(state, reading, task)
    if what in ("go", "previous", "next"):
        step = {"previous": reading.at - 1, "next": reading.at + 1}
        at = step.get(what, int(rest) if rest.isdecimal() else reading.at)
        return replace(state, reading=reading.moved(at, len(task.answers)))
    draft = _drafted(reading, task, what, rest, event.value)
    return state if draft is None else replace(state, reading=reading.with_draft(draft))


def _of_key(key: str) -> tuple[str, str]:
    named = {"Enter": "save", "Backspace": "undo", "p": "previous", "n": "next"}
    if key in BANK_KEYS:
        return "bank", str(BANK_KEYS.index(key))
    return named.get(key, "digit"), key


def _drafted(
    reading: ReadingPlace, task: ReadingTask, what: str, rest: str, value: object
) -> ChosenLevels | None:
    """Return what is chosen now; None: that was no choice."""
    draft = reading.draft(task.answers[reading.at])
    place, _colon, number = rest.partition(":")
    if what in ("level", "remark", "by", "why") and place != str(reading.at):
        return None  # an answer that is gone from the screen
    if what == "digit":
        return press(task.question, draft, rest)
    if what == "undo":
        return draft.without_last()
    if what == "level" and number.isdecimal() and str(value).isdecimal():
        return draft.with_level(int(number), int(str(value)))
    if what == "bank" and rest.isdecimal():
        lines = bank(task.answers, reading.marker)[int(rest) : int(rest) + 1]
        return replace(draft, remark=added(draft.remark, lines[0])) if lines else None
    return _worded(draft, what, str(value or ""))


def _worded(draft: ChosenLevels, what: str, text: str) -> ChosenLevels | None:
    if what == "remark":
        return replace(draft, remark=text)
    if what == "by":
        return replace(draft, by=text)
    return replace(draft, why=text) if what == "why" else None


def _saved(state: GradingDesk, reading: ReadingPlace, task: ReadingTask) -> GradingDesk:
    answer = task.answers[reading.at]
    draft = reading.draft(answer)
    levels = [one for one in draft.levels if one is not None]
    if problem := _lacking(reading, task, draft):
        return replace(state, reading=replace(reading.with_draft(draft), problem=problem))
    made = judgement(answer, levels, draft.remark)
    if reading.marker == AGREED:
        made = replace(made, by=clean(draft.by), why=clean(draft.why))
    if made.same(answer.judgements.get(reading.marker)):
        return replace(state, reading=reading.saved(task.answers))
    sheets = taken(state.sheets, task.assignment, [(answer, reading.marker, made)])
    known = {**answer.judgements, reading.marker: made}
    answers = [replace(one, judgements=known) if one is answer else one for one in task.answers]
    return replace(state, sheets=sheets, reading=reading.saved(answers))


def _lacking(reading: ReadingPlace, task: ReadingTask, draft: ChosenLevels) -> str:
    open_ = [
        one.name
        for one, level in zip(task.question.rubric, draft.levels, strict=True)
        if level is None
    ]
    if open_:
        return _OPEN.format(names=", ".join(open_))
    if reading.marker == AGREED and not (draft.by.strip() and draft.why.strip()):
        return _WHO
    return ""
