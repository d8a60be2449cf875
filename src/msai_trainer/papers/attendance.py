"""The attendance list: empty, for whoever comes, or with the people of a class."""

from __future__ import annotations

from collections.abc import Sequence

from msai.base import export

#: Rows of an empty list: with room for signatures they fill a page.
_SIGNED = 20


def attendance(
    title: str, told: str, days: Sequence[str], people: Sequence[str] = ()
) -> list[export.Block]:
    """Return the attendance list; only what is needed to count who was there.

    Args:
        title: What people came to.
        told: Place and organiser, a sentence; may be empty.
        days: Days of the meetings as people read them; "": not known yet.
        people: Who is expected; none: rows to write in.
    """
    columns = [one or f"Spotkanie {at}" for at, one in enumerate(days, 1)]
    names = [*people] or [""] * _SIGNED
    rows: list[list[export.Cell]] = [
        [at, name, *[""] * len(columns)] for at, name in enumerate(names, 1)
    ]
    return [
        export.PaperHeading("Lista obecności", 0),
        export.Paragraph(title, strong=True),
        export.Paragraph(f"{told} Dane służą tylko do potwierdzenia udziału.".strip()),
        export.PaperTable(("Nr", "Imię i nazwisko albo kod", *columns), rows),
    ]
