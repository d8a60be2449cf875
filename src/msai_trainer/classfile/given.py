"""A record of a class file: feedback was given out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from msai_trainer.classfile.saved import Key, Saved


@dataclass(frozen=True, kw_only=True)
class GivenOut(Saved):
    """A person's feedback of an assignment was given out at this moment, the last time known.

    Attributes:
        code: The person.
        assignment: Name of the assignment.
    """

    code: str
    assignment: str

    @property
    def key(self) -> Key:
        """Return whose feedback of what it was."""
        return (self.code, self.assignment)

    def adds_to(self, known: Sequence[Saved]) -> bool:
        """Tell whether it was given out later than known: nothing but the moment is news."""
        return all(self.saved_at > one.saved_at for one in known)


def as_kept(moment: datetime) -> str:
    """Return a moment as sheets of judgements keep it."""
    return moment.isoformat(timespec="milliseconds")
