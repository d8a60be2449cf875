"""What a certificate says, and what all certificates of one course have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

REGISTER, SECRET = "rejestr.csv", ".klucz"
#: What the register says instead of the name of a person who asked to be forgotten.
REMOVED = "dane usunięto na żądanie"
#: Version of what the code certifies: the first left out title, organiser, hours, dates and class.
FIRST, PRESENT = "1", "2"
#: What stands on paper; all of it is under the verification code.
PRINTED = (
    "numer", "klasa", "kod_osoby", "osoba", "wynik", "szkolenie", "organizator", "godziny",
    "terminy", "miejsce", "podpis", "wydano",
)  # fmt: skip
#: Columns in the order of a new register.
COLUMNS = (
    *PRINTED,
    "kod_weryfikacyjny",
    "plik",
    "wersja",
    "zapis",
    "podpis_elektroniczny",
)
#: What the first version certified.
PRINTED_FIRST = ("numer", "kod_osoby", "osoba", "wynik", "wydano")
#: Names for people, in the order of the paper.
LABELS: Mapping[str, str] = {
    "numer": "Numer",
    "osoba": "Osoba",
    "szkolenie": "Szkolenie",
    "organizator": "Organizator",
    "terminy": "Terminy",
    "godziny": "Liczba godzin",
    "wynik": "Wynik",
    "miejsce": "Miejscowość",
    "wydano": "Wydano",
    "podpis": "Podpisuje",
}
#: The same for what says who it is and is not on the course's paper.
INNER: Mapping[str, str] = {"klasa": "klasa", "kod_osoby": "kod osoby"}


@dataclass(frozen=True, slots=True)
class CertifiedCourse:
    """What all certificates of one course have in common.

    Attributes:
        organiser: Who issues them.
        title: Name of the training.
        place: Where they are issued.
        dates: When it took place, as people write it.
        hours: Hours of training.
        signed: Who signs, with the post; the line on paper.
        issued: Day of issue.
    """

    organiser: str
    title: str = "Programowanie rewitalizacji społecznej"
    place: str = ""
    dates: str = ""
    hours: int = 0
    signed: str = ""
    issued: date = date.min


@dataclass(frozen=True, slots=True)
class Certificate:
    """Everything that the PDF says of a person, as texts; the names are columns of the register.

    Attributes:
        numer: Number and year, such as ``3/2027``.
        klasa: The class; with the code it says who the person is. Empty in old registers.
        kod_osoby: Code of the person in the class.
        osoba: Name, or the code where there is none.
        wynik: Points, in words.
        szkolenie: Name of the training.
        organizator: Who issued it.
        godziny: Hours of training, empty when not said.
        terminy: When the training took place.
        miejsce: Where it was issued.
        podpis: Who signs.
        wydano: Day of issue, ISO.
        kod_weryfikacyjny: Keyed hash of all of the above.
        plik: Name of the PDF in the folder.
        klucz: Key of the class in the gradebook, unlike its name unique; may be empty.
        szablon: Fingerprint of the organiser's template; empty for the course's own.
        wersja: What the code certifies, `FIRST` or `PRESENT`.
        podpis_elektroniczny: The organiser's signature (`signing`); "": it is not signed.
    """

    numer: str
    klasa: str = ""
    kod_osoby: str = ""
    osoba: str = ""
    wynik: str = ""
    szkolenie: str = ""
    organizator: str = ""
    godziny: str = ""
    terminy: str = ""
    miejsce: str = ""
    podpis: str = ""
    wydano: str = ""
    kod_weryfikacyjny: str = ""
    plik: str = ""
    szablon: str = ""
    klucz: str = ""
    wersja: str = PRESENT
    podpis_elektroniczny: str = ""

    @property
    def said(self) -> dict[str, str]:
        """Return what is under the code, by column."""
        return {
            name: str(getattr(self, name)) for name in (PRINTED_FIRST if self.is_first else PRINTED)
        }

    @property
    def is_first(self) -> bool:
        """Tell whether it is of the time when the code certified less."""
        return self.wersja == FIRST

    @property
    def is_removed(self) -> bool:
        """Tell whether the person's data were deleted."""
        return self.osoba == REMOVED

    @property
    def sequence(self) -> int:
        """Return the number without its year; 0 when it cannot be read."""
        number = self.numer.partition("/")[0]
        return int(number) if number.isdecimal() else 0

    @property
    def who(self) -> str:
        """Return class, code and name for a sentence."""
        person = f"{self.klasa}, {self.kod_osoby}" if self.klasa else self.kod_osoby
        return person if self.osoba in ("", self.kod_osoby) else f"{self.osoba} ({person})"


def is_bare_name(text: str) -> bool:
    """Tell whether this names a file of the folder itself, nowhere else."""
    return bool(text) and not set(text) & set("/\\:") and text not in (".", "..")
