"""Records of a class file about evidence beside assignments: who judged what, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from msai.assignments import LearningOutcome
from msai_trainer.classfile.saved import Key, Saved


@dataclass(frozen=True, slots=True)
class PracticeLevel:
    """The level of one criterion, in the words of the day on which it was judged."""

    criterion: str
    outcome: LearningOutcome
    points: float
    most: float
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class PracticeRecord(Saved):
    """A micro-lesson or a piece of work from the workplace of one person, judged by a rubric.

    Attributes:
        code: The person.
        kind: ``micro-lesson`` or ``workplace``.
        by: Who judged.
        day: When; None: not told.
        about: What it is, such as the title of the work; "": not told.
        levels: What was judged; none: it was taken back.
    """

    code: str
    kind: str
    by: str = ""
    day: date | None = None
    about: str = ""
    levels: tuple[PracticeLevel, ...] = ()

    @property
    def key(self) -> Key:
        """Return whose evidence of what kind it is."""
        return (self.code, self.kind)
