"""Questions of ``edition new``: asked again until the answer fits; Enter takes what is proposed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import typer

from msai.base.numbers import read_number
from msai.errors import MsaiError, Problem
from msai_course.cli.app import console
from msai_course.editions.course import CourseRelease
from msai_course.editions.logo import check_logo
from msai_course.editions.shapes import read_boundaries
from msai_course.editions.table import read_table
from msai_trainer.editions.declared import Edition, value_problems
from msai_trainer.editions.facts import unknown_lesson

ALL = "wszystkie"
#: A sound edition: one answer at a time is put into it and checked.
_SOUND = Edition("e", "t", "o", "o@gmina.pl", ("l01",), "0")


@dataclass(frozen=True)
class EditionQuestion:
    """One question.

    Attributes:
        key: Field of `Edition`.
        text: What is asked.
        default: What Enter means; None: an answer is needed.
        understand: Makes the value of the words typed.
        check: Raises `MsaiError` for a file that cannot be used.
    """

    key: str
    text: str
    default: str | None = None
    understand: Callable[[str], Any] = str.strip
    check: Callable[[Any], object] | None = None

    def answer(self, given: str | None, course: CourseRelease) -> Any:
        """Return the value: from the flag, from the person, or the default where nobody is asked.

        Raises:
            typer.BadParameter: The flag makes no sense, or nobody can be asked for what is needed.
        """
        if given is not None:
            return self._understood(given)
        if is_somebody_there():
            return self._asked(course)
        if self.default is None:
            raise typer.BadParameter(f"brakuje odpowiedzi na pytanie: {self.text.lower()}")
        return self.understand(self.default)

    def _understood(self, given: str) -> Any:
        try:
            return self.understand(given)
        except ValueError as error:
            raise typer.BadParameter(f"{self.text}: „{given}” to nie liczba.") from error

    def _asked(self, course: CourseRelease) -> Any:
        while True:
            shown = bool(self.default)
            told = typer.prompt(self.text, default=self.default, show_default=shown)
            try:
                value = self._understood(str(told))
                problems = [f"{one.message} {one.hint}" for one in self._problems(value, course)]
            except typer.BadParameter as error:
                problems = [error.message]
            if not problems:
                return value
            for problem in problems:
                console.print(f"[bold red]✗[/] {problem}", highlight=False)

    def _problems(self, value: Any, course: CourseRelease) -> Iterator[Problem]:
        if self.key == "lekcje":
            yield from _unknown(chosen(value, course), course)
        elif self.check is None:
            found = value_problems(replace(_SOUND, **{self.key: value}))
            yield from (one for one in found if one.column == self.key)
        elif value is not None:
            try:
                self.check(value)
            except MsaiError as error:
                yield from error.problems


def is_somebody_there() -> bool:
    """Tell whether a person sits at the terminal."""
    return sys.stdin.isatty()


def items(text: str) -> tuple[str, ...]:
    """Return the parts of a list with commas."""
    return tuple(item.strip() for item in text.split(",") if item.strip())


def number(text: str) -> float:
    """Return a number written with a comma or a dot.

    Raises:
        ValueError: It is no number.
    """
    value = read_number(text)
    if value is None:
        raise ValueError("nothing was typed")
    return value


def file(text: str) -> Path | None:
    """Return a path, which people often paste in quotes; None: they have no file."""
    plain = text.strip().strip("\"'")
    return Path(plain).expanduser() if plain else None


def chosen(lessons: Iterable[str], course: CourseRelease) -> tuple[str, ...]:
    """Return ids of lessons; one word stands for all of them."""
    named = tuple(lessons)
    return tuple(course.lessons) if named == (ALL,) else named


def borders(table: Path) -> EditionQuestion:
    """Return the question for the boundaries of the units of a table."""
    units = read_table(table)
    text = "Plik z granicami jednostek (Enter: bez mapy)"
    return EditionQuestion("granice", text, "", file, lambda path: read_boundaries(path, units))


def list_lessons(course: CourseRelease) -> None:
    """Show which lessons there are, when somebody is about to choose."""
    if is_somebody_there():
        for name, page in course.lessons.items():
            console.print(f"  {name}  {page.metadata.title}", highlight=False)


def _unknown(lessons: tuple[str, ...], course: CourseRelease) -> Iterator[Problem]:
    for name in lessons or ("",):
        if name not in course.lessons:
            told = unknown_lesson(name, course.facts.lessons)
            yield Problem(None, "lekcje", "unknown_lesson", *told)


TITLE = EditionQuestion("tytul", "Tytuł strony", "Rewitalizacja społeczna")
ORGANISER = EditionQuestion("organizator", "Kto prowadzi tę edycję")
CONTACT = EditionQuestion("kontakt", "Adres e-mail do kontaktu")
LESSONS = EditionQuestion("lekcje", f"Id lekcji po przecinku albo „{ALL}”", ALL, items)
DATES = EditionQuestion(
    "daty", "Dni spotkań po przecinku, np. 2027-03-01 (Enter: później)", "", items
)
PLACE = EditionQuestion("miejsce", "Miejsce spotkań: adres i sala (Enter: później)", "", str.strip)
TRAINERS = EditionQuestion(
    "trenerzy", "Kto prowadzi zajęcia, po przecinku (Enter: pomiń)", "", items
)
HOURS = EditionQuestion("godziny", "Godziny pracy na sali w jednym dniu", "6", number)
TABLE = EditionQuestion("dane", "Plik z tabelą gminy (Enter: później)", "", file, read_table)
LOGO = EditionQuestion("logo", "Plik z logo (Enter: znak kursu)", "", file, check_logo)
