"""What readers will see of an edition, beside the fields that say it."""

from __future__ import annotations

from collections.abc import Sequence

from msai import ui
from msai.errors import Problem
from msai_trainer.editions.palettes import PALETTES
from msai_trainer.editions.preview import colours_of, head_preview, own_page_previews
from msai_trainer.pages.edition.remarks import about
from msai_trainer.pages.edition.state import EditionDesk, course_of, open_folder


def page_previews(desk: EditionDesk) -> dict[str, list[ui.Node]]:
    """Return the previews of own pages by their file."""
    if desk.book is None:
        return {}
    folder = open_folder(desk)
    colours = colours_of(folder)
    made = own_page_previews(folder, course_of(desk.book), desk.book)
    return {
        name: [ui.Details("Podgląd strony", [ui.Preview("Podgląd strony", text, colours)])]
        for name, text in made.items()
    }


def look(desk: EditionDesk, problems: Sequence[Problem] = ()) -> list[ui.Node]:
    """Return the choice of colours, and the head of the start page as it will be."""
    folder = open_folder(desk)
    options = [ui.Option(word or "kurs", palette.name) for word, palette in PALETTES.items()]
    chosen = folder.edition.kolory or "kurs"
    nodes: list[ui.Node] = [
        ui.Choice("colours", "Kolory strony", options, chosen, style="radio",
                  help="Każde mają dość kontrastu, także w ciemnym motywie. Kolory dni zostają."),
        *about(problems, "kolory"),
    ]  # fmt: skip
    if desk.book is not None:
        title = "Podgląd: początek i stopka strony"
        nodes.append(ui.Preview(title, head_preview(folder, desk.book), colours_of(folder)))
    return nodes
