"""Passwords of class files on the screen: asking for one, setting one, taking one off."""

from __future__ import annotations

from msai import ui
from msai_trainer.classfile.locking import LOST, SHORTEST
from msai_trainer.classfile.model import ClassFile
from msai_trainer.pages.locking import MOST, Locks, key_of

_ABOUT = (
    "Kto nie zna hasła, nie przeczyta z pliku nic, także nazwisk. Hasła nie wysyłaj razem z "
    "plikiem."
)
_EACH = (
    "Każda kopia klasy może mieć inne hasło. Wpisz hasło właśnie tego pliku, a nie tego, który już "
    "otwarto."
)
_KEPT = (
    "Plik tej klasy jest chroniony hasłem. Następny zapisany też będzie. Starsze kopie bez hasła "
    "otworzy każdy: skasuj je."
)


def opening(locks: Locks) -> list[ui.Node]:
    """Return the question for the password of a file that was chosen; nothing: none waits."""
    if not locks.name:
        return []
    return [
        ui.Group(
            "Plik jest chroniony hasłem",
            [
                ui.Input(
                    "unlock:password", f"Hasło pliku „{locks.name}”", locks.typed,
                    kind="password", max_length=MOST, help=_EACH if locks.passwords else "",
                ),
                ui.Columns(
                    [
                        ui.Button("unlock:open", "Otwórz plik", "primary"),
                        ui.Button("unlock:", "Nie otwieraj"),
                    ]
                ),
            ],
        )
    ]  # fmt: skip


def protecting(locks: Locks, file: ClassFile) -> list[ui.Node]:
    """Return the ways of setting a password for the file of a class, and of taking it off."""
    if key_of(file) in locks.passwords:
        nodes: list[ui.Node] = [
            ui.Text(f"{_KEPT} **{LOST}**"),
            ui.Button("protect:none", "Zdejmij hasło"),
        ]
        return [ui.Details("Hasło pliku: ustawione", nodes)]
    again = "To samo hasło jeszcze raz"
    nodes = [
        ui.Text(f"{_ABOUT} **{LOST}**"),
        ui.Input(
            "protect:first", "Nowe hasło pliku", locks.first, kind="password", max_length=MOST,
            help=f"Co najmniej {SHORTEST} znaków. Dobre są trzy, cztery zwykłe słowa.",
        ),
        ui.Input("protect:second", again, locks.second, kind="password", max_length=MOST),
        ui.Button("protect:set", "Ustaw hasło"),
    ]  # fmt: skip
    return [ui.Details("Hasło pliku: nie ma", nodes, open=bool(locks.first or locks.second))]
