"""Records of a class file about certificates, and what a settlement asks beside points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from msai.base.from_data import to_data
from msai_trainer.classfile.saved import Key, Saved, fingerprint


@dataclass(frozen=True, kw_only=True)
class CertificateRecord(Saved):
    """A certificate that was issued; ``printed``: what stands on it, by column of the register.

    Of a person who was removed, number and day stay: nobody else gets that number.

    Attributes:
        number: Number and year, such as ``3/2027``.
        issued: Day of issue, ISO.
        code: The person.
        printed: What stands on it.
        supersedes: Number of the certificate that this one replaces, or of several, parted by
            commas; "": none.
        reason: Why it does.
        signature: Of the organiser, over what stands on it; "": it is not signed.
    """

    number: str
    issued: str = ""
    code: str = ""
    printed: Mapping[str, str] = field(default_factory=dict)
    supersedes: str = ""
    reason: str = ""
    signature: str = ""

    @cached_property
    def id(self) -> str:
        """Return the fingerprint; what version 1 did not know counts only where it says something.

        So a version that a file of version 1 has replaced is still known by its fingerprint.
        """
        data = to_data(self)
        later = ("supersedes", "reason", "signature")
        return fingerprint({name: one for name, one in data.items() if one or name not in later})

    @property
    def key(self) -> Key:
        """Return the number."""
        return (self.number,)


@dataclass(frozen=True, kw_only=True)
class Attendance(Saved):
    """At which meetings a person was: their numbers, from 1; no record: nobody noted it."""

    code: str
    meetings: tuple[int, ...] = ()

    @property
    def key(self) -> Key:
        """Return the code."""
        return (self.code,)


@dataclass(frozen=True, kw_only=True)
class Before(Saved):
    """What a person could do before the training: outcome → share, 0 to 1."""

    code: str
    shares: Mapping[str, float] = field(default_factory=dict)

    @property
    def key(self) -> Key:
        """Return the code."""
        return (self.code,)


@dataclass(frozen=True, kw_only=True)
class Training(Saved):
    """What certificates and settlement say of the training.

    Attributes:
        told: Texts by name (`msai_trainer.certificates.training.FIELDS`).
        least_meetings: Meetings that a person must attend; 0: attendance decides nothing.
        first_number: Least number of a new certificate, where the organiser has issued others.
        logo: PNG or JPEG in Base64; "": none.
    """

    told: Mapping[str, str] = field(default_factory=dict)
    least_meetings: int = 0
    first_number: int = 1
    logo: str = ""

    @property
    def key(self) -> Key:
        """Return the one key: a class has one training."""
        return ()
