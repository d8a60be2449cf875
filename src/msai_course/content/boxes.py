"""The boxes of a lesson: name, title and icon of each kind, stated once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """One kind of box.

    Attributes:
        name: The directive's name; also the CSS class ``box-<name>``.
        title: Title on screen; the directive's argument follows it.
        icon: Icon that makes it recognisable without colour.
        quoted: The argument is someone's words and stands in quotation marks.
        closed: The box is closed until the reader opens it.
    """

    name: str
    title: str
    icon: str
    quoted: bool = False
    closed: bool = False


BOXES = {
    box.name: box
    for box in (
        Box("situation", "Sytuacja", "scene"),
        Box("return-to-situation", "Powrót do sytuacji", "return"),
        Box("belief", "Przekonanie", "belief", quoted=True),
        Box("worked-example", "Przykład krok po kroku", "steps"),
        Box("exercise", "Ćwiczenie", "exercise"),
        Box("tip", "Wskazówka", "tip"),
        Box("law", "Prawo", "law"),
        Box("inquiring", "Dla dociekliwych", "inquiring", closed=True),
        Box("takeaway", "Zapamiętaj", "takeaway"),
        Box("in-your-municipality", "W twojej gminie", "municipality"),
        Box("to-programme", "Co z tego trafia do twojego programu", "programme"),
        Box("paper-twin", "Karta na papierze", "paper"),
        Box("synthetic", "Dane zmyślone", "synthetic"),
    )
}
