"""„Ocenianie” as a program: the desk, what is seen of it, what is taken home."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from msai.ui import Deliver, Event, Program, Step
from msai_trainer.marking.masters import Masters, served_masters
from msai_trainer.pages.grading.giving import GIVES, made
from msai_trainer.pages.grading.reading import begin, update_reading
from msai_trainer.pages.grading.saving import saved_class
from msai_trainer.pages.grading.screen import view
from msai_trainer.pages.grading.state import GradingDesk, update
from msai_trainer.pages.locking import locked_step, saving
from msai_trainer.rubric.judgements import AGREED
from msai_trainer.rubric.saved import judgements_data, judgements_file, read_data


def program(masters: Callable[[], Masters] = served_masters) -> Program[GradingDesk]:
    """Return the program.

    Args:
        masters: Gives what is judged by, when it is wanted first.
    """

    def act(state: GradingDesk, event: Event) -> GradingDesk | Step[GradingDesk]:
        if (done := locked_step(state.locks, event, state.held)) is not None:
            after = replace(state, locks=done.locks, told=done.told)
            after = replace(after, problems=(done.problem,) if done.problem else ())
            if (chosen := done.event("list")) is not None:
                after = update(after, chosen, masters)
            return Step(after, done.effects)
        if state.reading is not None:
            return update_reading(state, event, masters())
        if event.id == "save" and state.batch is not None:
            held = saved_class(state, state.batch, masters())
            locks, effect = saving(state.locks, held)
            # Saved again, it is the same class, and not one more of that name.
            return Step(replace(state, held=held, locks=locks), [effect])
        if event.id == "save-judgements":
            content = judgements_file(state.sheets)
            return Step(state, [Deliver("oceny.json", "application/json", content)])
        what, _colon, rest = event.id.partition(":")
        if what in GIVES and state.batch is not None:
            found = made(event.id, state, masters())
            return state if found is None else Step(state, [found])
        if what in ("read", "settle"):
            marker = AGREED if what == "settle" else state.marker
            return begin(state, rest, marker, masters())
        return update(state, event, masters)

    return Program(
        id="trainer-grading",
        title="Ocenianie prac",
        instruction="Wybierz prace, naciśnij „Oceń”, przejrzyj wiersze i pobierz wyniki.",
        initial=GradingDesk,
        view=lambda state: view(state, masters),
        update=act,
        encode=_kept,
        decode=_desk,
    )


def _kept(state: GradingDesk) -> Mapping[str, Any]:
    """Keep how she judged, by code; people's work and names stay in this page alone."""
    return {"judgements": judgements_data(state.sheets)} if state.sheets else {}


def _desk(record: Mapping[str, Any]) -> GradingDesk:
    return GradingDesk(sheets=read_data(record["judgements"]) if record else {})
