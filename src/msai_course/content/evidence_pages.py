"""The page „Co działa”: every evidence card as labelled lines, which ``katalog.ts`` filters.

Everything comes from the bank ``data/banks/what_works.yaml``; the page itself says how to read it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msai.evidence import EvidenceCard, cards, certainty_words
from msai_course.base.files import write_if_changed
from msai_course.content.practice_words import sentence
from msai_course.content.toc import has_page

PAGE = "book/katalog/co-dziala"
#: Included by the page; the underscore keeps it from being a page of its own.
LIST = "_karty.md"
_MECHANISM = {"źródło": "tak pisze źródło", "wniosek": "nasz wniosek"}


def evidence_pages(staged: Path) -> Iterator[Path]:
    """Write the cards into a staged book that has their page; yield what was written."""
    if has_page(staged, PAGE):
        yield write_if_changed((staged / PAGE).with_name(LIST), card_list(cards()))


def card_list(shown: Sequence[EvidenceCard]) -> str:
    """Return the cards as one list of definitions; labels of filters hold values without commas."""
    return "{.practices}\n" + "\n".join(_entry(card) for card in shown)


def _entry(card: EvidenceCard) -> str:
    lines = (
        ("Dla kogo", sentence(card.for_whom)),
        ("Na czym polega", sentence(card.what)),
        *(("Co zmierzono", effect) for effect in card.effects),
        ("Siła dowodów", card.certainty),
        ("Skąd ta ocena", f"{sentence(certainty_words(card.certainty))} {card.certainty_why}"),
        ("Gdzie badano", sentence(card.tested_where)),
        ("W Polsce", card.in_poland),
        ("Koszt", sentence(card.cost)),
        ("Czego wymaga", card.conditions),
        ("Gdzie zawiodło", card.failed),
        ("Czego nie wiemy", card.unknown),
        ("Dlaczego może działać", f"{card.mechanism} ({_MECHANISM[card.mechanism_from]})."),
        ("Tematy", ", ".join(card.topics)),
        ("Źródła", _sources(card)),
    )
    described = "\n".join(f": **{label}:** {value}" for label, value in lines)
    return f"{card.name}\n{described}\n"


def _sources(card: EvidenceCard) -> str:
    """Return the sources, those known only from a summary told apart."""
    read = [source for source in card.sources if source.read == "źródło"]
    retold = [source for source in card.sources if source.read != "źródło"]
    parts = [
        f"{words}: {', '.join(source.name for source in some)} "
        f"{{cite:p}}`{','.join(source.key for source in some)}`."
        for words, some in (("czytane", read), ("znane z omówienia", retold))
        if some
    ]
    return " ".join(sentence(part) for part in parts)
