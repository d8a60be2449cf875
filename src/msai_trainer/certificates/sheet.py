"""What stands on a certificate, part by part, before anybody decides how it looks."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from msai_trainer.certificates.evidence import lines_of
from msai_trainer.certificates.issuing import certificate_of
from msai_trainer.certificates.qr import QrPicture, qr_picture
from msai_trainer.certificates.signing import linked
from msai_trainer.certificates.training import about, day_words, told
from msai_trainer.classfile.certified import CertificateRecord
from msai_trainer.classfile.model import ClassFile

COMPLETION = "o ukończeniu szkolenia i potwierdzeniu efektów uczenia się"
OUTCOMES = "Osoba wykazała, że potrafi:"
CRITERIA = "Efekty uczenia się, kryteria i metody"
SIGNATURE = "Podpis elektroniczny"
PROOF = "Ten sam podpis jako tekst, gdy nie ma czym zeskanować kodu:"
SCAN = (
    "Jak sprawdzić to zaświadczenie: zeskanuj kod telefonem i {then}. Weź klucz publiczny ze "
    "strony internetowej organizatora i wskaż go tam. Porównaj treść z kartką."
)
_LINK = "otwórz adres, który się pokaże"
_TEXT = "wklej odczytany tekst na stronie „Sprawdź zaświadczenie” kursu"
_TOO_LONG = (
    "Podpis jest za długi na kod QR. Na stronie „Sprawdź zaświadczenie” kursu sprawdzi go każdy, "
    "kto wklei tam tekst spod spodu i wskaże klucz publiczny organizatora."
)
COLUMNS = ("Efekt uczenia się", "Kryteria", "Jak sprawdzono")


@dataclass(frozen=True)
class CertificateSheet:
    """A certificate as it is read.

    Attributes:
        number: Its number.
        organiser: Who issues it.
        title: Name of the training.
        person: Whose it is.
        facts: Label and text, what is empty left out.
        outcomes: Outcome, criteria and methods.
        where: Place and day.
        signed: Who signs.
        code: Verification code; "": none.
        proof: What anybody can check it with; "": it is not signed.
        link: Address at which the page checks it; "": not known.
        logo: PNG or JPEG; empty: none.
    """

    number: str
    organiser: str
    title: str
    person: str
    facts: tuple[tuple[str, str], ...]
    outcomes: tuple[tuple[str, str, str], ...]
    where: str
    signed: str
    code: str
    proof: str
    logo: bytes
    link: str = ""

    @cached_property
    def qr(self) -> QrPicture | None:
        """Return the signature as a QR code; None: not signed, or too long for one."""
        return qr_picture(self.link or self.proof) if self.proof else None

    @property
    def name_size(self) -> int:
        """Return points of the letters of the name: a longer name is set smaller."""
        return next(
            size for letters, size in ((30, 24), (60, 18), (10**9, 13)) if self._is(letters)
        )

    def _is(self, letters: int) -> bool:
        return len(self.person) <= letters


def qr_says(number: str) -> str:
    """Return what the picture of a code is, for those who do not see it."""
    return f"Kod QR z podpisem elektronicznym zaświadczenia nr {number}"


def how_to_check(code: QrPicture | None, link: str = "") -> str:
    """Return how anybody checks a signature.

    Args:
        code: Its QR code; None: it is too long for one.
        link: The address in the code; "": it holds the signature alone.
    """
    return _TOO_LONG if code is None else SCAN.format(then=_LINK if link else _TEXT)


def proofs(sheet: CertificateSheet) -> tuple[str, ...]:
    """Return how a certificate is checked, in sentences."""
    code = f"Kod weryfikacyjny: {sheet.code}. Organizator potwierdza po podaniu numeru i kodu."
    signed = "Podpis elektroniczny organizatora jest na drugiej stronie."
    return (*((code,) if sheet.code else ()), *((signed,) if sheet.proof else ()))


def sheet_of(file: ClassFile, record: CertificateRecord, proof: str = "") -> CertificateSheet:
    """Return a certificate of a class as it is read."""
    one, printed = certificate_of(record), record.printed
    facts = (
        ("Terminy", one.terminy),
        ("Liczba godzin", one.godziny),
        ("Wynik zadań", one.wynik),
        ("Efekty potwierdza", printed.get("walidacja", "")),
        ("Zastępuje zaświadczenie", f"nr {record.supersedes}" if record.supersedes else ""),
    )
    day = day_words(date.fromisoformat(one.wydano))
    return CertificateSheet(
        number=one.numer,
        organiser=one.organizator,
        title=one.szkolenie,
        person=one.osoba,
        facts=tuple((label, text) for label, text in facts if text),
        outcomes=lines_of(printed.get("efekty", "")),
        where=f"{one.miejsce}, {day}" if one.miejsce else day,
        signed=one.podpis,
        code=one.kod_weryfikacyjny,
        proof=proof,
        logo=b64decode(about(file).logo),
        link=linked(proof, told(file, "sprawdzanie")),
    )
