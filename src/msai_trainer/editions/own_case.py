"""A case of one's own: the card of the catalogue and one question, in the look of its pages.

Plan, what was done and what was measured stand apart, as there; a missing one is said.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from msai.base.typography import glue
from msai.practices import OwnPractice, missing, practices
from msai.practices.practice import category_label
from msai_trainer.editions.quiz_form import Explained, choice, quiz_form
from msai_trainer.editions.written_pages import plain

#: Answers of a question at most; the first is the right one, pages show them in another order.
MOST_ANSWERS = 3
_NOTHING = "Tego nikt jeszcze nie opisał."
_TOLD = (
    "Przypadek opisuje organizator tej edycji. Redakcja kursu go nie sprawdzała. Sprawdź źródła, "
    "zanim powtórzysz."
)


@dataclass(frozen=True, slots=True)
class CaseAnswer:
    """An answer to choose, and why it is right or wrong."""

    text: str = ""
    why: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is written."""
        return not (self.text.strip() or self.why.strip())

    @property
    def is_whole(self) -> bool:
        """Tell whether both are written."""
        return bool(self.text.strip() and self.why.strip())


@dataclass(frozen=True, slots=True)
class OwnCase:
    """A case: the card of the catalogue, one question, its answers, the right one first."""

    card: OwnPractice
    question: str = ""
    answers: tuple[CaseAnswer, ...] = ()

    @property
    def asks(self) -> bool:
        """Tell whether it has a question, or part of one."""
        return bool(self.question.strip()) or not all(one.is_empty for one in self.answers)

    @property
    def lacking(self) -> list[str]:
        """Return in words what it still needs before it can be a page."""
        found = [f"{one.column}: {one.message}" for one in missing(self.card)]
        if self.card.name in {case.name for case in practices() if not case.of_edition}:
            found.append("W katalogu kursu jest już przypadek o tej nazwie. Nazwij swój inaczej.")
        return [*found, *self._of_question()] if self.asks else found

    def _of_question(self) -> Iterator[str]:
        given = [one for one in self.answers if not one.is_empty]
        if not self.question.strip():
            yield "Są odpowiedzi, a nie ma pytania."
        if len(given) < 2 or self.answers[0].is_empty:
            yield "Pytanie potrzebuje dobrej odpowiedzi i co najmniej jednej złej."
        if not all(one.is_whole for one in given):
            yield "Każda odpowiedź potrzebuje wyjaśnienia, dlaczego jest dobra albo zła."
        if len({" ".join(one.text.split()).casefold() for one in given}) < len(given):
            yield "Dwie odpowiedzi są takie same."


def case_page(case: OwnCase, quiz: str = "") -> str:
    """Return the Markdown of the page of a case.

    Args:
        case: The case.
        quiz: What the page takes its question by (`msai_trainer.editions.markdown`); empty: none.
    """
    card = case.card
    parts = (
        f"# {plain(card.name)}",
        "{.hint-screen}\n[Katalog dobrych praktyk](index.md), przypadek tej edycji",
        _facts(card),
        f"## Co robiono\n\n{_points(card.activities)}",
        "## Co wiadomo o zmianie",
        _result("planned", "Zaplanowano. To założenia, a nie wynik", card.planned),
        _result("achieved", "Zrobiono, według organizatora", card.achieved),
        _result("measured", "Zmierzono u ludzi", card.measured),
        f"## Czego uczy\n\n{plain(card.lesson)}",
        f"## Sprawdź się\n\n:::{{quiz}} {quiz}\n:::" if quiz else "",
        f"## Skąd to wiemy\n\n{_TOLD}\n\n{_sources(card.urls)}",
    )
    return "\n\n".join(part.strip() for part in parts if part)


def question_form(case: OwnCase, name: str, icons: Mapping[str, str]) -> str:
    """Return the question as the form that lessons have."""
    given = [one for one in case.answers if not one.is_empty]
    inside = [choice(name, at, _text(one.text)) for at, one in enumerate(given, start=1)]
    explained = [
        Explained(_text(one.text), _text(one.why), one is case.answers[0]) for one in given
    ]
    return quiz_form(name, _text(case.question), inside, explained, icons)


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


def _sources(urls: Sequence[str]) -> str:
    # An address in angle brackets ends at the first of these signs, and has none of them.
    safe = (url for url in urls if not set("<> \\") & set(url))
    return "".join(f"- <{url}>\n" for url in safe)


def _points(texts: Sequence[str]) -> str:
    return "".join(f"- {plain(text)}\n" for text in texts)


def _text(text: str) -> str:
    return html.escape(glue(" ".join(text.split())))
