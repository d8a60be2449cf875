"""What an assignment is: questions, their kinds, points and rubrics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from msai.assignments.outcomes import LearningOutcome
from msai.base.forms import AnswerOption

Kind = Literal[
    "text",  # one line: "…"
    "long_text",  # a few sentences: "…"
    "choice",  # one option: "value"
    "multi_choice",  # some options: ["value", …]
    "units",  # some units of the town: ["name", …]
    "number",  # 12.5 (a form may send "12,5")
    "date",  # "2027-03-01"
    "reference",  # what stands in a column of another question: "…"
    "grid",  # one option for each row: {"row": "value", …}
    "rows",  # a small table: [{"column": value, …}, …]
]


@dataclass(frozen=True, slots=True)
class Field:
    """Something that is filled in: a question, or a column of a question of kind ``rows``.

    Attributes:
        name: Key of the answer; a Python identifier.
        kind: What sort of answer it takes.
        label: Caption of the field.
        help: Sentence under it: what to write, where to find it.
        required: Whether an empty answer is pointed out before handing in.
        options: Possible answers of ``choice``, ``multi_choice``, ``units`` and ``grid``.
        rows: Rows of a ``grid``.
        columns: Columns of ``rows``.
        minimum: Smallest number; fewest words, choices or table rows.
        maximum: Largest number; most words, choices or table rows.
        unit: Shown behind a number, such as "%".
        refers_to: Question and column that a ``reference`` names: ``cele:name``.
        listed: List of the town that the options come from, such as ``units``; empty: written out.
    """

    name: str
    kind: Kind
    label: str
    help: str = ""
    required: bool = True
    options: tuple[AnswerOption, ...] = ()
    rows: tuple[AnswerOption, ...] = ()
    columns: tuple[Field, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    unit: str = ""
    refers_to: str = ""
    listed: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """Where in a saved exercise an answer stands already, so that nothing is typed twice.

    Attributes:
        exercise: Id of the exercise, such as ``delimit-area``.
        at: Keys on the way to it in the saved state, such as ``programme.goals``.
        label: Caption of the button that takes it.
        where: Only rows that have these values.
    """

    exercise: str
    at: str
    label: str
    where: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a criterion: what the answer shows and what it is worth."""

    points: float
    text: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing a trainer looks for in a manually graded answer; levels from best to none.

    Attributes:
        name: Name of the criterion.
        levels: From best to none.
        outcome: Learning outcome that it is evidence of; None: of none of the course's.
    """

    name: str
    levels: tuple[Level, ...]
    outcome: LearningOutcome | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A field that earns points.

    Attributes:
        field: What is filled in; its name is the ``grade_id`` of the answer cell.
        points: Most points; with a rubric the sum of the best levels.
        rubric: Criteria of a manually graded answer; empty: graded by the tests.
        example: A worked answer, shown in the feedback.
        offer: Exercise that may hold the answer already.
        outcome: Learning outcome that it is evidence of; None: of none of the course's.
        lesson: Id of the lesson that teaches what it asks for; empty: nobody said which.
        uses: Names of the questions whose answers it is judged by, or refers to.
        own_help: Help for work on one's own municipality; empty: the same as for the town.
    """

    field: Field
    points: float
    rubric: tuple[Criterion, ...] = ()
    example: str = ""
    offer: Offer | None = None
    outcome: LearningOutcome | None = None
    lesson: str = ""
    uses: tuple[str, ...] = ()
    own_help: str = ""

    @property
    def grade_id(self) -> str:
        """Return the key of the answer in ``metadata.msai.answers``."""
        return self.field.name

    @property
    def manual(self) -> bool:
        """Return whether a person grades it."""
        return bool(self.rubric)


@dataclass(frozen=True, slots=True)
class Assignment:
    """A graded assignment.

    Attributes:
        id: Name in paths and in nbgrader, such as ``zadanie-1``.
        release: Version of the wording; changes whenever answers of old files may not fit.
        title: Title on the page.
        chapter: Chapter of *Mój program* that the answers feed.
        group_max: Largest group that may hand in one file together.
        questions: In the order of the page.
        place: What is asked first and earns no points: which municipality it is about, and the
            numbers of one's own (`own_place`); empty: the assignment is not about a place.
        code: Whether answers are learner's code (needs a sandbox); answers are data otherwise.
    """

    id: str
    release: str
    title: str
    chapter: str
    group_max: int
    questions: tuple[Question, ...]
    code: bool = False
    place: tuple[Question, ...] = ()

    @property
    def asked(self) -> tuple[Question, ...]:
        """Return everything that is filled in: about the place, then the questions."""
        return (*self.place, *self.questions)

    @property
    def points(self) -> float:
        """Return the most points that can be earned."""
        return sum(question.points for question in self.questions)

    def question(self, grade_id: str) -> Question:
        """Return a question, or what is asked about the place, by its ``grade_id``.

        Raises:
            KeyError: The assignment has no such question.
        """
        return {question.grade_id: question for question in self.asked}[grade_id]
