"""The assignments of a course, and which of them a file belongs to.

A file says so itself, in its metadata. Where an editor dropped that, its cells tell: each
assignment has cells that no other has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath

from msai.assignments import Assignment
from msai.base.fold import fold_words as fold
from msai_trainer.handins import notebooks
from msai_trainer.handins.notebooks import Notebook
from msai_trainer.marking.master import Master
from msai_trainer.people.roster_index import Phrases

#: Names that a cell gives a value to, also in a cell that was merged of several.
_ASSIGNED = re.compile(r"^([^\W\d]\w{0,80}) *=(?!=)", re.MULTILINE)
#: Something a cell is known by: what it is, and its text.
Sign = tuple[str, str]


@dataclass(frozen=True)
class Catalogue:
    """What may come in and what of it is graded now.

    Attributes:
        masters: Every assignment that was given out, by name.
        wanted: Names of those that are graded now, in order.
    """

    masters: Mapping[str, Master]
    wanted: tuple[str, ...]

    def which(self, notebook: Notebook, name: str) -> str:
        """Return the assignment of a notebook; empty: it can't be told.

        Args:
            notebook: What came in.
            name: Name of the file, for what is left undecided.

        Returns:
            What the file says of itself, also when the course has no such assignment.
        """
        said = notebooks.metadata(notebook).get("assignment")
        if isinstance(said, str):
            return said if said in self.masters else said[:40]
        signs = set(_signs(notebook))
        found = {one: len(signs & own) for one, own in self._own_signs.items() if signs & own}
        best = [one for one, count in found.items() if count == max(found.values())]
        if len(best) == 1:
            return best[0]
        named = self.named_in(name)
        preferred = [one for one in best if one == named or [one] == list(self.wanted)]
        return preferred[0] if preferred else ""

    def named_in(self, path: str) -> str:
        """Return the assignment that a path names, nearest part first; empty: none."""
        for part in reversed(PurePosixPath(path).parts):
            found = self._phrases.standing_in(fold(part).split())
            if len(found) == 1:
                return tuple(self.masters)[found.pop()]
        return ""

    def reworded(self, over: Callable[[Assignment], Assignment]) -> Catalogue:
        """Return it with the words of a class over those of the course (`classfile.wording`)."""
        masters = {
            name: replace(one, assignment=over(one.assignment))
            for name, one in self.masters.items()
        }
        same = all(one.assignment is self.masters[name].assignment for name, one in masters.items())
        return self if same else replace(self, masters=masters)

    @cached_property
    def _phrases(self) -> Phrases:
        phrases = Phrases()
        for place, name in enumerate(self.masters):
            phrases.add(fold(name).split(), place)
        return phrases

    @cached_property
    def _own_signs(self) -> dict[str, frozenset[Sign]]:
        signs = {name: frozenset(_signs(one.released)) for name, one in self.masters.items()}
        shared = Counter(sign for own in signs.values() for sign in own)
        # Copies of one assignment under two names share everything: then all of it counts.
        own = {name: frozenset(s for s in of if shared[s] == 1) for name, of in signs.items()}
        return {name: own[name] or signs[name] for name in signs}


def _signs(notebook: Notebook) -> Iterable[Sign]:
    """Yield what the cells of a notebook are known by."""
    for cell in notebooks.cells(notebook):
        if cell.grade_id:
            yield "grade_id", cell.grade_id
        if cell.id:
            yield "id", cell.id
        if source := cell.source.strip():
            yield "source", source
        if cell.type == "code":
            yield from (("name", name) for name in _ASSIGNED.findall(cell.source))
