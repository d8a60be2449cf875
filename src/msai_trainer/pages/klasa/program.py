"""„Klasa” as a program: the desk, what is seen of it, what is taken home, what may be kept."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from msai.ui import Deliver, Event, Program, Step
from msai_trainer.classfile.packing import ENDING, pack, unpack
from msai_trainer.pages.klasa import acting
from msai_trainer.pages.klasa.files import GIVES, OF_PERSON, made
from msai_trainer.pages.klasa.screen import view
from msai_trainer.pages.klasa.state import MOST_KEPT, ClassDesk
from msai_trainer.pages.locking import locked_step, saving
from msai_trainer.pages.open_class import saved_words
from msai_trainer.pages.refusals import pressed


def program() -> Program[ClassDesk]:
    """Return the program."""
    return Program(
        id="trainer-class",
        title="Klasa",
        instruction="Otwórz klasę z pliku albo załóż nową. Na koniec naciśnij „Zapisz klasę”.",
        initial=ClassDesk,
        view=view,
        update=_update,
        encode=_kept,
        decode=_opened,
        delivered=_delivered,
    )


def _update(state: ClassDesk, event: Event) -> ClassDesk | Step[ClassDesk]:
    now = pressed(state.pressed, event)
    after = _act(state, event)
    if isinstance(after, Step):
        return replace(after, state=replace(after.state, pressed=now))
    return after if after.pressed == now else replace(after, pressed=now)


def _act(state: ClassDesk, event: Event) -> ClassDesk | Step[ClassDesk]:
    if (done := locked_step(state.locks, event, state.file)) is not None:
        problems = (done.problem,) if done.problem else ()
        after = replace(state.quiet(), locks=done.locks, problems=problems, told=done.told)
        if (chosen := done.event("open")) is not None:
            after = acting.update(after, chosen)
        return Step(after, done.effects)
    if event.id == "save" and state.file is not None:
        locks, effect = saving(state.locks, state.file)
        return Step(replace(state.quiet(), locks=locks), [effect])
    if event.id not in GIVES:
        return acting.update(state, event)
    if state.file is None or (event.id in OF_PERSON and state.person is None):
        return state
    return Step(state.quiet(), [made(event.id, state.file, state.chosen)])


def _delivered(state: ClassDesk, file: Deliver, taken: bool) -> ClassDesk:
    """Note that a class is in a file now; only when the browser took it."""
    if not taken or not file.filename.endswith(ENDING):
        return state
    one = state.locks.saving
    if one is None:
        return state
    others = tuple(old for old in state.saved if old.klasa_id != one.klasa_id)
    return replace(state, saved=(*others, one), told=saved_words(file.filename))


def _kept(state: ClassDesk) -> Mapping[str, Any]:
    """Return what the browser keeps: nothing, unless she wants it."""
    if not state.kept:
        return {}
    light = [one for one in state.classes if sum(map(len, one.contents.values())) <= MOST_KEPT]
    return {"kept": [b64encode(pack(one)).decode() for one in light]}


def _opened(record: Mapping[str, Any]) -> ClassDesk:
    if "kept" not in record:
        return ClassDesk()
    classes = tuple(unpack(b64decode(one), "pamięć przeglądarki") for one in record["kept"])
    return ClassDesk(classes=classes, kept=True)
