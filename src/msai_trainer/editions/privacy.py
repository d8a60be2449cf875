"""Personal data of those who are trained: information clause, record of processing, own page.

Regulation (EU) 2016/679 (GDPR): art. 13 (what people are told), art. 30 sec. 1 (what the record
holds), art. 6, 17, 20, 21, 37; the Polish text read 28 November 2026. Templates: an inspector of
data protection looks at them before anybody uses them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msai.base.export import (
    Block,
    Entries,
    PaperHeading,
    PaperTable,
    Paragraph,
    write_docx,
)
from msai.errors import Problem
from msai_trainer.editions.declared import Edition
from msai_trainer.editions.institution import (
    GROUNDS,
    IN_LAW,
    INSTITUTION,
    NOBODY,
    Institution,
    lacking,
    named,
)
from msai_trainer.editions.taught import listed
from msai_trainer.editions.written_pages import page_head, plain

#: The page of an edition that tells learners of their data.
DATA_PAGE = "dane-osobowe"
TITLE = "Twoje dane na szkoleniu"
#: Fields without which learners cannot be told of their data.
NEEDED = ("podmiot", "siedziba", "iod", "podstawa", "odbiorcy", "przechowywanie")
CHECK = (
    "To wzór z kursu. Przed użyciem pokaż go inspektorowi ochrony danych (IOD) swojej instytucji. "
    "Stan prawny: RODO (rozporządzenie UE 2016/679), czytane 28 listopada 2026 r."
)
_SPECIAL = (
    "Potrzeby związane z dostępnością mogą mówić o zdrowiu (art. 9 RODO). Ustal z IOD, czy o nie "
    "pytasz i na jakiej podstawie. Ten i poprzedni akapit usuń przed wydrukiem."
)
_GAP = "…………………………………………"
#: Names of the files that are taken home.
FILES = {"clause": "klauzula-informacyjna", "record": "rejestr-czynnosci"}
#: What the papers of the course ask people for.
_DATA = (
    "imię i nazwisko albo kod, e-mail, instytucja",
    "potrzeby związane z dostępnością, jeśli ktoś je poda (bez przyczyn i bez diagnoz)",
    "obecność na spotkaniach, z podpisem",
    "oddane prace, punkty, oceny i uwagi",
    "numer i dzień zaświadczenia",
)
_AIMS = "prowadzenie szkolenia „{title}”, potwierdzenie udziału i efektów, rozliczenie szkolenia"
_VOLUNTARY = (
    "Podanie danych jest dobrowolne. Bez nich nie zapiszemy cię i nie wydamy zaświadczenia."
)
_GIVING = {
    "zadanie": _VOLUNTARY,
    "zgoda": _VOLUNTARY,
    "umowa": "Podanie danych jest warunkiem umowy. Bez nich nie zawrzemy jej z tobą.",
    "obowiazek": "Podanie danych jest obowiązkiem. Wynika z przepisu podanego wyżej.",
}
_SITE = (
    "Strona kursu niczego o tobie nie wysyła. Odpowiedzi i postępy zapisuje tylko twoja "
    "przeglądarka. Do nas trafia dopiero plik, który pobierzesz i nam oddasz."
)


def privacy_lacks(edition: Edition, said: Institution) -> tuple[str, ...]:
    """Return the labels of the fields that the clause still lacks; empty: it is whole."""
    needed = (*NEEDED, "przepis") if said.podstawa in IN_LAW else NEEDED
    return lacking(named(edition, said), iter(needed))


def clause(edition: Edition, said: Institution) -> tuple[tuple[str, str], ...]:
    """Return what art. 13 asks to tell people: headings and texts; what is not said is a gap."""
    said = named(edition, said)
    return (
        ("Kto odpowiada za twoje dane", _controller(edition, said)),
        ("Inspektor ochrony danych", _or_gap(said.iod)),
        ("Po co i na jakiej podstawie", f"Cel: {_aims(edition)}. Podstawa: {_ground(said)}."),
        ("Komu przekazujemy dane", _recipients(said)),
        ("Jak długo je przechowujemy", _or_gap(said.przechowywanie)),
        ("Twoje prawa", _rights(said.podstawa)),
        ("Skarga", "Możesz złożyć skargę do Prezesa Urzędu Ochrony Danych Osobowych."),
        ("Czy musisz podać dane", _GIVING.get(said.podstawa, _GAP)),
        ("Dane poza Europejskim Obszarem Gospodarczym", said.poza_eog or "Nie przekazujemy ich."),
        ("Czego nie robimy", "Nie podejmujemy decyzji automatycznie i nie profilujemy."),
        ("Strona kursu", _SITE),
    )  # fmt: skip


def record_rows(edition: Edition, said: Institution) -> tuple[tuple[str, str], ...]:
    """Return what art. 30 sec. 1 asks a record for: the letter with its name, and the text."""
    said = named(edition, said)
    return (
        ("Czynność", f"Szkolenie „{edition.tytul or _GAP}”"),
        ("a) Administrator i IOD", f"{_controller(edition, said)} IOD: {_or_gap(said.iod)}"),
        ("b) Cele", f"{_aims(edition)}. Podstawa: {_ground(said)}."),
        ("c) Kategorie osób", "osoby zgłoszone na szkolenie, uczestniczki i uczestnicy, osoby "
         "prowadzące"),
        ("c) Kategorie danych", "; ".join(_DATA)),
        ("d) Kategorie odbiorców", _recipients(said)),
        ("e) Przekazanie do państwa trzeciego", said.poza_eog or "nie"),
        ("f) Planowany termin usunięcia", _or_gap(said.przechowywanie)),
        ("g) Zabezpieczenia", f"{_stopped(_or_gap(said.zabezpieczenia))} Strona kursu nie zbiera "
         "danych na serwerze; prace przychodzą jako pliki."),
    )  # fmt: skip


def clause_docx(edition: Edition, said: Institution) -> bytes:
    """Return the information clause as a Word document."""
    blocks: list[Block] = [PaperHeading("Informacja o danych osobowych", 0)]
    blocks += _warnings(privacy_lacks(edition, said))
    blocks += [Paragraph(f"Szkolenie: {edition.tytul or _GAP}")]
    blocks += [Entries([*clause(edition, said), ("Jakie dane zbieramy", "; ".join(_DATA))])]
    return write_docx(blocks)


def record_docx(edition: Edition, said: Institution) -> bytes:
    """Return the entry for the record of processing as a Word document."""
    lacks = (*privacy_lacks(edition, said), *lacking(said, iter(("zabezpieczenia",))))
    blocks = [
        PaperHeading("Wpis do rejestru czynności przetwarzania", 0),
        *_warnings(lacks),
        PaperTable(("Art. 30 ust. 1 RODO", "Wpis"), record_rows(edition, said)),
        Entries([("Wpisano dnia", _GAP), ("Sprawdził(a) IOD", _GAP)]),
    ]
    return write_docx(blocks)


def papers(edition: Edition, said: Institution) -> Iterator[tuple[str, bytes]]:
    """Yield the documents of an institution by their file name; none when it said nothing."""
    if said != NOBODY:
        yield f"{FILES['clause']}.docx", clause_docx(edition, said)
        yield f"{FILES['record']}.docx", record_docx(edition, said)


def privacy_page(edition: Edition, said: Institution) -> str:
    """Return the Markdown of the page on which learners read of their data."""
    parts = "".join(f"## {head}\n\n{plain(text)}\n\n" for head, text in clause(edition, said))
    data = "".join(f"- {one}\n" for one in _DATA)
    return (
        f"{page_head(DATA_PAGE, TITLE)}Ta strona mówi, co dzieje się z danymi osób, które się "
        "szkolą. Co zapisuje twoja przeglądarka, opisuje strona "
        f"[Prywatność](start/prywatnosc.md).\n\n{parts}## Jakie dane zbieramy\n\n{data}"
    )


def privacy_problems(edition: Edition, said: Institution) -> Iterator[Problem]:
    """Yield the advice on what the papers on personal data still lack."""
    if said != NOBODY and (lacks := privacy_lacks(edition, said)):
        message = f"Strony „{TITLE}” jeszcze nie ma. Brakuje: {listed(lacks)}."
        hint = "W drukach zostaną w tych miejscach kropki."
        yield Problem(INSTITUTION, "dane_osobowe", "privacy_lacks", message, hint)


def _warnings(lacks: Sequence[str]) -> list[Block]:
    gaps = [Paragraph(f"Do uzupełnienia: {', '.join(lacks)}.", strong=True)] if lacks else []
    return [Paragraph(CHECK, strong=True), Paragraph(_SPECIAL), *gaps]


def _controller(edition: Edition, said: Institution) -> str:
    reached = [edition.kontakt, said.telefon]
    told = ", ".join(one for one in reached if one) or _GAP
    return f"{_or_gap(said.podmiot)}, {_or_gap(said.siedziba)}. Kontakt: {told}."


def _aims(edition: Edition) -> str:
    return _AIMS.format(title=edition.tytul or _GAP)


def _ground(said: Institution) -> str:
    ground = GROUNDS.get(said.podstawa, _GAP)
    return f"{ground}; {said.przepis}" if said.przepis else ground


def _recipients(said: Institution) -> str:
    told = "; ".join(one.strip() for one in said.odbiorcy if one.strip())
    told = told[:1].upper() + told[1:]
    return f"{told or _GAP}. Dane mogą dostać też organy, którym prawo na to pozwala."


def _rights(ground: str) -> str:
    """Return the rights that people have on a ground; some belong to some grounds only."""
    rights = ["dostępu do danych i ich kopii", "sprostowania", "ograniczenia przetwarzania"]
    rights += ["usunięcia danych, chyba że prawo każe je przechować (art. 17)"]
    if ground in ("umowa", "zgoda"):
        rights += ["przeniesienia danych przetwarzanych automatycznie (art. 20)"]
    if ground == "zadanie":
        rights += ["sprzeciwu z przyczyn związanych z twoją sytuacją (art. 21)"]
    told = f"Masz prawo do: {', '.join(rights)}."
    taken_back = (
        " Zgodę możesz wycofać w każdej chwili; to, co było wcześniej, pozostaje zgodne z prawem."
    )
    return told + taken_back * (ground == "zgoda")


def _or_gap(text: str) -> str:
    return " ".join(text.split()) or _GAP


def _stopped(text: str) -> str:
    """Return a text that another sentence may follow."""
    return text if text.endswith((".", "!", "?", _GAP)) else f"{text}."
