"""What certificates and settlement say of the training: the fields, and what a class knows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from msai.base.personal_data import personal_data
from msai.base.polish_dates import MONTHS
from msai_trainer.classfile.certified import Training
from msai_trainer.classfile.changing import with_records
from msai_trainer.classfile.model import ClassFile
from msai_trainer.errors import GradingError

#: Name of the training where nobody said another.
TITLE = "Programowanie rewitalizacji społecznej"


@dataclass(frozen=True, slots=True)
class TrainingField:
    """A text that is asked for: its name, its label, and what to write."""

    name: str
    label: str
    help: str = ""
    kind: str = "text"


#: On every certificate; without an organiser and who confirmed the outcomes there is none.
ON_PAPER = (
    TrainingField("organizator", "Organizator"),
    TrainingField("szkolenie", "Nazwa szkolenia"),
    TrainingField("terminy", "Terminy", "Puste: dni spotkań z pliku klasy."),
    TrainingField("godziny", "Liczba godzin"),
    TrainingField("miejsce", "Miejscowość"),
    TrainingField("podpis", "Kto podpisuje", "Imię, nazwisko i stanowisko."),
    TrainingField(
        "walidacja", "Kto potwierdził efekty uczenia się",
        "Osoba albo instytucja, która oceniała. Inna niż ta, która prowadziła zajęcia.",
    ),
    TrainingField(
        "sprawdzanie", "Adres strony „Sprawdź zaświadczenie”",
        "Trafi do kodu QR. Na przykład: https://kurs.example.pl/trener/sprawdz.html. Puste: w "
        "kodzie jest sam podpis, do wklejenia na tej stronie.",
    ),
    TrainingField("wydano", "Dzień wydania", "Puste: dzisiaj.", "date"),
)  # fmt: skip
#: In the settlement besides.
SETTLED = (
    TrainingField("prowadzenie", "Kto prowadził zajęcia"),
    TrainingField("dzien_walidacji", "Kiedy oceniano", "Na przykład: 20–24 marca 2027 r."),
    TrainingField("projekt", "Numer projektu"),
    TrainingField("tytul_projektu", "Tytuł projektu"),
    TrainingField("program", "Program i działanie"),
    TrainingField(
        "przechowywanie", "Do kiedy i gdzie są dokumenty", "Według umowy o dofinansowanie."
    ),
)
FIELDS = (*ON_PAPER, *SETTLED)
#: An address of a page, for a code that phones open.
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.:-]+/[A-Za-z0-9._~%/-]*(#.*)?")
_NAMES = frozenset(one.name for one in FIELDS)


def about(file: ClassFile) -> Training:
    """Return what is said of the training of a class."""
    return file.about or Training(saved_at=datetime.min)


def told(file: ClassFile, name: str) -> str:
    """Return a text about the training; what nobody wrote follows from the class, or is empty."""
    said = about(file).told.get(name, "").strip()
    if said or name not in ("szkolenie", "terminy"):
        return said
    return TITLE if name == "szkolenie" else days_words(file.days)


def with_told(file: ClassFile, said: Mapping[str, str], now: datetime) -> ClassFile:
    """Return a class with other texts about its training.

    Raises:
        GradingError: A text holds a PESEL number, which none of these documents needs, or an
            address is none.
    """
    before = about(file)
    if any("PESEL" in kind for text in said.values() for kind in personal_data(text)):
        message = "To wygląda na numer PESEL. Tego pola nie zapisano."
        raise GradingError.of("pesel", message, "Zaświadczenia i rozliczenie go nie potrzebują.")
    _check_address(said.get("sprawdzanie", "").strip())
    clean = {name: " ".join(text.split()) for name, text in said.items() if name in _NAMES}
    return with_training(file, replace(before, told={**before.told, **clean}), now)


def _check_address(text: str) -> None:
    if text and not _ADDRESS.fullmatch(text):
        message = f"„{text[:100]}” to nie jest adres strony."
        hint = "Skopiuj cały adres z paska przeglądarki, od https:// do sprawdz.html."
        raise GradingError.of("bad_address", message, hint)


def with_training(file: ClassFile, training: Training, now: datetime) -> ClassFile:
    """Return a class of whose training this is said."""
    return with_records(file, "training", [replace(training, saved_at=now)])


def days_words(days: tuple[date | None, ...]) -> str:
    """Return the days of the meetings for reading; those that are not known are left out."""
    return ", ".join(day_words(day) for day in sorted(filter(None, days)))


def day_words(day: date) -> str:
    """Return „2 marca 2027 r.”."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year} r."
