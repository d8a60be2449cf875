"""``instytucja.toml``: what an institution says of itself for its papers, beside ``edycja.toml``.

The dataclass is the schema of the file and of the step „Dokumenty instytucji”. An edition without
the file is one whose institution said nothing yet.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from msai.errors import Problem
from msai_trainer.editions.declared import Edition, is_date
from msai_trainer.editions.errors import EditionError
from msai_trainer.editions.toml_records import key, record_in, record_text

INSTITUTION = "instytucja.toml"
_HEAD = "Dokumenty instytucji: deklaracja dostępności i dane osobowe. Puste: jeszcze nie wiadomo."
#: How accessibility was judged, and what came of it.
SELF, OUTSIDE = "samoocena", "zewnetrzna"
PARTLY, NOT = "czesciowo", "niezgodna"
#: Grounds of art. 6 sec. 1 of the GDPR on which an institution may train people.
GROUNDS = {
    "zadanie": "zadanie w interesie publicznym, art. 6 ust. 1 lit. e RODO",
    "obowiazek": "obowiązek prawny, art. 6 ust. 1 lit. c RODO",
    "umowa": "umowa z osobą, która się szkoli, art. 6 ust. 1 lit. b RODO",
    "zgoda": "zgoda, art. 6 ust. 1 lit. a RODO",
}
#: Grounds that have to stand in the law (art. 6 sec. 3 of the GDPR).
IN_LAW = frozenset({"zadanie", "obowiazek"})


def _asked(
    label: str, help: str = "", kind: str = "text", options: Mapping[str, str] | None = None
) -> Any:
    comment = f"{label}. {help}".strip() if help else f"{label}."
    if options:
        comment += f" Jedno z: {', '.join(options)}."
    default: Any = () if kind == "lines" else ""
    return key(comment, default, label=label, help=help, kind=kind, options=options or {})


@dataclass(frozen=True, slots=True)
class Institution:
    """What an institution says; days as ``RRRR-MM-DD``, empty texts are not said yet."""

    podmiot: str = _asked("Pełna nazwa instytucji", "Puste: to samo, co „Kto prowadzi tę edycję”.")
    siedziba: str = _asked("Adres siedziby")
    telefon: str = _asked("Telefon")
    adres_strony: str = _asked(
        "Adres, pod którym stanie strona",
        "Na przykład https://kurs.gmina.pl/. Każdy adres ma własną deklarację.",
    )
    strona_od: str = _asked("Dzień publikacji strony", kind="date")
    strona_zmiana: str = _asked(
        "Dzień ostatniej istotnej zmiany strony", "Puste: dzień publikacji.", "date"
    )
    deklaracja_dnia: str = _asked("Dzień sporządzenia deklaracji", kind="date")
    deklaracja_przeglad: str = _asked(
        "Dzień ostatniego przeglądu deklaracji", "Puste przed pierwszym przeglądem.", "date"
    )
    ocena: str = _asked(
        "Jak oceniono dostępność strony",
        "Samoocena to wasze własne badanie, nie to, które kurs robi automatem.",
        "choice",
        {SELF: "Samoocena instytucji", OUTSIDE: "Badanie z zewnątrz"},
    )
    oceniajacy: str = _asked("Kto badał z zewnątrz")
    stan: str = _asked(
        "Stan dostępności strony",
        "„Zgodna” tu nie ma: okno JupyterLite nie spełnia wszystkich wymagań.",
        "choice",
        {PARTLY: "Częściowo zgodna z ustawą", NOT: "Niezgodna z ustawą"},
    )
    niedostepne: tuple[str, ...] = _asked(
        "Co jeszcze jest niedostępne na twojej stronie",
        "Każda rzecz w wierszu, z powodem. To, co wie kurs, dopisze się samo.",
        "lines",
    )
    osoba: str = _asked(
        "Kto odpowiada za dostępność cyfrową", "Osoba albo komórka, na przykład: sekretariat."
    )
    budynek: str = _asked(
        "Dostępność architektoniczna siedziby",
        "Wejście, schody, winda, toaleta, pies asystujący. Albo adres strony, która to opisuje. "
        "Nie przyjmujecie w siedzibie? Napisz to.",
        "long",
    )
    komunikacja: str = _asked(
        "Dostępność komunikacyjno-informacyjna",
        "Czy jest tłumacz polskiego języka migowego, pętla indukcyjna, kontakt przez SMS. "
        "Nie ma? Napisz, że nie ma.",
        "long",
    )
    iod: str = _asked(
        "Kontakt do inspektora ochrony danych (IOD)",
        "E-mail albo adres. Organ i podmiot publiczny wyznacza IOD zawsze (art. 37 RODO).",
    )
    podstawa: str = _asked(
        "Podstawa przetwarzania danych osób, które szkolisz",
        "Ustal ją z IOD. Zgoda rzadko jest dobrą podstawą dla urzędu i pracodawcy.",
        "choice",
        GROUNDS,
    )
    przepis: str = _asked(
        "Przepis, projekt albo umowa, z których wynika szkolenie",
        "Przy zadaniu publicznym i obowiązku podaj przepis.",
    )
    odbiorcy: tuple[str, ...] = _asked(
        "Komu przekazujesz dane",
        "Każdy odbiorca w wierszu, na przykład: instytucja, która daje pieniądze. Nikomu? "
        "Napisz: nikomu.",
        "lines",
    )
    poza_eog: str = _asked(
        "Przekazanie danych poza Europejski Obszar Gospodarczy",
        "Puste: nie przekazujecie. Sprawdź pocztę i dysk w chmurze; gdy tak, podaj zabezpieczenia.",
    )
    przechowywanie: str = _asked(
        "Jak długo przechowujesz dane", "Na przykład: 5 lat od końca roku, w którym był warsztat."
    )
    zabezpieczenia: str = _asked(
        "Jak chronisz dane",
        "Do rejestru czynności. Na przykład: szafa na klucz, dysk z hasłem, plik klasy z hasłem.",
        "long",
    )


@dataclass(frozen=True, slots=True)
class AskedField:
    """One field of the form: its name, label, help, kind, and options of a choice."""

    name: str
    label: str
    help: str
    kind: str
    options: Mapping[str, str]


_TOLD = ("label", "help", "kind", "options")
FIELDS: Mapping[str, AskedField] = {
    item.name: AskedField(item.name, *(item.metadata[what] for what in _TOLD))
    for item in dataclasses.fields(Institution)
}
DATES = tuple(name for name, item in FIELDS.items() if item.kind == "date")
CHOICES = tuple(name for name, item in FIELDS.items() if item.kind == "choice")
NOBODY = Institution()


def institution_in(files: Mapping[str, bytes]) -> Institution:
    """Return what an edition's institution says.

    Args:
        files: Files of the edition by path below its folder.

    Raises:
        EditionError: ``instytucja.toml`` cannot be read.
    """
    content = files.get(INSTITUTION)
    return NOBODY if content is None else record_in(Institution, content, INSTITUTION)


def institution_text(said: Institution) -> bytes:
    """Return ``instytucja.toml``."""
    return record_text(said, _HEAD).encode()


def named(edition: Edition, said: Institution) -> Institution:
    """Return the institution under its name: its own, or that of who runs the edition."""
    return said if said.podmiot.strip() else replace(said, podmiot=edition.organizator)


def lacking(said: Institution, names: Iterator[str]) -> tuple[str, ...]:
    """Return the labels of those fields that are empty."""
    return tuple(FIELDS[name].label for name in names if not getattr(said, name))


def value_problems(files: Mapping[str, bytes]) -> Iterator[Problem]:
    """Yield what is wrong with the values of ``instytucja.toml``; gaps are no fault here."""
    try:
        said = institution_in(files)
    except EditionError as error:
        yield from error.problems
        return
    for name in DATES:
        if (day := getattr(said, name)) and not is_date(day):
            message = f"„{day}” to nie data."
            yield Problem(INSTITUTION, name, "bad_date", message, "Wpisz np. 2027-03-01.")
    for name in CHOICES:
        if (value := getattr(said, name)) and value not in (options := FIELDS[name].options):
            hint = f"Wpisz jedno z: {', '.join(options)}."
            message = f"Nie ma odpowiedzi „{value}”."
            yield Problem(INSTITUTION, name, "bad_choice", message, hint)
    if said.adres_strony and not is_web_address(said.adres_strony):
        hint = "Skopiuj go z paska przeglądarki, razem z https://."
        yield Problem(INSTITUTION, "adres_strony", "bad_address", "To nie adres strony.", hint)


def is_web_address(text: str) -> bool:
    """Tell whether a text is an address of the web, whole, with its scheme and host."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    whole = parts.scheme in ("http", "https") and bool(parts.hostname)
    return whole and not set(text) & set(' \t\r\n"<>\\')
