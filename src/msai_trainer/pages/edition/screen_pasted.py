"""A table that is pasted instead of chosen, and the questions about its columns."""

from __future__ import annotations

from msai import ui
from msai.activities.own_table.screen_columns import advice, questions
from msai.activities.own_table.screen_files import paste
from msai_trainer.pages.edition.state import EditionDesk

_WHY = (
    "W tabeli z pliku mówi to drugi arkusz. Wklejona go nie ma, więc powiedz to tutaj. Liczbę osób "
    "oznacz jako „liczbę – do podzielenia”, a przedtem mieszkańców."
)


def pasted(desk: EditionDesk) -> list[ui.Node]:
    """Return the field for a pasted table; once there is one, the questions about it."""
    if desk.pasted is None:
        return [paste("paste")]
    described = desk.pasted.described
    asked: list[ui.Node] = [
        ui.Text(_WHY),
        *questions(described.columns),
        ui.Input("pasted:source", "Czyje to dane", described.source, max_length=200,
                 help="Na przykład „OPS, dane własne”."),
        ui.Number("pasted:year", "Rok danych", described.year),
        ui.Check("pasted:synthetic", "Dane są zmyślone", desk.pasted.synthetic),
        *advice(described.columns),
        ui.Button("pasted:done", "Weź tę tabelę", "primary"),
        ui.Button("pasted:off", "Porzuć wklejoną tabelę", "quiet"),
    ]  # fmt: skip
    return [ui.Group("Co znaczą kolumny wklejonej tabeli", asked)]
