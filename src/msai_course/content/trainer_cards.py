"""Lesson cards of the trainer's handbook: data in ``book/trener/karty/<lesson id>.yaml``.

The dataclass is the schema. The same cards are pages of the site and sheets of the printed pack.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from msai_course.content.records import RecordError, label, read_record

CARDS = Path("trener", "karty")


@dataclass(frozen=True, slots=True)
class CardStep:
    """One step of the work in the room.

    Attributes:
        minutes: Net minutes.
        name: What happens, a few words.
        how: What the trainer does and says.
        exercise: Name of the lesson's exercise that people do in it; empty: none.
    """

    minutes: int = label("Minuty")
    name: str = label("Krok")
    how: str = label("Jak to zrobić")
    exercise: str = label("Ćwiczenie z lekcji", default="")


@dataclass(frozen=True, slots=True)
class WrongBelief:
    """Something people in the room believe, and what helps them to see more.

    Attributes:
        says: Their words.
        answer: What the trainer does; never a reproach.
    """

    says: str = label("Co słyszysz")
    answer: str = label("Co pomaga")


@dataclass(frozen=True, slots=True)
class Card:
    """What a trainer needs to lead one lesson.

    Attributes:
        lesson: Id of the lesson.
        goal: What everyone does at the end, as behaviour one can see.
        product: What is left on the table.
        core: What must not be cut; see "rdzeń i szata" in the handbook.
        shorter: What to leave out when time is short.
        steps: Steps in order; their minutes add up to the lesson's minutes in the room.
        questions: Questions to the room.
        beliefs: Typical wrong beliefs.
        no_computers: How to lead it without computers.
        online: How to lead it online.
        materials: What to prepare.
    """

    lesson: str = label("Lekcja")
    goal: str = label("Cel")
    product: str = label("Co zostaje na stole")
    core: str = label("Rdzeń: tego nie skracaj")
    shorter: str = label("Gdy brakuje czasu")
    steps: tuple[CardStep, ...] = label("Kroki")
    questions: tuple[str, ...] = label("Pytania do sali")
    beliefs: tuple[WrongBelief, ...] = label("Co możesz usłyszeć")
    no_computers: str = label("Bez komputerów")
    online: str = label("Online")
    materials: tuple[str, ...] = label("Materiały")

    @property
    def minutes(self) -> int:
        """Return the net minutes of all steps."""
        return sum(step.minutes for step in self.steps)


def read_card(path: Path) -> Card:
    """Read one card.

    Raises:
        RecordError: The file is not valid YAML or does not fit the schema.
    """
    card = read_record(Card, path)
    if card.lesson != path.stem:
        message = f"Plik {path.name} opisuje lekcję „{card.lesson}”."
        raise RecordError.one(path, "lesson", message, "Nazwij plik id lekcji.")
    return card


def read_cards(book: Path) -> dict[str, Card]:
    """Return all cards of a book by lesson id.

    Raises:
        RecordError: Some cards do not fit; the problems of all of them.
    """
    cards: dict[str, Card] = {}
    broken: list[RecordError] = []
    for path in card_files(book):
        try:
            cards[path.stem] = read_card(path)
        except RecordError as error:
            broken.append(error)
    if broken:
        raise RecordError([problem for error in broken for problem in error.problems])
    return cards


def card_files(book: Path) -> Iterable[Path]:
    """Return the files of the cards, sorted by lesson."""
    return sorted((book / CARDS).glob("*.yaml"))
