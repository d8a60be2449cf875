"""The certificates in a class file beside the list: one register with that of the folder.

What the page „Zaświadczenia i rozliczenie” has issued counts here, and what is issued here counts
there. A class file is of one class, so within it a code says who a person is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from msai_course.base.files import write_bytes
from msai_course.grading.certificates.belonging import Person, is_hers
from msai_course.grading.certificates.signing import record_of
from msai_trainer.certificates.issuing import certificate_of, issued, valid_of
from msai_trainer.certificates.model import Certificate
from msai_trainer.classfile.changing import with_records
from msai_trainer.classfile.model import ClassFile
from msai_trainer.classfile.packing import ENDING, pack, unpack

_TWICE = (
    "Numer {number} ma w pliku klasy inna osoba niż w rejestrze folderu. Obie kartki są wydane: "
    "wyjaśnij to, zanim ktoś zapyta."
)


@dataclass(frozen=True, slots=True)
class ClassRegister:
    """The certificates of a class file.

    Attributes:
        path: The file; None: there is none beside the list.
        file: The class.
    """

    path: Path | None = None
    file: ClassFile | None = None

    @classmethod
    def beside(cls, roster: Path, klasa: str) -> ClassRegister:
        """Read the file of a class that lies beside its list, as `class open` puts it there.

        Raises:
            GradingError: It is damaged, or of a newer course.
        """
        path = roster.parent / f"{klasa}{ENDING}"
        if not klasa or not path.is_file():
            return cls()
        return cls(path, unpack(path.read_bytes(), path.name))

    @property
    def certificates(self) -> tuple[Certificate, ...]:
        """Return all that were issued, replaced ones included."""
        return tuple(map(certificate_of, issued(self.file))) if self.file else ()

    def own(self, code: str) -> Certificate | None:
        """Return the certificate that a person of this class has."""
        record = valid_of(self.file, code) if self.file else None
        return certificate_of(record) if record else None

    def add(self, registered: Iterable[Certificate], who: Iterable[Person]) -> list[str]:
        """Write what the folder's register has of these people and the class file has not.

        Returns:
            What the trainer should know; Polish sentences.
        """
        if self.file is None or self.path is None:
            return []
        people, known = list(who), {one.number: one.code for one in issued(self.file)}
        own = [one for one in registered if any(is_hers(one, person) for person in people)]
        twice = [o.numer for o in own if known.get(o.numer, o.kod_osoby) not in ("", o.kod_osoby)]
        new = [record_of(one) for one in own if one.numer not in known]
        changed = with_records(self.file, "certificates", new)
        if changed != self.file:
            write_bytes(self.path, pack(changed))
        return [_TWICE.format(number=number) for number in twice]
