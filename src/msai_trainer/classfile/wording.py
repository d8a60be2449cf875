"""The words of a class: its own wording of questions, help texts and levels, put over the course's.

They hold as long as the course says what they were written over: in a course whose question has
changed under the same name, its new words count until somebody says the old ones again.

Only words change. What an answer may be, how many levels there are and what they are worth stays
as the course declares it, so points are the same with and without them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from msai.assignments import Assignment, Criterion, Question, assignment, assignment_ids
from msai.base.form_values import Unreadable, read_text
from msai_trainer.classfile.saved import Key, Saved, fingerprint, latest
from msai_trainer.errors import GradingError

_FORMER = (
    "Kurs zmienił pytania albo poziomy, które ta klasa ma w swoich słowach (miejsca: {count}). Tam "
    "liczą się nowe słowa kursu. Zdecyduj, które zostają: strona „Klasa”, „Słowa pytań i poziomów”."
)
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
        instead: Fingerprint of the course's words that they stand over; "": not known.
    """

    assignment: str
    question: str
    part: Part
    criterion: str = ""
    level: int = 0
    text: str = ""
    instead: str = ""

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
    """The words of a class by their place; what the course does not have (any more) is ignored.

    Attributes:
        texts: The words.
        instead: Fingerprints of the course's words that they stand over, as far as known.
    """

    texts: Mapping[WordsPlace, str] = field(default_factory=dict)
    instead: Mapping[WordsPlace, str] = field(default_factory=dict)

    @classmethod
    def of(cls, records: Iterable[Wording]) -> ClassWords:
        """Return what records say; of a disputed one the version that was saved last."""
        said = [one for one in latest(records) if one.text]
        known = {one.place: one.instead for one in said if one.instead}
        return cls({one.place: one.text for one in said}, known)

    @cached_property
    def assignments(self) -> frozenset[str]:
        """Return the assignments that have any."""
        return frozenset(one.assignment for one in self.texts)

    def own(self, place: WordsPlace, course: str) -> str:
        """Return the words of the class that hold over those of the course; "": none do."""
        return "" if self.former(place, course) else self.texts.get(place, "")

    def former(self, place: WordsPlace, course: str) -> str:
        """Return words of the class that stood over other ones than the course has now; "": none.

        Args:
            place: Where.
            course: The words of the course.
        """
        fits = self.instead.get(place, "") in ("", fingerprint(course))
        return "" if fits else self.texts.get(place, "")

    def former_in(self, declared: Assignment) -> tuple[WordsPlace, ...]:
        """Return the places of an assignment where the course has other words by now."""
        places = (
            pair
            for question in declared.questions
            for pair in places_of(declared, question).items()
        )
        return tuple(place for place, course in places if self.former(place, course))

    def over(self, declared: Assignment) -> Assignment:
        """Return an assignment with the words of the class over those of the course."""
        if declared.id not in self.assignments:
            return declared
        questions = tuple(self._question(declared.id, one) for one in declared.questions)
        return replace(declared, questions=questions)

    def _question(self, name: str, question: Question) -> Question:
        def said(part: Part, course: str) -> str:
            return self.own(WordsPlace(name, question.grade_id, part), course) or course

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
            replace(level, text=self.own(place, level.text) or level.text)
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


def former_words(words: ClassWords) -> str:
    """Return a sentence on words whose words of the course have changed since; "": none have."""
    names = [name for name in assignment_ids() if name in words.assignments]
    count = sum(len(words.former_in(assignment(name))) for name in names)
    return _FORMER.format(count=count) if count else ""


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
