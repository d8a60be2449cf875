"""The step „Dokumenty instytucji”: what is asked, what comes of it, what is still missing."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence

from msai import ui
from msai.base.polish_dates import in_words
from msai.errors import Problem
from msai_trainer.editions.checks_of_institution import institution_of
from msai_trainer.editions.declaration import declaration_lacks, review_by
from msai_trainer.editions.institution import FIELDS, INSTITUTION, NOBODY, OUTSIDE, Institution
from msai_trainer.editions.privacy import CHECK, DATA_PAGE, privacy_lacks
from msai_trainer.editions.written_pages import ACCESSIBILITY
from msai_trainer.pages.edition.remarks import about, remarks
from msai_trainer.pages.edition.state import EditionDesk, open_folder

_WHO = ("podmiot", "siedziba", "telefon")
_DECLARATION = (
    "adres_strony", "strona_od", "strona_zmiana", "stan", "niedostepne", "ocena", "oceniajacy",
    "deklaracja_dnia", "deklaracja_przeglad", "osoba", "budynek", "komunikacja",
)  # fmt: skip
_PRIVACY = (
    "iod", "podstawa", "przepis", "odbiorcy", "poza_eog", "przechowywanie", "zabezpieczenia",
)  # fmt: skip
_WHY = (
    "Podmiot publiczny ma na swojej stronie deklarację dostępności, a osoby, które szkoli, "
    "informuje o danych. Z tych odpowiedzi powstaną dwie strony i dwa druki. Możesz to pominąć."
)
_LAW = (
    "Ustawa z 4 kwietnia 2019 r. o dostępności cyfrowej (t.j. Dz.U. 2023 poz. 1440), art. 10 i 11; "
    "układ i identyfikatory: „Warunki techniczne”, wersja 2.0. Czytane 28 listopada 2026 r. "
    "Gdy strona stanie w sieci, sprawdź deklarację walidatorem: deklaracja-dostepnosci.info."
)
_READY = "Deklaracja jest gotowa. Będzie do niej odnośnik na dole każdej strony."
_HERS = "W tym miejscu stoi twoja własna strona „{name}”. Usuń ją, jeśli ma stanąć ta z odpowiedzi."
_TOLD = "Strona „Twoje dane na szkoleniu” jest gotowa. Stanie w spisie treści edycji."


def institution(desk: EditionDesk, problems: Sequence[Problem]) -> list[ui.Node]:
    """Return the step."""
    folder = open_folder(desk)
    said = institution_of(folder.files)
    spoilt = [one for one in problems if one.row == INSTITUTION and one.column not in _SHOWN]
    declared = _stands(desk, ACCESSIBILITY, _READY)
    return [
        ui.Text(_WHY),
        *remarks(spoilt),
        *([ui.Button("unsaid", "Usuń te odpowiedzi i zacznij je od nowa")] if spoilt else []),
        *_fields(said, _WHO, problems),
        ui.Details("Deklaracja dostępności", [
            *_fields(said, _DECLARATION, problems),
            *_review(said),
            ui.Text(_LAW, small=True),
        ]),
        *_ready(said, declaration_lacks(folder.edition, said), declared),
        *about(problems, "deklaracja"),
        ui.Details("Dane osobowe", [*_fields(said, _PRIVACY, problems), ui.Text(CHECK)]),
        *_ready(said, privacy_lacks(folder.edition, said), _stands(desk, DATA_PAGE, _TOLD)),
        *about(problems, "dane_osobowe"),
        ui.Button("paper:clause", "Pobierz klauzulę informacyjną (DOCX)"),
        ui.Button("paper:record", "Pobierz wpis do rejestru czynności (DOCX)"),
    ]  # fmt: skip


#: Where a remark stands beside its field, or below its part.
_SHOWN = frozenset({*FIELDS, "deklaracja", "dane_osobowe"})


def _stands(desk: EditionDesk, page: str, told: str) -> str:
    """Return what is told of a page that is ready, or that hers stands in its place."""
    hers = [name for name in open_folder(desk).own if posixpath.splitext(name)[0] == page]
    return _HERS.format(name=hers[0]) if hers else told


def _ready(said: Institution, lacks: Sequence[str], told: str) -> list[ui.Node]:
    return [] if said == NOBODY or lacks else [ui.Message("ok", told)]


def _review(said: Institution) -> Iterator[ui.Node]:
    if due := review_by(said):
        told = f"Następny przegląd: do {in_words(due.isoformat())} r. Zapisz to w kalendarzu."
        yield ui.Text(told)


def _fields(
    said: Institution, names: Sequence[str], problems: Sequence[Problem]
) -> Iterator[ui.Node]:
    for name in names:
        if name == "oceniajacy" and said.ocena != OUTSIDE:
            continue
        yield _field(said, name)
        yield from about(problems, name)


def _field(said: Institution, name: str) -> ui.Node:
    field, value, identity = FIELDS[name], getattr(said, name), f"said:{name}"
    if field.kind == "choice":
        options = [ui.Option(*pair) for pair in field.options.items()]
        return ui.Choice(identity, field.label, options, value, help=field.help)
    rows = {"long": 3, "lines": 3}.get(field.kind, 1)
    text = "\n".join(value) if field.kind == "lines" else value
    if field.kind == "date":
        return ui.Input(identity, field.label, text, help=field.help, kind="date")
    return ui.Input(identity, field.label, text, rows=rows, help=field.help)
