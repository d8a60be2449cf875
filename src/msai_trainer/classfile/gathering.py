"""Hand-ins and points of a batch into the file of a class, and its hand-ins out of it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from msai.assignments.codes import squeeze
from msai_trainer.classfile.changing import with_records, with_works
from msai_trainer.classfile.model import ClassFile, HandedIn, Score
from msai_trainer.classfile.packing import digest_of
from msai_trainer.handins.intake import take_in
from msai_trainer.handins.progress import read_progress
from msai_trainer.marking.batch import Batch
from msai_trainer.marking.masters import Masters
from msai_trainer.model import FoundFile, Submission
from msai_trainer.people.identifying import owner_by_name
from msai_trainer.people.roster import Entry, Roster
from msai_trainer.results.scores import Scores


@dataclass(frozen=True, slots=True)
class Gathered:
    """A class with what came in.

    Attributes:
        file: The class.
        left_out: Files that could not be opened, so that nothing of them can be kept.
    """

    file: ClassFile
    left_out: tuple[str, ...] = ()


def with_handins(
    file: ClassFile, files: Iterable[FoundFile], masters: Masters, roster: Roster
) -> Gathered:
    """Return a class with the files that came in, a group's work once for each of its people.

    Args:
        file: The class.
        files: What came in, archives opened.
        masters: The assignments.
        roster: The class as it was graded.
    """
    came, gone = list(files), _Gone.of(file)
    readable = [one for one in came if one.refusal is None]
    left_out = tuple(one.name for one in came if one.refusal is not None)
    taken = take_in(readable, masters.catalogue, roster)
    works = [
        (_work(found, code, one.assignment, one.saved_at), found.content)
        for found, one in zip(readable, taken, strict=True)
        if not gone.handed_in(one)
        for code in one.codes or (_owner(found, roster),)
    ]
    return Gathered(with_works(file, works), left_out)


def with_points(file: ClassFile, batch: Batch, now: datetime) -> ClassFile:
    """Return a class with the points that the program gave.

    What a person decided has a marker's name and stays as it is.
    """
    known = {one.code for one in file.people}
    scores = [
        score
        for name in batch.names
        for code, judged in batch.judged[name].items()
        if code in known
        for score in scores_of(code, name, judged.scores, now)
    ]
    return with_records(file, "scores", scores)


def scores_of(code: str, assignment: str, scores: Scores, now: datetime) -> Iterator[Score]:
    """Yield the points of one person in one assignment as they are kept in a class file."""
    for question, (points, most) in scores.cells.items():
        given = None if question in scores.waiting else points
        yield Score(
            code=code, assignment=assignment, question=question,
            points=given, most=most, saved_at=now,
        )  # fmt: skip


def handed_in(file: ClassFile) -> Iterator[FoundFile]:
    """Yield the hand-ins of a class as they were found, each once."""
    told: set[tuple[str, str]] = set()
    for work in file.works:
        if (work.file, work.digest) not in told:
            told.add((work.file, work.digest))
            yield FoundFile(
                work.file, file.contents[work.digest], work.modified,
                sender=work.sender, container=work.container, minor=work.minor,
            )  # fmt: skip


def _work(found: FoundFile, code: str, assignment: str, saved_at: datetime | None) -> HandedIn:
    return HandedIn(
        code=code,
        assignment=assignment,
        saved_at=saved_at,
        file=found.name,
        digest=digest_of(found.content),
        modified=found.modified,
        sender=found.sender,
        container=found.container,
        minor=found.minor,
    )


def _owner(found: FoundFile, roster: Roster) -> str:
    """Return whose file of progress it is, which is no hand-in; "": nobody's."""
    owner = owner_by_name(found.name, roster) if read_progress(found.content) else None
    return owner.kod if owner else ""


@dataclass(frozen=True, slots=True)
class _Gone:
    """People whose data were removed: their files must not come back."""

    codes: frozenset[str]
    roster: Roster

    @classmethod
    def of(cls, file: ClassFile) -> _Gone:
        codes = frozenset(squeeze(one.code) for one in file.removed)
        return cls(codes, Roster(tuple(Entry(one.code) for one in file.removed)))

    def handed_in(self, one: Submission) -> bool:
        """Tell whether a file is theirs, by what it says inside or by its name."""
        named = owner_by_name(one.file, self.roster) if self.codes else None
        return named is not None or squeeze(one.claimed) in self.codes
