"""The draft in the making: what is typed here, what exercises gave, what came from a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from msai.activities.common.draft import Draft
from msai.base.forms import FormField, fields_of
from msai.programme import (
    BY_NUMBER,
    SOURCES,
    WIERZBOGROD,
    Conflict,
    Outlines,
    Programme,
    example,
    merge,
)
from msai.programme.cards import Justification, Subarea
from msai.programme.given import GivenNumbers

#: Parts that stand in annexes, after the chapters.
ANNEXES = ("agreement", "workshop", "cases")
ANNEX = "Z"
Prefer = Literal["mine", "theirs"]


def parts() -> tuple[FormField, ...]:
    """Return all parts of the draft as they are declared."""
    return fields_of(Programme)


@dataclass(frozen=True)
class Joining:
    """A file that waits for a decision.

    Attributes:
        name: Name of the file.
        theirs: The draft in it.
        prefer: Whose answer stands where both say something else; None: not asked to join yet.
    """

    name: str
    theirs: Programme
    prefer: Prefer | None = None


@dataclass(frozen=True)
class Work:
    """The draft in the making.

    Attributes:
        own: What is typed here, or came from a file.
        gathered: What the exercises gave.
        pinned: Parts that are edited here although an exercise gives them too.
        begun: Whether the question for the path is done.
        chapter: Number of the open chapter; empty: none.
        looking: Whether the example is shown instead.
        area: Units chosen in the exercise about the area.
        table: What the diagnosis of one's own table gave.
        outlines: Where the units of that table lie.
        joining: A file that waits for a decision.
        said: What came of the last file, in sentences.
        wrong: What could not be read, in sentences.
    """

    own: Draft = field(default_factory=Draft)
    gathered: Programme = field(default_factory=Programme)
    pinned: tuple[str, ...] = ()
    begun: bool = False
    chapter: str = ""
    looking: bool = False
    area: tuple[str, ...] = ()
    table: GivenNumbers = field(default_factory=GivenNumbers)
    outlines: Outlines = field(default_factory=Outlines)
    joining: Joining | None = None
    said: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    @property
    def mine(self) -> Programme:
        """Return the learner's draft: exercises first, then what is typed here."""
        taken: dict[str, Any] = {
            part.name: getattr(self.gathered, part.name)
            for part in parts()
            if self.comes_from_exercise(part.name)
        }
        return replace(self.own.programme, **taken)

    @property
    def shown(self) -> Programme:
        """Return the draft that is shown: the learner's, or the example."""
        if not self.looking:
            return self.mine
        whole = example()
        return replace(whole, start=replace(whole.start, made_up=WIERZBOGROD))

    def comes_from_exercise(self, part: str) -> bool:
        """Tell whether an exercise gives this part now, so that it is not edited here."""
        return part not in self.pinned and part in given(self.gathered)

    def with_own(self, own: Draft) -> Work:
        """Return the work with what is typed here changed."""
        return replace(self, own=own)


def given(gathered: Programme) -> set[str]:
    """Return the parts that exercises give: they have a source and are not empty."""
    empty = Programme()
    return {name for name in SOURCES if getattr(gathered, name) != getattr(empty, name)}


def pinned(work: Work, part: str) -> Work:
    """Return the work with a part of an exercise taken over, to be edited here."""
    if not work.comes_from_exercise(part):
        return work
    changes: dict[str, Any] = {part: getattr(work.gathered, part)}
    own = replace(work.own, programme=replace(work.own.programme, **changes))
    return replace(work, own=own, pinned=(*work.pinned, part))


def unpinned(work: Work, part: str) -> Work:
    """Return the work with a part taken from its exercise again."""
    return replace(work, pinned=tuple(name for name in work.pinned if name != part))


def with_programme(work: Work, programme: Programme) -> Work:
    """Return the work with a whole draft from a file; it wins over the exercises."""
    differing = [n for n in SOURCES if getattr(programme, n) != getattr(work.gathered, n)]
    keep = tuple(name for name in differing if name in given(work.gathered))
    return replace(
        work,
        own=Draft(programme),
        pinned=keep,
        begun=bool(programme.start.path),
        joining=None,
        looking=False,
    )


def joined(work: Work) -> tuple[Programme, list[Conflict]]:
    """Return the draft joined with the file that waits, and where the two differ."""
    joining = work.joining
    if joining is None:
        return work.mine, []
    if joining.prefer == "theirs":
        return merge(joining.theirs, work.mine)
    return merge(work.mine, joining.theirs)


def with_answer(work: Work, key: str, text: str) -> Work:
    """Return the work with a question of the checks answered, or open again."""
    others = tuple(answer for answer in work.own.programme.answers if answer.key != key)
    answers = (*others, Justification(key, text)) if text.strip() else others
    return work.with_own(replace(work.own, programme=replace(work.own.programme, answers=answers)))


def with_subareas(work: Work, names: Iterable[str], made_up: str) -> Work:
    """Return the work with the units chosen in the exercise as subareas, and whether they exist."""
    subareas = work.own.programme.subareas
    there = [subarea.name for subarea in subareas]
    added = tuple(Subarea(name=name, made_up=made_up) for name in names if name not in there)
    programme = replace(work.own.programme, subareas=(*subareas, *added))
    return work.with_own(replace(work.own, programme=programme))


def with_own_area(work: Work) -> Work:
    """Return the work with the area that was chosen in one's own table; reasons stay."""
    table, programme = work.table, work.own.programme
    taken = replace(
        programme,
        area=replace(
            table.own_area, reason=programme.area.reason, certainty=programme.area.certainty
        ),
        subareas=table.own_subareas,
        ranking=table.own_ranking,
    )
    pins = tuple(dict.fromkeys((*work.pinned, "area", "subareas", "ranking")))
    return replace(work, own=replace(work.own, programme=taken), pinned=pins)


def parts_of_chapter(number: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return (heading message id, parts) for each section; parts of single cards stand once."""
    if number == ANNEX:
        return (("", ANNEXES),)
    if number == "1":
        return (("", ("summary",)),)
    sections = BY_NUMBER[number].sections
    return tuple((s.title, tuple(p for p in s.parts if "." not in p)) for s in sections)
