"""„Przed i po” as a program: files in, counts of pairs out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msai.activities.common.take_home import deliver_docx
from msai.ui import Event, Program, Step
from msai_trainer.pages.before_after import state
from msai_trainer.pages.before_after.screen import view
from msai_trainer.pages.before_after.state import PairDesk
from msai_trainer.results.before_after import class_sheet


def program() -> Program[PairDesk]:
    """Return the program."""
    return Program(
        id="trainer-before-after",
        title="Przed i po",
        instruction="Wczytaj pliki, które dały osoby z grupy. Zobaczysz liczby par, bez osób.",
        initial=PairDesk,
        view=view,
        update=_act,
        encode=_kept,
        decode=lambda _record: PairDesk(),
    )


def _act(desk: PairDesk, event: Event) -> PairDesk | Step[PairDesk]:
    if event.id == "sheet" and desk.people:
        return Step(desk, [deliver_docx("przed-i-po", class_sheet(desk.people))])
    return state.update(desk, event)


def _kept(_desk: PairDesk) -> Mapping[str, Any]:
    """Keep nothing: results belong to the people who gave them."""
    return {}
