"""Certificates („zaświadczenia”): a PDF for each person who earned one, and a register.

Each has a number and a verification code. The code is a keyed hash of all that is printed, made
with a secret that only the organiser's register folder holds: a certificate that was changed does
not fit its code, and nobody can make one up. What was issued is never written again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from msai_course.base.files import write_bytes
from msai_course.grading.certificates.belonging import Person, is_hers
from msai_course.grading.certificates.class_register import ClassRegister
from msai_course.grading.certificates.earning import (
    CertificateStanding,
    Lacking,
    standings,
    write_lacking,
)
from msai_course.grading.certificates.keys import make_key, need_key, read_key
from msai_course.grading.certificates.printing import Printer, file_name, plain
from msai_course.grading.certificates.reading import Line
from msai_course.grading.certificates.register import Register, alone
from msai_course.grading.certificates.remarks import (
    doubt_words,
    gone_words,
    older_text_words,
    paged_words,
    renamed_words,
)
from msai_course.grading.certificates.signing import open_key, signed
from msai_trainer.certificates.model import REGISTER, Certificate, CertifiedCourse
from msai_trainer.certificates.sealing import code_of
from msai_trainer.certificates.signing import OrganiserKey
from msai_trainer.errors import GradingError
from msai_trainer.people.roster import Entry


@dataclass(frozen=True, slots=True)
class Issued:
    """What became of a run.

    Attributes:
        register: All certificates of the folder, earlier ones included, in their order.
        new: Those of this run.
        reprinted: Issued earlier; their missing PDF was made again from the register.
        lacking: What each person of the list still needs who has none.
        remarks: What the trainer should know; Polish sentences.
    """

    register: tuple[Certificate, ...]
    new: tuple[Certificate, ...]
    reprinted: tuple[Certificate, ...]
    lacking: tuple[Lacking, ...]
    remarks: tuple[str, ...]


def issue_certificates(
    results: Path,
    roster: Path,
    target: Path,
    course: CertifiedCourse,
    assignments: Sequence[str] = (),
    *,
    threshold: float | None = None,
    template: Path | None = None,
    logo: Path | None = None,
    db_url: str | None = None,
    sign_key: Path | None = None,
) -> Issued:
    """Write a PDF for everyone who passes: enough points, and every learning outcome shown.

    Whoever has a certificate keeps it as it is, number, code and PDF: a second call issues only
    what is missing. Who has none, and why, is written beside the register.

    Args:
        results: Folder that `grade` wrote to.
        roster: The participants.
        target: Folder for the PDFs and the register; several classes may share it.
        course: What the new certificates say.
        assignments: Assignments that have to be passed; none: those that count in the class.
        threshold: Share of the points of each assignment and outcome, from 0 to 1; None: as the
            class says (`standings`).
        template: Organiser's Typst template; None: the course's own.
        logo: Organiser's logo; None: the sign of the course.
        db_url: Address of the gradebook, if not in `results`.
        sign_key: The organiser's key, with which the new ones are signed; None: they are not.

    Raises:
        GradingError: Unknown assignment, unreadable roster, template, logo, key or register;
            nothing written.
    """
    found = standings(results, roster, assignments, threshold, db_url)
    printer = Printer.of(template, logo)
    key = open_key(sign_key) if sign_key else None
    target.mkdir(parents=True, exist_ok=True)
    with alone(target):
        register = Register.of(target)
        _refuse_unreadable(register)
        klasa = next((one.person.klasa for one in found), "")
        run = _IssuingRun(register, course, printer, ClassRegister.beside(roster, klasa), key)
        for one in found:
            run.settle(one)
        done = run.write()
        write_lacking(target, done.lacking, {one.entry for one in found})
    return done


class _IssuingRun:
    """One run into one folder: first everything is decided and drawn, then it is written."""

    def __init__(
        self, register: Register, course: CertifiedCourse, printer: Printer, page: ClassRegister,
        signs: OrganiserKey | None,
    ) -> None:  # fmt: skip
        self._signs = signs
        self._register, self._course, self._printer = register, course, printer
        self._page, self._people = page, list[Person]()
        self._target = register.folder
        self._new: list[Certificate] = []
        self._again: list[Certificate] = []
        self._kept: list[Certificate] = []
        self._lacking: list[Lacking] = []
        self._remarks = [str(problem) for problem in register.problems]

    def settle(self, standing: CertificateStanding) -> None:
        """Decide about one person: has one, gets one, or lacks something."""
        entry = standing.entry
        self._people.append(standing.person)
        own, doubtful = _own(self._register, standing.person)
        if own is not None:
            self._keep(own.one, entry)
        elif (paged := self._page.own(entry.kod)) is not None:
            self._remarks.append(paged_words(paged))
        elif doubtful is not None:
            self._lacking.append(Lacking(entry, "", doubt_words(doubtful, standing.person)))
        elif gone := next((o for o in self._register.gone if is_hers(o, standing.person)), None):
            self._lacking.append(Lacking(entry, "", gone_words(gone, self._register.latest_copy)))
        elif standing.lacking:
            self._lacking += standing.lacking
        else:
            self._new.append(self._made(standing))

    def write(self) -> Issued:
        """Write register and PDFs: first the register, for what is not in it has no proof."""
        self._remarks += older_text_words(self._kept, self._course)
        pages = [(one, self._printer.pdf(one)) for one in (*self._new, *self._again)]
        if self._new:
            self._register.add(self._new)
        for one, page in pages:
            write_bytes(self._target / one.plik, page)
        everyone = (*self._register.certificates, *self._new)
        self._remarks += self._page.add(everyone, self._people)
        return Issued(
            everyone,
            tuple(self._new),
            tuple(self._again),
            tuple(self._lacking),
            tuple(self._remarks),
        )

    def _keep(self, one: Certificate, entry: Entry) -> None:
        self._kept.append(one)
        if one.osoba.lstrip("'") != plain(entry.name or entry.kod).lstrip("'"):
            self._remarks.append(renamed_words(one, entry))
        if (self._target / one.plik).is_file():
            return
        if why := self._printer.cannot(one):
            self._remarks.append(f"Nie ma pliku {one.plik} (zaświadczenie nr {one.numer}). {why}")
        else:
            self._again.append(one)

    def _made(self, standing: CertificateStanding) -> Certificate:
        course, entry, who = self._course, standing.entry, standing.person
        # The number of a line that was deleted stands on paper somewhere.
        earlier = [*self._register.certificates, *self._register.gone, *self._new]
        earlier += self._page.certificates
        number = max((one.sequence for one in earlier), default=0) + 1
        label = f"{number}/{course.issued.year}"
        taken = [one.plik for one in earlier]
        # A class that only its file's name tells is not shown where it is not needed.
        labels = [entry.kod, entry.label] if standing.guessed else [entry.label]
        bare = Certificate(
            label,
            who.klasa,
            entry.kod,
            plain(entry.name or entry.kod),
            standing.result,
            plain(course.title),
            plain(course.organiser),
            str(course.hours or ""),
            plain(course.dates),
            plain(course.place),
            plain(course.signed),
            course.issued.isoformat(),
            plik=file_name(self._target, labels, label, taken),
            szablon=self._printer.fingerprint,
            klucz=who.key,
        )
        coded = replace(bare, kod_weryfikacyjny=code_of(self._key(), bare))
        return signed(coded, self._signs) if self._signs else coded

    def _key(self) -> bytes:
        if self._register.table is None and read_key(self._target) is None:
            return make_key(self._target)
        return need_key(self._target)


def _refuse_unreadable(register: Register) -> None:
    """Refuse to add to a register while it is not known whom some of its lines belong to.

    Raises:
        GradingError: A problem for each such line.
    """
    lost = [problem for one in register.lines if not one.readable for problem in one.problems]
    if lost:
        first = GradingError.of(
            "bad_register",
            f"Rejestr zaświadczeń {REGISTER} jest częściowo uszkodzony; nic nie zmieniono.",
            "Pozostałe zaświadczenia nadal da się sprawdzić. Popraw wiersze, które tu wymieniono.",
        )
        raise GradingError([*first.problems, *lost])


def _own(register: Register, who: Person) -> tuple[Line | None, Line | None]:
    """Return the line of this person, or else one of which nothing tells whether it is hers."""
    told = [(line, is_hers(line.one, who)) for line in register.lines]
    own = next((line for line, hers in told if hers), None)
    return own, next((line for line, hers in told if hers is None), None)
