"""„Zaświadczenia i rozliczenie” as a program: the desk, what is seen of it, what is taken home."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from msai.ui import Deliver, Event, Program, Step
from msai_trainer.classfile.packing import ENDING
from msai_trainer.pages.certificates import acting
from msai_trainer.pages.certificates.files import GIVES, GIVES_ONE, made
from msai_trainer.pages.certificates.keys import public_key
from msai_trainer.pages.certificates.screen import view
from msai_trainer.pages.certificates.state import CertificateDesk
from msai_trainer.pages.locking import locked_step, saving
from msai_trainer.pages.open_class import saved_words
from msai_trainer.pages.refusals import pressed


def program() -> Program[CertificateDesk]:
    """Return the program."""
    return Program(
        id="trainer-certificates",
        title="Zaświadczenia i rozliczenie",
        instruction="Otwórz plik klasy. Na koniec naciśnij „Zapisz klasę”: rejestr jest w nim.",
        initial=CertificateDesk,
        view=view,
        update=_update,
        encode=_kept,
        decode=lambda _record: CertificateDesk(),
        delivered=_delivered,
    )


def _update(state: CertificateDesk, event: Event) -> CertificateDesk | Step[CertificateDesk]:
    now = pressed(state.pressed, event)
    after = _act(state, event)
    if isinstance(after, Step):
        return replace(after, state=replace(after.state, pressed=now))
    return after if after.pressed == now else replace(after, pressed=now)


def _act(state: CertificateDesk, event: Event) -> CertificateDesk | Step[CertificateDesk]:
    if event.id == "key-public" and state.key is not None:
        return Step(state.quiet(), [public_key(state.key)])
    if (done := locked_step(state.locks, event, state.file)) is not None:
        problems = (done.problem,) if done.problem else ()
        after = replace(state.quiet(), locks=done.locks, problems=problems, told=done.told)
        if (chosen := done.event("open")) is not None:
            return acting.update(after, chosen)
        return Step(after, done.effects)
    if event.id == "save" and state.file is not None:
        locks, effect = saving(state.locks, state.file)
        return Step(replace(state.quiet(), locks=locks), [effect])
    if event.id not in (*GIVES, *GIVES_ONE):
        return acting.update(state, event)
    file = made(event.id, state.file, state.chosen, state.layout) if state.file else None
    return state if file is None else Step(state.quiet(), [file])


def _delivered(state: CertificateDesk, file: Deliver, taken: bool) -> CertificateDesk:
    """Note that the class is in a file now; only when the browser took it."""
    if not taken or not file.filename.endswith(ENDING):
        return state
    told = saved_words(file.filename)
    return replace(state, saved=state.locks.saving, told=told)


def _kept(_state: CertificateDesk) -> Mapping[str, Any]:
    """Keep nothing: names and the register stay in the file of the class."""
    return {}
