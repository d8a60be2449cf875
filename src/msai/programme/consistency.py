"""The mechanism of the consistency checks: they never block, they write a page “To clarify”.

Each check is one declaration with a function that yields what does not fit, in the learner's own
numbers. `msai.programme.checks` holds the 34 checks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from msai.base.i18n import catalogue
from msai.programme.state import Programme

_, ngettext = catalogue("programme")

Degree = Literal["contradiction", "missing", "question"]
DEGREES: tuple[Degree, ...] = ("contradiction", "missing", "question")
#: Shown on top: what breaks real programmes most often.
ON_TOP = ("S10", "S18", "S8", "S19", "S29")


@dataclass(frozen=True, slots=True)
class Remark:
    """What a check found: about what (empty: the whole draft), in which words, how serious."""

    subject: str
    text: str
    degree: Degree | None = None


Look = Callable[[Programme], Iterable[Remark]]


@dataclass(frozen=True, slots=True)
class ConsistencyCheck:
    """One consistency check.

    Attributes:
        code: S1 … S34.
        title: What it checks (message id).
        chapters: Chapters it compares, such as ``("3", "6")``.
        paths: Kinds of municipality it is for, such as ``"ABC"``.
        degree: How serious what it finds is, unless the remark says otherwise.
        why: Why it matters (message id).
        todo: What to do (message id).
        look: Finds what does not fit.
    """

    code: str
    title: str
    chapters: tuple[str, ...]
    paths: str
    degree: Degree
    why: str
    todo: str
    look: Look

    @property
    def number(self) -> int:
        """Number of the check, for sorting."""
        return int(self.code.removeprefix("S"))


@dataclass(frozen=True, slots=True)
class Clarification:
    """One entry of the page “To clarify”.

    Attributes:
        key: Stable name of this entry; the `key` of an `Answer` that closes it.
        code: Code of the check, S1 … S34.
        degree: ``contradiction``, ``missing`` or ``question``.
        label: The degree in words.
        where: Chapters, in words.
        what: What does not fit, with the learner's own numbers.
        why: Why it matters.
        todo: What to do.
        answer: The learner's answer to a question; it closes it. Empty: open.
    """

    key: str
    code: str
    degree: Degree
    label: str
    where: str
    what: str
    why: str
    todo: str
    answer: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it still waits for the learner; only questions can be answered away."""
        return not (self.degree == "question" and self.answer)


CHECKS: dict[str, ConsistencyCheck] = {}


def check(
    code: str,
    *,
    title: str,
    chapters: tuple[str, ...],
    degree: Degree,
    why: str,
    todo: str,
    paths: str = "ABC",
) -> Callable[[Look], Look]:
    """Declare a consistency check, for all kinds of municipality; the texts are message ids."""

    def register(look: Look) -> Look:
        CHECKS[code] = ConsistencyCheck(code, title, chapters, paths, degree, why, todo, look)
        return look

    return register
