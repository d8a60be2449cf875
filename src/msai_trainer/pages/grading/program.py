"""„Ocenianie” as a program: the desk, what is seen of it, what is taken home."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from msai.ui import Deliver, Effect, Event, GoOn, Keep, Program, Step
from msai_trainer.marking.masters import Masters, served_masters
from msai_trainer.pages.grading.given_out import delivered
from msai_trainer.pages.grading.giving import GIVES, made
from msai_trainer.pages.grading.keeping import RECALLED, changes, recalled
from msai_trainer.pages.grading.paper_typing import LISTED, update_list, update_sheet
from msai_trainer.pages.grading.reading import begin, update_reading
from msai_trainer.pages.grading.saving import saved_class
from msai_trainer.pages.grading.screen import view
from msai_trainer.pages.grading.state import GO_ON, GradingDesk, gone_on, update
from msai_trainer.pages.locking import locked_step, saving
from msai_trainer.rubric.judgements import AGREED
from msai_trainer.rubric.saved import judgements_data, judgements_file, read_data


def program(masters: Callable[[], Masters] = served_masters) -> Program[GradingDesk]:
    """Return the program.

    Args:
        masters: Gives what is judged by, when it is wanted first.
    """

    def in_words_of(state: GradingDesk) -> Callable[[], Masters]:
        held = state.held
        return masters if held is None else lambda: masters().reworded(held.words.over)

    def act(state: GradingDesk, event: Event) -> Step[GradingDesk]:
        step = answer(state, event)
        after, effects = (step.state, step.effects) if isinstance(step, Step) else (step, ())
        # What came back from the records is not to be kept once more.
        kept = () if event.id == RECALLED else changes(state, after)
        more: list[Effect] = [Keep(kept)] if kept else []
        begins = after.work is not state.work or not state.working or event.id == GO_ON
        return Step(after, [*effects, *more, *([GoOn(GO_ON)] if after.working and begins else [])])

    def answer(state: GradingDesk, event: Event) -> GradingDesk | Step[GradingDesk]:
        masters = in_words_of(state)
        if event.id == RECALLED:
            return recalled(state, event.value, masters)
        if event.id == GO_ON:
            return gone_on(state, masters)
        if (done := locked_step(state.locks, event, state.held)) is not None:
            after = replace(state, locks=done.locks, told=done.told)
            after = replace(after, problems=(done.problem,) if done.problem else ())
            if (chosen := done.event("list")) is not None:
                after = update(after, chosen, masters)
            return Step(after, done.effects)
        if state.paper.opened:
            return update_sheet(state, event, masters)
        if state.reading is not None:
            return update_reading(state, event, masters())
        if event.id == "save" and state.batch is not None:
            held = saved_class(state, state.batch, masters())
            locks, effect = saving(state.locks, held)
            # Saved again, it is the same class, and not one more of that name.
            after = replace(state, held=held, class_id=held.klasa_id, locks=locks)
            return Step(after, [effect])
        if event.id == "save-judgements":
            content = judgements_file(state.sheets)
            return Step(state, [Deliver("oceny.json", "application/json", content)])
        what, _colon, rest = event.id.partition(":")
        if what in GIVES and state.batch is not None:
            found = made(event.id, state, masters())
            return state if found is None else Step(state, [found])
        if what.startswith(LISTED):
            return update_list(state, what, rest, masters)
        if what in ("read", "settle"):
            marker = AGREED if what == "settle" else state.marker
            return begin(state, rest, marker, masters())
        return update(state, event, masters)

    return Program(
        id="trainer-grading",
        title="Ocenianie prac",
        instruction="Wybierz prace, naciśnij „Oceń”, przejrzyj wiersze i pobierz wyniki.",
        initial=GradingDesk,
        view=lambda state: view(state, in_words_of(state)),
        update=act,
        encode=_kept,
        decode=_desk,
        recall=RECALLED,
        delivered=delivered,
    )


def _kept(state: GradingDesk) -> Mapping[str, Any]:
    """Keep how she judged, by code; the rest of the desk is in records (`keeping`)."""
    return {"judgements": judgements_data(state.sheets)} if state.sheets else {}


def _desk(record: Mapping[str, Any]) -> GradingDesk:
    return GradingDesk(sheets=read_data(record["judgements"]) if record else {})
