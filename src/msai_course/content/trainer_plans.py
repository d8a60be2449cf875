"""What frames the lessons: the three days and the short formats, in ``book/trener/plany.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from msai_course.content.records import label, read_record

PLANS = Path("trener", "plany.yaml")


@dataclass(frozen=True, slots=True)
class DayPlan:
    """How a workshop day begins and ends; the lessons between come from their metadata.

    Attributes:
        day: 1, 2 or 3.
        opening: What happens first.
        opening_minutes: Net minutes of the opening.
        closing: What fills the minutes that the lessons leave.
        test_first: Name of the test behind the opening; empty: none.
        test_last: Name of the test before the closing; empty: none.
    """

    day: int = label("Dzień")
    opening: str = label("Początek")
    opening_minutes: int = label("Minuty początku")
    closing: str = label("Koniec dnia")
    test_first: str = label("Test po początku", default="")
    test_last: str = label("Test przed końcem", default="")


@dataclass(frozen=True, slots=True)
class PlanPart:
    """A part of a short format.

    Attributes:
        minutes: Minutes.
        name: What happens.
        how: What the trainer does.
        lesson: Id of the lesson it is taken from.
        rest: A break or a meal.
    """

    minutes: int = label("Minuty")
    name: str = label("Co się dzieje")
    how: str = label("Jak to zrobić", default="")
    lesson: str = label("Z lekcji", default="")
    rest: bool = label("Przerwa", default=False)


@dataclass(frozen=True, slots=True)
class Format:
    """A short format for people who will not come for three days.

    Attributes:
        id: Stable name, such as ``partnerzy-90``.
        title: Title.
        people: For whom.
        minutes: All minutes, breaks included.
        starts: When it usually begins, such as ``9.00``.
        outcome: What everyone can do at the end.
        product: What is left on the table.
        blocks: Parts in order; they add up to `minutes`.
        left_out: What is not told, on purpose.
        materials: What to prepare.
    """

    id: str = label("Nazwa")
    title: str = label("Tytuł")
    people: str = label("Dla kogo")
    minutes: int = label("Minuty razem")
    starts: str = label("Początek")
    outcome: str = label("Co każda osoba umie na koniec")
    product: str = label("Co zostaje na stole")
    blocks: tuple[PlanPart, ...] = label("Przebieg")
    left_out: tuple[str, ...] = label("Czego świadomie nie ma")
    materials: tuple[str, ...] = label("Materiały")


@dataclass(frozen=True, slots=True)
class Plans:
    """Everything of ``plany.yaml``."""

    days: tuple[DayPlan, ...] = label("Dni")
    formats: tuple[Format, ...] = label("Krótkie formaty")

    def day(self, number: int) -> DayPlan:
        """Return the frame of a day.

        Raises:
            KeyError: There is no such day.
        """
        return {plan.day: plan for plan in self.days}[number]

    def format(self, name: str) -> Format:
        """Return a short format.

        Raises:
            KeyError: There is no such format.
        """
        return {plan.id: plan for plan in self.formats}[name]


def read_plans(book: Path) -> Plans:
    """Read the plans of a book.

    Raises:
        RecordError: The file does not fit the schema.
    """
    return read_record(Plans, book / PLANS)
