"""Opening what came in: archives and mails in each other, as deep and as much as is sensible."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO

from msai_trainer.handins import archives
from msai_trainer.handins.archives import MAX_DEPTH, read_archive
from msai_trainer.handins.kinds import HEAD, Kind, closed, is_hidden_zip, kind_of
from msai_trainer.handins.litter import found_file, is_litter
from msai_trainer.handins.mails import read_mail, read_mailbox
from msai_trainer.handins.refusing import MAX_FILE, refused, too_big
from msai_trainer.handins.tars import read_packed, read_tar
from msai_trainer.model import Budget, FoundFile


@dataclass(frozen=True)
class Opener:
    """Where we are: in which archive or mail, how deep, and how much may still come out.

    Attributes:
        container: Archive, mail or folder that is being read.
        sender: Address that it was mailed from.
        depth: How many archives and mails are around it.
        budget: What may still be unpacked, of all together.
    """

    container: str = ""
    sender: str = ""
    depth: int = 0
    budget: Budget = field(default_factory=lambda: Budget(archives.MAX_TOTAL))

    def within(self, container: str) -> Opener:
        """Return the opener of what lies in a container."""
        return replace(self, container=container, depth=self.depth + 1)

    def mailed_by(self, sender: str) -> Opener:
        """Return the opener of what lies in a person's mail."""
        return replace(self, sender=sender or self.sender)

    def open(self, name: str, content: bytes, modified: datetime | None) -> Iterator[FoundFile]:
        """Yield the files that a file holds: itself, or what is in it."""
        if is_litter(name):
            return
        kind = kind_of(name, content[:HEAD])
        if kind is Kind.PLAIN and is_hidden_zip(content):
            kind = Kind.ZIP
        if kind is Kind.CLOSED:
            yield self.mark(refused(name, closed(name, content[:HEAD])))
        elif kind is Kind.PLAIN:
            yield from self.plain(name, content, modified)
        elif self.depth >= MAX_DEPTH:
            yield self.mark(refused(name, "Archiwum jest zagnieżdżone zbyt głęboko."))
        else:
            yield from self._inside(kind, name, content, modified)

    def plain(self, name: str, content: bytes, modified: datetime | None) -> Iterator[FoundFile]:
        """Yield a file that holds no others."""
        if len(content) > MAX_FILE:
            yield self.mark(too_big(name))
        elif (file := found_file(name, content, modified)) is not None:
            yield self.mark(file)

    def mark(self, file: FoundFile) -> FoundFile:
        """Return a file that knows where it lay."""
        place = file.container or self.container
        return replace(file, container=place, sender=file.sender or self.sender)

    def _inside(
        self, kind: Kind, name: str, content: bytes, modified: datetime | None
    ) -> Iterator[FoundFile]:
        if kind is Kind.ZIP:
            yield from read_archive(BytesIO(content), name, self.within(name))
        elif kind is Kind.TAR:
            yield from read_tar(content, name, self.within(name))
        elif kind is Kind.MAIL:
            yield from read_mail(content, name, self.within(name))
        elif kind is Kind.MAILBOX:
            yield from read_mailbox(content, name, self.within(name))
        else:
            yield from read_packed(kind, content, name, modified, self.within(name))
