"""What lies on the desk „Klasa”: the classes that are open, and what is being typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from msai_trainer.classfile.merging import is_same_class, merge
from msai_trainer.classfile.model import ClassFile, Participant
from msai_trainer.pages.locking import Locks

#: A class of more bytes is kept in its file alone.
MOST_KEPT = 4_000_000


@dataclass(frozen=True)
class ClassDesk:
    """The desk.

    Attributes:
        classes: The classes that are open.
        current: Number of the class that is shown.
        saved: Each class as it was saved last, or opened; one that is not among them has changed.
        drafts: What is typed and not yet used, by input: names, a count.
        chosen: Code of the person who is shown; "": nobody.
        asking: What she is asked before it is done: "", "remove" or "close".
        problems: Why the last thing came to nothing; sentences.
        told: What the last thing came to; a sentence.
        kept: Whether the browser keeps all of it.
        people_from: First person of the table that the page shows.
        locks: Passwords of class files.
        pressed: Id of the input that was used last: there it is told what cannot be done.
        asked: Assignment and question whose words are shown; "": none.
    """

    classes: tuple[ClassFile, ...] = ()
    current: int = 0
    saved: tuple[ClassFile, ...] = ()
    drafts: Mapping[str, str] = field(default_factory=dict)
    chosen: str = ""
    asking: str = ""
    problems: tuple[str, ...] = ()
    told: str = ""
    kept: bool = False
    people_from: int = 0
    locks: Locks = field(default_factory=Locks)
    pressed: str = ""
    asked: tuple[str, str] = ("", "")

    @property
    def file(self) -> ClassFile | None:
        """Return the class that is shown; None: none is open."""
        return self.classes[self.current] if self.classes else None

    @property
    def person(self) -> Participant | None:
        """Return the person who is shown."""
        return self.file.person(self.chosen) if self.file and self.chosen else None

    @property
    def unsaved(self) -> tuple[str, ...]:
        """Return the names of the classes that have changed since they were saved."""
        return tuple(one.name for one in self.classes if one not in self.saved)

    def quiet(self) -> ClassDesk:
        """Return the desk without what the last thing came to."""
        return replace(self, problems=(), told="", asking="")

    def with_file(self, file: ClassFile, told: str = "") -> ClassDesk:
        """Return the desk on which the class that is shown has changed."""
        classes = [*self.classes]
        classes[self.current] = file
        return replace(self, classes=tuple(classes), told=told)

    def opened(self, file: ClassFile, told: str) -> ClassDesk:
        """Return the desk with one more class; a copy of one that is open is merged with it.

        Raises:
            GradingError: Never: only copies of one class are merged.
        """
        for at, one in enumerate(self.classes):
            if is_same_class(one, file):
                desk = replace(self, current=at, chosen="", people_from=0)
                return desk.with_file(merge(one, file), f"Połączono dwie kopie klasy {one.name}.")
        last = len(self.classes)
        classes = (*self.classes, file)
        return replace(
            self, classes=classes, current=last, told=told, chosen="", people_from=0, drafts={}
        )

    def without_class(self) -> ClassDesk:
        """Return the desk without the class that is shown."""
        left = tuple(one for at, one in enumerate(self.classes) if at != self.current)
        return replace(self, classes=left, current=0, chosen="", people_from=0)
