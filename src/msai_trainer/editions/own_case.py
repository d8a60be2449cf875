"""A case of one's own as a page of the edition, in the look of the catalogue of good practices.

Plan, what was done and what was measured stand apart, as there; a missing one is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msai.practices import OwnPractice, missing
from msai.practices.practice import category_label
from msai_trainer.editions.written_pages import plain

_NOTHING = "Tego nikt jeszcze nie opisał."
_TOLD = (
    "Przypadek opisuje organizator tej edycji. Redakcja kursu go nie sprawdzała. Sprawdź źródła, "
    "zanim powtórzysz."
)


@dataclass(frozen=True, slots=True)
class OwnCase:
    """A case that is being written: the card of the catalogue, one question, its answer."""

    card: OwnPractice
    question: str = ""
    answer: str = ""

    @property
    def lacking(self) -> list[str]:
        """Return in words what it still needs before it can be a page."""
        found = [f"{one.column}: {one.message}" for one in missing(self.card)]
        both = bool(self.question.strip()) == bool(self.answer.strip())
        return found if both else [*found, "Pytanie i odpowiedź idą w parze."]


def case_page(case: OwnCase) -> str:
    """Return the Markdown below the title of the page of a case."""
    card = case.card
    parts = (
        _facts(card),
        f"## Co robiono\n\n{_points(card.activities)}",
        "## Co wiadomo o zmianie",
        _result("planned", "Zaplanowano. To założenia, a nie wynik", card.planned),
        _result("achieved", "Zrobiono, według organizatora", card.achieved),
        _result("measured", "Zmierzono u ludzi", card.measured),
        f"## Czego uczy\n\n{plain(card.lesson)}",
        _question(case),
        f"## Skąd to wiemy\n\n{_TOLD}\n\n{_sources(card.urls)}",
    )
    return "\n\n".join(part.strip() for part in parts if part)


def _facts(card: OwnPractice) -> str:
    kinds = ", ".join((*card.municipality_type, *card.voivodeship))
    facts = (
        ("Gdzie", f"{card.municipality} ({kinds})"),
        ("Kiedy", card.years),
        ("Miejsce", card.area),
        ("Kto prowadził", card.leader),
        ("Partnerzy", ", ".join(card.partners)),
        ("Dla kogo", ", ".join(card.target_groups)),
        ("Pieniądze", card.budget),
        ("Rodzaj działań", category_label(card.category)),
        ("Tematy", ", ".join(card.topics)),
    )
    rows = "".join(f"| {name} | {plain(value)} |\n" for name, value in facts if value)
    return f"| Co | Jak |\n|---|---|\n{rows}"


def _result(kind: str, title: str, texts: Sequence[str]) -> str:
    body = _points(texts) if texts else _NOTHING
    lines = f"**{title}**\n\n{body}".strip().splitlines()
    quoted = "\n".join(f"> {line}".rstrip() for line in lines)
    return f"{{.result .result-{kind if texts else 'unknown'}}}\n{quoted}"


def _question(case: OwnCase) -> str:
    if not case.question.strip():
        return ""
    return (
        f"## Sprawdź się\n\n{plain(case.question)}\n\n"
        f":::{{inquiring}} Odpowiedź\n{plain(case.answer)}\n:::"
    )


def _sources(urls: Sequence[str]) -> str:
    # An address in angle brackets ends at the first of these signs, and has none of them.
    safe = (url for url in urls if not set("<> \\") & set(url))
    return "".join(f"- <{url}>\n" for url in safe)


def _points(texts: Sequence[str]) -> str:
    return "".join(f"- {plain(text)}\n" for text in texts)
