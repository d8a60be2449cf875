"""Documents that pages make in the browser, of invented people and an invented institution."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from msai.activities.difficult_situation import papers as situation_papers
from msai.activities.difficult_situation import state as situation
from msai.activities.partner_conversation import papers as talk_papers
from msai.activities.partner_conversation import state as talk
from msai.activities.work_step import papers as step_papers
from msai.activities.work_step import state as step
from msai.base.export import write_docx
from msai.training.work_step import WorkStep
from msai_trainer.classfile.model import Participant
from msai_trainer.editions.declared import Edition
from msai_trainer.editions.institution import Institution
from msai_trainer.editions.privacy import clause_docx, record_docx
from msai_trainer.papers.attendance import attendance
from msai_trainer.papers.plates import plates
from msai_trainer.papers.reply import reply
from msai_trainer.papers.slips import slips

_NOW = datetime(2027, 3, 4, tzinfo=UTC)
_PEOPLE = tuple(
    Participant(code=f"wiosna-{at:02}-5", first_name="Osoba", surname="Zmyślona", saved_at=_NOW)
    for at in range(1, 13)
)
_EDITION = Edition(
    nazwa="mglawice", tytul="Rewitalizacja w Mgławicach", organizator="OPS w Mgławicach",
    kontakt="ops@example.org", lekcje=("l01",), wersja_kursu="", daty=("2027-03-01", "2027-03-02"),
)  # fmt: skip
_SAID = Institution(
    podmiot="Ośrodek Pomocy Społecznej w Mgławicach", siedziba="ul. Zmyślona 1, Mgławice",
    telefon="00 000 00 00", iod="iod@example.org", podstawa="zadanie",
    przechowywanie="5 lat po zakończeniu szkolenia",
)  # fmt: skip
_STEP = WorkStep(
    what="Zadzwonię do szkoły i zapytam, kto liczy nieobecności", when=date(2027, 3, 8),
    where="Kolejowa 4, godz. 9.00", with_whom="pedagożka szkolna",
    obstacle="szkoła nie odbierze: napiszę e-mail i zadzwonię w środę",
    agreed="godzina w poniedziałek", product="karta wskaźnika z podpisaną liczbą",
)  # fmt: skip
_KNOWN = (("Kod", "wiosna-01-5"), ("Imię i nazwisko", "Osoba Zmyślona"), ("Obecność", "2 z 2"))


def papers_from_pages() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of documents that no pack holds."""
    titles = {"wizytowki": f"Wizytówki: {_EDITION.tytul}"}
    people, days = [f"{one.name} ({one.code})" for one in _PEOPLE], ["1.03.2027", "2.03.2027"]
    for name, blocks in {
        "kody": slips("wiosna", _PEOPLE),
        "lista-obecnosci": attendance("Klasa wiosna", "", days, people),
        "odpowiedz": reply(_PEOPLE[0], _EDITION.organizator, _KNOWN),
        "wizytowki": plates(["Osoba Zmyślona", "Druga Osoba"], _EDITION.tytul),
    }.items():
        yield f"ze-stron/{name}.docx", write_docx(blocks, title=titles.get(name, ""))
    yield "ze-stron/informacja-o-danych.docx", clause_docx(_EDITION, _SAID)
    yield "ze-stron/wpis-do-rejestru.docx", record_docx(_EDITION, _SAID)
    yield "ze-stron/rozmowa.docx", talk_papers.document(talk.initial()).content
    yield "ze-stron/trudne-sytuacje.docx", situation_papers.document(situation.initial()).content
    planned = replace(step.initial(), steps=(_STEP,) * len(step.DAYS))
    yield "ze-stron/krok-w-pracy.docx", step_papers.card(planned).content
