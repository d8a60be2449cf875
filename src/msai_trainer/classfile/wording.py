"""The words of a class: its own wording of questions, help texts and levels, put over the course's.

Only words change. What an answer may be, how many levels there are and what they are worth stays
as the course declares it, so points are the same with and without them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from msai.assignments import Assignment, Criterion, Question
from msai.base.form_values import Unreadable, read_text
from msai_trainer.classfile.saved import Key, Saved, latest
from msai_trainer.errors import GradingError

Part = Literal["label", "help", "level"]
#: Most characters of each part: what fits on a screen and on a printed sheet.
LONGEST: Mapping[Part, int] = {"label": 300, "help": 1000, "level": 500}


@dataclass(frozen=True, slots=True)
class WordsPlace:
    """Where words stand.

    Attributes:
        assignment: Name of the assignment.
        question: Its ``grade_id``.
        part: Which words of it.
        criterion: Name of the criterion, of a level.
        level: Number of the level from the best, from 0.
    """

    assignment: str
    question: str
    part: Part
    criterion: str = ""
    level: int = 0


@dataclass(frozen=True, kw_only=True)
class Wording(Saved):
    """Words that a class puts over those of the course.

    Attributes:
        assignment: Name of the assignment.
        question: Its ``grade_id``.
        part: Which words of it.
        criterion: Name of the criterion, of a level.
        level: Number of the level from the best, from 0.
        text: The words; "": those of the course.
    """

    assignment: str
    question: str
    part: Part
    criterion: str = ""
    level: int = 0
    text: str = ""

    @property
    def place(self) -> WordsPlace:
        """Return where they stand."""
        names = (self.assignment, self.question, self.part, self.criterion, self.level)
        return WordsPlace(*names)

    @property
    def key(self) -> Key:
        """Return the same as plain texts."""
        return (self.assignment, self.question, self.part, self.criterion, str(self.level))


@dataclass(frozen=True)
class ClassWords:
    """The words of a class by their place; what the course does not have (any more) is ignored."""

    texts: Mapping[WordsPlace, str] = field(default_factory=dict)

    @classmethod
    def of(cls, records: Iterable[Wording]) -> ClassWords:
        """Return what records say; of a disputed one the version that was saved last."""
        return cls({one.place: one.text for one in latest(records) if one.text})

    @cached_property
    def assignments(self) -> frozenset[str]:
        """Return the assignments that have any."""
        return frozenset(one.assignment for one in self.texts)

    def over(self, declared: Assignment) -> Assignment:
        """Return an assignment with the words of the class over those of the course."""
        if declared.id not in self.assignments:
            return declared
        questions = tuple(self._question(declared.id, one) for one in declared.questions)
        return replace(declared, questions=questions)

    def _question(self, name: str, question: Question) -> Question:
        def said(part: Part, course: str) -> str:
            return self.texts.get(WordsPlace(name, question.grade_id, part), course)

        own = question.field
        worded = replace(own, label=said("label", own.label), help=said("help", own.help))
        rubric = tuple(self._criterion(name, question.grade_id, one) for one in question.rubric)
        return replace(question, field=worded, rubric=rubric)

    def _criterion(self, name: str, question: str, criterion: Criterion) -> Criterion:
        places = (
            WordsPlace(name, question, "level", criterion.name, number)
            for number in range(len(criterion.levels))
        )
        levels = tuple(
            replace(level, text=self.texts.get(place, level.text))
            for place, level in zip(places, criterion.levels, strict=True)
        )
        return replace(criterion, levels=levels)


def places_of(declared: Assignment, question: Question) -> dict[WordsPlace, str]:
    """Return every place of a question whose words may change, and its words as they are."""
    name, asked = declared.id, question.grade_id
    found = {
        WordsPlace(name, asked, "label"): question.field.label,
        WordsPlace(name, asked, "help"): question.field.help,
    }
    for criterion in question.rubric:
        for number, level in enumerate(criterion.levels):
            found[WordsPlace(name, asked, "level", criterion.name, number)] = level.text
    return found


def clean_words(part: Part, typed: object, course: str) -> str:
    """Return words as they are kept: on one line; "": nothing, or what the course says anyway.

    Raises:
        GradingError: They are too long, or no text.
    """
    try:
        text = " ".join(read_text("" if typed is None else typed).split())
    except Unreadable as fault:
        raise GradingError.of("bad_words", fault.message, fault.hint) from fault
    if len(text) > LONGEST[part]:
        message = f"Ten tekst jest za długi: ma {len(text)} znaków, a może mieć {LONGEST[part]}."
        raise GradingError.of("long_words", message, "Skróć go. Poprzednie słowa zostały.")
    return "" if text == course else text
