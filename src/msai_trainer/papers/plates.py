"""Plates for names: a page for each person, to fold in three; two without a name to write on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msai.base import export

_FOLD = "Złóż kartkę na trzy, napisem na zewnątrz."


def plates(names: Sequence[str], told: str) -> list[export.Block]:
    """Return the plates.

    Args:
        names: Who leads the meetings; for everybody else copy an empty one.
        told: What people came to, in small letters.
    """
    return list(_plates([*names, "", ""], told))


def _plates(names: Sequence[str], told: str) -> Iterator[export.Block]:
    for at, name in enumerate(names):
        if at:
            yield export.PageBreak()
        yield export.PaperHeading(name or "……………………………………", 0)
        yield export.Paragraph(told, strong=True)
        yield export.Paragraph(_FOLD)
