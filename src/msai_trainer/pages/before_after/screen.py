"""What the trainer sees: counts of pairs, never a person."""

from __future__ import annotations

from collections.abc import Sequence

from msai.outcomes.pairs import FEWEST
from msai.ui import Button, File, Group, Items, Message, Node, Status, Table, Text
from msai_trainer.pages.before_after.state import PairDesk
from msai_trainer.results.before_after import (
    HEADER,
    LIMITS,
    ClassChange,
    change_rows,
    change_words,
    class_changes,
)

_HELP = "Pliki „wynik-testu.json”, które dały osoby z grupy. Możesz wybrać wszystkie naraz."
_LOCAL = "Pliki czyta twoja przeglądarka. Nic stąd nie wychodzi i nic nie zostaje."


def view(state: PairDesk) -> Sequence[Node]:
    """Return the desk."""
    return [
        Message("info", _LOCAL),
        File("files", "Pliki z wynikami", ".json", _HELP, multiple=True),
        *(Message("problem", sentence) for sentence in state.problems),
        Status(_summary(state)),
        *(_change(change) for change in class_changes(state.people)),
        *(_after(state) if state.people else []),
    ]


def _summary(state: PairDesk) -> str:
    if not state.people:
        return f"Nie ma jeszcze wyników. Liczby pokażą się od {FEWEST} par."
    return f"Osoby z wynikami: {len(state.people)}."


def _change(change: ClassChange) -> Group:
    nodes: list[Node] = [Text(sentence) for sentence in change_words(change)]
    if rows := change_rows(change):
        nodes.append(Table(change.title, HEADER, rows, [1, 2, 3], hide_caption=True))
    return Group(change.title, nodes)


def _after(state: PairDesk) -> list[Node]:
    return [
        Group("Czego z tego nie wolno wnosić", [Items(LIMITS)]),
        Button("sheet", "Pobierz jedną stronę (DOCX)", "primary"),
        Button("clear", "Usuń wyniki z tej strony", "quiet"),
    ]
