"""What lies on the desk „Zaświadczenia i rozliczenie”: one class, and what is being typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from msai_trainer.certificates.earned import ParticipantStanding, standings_of
from msai_trainer.certificates.signing import OrganiserKey
from msai_trainer.classfile.merging import is_same_class, merge
from msai_trainer.classfile.model import ClassFile
from msai_trainer.pages.locking import Locks
from msai_trainer.pages.windows import WINDOW
from msai_trainer.settlement.blocks import QUESTIONS


@dataclass(frozen=True)
class CertificateDesk:
    """The desk.

    Attributes:
        file: The class; None: none is open.
        saved: The class as it was opened or saved last.
        drafts: What is typed and not yet used.
        chosen: Code of the person who is shown; "": nobody.
        problems: Why the last thing came to nothing; sentences.
        told: What the last thing came to; a sentence.
        waiting: Another class that was chosen while this one is not saved.
        people_from: First person of the tables that the page shows.
        key: The organiser's key, in this page alone; None: it was not opened.
        signing: Numbers of the certificates that the browser signs now.
        layout: How the settlement is laid out.
        locks: Passwords of class files.
        pressed: Id of the input that was used last: there it is told what cannot be done.
    """

    file: ClassFile | None = None
    saved: ClassFile | None = None
    drafts: Mapping[str, str] = field(default_factory=dict)
    chosen: str = ""
    problems: tuple[str, ...] = ()
    told: str = ""
    waiting: ClassFile | None = None
    people_from: int = 0
    key: OrganiserKey | None = None
    signing: tuple[str, ...] = ()
    layout: str = QUESTIONS
    locks: Locks = field(default_factory=Locks)
    pressed: str = ""

    @property
    def unsaved(self) -> bool:
        """Tell whether the class has changed since it was saved."""
        return self.file is not None and self.file != self.saved

    @cached_property
    def standings(self) -> tuple[ParticipantStanding, ...]:
        """Return how far everyone is."""
        return standings_of(self.file) if self.file else ()

    @property
    def standing(self) -> ParticipantStanding | None:
        """Return how far the person who is shown is."""
        return next((one for one in self.standings if one.person.code == self.chosen), None)

    @property
    def shown(self) -> tuple[ParticipantStanding, ...]:
        """Return the people whom the tables show."""
        return self.standings[self.people_from : self.people_from + WINDOW]

    def quiet(self) -> CertificateDesk:
        """Return the desk without what the last thing came to."""
        return replace(self, problems=(), told="")

    def with_file(self, file: ClassFile, told: str = "") -> CertificateDesk:
        """Return the desk on which the class has changed."""
        return replace(self, file=file, told=told)

    def opened(self, file: ClassFile, locks: Locks) -> CertificateDesk:
        """Return the desk with a class; a copy of the one that is open is merged with it.

        Args:
            file: The class.
            locks: Passwords as they are with its own.
        """
        if self.file is not None and is_same_class(self.file, file):
            desk = replace(self, locks=locks)
            return desk.with_file(
                merge(self.file, file), f"Połączono dwie kopie klasy {file.name}."
            )
        if self.unsaved:
            return replace(self, waiting=file, locks=locks)
        told = f"Otwarto klasę {file.name}."
        return CertificateDesk(file=file, saved=file, told=told, key=self.key, locks=locks)
