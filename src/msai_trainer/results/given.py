"""Feedback as it is given out: whose it is, of what, where it goes, what it says.

The page has it in memory, ``grade`` keeps it beside the pages that it writes; all files that are
given out are made of it (`giving_out`), so both say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from msai_trainer.model import Row
from msai_trainer.people.identifying import uploader
from msai_trainer.people.klasa import Klasa, as_file_name, class_of_code
from msai_trainer.people.roster import Roster
from msai_trainer.results.feedback import PageView

#: How Moodle's „Download all submissions” calls a person's folder, or the head of her files: the
#: name, the number of the participant in that assignment, and what was handed in.
_MOODLE = re.compile(r"[^_/]+_\d+_assignsubmission_(?:file|onlinetext)_")


@dataclass(frozen=True, slots=True)
class Feedback:
    """What one person is told of one assignment.

    Attributes:
        code: The person.
        assignment: Name of the assignment.
        view: What it says.
        name: First name and surname; "": not known.
        email: Her address; "": not known.
        klasa: Folder that tells her class from others; "": her code does, or nobody knows it.
        moodle: Her folder in Moodle's download, its key when feedback goes back; "": not known.
    """

    code: str
    assignment: str
    view: PageView
    name: str = ""
    email: str = ""
    klasa: str = ""
    moodle: str = ""


@dataclass(frozen=True, slots=True)
class PersonFeedback:
    """All that one person is told, assignment by assignment."""

    code: str
    name: str
    email: str
    klasa: str
    views: tuple[PageView, ...]

    @property
    def place(self) -> str:
        """Return the name of her file without its ending: it says whom to send it to."""
        whom = "_".join(filter(None, (as_file_name(self.name.replace(" ", "-")), self.code)))
        return f"{self.klasa}/{whom}" if self.klasa else whom


def given(row: Row, view: PageView, roster: Roster) -> Feedback:
    """Return the feedback of a person.

    Args:
        row: Her row in the table of grades; says which file counted.
        view: What it says.
        roster: The class.
    """
    entry = roster.find(row.student_id)
    name, email = (entry.name, entry.email) if entry else ("", "")
    where = folder_of(row.student_id, roster.klasa)
    key = moodle_key(row.file, row.student_id, view.people, roster)
    return Feedback(row.student_id, row.assignment, view, name, email, where, key)


def folder_of(code: str, klasa: Klasa) -> str:
    """Return the folder in an archive: unpacked beside another class's, no K07 meets another."""
    carried = class_of_code(code).casefold() == klasa.name.casefold()
    return "" if carried or klasa.is_guessed else as_file_name(klasa.name)


def moodle_key(file: str, code: str, people: int, roster: Roster) -> str:
    """Return the folder of a person in Moodle's download; "": the file did not come from one.

    The folder of a group's work is that of who handed it in; the others' feedback does not go
    there.
    """
    found = filter(None, map(_MOODLE.match, PurePosixPath(file).parts))
    key = next((one.group() for one in found), "")
    if not key:
        return ""
    owner = uploader(file, roster)
    hers = owner.kod == code if owner is not None else people < 2
    return key if hers else ""


def by_person(feedback: Iterable[Feedback]) -> tuple[PersonFeedback, ...]:
    """Return the feedback of each person, by code, her assignments in order."""
    ordered = sorted(feedback, key=lambda one: (one.klasa, one.code, one.assignment))
    found = []
    for _whose, several in groupby(ordered, key=lambda one: (one.klasa, one.code)):
        own = list(several)
        head = own[0]
        views = tuple(one.view for one in own)
        found.append(PersonFeedback(head.code, head.name, head.email, head.klasa, views))
    return tuple(found)
