"""What a class file holds: records that know when they were saved and what they replace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from msai.base.from_data import to_data
from msai_trainer.classfile.certified import Attendance, Before, CertificateRecord, Training
from msai_trainer.classfile.given import GivenOut
from msai_trainer.classfile.practised import PracticeRecord
from msai_trainer.classfile.saved import Key, Saved, fingerprint, latest
from msai_trainer.classfile.wording import ClassWords, Wording
from msai_trainer.people.klasa import Klasa, Source, class_of_code
from msai_trainer.people.roster import Entry, Roster
from msai_trainer.results.feedback import Chosen

#: Version of ``klasa.json``; a file of an earlier one opens, and lacks what came later.
VERSION = 4


@dataclass(frozen=True, kw_only=True)
class Participant(Saved):
    """One participant."""

    code: str
    first_name: str = ""
    surname: str = ""
    email: str = ""
    institution: str = ""
    group: str = ""

    @property
    def key(self) -> Key:
        """Return the code."""
        return (self.code,)

    @property
    def name(self) -> str:
        """Return first name and surname, as far as they are known."""
        return f"{self.first_name} {self.surname}".strip()

    def entry(self, klasa: str) -> Entry:
        """Return the person as a list has her."""
        names = (self.code, self.first_name, self.surname, self.email, self.institution, self.group)
        return Entry(*names, klasa)


@dataclass(frozen=True, kw_only=True)
class Meetings(Saved):
    """When the class meets; None: that day is not known yet."""

    days: tuple[date | None, ...] = ()

    @property
    def key(self) -> Key:
        """Return the one key: a class has one plan."""
        return ()


@dataclass(frozen=True, kw_only=True)
class Counting(Saved):
    """Which assignments count: name → part of its points that is needed, 0 to 1."""

    thresholds: Mapping[str, float] = field(default_factory=dict)

    @property
    def key(self) -> Key:
        """Return the one key: a class has one rule."""
        return ()


@dataclass(frozen=True, kw_only=True)
class Score(Saved):
    """Points of one answer, by one marker.

    Attributes:
        code: The person.
        assignment: Name of the assignment.
        question: Its graded cell.
        marker: Who decided; "": the program.
        points: None: it waits for a person.
        most: Most points.
        levels: Levels of the rubric, one for each criterion.
        answer: Fingerprint of the answer that was judged; "": not known.
        by: Who decided, where two markers agreed.
        why: Why they decided so.
    """

    code: str
    assignment: str
    question: str
    marker: str = ""
    points: float | None = None
    most: float = 0.0
    levels: tuple[Chosen, ...] = ()
    answer: str = ""
    by: str = ""
    why: str = ""

    @property
    def key(self) -> Key:
        """Return whose points of what by whom these are."""
        return (self.code, self.assignment, self.question, self.marker)

    @property
    def decides(self) -> bool:
        """Tell that the program gave it: judging again is the decision."""
        return not self.marker


@dataclass(frozen=True, kw_only=True)
class MarkerRemark(Saved):
    """What a marker says of an answer."""

    code: str
    assignment: str
    question: str
    marker: str = ""
    text: str = ""

    @property
    def key(self) -> Key:
        """Return about whose answer it is, and by whom."""
        return (self.code, self.assignment, self.question, self.marker)


@dataclass(frozen=True, kw_only=True)
class HandedIn:
    """A file that was handed in; there are no versions of it: another file is another work.

    Attributes:
        code: Whose it is; "": nobody's on the list.
        assignment: Name of its assignment; "": it can't be told.
        saved_at: Moment of handing in, UTC; None: not known.
        file: Its name as it came, archives included.
        digest: SHA-256 of its bytes.
        modified: When the file was last changed, UTC.
        sender: Address that it was mailed from.
        container: Archive, mail or folder in which it was.
        minor: Whether it only came along with somebody's work.
    """

    code: str
    assignment: str
    saved_at: datetime | None
    file: str
    digest: str
    modified: datetime | None = None
    sender: str = ""
    container: str = ""
    minor: bool = False

    @cached_property
    def id(self) -> str:
        """Return the fingerprint."""
        return fingerprint(to_data(self))

    @property
    def key(self) -> Key:
        """Return what tells it from other work: one person saves one work in one moment."""
        moment = self.saved_at.isoformat() if self.saved_at else ""
        return (self.code, self.assignment, moment)


@dataclass(frozen=True, kw_only=True)
class Tombstone:
    """A tombstone: this person's data were removed and don't come back with any other copy."""

    code: str
    day: date


@dataclass(frozen=True, kw_only=True)
class TakenBack:
    """A record that was taken back for good, by its id: it does not come back with any copy."""

    record: str
    day: date


@dataclass(frozen=True, kw_only=True)
class ClassFile:
    """A class with everything that is known of it, in a stable order.

    Attributes:
        name: Name of the class; its codes carry it.
        klasa_id: Random number; tells two classes of one name apart.
        contents: SHA-256 → bytes of the hand-ins.
    """

    name: str
    klasa_id: str
    edition: str = ""
    people: tuple[Participant, ...] = ()
    meetings: tuple[Meetings, ...] = ()
    counting: tuple[Counting, ...] = ()
    works: tuple[HandedIn, ...] = ()
    scores: tuple[Score, ...] = ()
    remarks: tuple[MarkerRemark, ...] = ()
    certificates: tuple[CertificateRecord, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    before: tuple[Before, ...] = ()
    training: tuple[Training, ...] = ()
    practice: tuple[PracticeRecord, ...] = ()
    wording: tuple[Wording, ...] = ()
    given_out: tuple[GivenOut, ...] = ()
    removed: tuple[Tombstone, ...] = ()
    taken_back: tuple[TakenBack, ...] = ()
    contents: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    @property
    def roster(self) -> Roster:
        """Return the people as a list; of a disputed one the version that was saved last."""
        entries = tuple(one.entry(self.name) for one in latest(self.people))
        return Roster(entries, Klasa(self.name, self.klasa_id, Source.FILE))

    @property
    def days(self) -> tuple[date | None, ...]:
        """Return the days of the meetings."""
        return next((one.days for one in latest(self.meetings)), ())

    @property
    def thresholds(self) -> Mapping[str, float]:
        """Return which assignments count, and what part of their points is needed."""
        return next((one.thresholds for one in latest(self.counting)), {})

    @property
    def gone(self) -> set[str]:
        """Return the codes of people who were removed.

        A code that does not carry its class, such as K01, may be another class's too: it is not
        among them.
        """
        codes = (one.code for one in self.removed)
        return {one for one in codes if class_of_code(one).casefold() == self.name.casefold()}

    @property
    def words(self) -> ClassWords:
        """Return the words of the class over those of the course."""
        return ClassWords.of(self.wording)

    @property
    def about(self) -> Training | None:
        """Return what is said of the training; None: nothing yet."""
        return next(iter(latest(self.training)), None)

    def person(self, code: str) -> Participant | None:
        """Return a person as she was saved last; None: nobody has this code."""
        return next((one for one in latest(self.people) if one.code == code), None)
