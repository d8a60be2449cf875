"""Work on paper as it lies on the desk: whose each picture is, and what was typed of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from msai.assignments.handin import is_empty
from msai_trainer.classfile.packing import digest_of
from msai_trainer.classfile.taken_back import FileMark
from msai_trainer.handins.chosen import ChosenFile

#: Whose work, and of which assignment; "": not known yet.
Key: TypeAlias = tuple[str, str]
NOBODYS: Key = ("", "")


@dataclass(frozen=True)
class Placed:
    """What she said of one picture.

    Attributes:
        key: Whose it is; pictures of one person and assignment are pages of one work.
        turned: Quarter turns to the right.
        aside: Whether it was put away; it lies in an archive that stays.
    """

    key: Key = NOBODYS
    turned: int = 0
    aside: bool = False


@dataclass(frozen=True)
class TypedWork:
    """What was typed of one person's sheets.

    Attributes:
        given: ``{grade_id: answer}`` as the inputs hold them.
        group: Codes of the others, as typed.
        made: The hand-in; None: it was not saved as one.
        changed: Whether something was typed since.
    """

    given: Mapping[str, Any] = field(default_factory=dict)
    group: str = ""
    made: ChosenFile | None = None
    changed: bool = False

    @property
    def blank(self) -> bool:
        """Return whether nothing was typed."""
        return is_empty(dict(self.given)) and not self.group.strip()

    @property
    def done(self) -> bool:
        """Return whether everything typed counts."""
        return self.made is not None and not self.changed


@dataclass(frozen=True)
class Paper:
    """All work on paper.

    Attributes:
        placed: Picture → what she said of it.
        works: What was typed, by person and assignment.
        by: Who types.
        taken_back: Hand-ins made here that count no more; the class file may still have them.
        opened: Picture or place of the work that is open; "": none.
        page: Which of its pictures is shown; "": the one it was opened by.
        zoom: How many times as wide as its frame.
        asking: Whether she is asked if a typed work shall go.
        swap: Whose typed work stands where this one was to go; `NOBODYS`: nobody's.
        told: What became of the last step; a sentence.
        problem: What hinders it; a sentence.
        start: First work of the list that the page shows.
    """

    placed: Mapping[str, Placed] = field(default_factory=dict)
    works: Mapping[Key, TypedWork] = field(default_factory=dict)
    by: str = ""
    taken_back: frozenset[FileMark] = frozenset()
    opened: str = ""
    page: str = ""
    zoom: float = 1.0
    asking: bool = False
    swap: Key = NOBODYS
    told: str = ""
    problem: str = ""
    start: int = 0

    @property
    def made(self) -> tuple[ChosenFile, ...]:
        """Return the hand-ins."""
        return tuple(one.made for one in self.works.values() if one.made)

    def closed(self, told: str = "") -> Paper:
        """Return it with no work open."""
        quiet = replace(self, asking=False, swap=NOBODYS, told=told, problem="")
        return replace(quiet, opened="", page="", zoom=1.0)

    def with_picture(self, name: str, placed: Placed | None) -> Paper:
        """Return it with what she says of a picture; None: that is forgotten."""
        others = {one: said for one, said in self.placed.items() if one != name}
        return replace(self, placed=others if placed is None else {**others, name: placed})

    def with_work(self, key: Key, work: TypedWork | None) -> Paper:
        """Return it with what was typed; None: that is gone.

        A hand-in that was made of it before is taken back, unless it stays.
        """
        others = {one: typed for one, typed in self.works.items() if one != key}
        old, made = self.works.get(key, TypedWork()).made, work.made if work else None
        gone = {mark_of(one) for one in (old,) if one} | self.taken_back
        back = gone - {mark_of(one) for one in (made,) if one}
        works = others if work is None else {**others, key: work}
        return replace(self, works=works, taken_back=frozenset(back))

    def without_people(self, codes: Collection[str]) -> tuple[set[str], Paper]:
        """Return the pictures of people, and it without all that was placed or typed of theirs."""
        pictures = {name for name, one in self.placed.items() if one.key[0] in codes}
        works = {key: one for key, one in self.works.items() if key[0] not in codes}
        if not pictures and len(works) == len(self.works):
            return pictures, self
        placed = {name: one for name, one in self.placed.items() if name not in pictures}
        return pictures, replace(self.closed(), placed=placed, works=works)

    def about(self, name: str) -> Placed:
        """Return what she said of a picture."""
        return self.placed.get(name, Placed())


def mark_of(file: ChosenFile) -> FileMark:
    """Return what tells a hand-in from every other one."""
    return file.name, digest_of(file.content)
