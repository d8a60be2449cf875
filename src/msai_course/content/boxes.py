"""The boxes of a lesson: name, title and icon of each kind, stated once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BoxKind:
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
        BoxKind("situation", "Sytuacja", "scene"),
        BoxKind("return-to-situation", "Powrót do sytuacji", "return"),
        BoxKind("belief", "Przekonanie", "belief", quoted=True),
        BoxKind("worked-example", "Przykład krok po kroku", "steps"),
        BoxKind("exercise", "Ćwiczenie", "exercise"),
        BoxKind("tip", "Wskazówka", "tip"),
        BoxKind("law", "Prawo", "law"),
        BoxKind("inquiring", "Dla dociekliwych", "inquiring", closed=True),
        BoxKind("takeaway", "Zapamiętaj", "takeaway"),
        BoxKind("in-your-municipality", "W twojej gminie", "municipality"),
        BoxKind("to-programme", "Co z tego trafia do twojego programu", "programme"),
        BoxKind("paper-twin", "Karta na papierze", "paper"),
        BoxKind("synthetic", "Dane zmyślone", "synthetic"),
    )
}
