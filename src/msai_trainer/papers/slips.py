"""Slips with codes: one for each person, to cut apart and hand out at the first meeting."""

from __future__ import annotations

from collections.abc import Sequence

from msai.base import export
from msai_trainer.classfile.model import Participant

_ABOUT = (
    "Wytnij wzdłuż linii i rozdaj. Kod wpisuje się na stronie zadania. Ostatni znak pozwala "
    "zauważyć pomyłkę."
)


def slips(klasa: str, people: Sequence[Participant]) -> list[export.Block]:
    """Return the slips, two in a row: the code, and the name where it is known."""
    cells = [_slip(one) for one in people]
    pairs = [cells[at : at + 2] for at in range(0, len(cells), 2)]
    rows: list[list[export.Cell]] = [[*pair, *[""] * (2 - len(pair))] for pair in pairs]
    return [
        export.PaperHeading(f"Kody: {klasa}", 0),
        export.Paragraph(_ABOUT),
        export.PaperTable(("Twój kod", "Twój kod"), rows),
    ]


def _slip(one: Participant) -> str:
    return f"{one.code}\n{one.name or '……………………………………'}\n"
