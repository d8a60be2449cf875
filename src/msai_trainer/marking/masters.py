"""The masters as one file: what a page of the trainer's loads, hidden tests included.

That tests are hidden is a courtesy: they are in the course's open repository anyway. Pages for
learners do not load them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from msai.assignments import Assignment, assignment, assignment_ids
from msai.assignments.cells import asked_cells
from msai_trainer.handins.catalogue import Catalogue
from msai_trainer.handins.notebooks import Notebook
from msai_trainer.marking.master import Master

#: Lies in the wheel of `msai_trainer` that the site serves; the build puts it there.
MASTERS_FILE = "masters.json"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Masters:
    """Everything that files are judged by.

    Attributes:
        catalogue: The assignments, all of which are graded.
        templates: Name of an assignment → the notebook that is graded.
    """

    catalogue: Catalogue
    templates: Mapping[str, Notebook]

    def reworded(self, over: Callable[[Assignment], Assignment]) -> Masters:
        """Return them with the words of a class over those of the course; points stay."""
        return replace(self, catalogue=self.catalogue.reworded(over))


class NoMasters(Exception):
    """The masters are not here: this is no page of a built course."""


def masters_text(entries: Iterable[tuple[Master, Notebook]]) -> str:
    """Return the file of masters and their templates, which `read_masters` reads."""
    found = {
        master.assignment.id: {
            "fingerprint": master.fingerprint,
            "released": master.released,
            "template": template,
        }
        for master, template in entries
    }
    content = {"version": VERSION, "masters": found}
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_masters(text: str) -> Masters:
    """Return what a file of masters holds."""
    found = json.loads(text)["masters"]
    masters, templates = dict[str, Master](), dict[str, Notebook]()
    for name in (one for one in assignment_ids() if one in found):
        masters[name], templates[name] = _master(assignment(name), found[name])
    return Masters(Catalogue(masters, tuple(sorted(masters))), templates)


def _master(declared: Assignment, one: Mapping[str, Any]) -> tuple[Master, Notebook]:
    """Return a master and its template, without the cells of what is not asked here."""
    template = asked_cells(one["template"], declared)
    asked = [question.grade_id for question in declared.questions]
    # Of another choice of questions come other points.
    seal = one["fingerprint"] if template is one["template"] else f"{one['fingerprint']} {asked}"
    released = asked_cells(one["released"], declared)
    return Master(declared, Path(), released, seal), template


def served_masters() -> Masters:
    """Return the masters that were served with this package.

    Raises:
        NoMasters: There are none.
    """
    path = Path(__file__).parents[1] / MASTERS_FILE
    if not path.is_file():
        raise NoMasters(path.name)
    return read_masters(path.read_text(encoding="utf-8"))
