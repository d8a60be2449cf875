"""Papers of an institution: a declaration with its ids, clause and record, and what they lack."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from docx import Document

from msai_trainer.editions.checks import ADVICE
from msai_trainer.editions.checks_of_institution import institution_problems
from msai_trainer.editions.declaration import (
    REQUIRED_IDS,
    declaration_lacks,
    declaration_page,
    declared_pages,
    review_by,
)
from msai_trainer.editions.declared import Edition
from msai_trainer.editions.errors import EditionError
from msai_trainer.editions.facts import CourseFacts
from msai_trainer.editions.institution import (
    INSTITUTION,
    NOBODY,
    Institution,
    institution_in,
    institution_text,
)
from msai_trainer.editions.markdown import own_page
from msai_trainer.editions.own_sources import own_sources
from msai_trainer.editions.privacy import clause, clause_docx, papers, record_docx, record_rows

EDITION = Edition("nasza", "Warsztat", "OPS w Łąkowej", "ops@lakowa.pl", (), "1.0.0")
COURSE = CourseFacts("1.0.0", {}, (), frozenset())
WHOLE = Institution(
    siedziba="ul. Zmyślona 1, Łąkowa",
    telefon="000 000 000",
    adres_strony="https://kurs.example.pl/",
    strona_od="2027-02-01",
    deklaracja_dnia="2027-02-02",
    ocena="samoocena",
    stan="czesciowo",
    niedostepne=("Skan mapy: <brak opisu>",),
    osoba="sekretariat",
    budynek="Wejście bez progu.\nToaleta na parterze.",
    komunikacja="Nie ma tłumacza języka migowego.",
    iod="iod@lakowa.pl",
    podstawa="zadanie",
    przepis="art. 0 ustawy zmyślonej",
    odbiorcy=("nikomu",),
    przechowywanie="5 lat",
)


class Ids(HTMLParser):
    """Collects ids with the attributes of their elements, and that every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: dict[str, dict[str, str | None]] = {}
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        told = dict(attrs)
        if "id" in told:
            assert told["id"] not in self.found
            self.found[told["id"]] = {"tag": tag, **told}

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def words(text: str) -> str:
    return re.sub(r"<[^>]+>", "", text).replace("\N{NO-BREAK SPACE}", " ")


def test_a_declaration_has_every_id_that_programs_look_for_once():
    page = declaration_page(EDITION, WHOLE)
    ids = Ids(page.body)
    assert not ids.open
    assert set(REQUIRED_IDS) <= ids.found.keys()
    assert ids.found["a11y-url"]["href"] == "https://kurs.example.pl/"
    assert ids.found["a11y-email"]["href"] == "mailto:ops@lakowa.pl"
    assert ids.found["a11y-data-publikacja"]["datetime"] == "2027-02-01"
    # A change that nobody told of is the publication itself.
    assert ids.found["a11y-data-aktualizacja"]["datetime"] == "2027-02-01"
    assert "a11y-data-przeglad" not in ids.found and "a11y-audytor" not in ids.found
    assert [anchor[1:] in ids.found for anchor, _title in page.sections] == [True] * 8
    told = words(page.body)
    assert "OPS w Łąkowej zobowiązuje się zapewnić" in told
    assert "częściowo zgodna" in told and "Rzecznika Praw Obywatelskich" in told
    assert "JupyterLite" in told and "&lt;brak opisu&gt;" in page.body


def test_another_auditor_a_review_and_a_link_to_the_building_are_told():
    said = replace(
        WHOLE,
        ocena="zewnetrzna",
        oceniajacy="Fundacja <Próba>",
        stan="niezgodna",
        deklaracja_przeglad="2028-03-10",
        budynek="https://ops.example.pl/wejscie",
    )
    ids = Ids(declaration_page(EDITION, said).body).found
    assert ids["a11y-data-przeglad"]["datetime"] == "2028-03-10"
    assert ids["a11y-architektura-url"]["href"] == "https://ops.example.pl/wejscie"
    assert "a11y-audytor" in ids
    assert "Strona internetowa jest niezgodna" in words(declaration_page(EDITION, said).body)


def test_without_an_answer_there_is_no_declaration_and_it_is_said_what_is_missing():
    for name in ("siedziba", "telefon", "adres_strony", "strona_od", "deklaracja_dnia", "ocena",
                 "stan", "osoba", "budynek", "komunikacja"):  # fmt: skip
        said = replace(WHOLE, **{name: ""})
        assert declared_pages(EDITION, said) == ()
        assert len(declaration_lacks(EDITION, said)) == 1
    assert declaration_lacks(EDITION, replace(WHOLE, ocena="zewnetrzna"))
    some = {INSTITUTION: institution_text(Institution(telefon="000 000 000"))}
    told = list(institution_problems(EDITION, some, date(2027, 2, 3)))
    assert {one.code for one in told} == {"declaration_lacks", "privacy_lacks"} <= ADVICE
    assert "„Adres siedziby”" in told[0].message and "„Telefon”" not in told[0].message
    assert list(institution_problems(EDITION, {}, date(2027, 2, 3))) == []


def test_a_review_is_due_by_the_end_of_march_of_the_next_year():
    assert review_by(WHOLE) == date(2028, 3, 31) and review_by(NOBODY) is None
    reviewed = replace(WHOLE, deklaracja_przeglad="2028-03-30")
    assert review_by(reviewed) == date(2029, 3, 31)
    files = {INSTITUTION: institution_text(WHOLE)}
    assert list(institution_problems(EDITION, files, date(2028, 3, 31))) == []
    [due] = institution_problems(EDITION, files, date(2028, 4, 1))
    assert due.code == "review_due" and "31 marca 2028" in due.message


def test_what_was_said_comes_back_and_a_spoilt_file_is_a_fault():
    files = {INSTITUTION: institution_text(WHOLE)}
    assert institution_in(files) == WHOLE
    assert institution_in({}) == NOBODY
    spoilt = {INSTITUTION: b"telefon = [\n"}
    with pytest.raises(EditionError):
        institution_in(spoilt)
    assert [one.code for one in institution_problems(EDITION, spoilt)] == ["bad_toml"]
    wrong = replace(WHOLE, strona_od="wczoraj", stan="zgodna", adres_strony="javascript:alert(1)")
    found = institution_problems(EDITION, {INSTITUTION: institution_text(wrong)}, date(2027, 3, 1))
    assert [one.code for one in found] == ["bad_date", "bad_choice", "bad_address"]


def test_an_edition_gets_both_pages_and_her_own_page_gives_way_to_nothing():
    found = own_sources({}, EDITION, COURSE, WHOLE)
    assert [page.path for page in found.made] == ["start/dostepnosc"]
    assert "start/dostepnosc.md" not in found.files
    assert "iod@lakowa" in found.files["dane-osobowe.md"].decode()
    hers = own_sources({"start/dostepnosc.md": b"# Moja"}, EDITION, COURSE, WHOLE)
    assert hers.made == () and hers.files["start/dostepnosc.md"] == b"# Moja"
    without = own_sources({}, EDITION, COURSE)
    assert without.made == () and set(without.files) == {"o-edycji.md", "start/dostepnosc.md"}


def test_rights_and_duties_follow_from_the_ground():
    told = {ground: dict(clause(EDITION, replace(WHOLE, podstawa=ground)))
            for ground in ("zadanie", "obowiazek", "umowa", "zgoda")}  # fmt: skip
    rights = {ground: parts["Twoje prawa"] for ground, parts in told.items()}
    assert [ground for ground, text in rights.items() if "sprzeciwu" in text] == ["zadanie"]
    assert [g for g, text in rights.items() if "przeniesienia" in text] == ["umowa", "zgoda"]
    assert [g for g, text in rights.items() if "wycofać" in text] == ["zgoda"]
    assert "warunkiem umowy" in told["umowa"]["Czy musisz podać dane"]


def test_documents_have_what_the_articles_ask_for_and_tell_of_their_gaps():
    record = Document(io.BytesIO(record_docx(EDITION, WHOLE)))
    rows = [[cell.text for cell in row.cells] for row in record.tables[0].rows]
    assert [row[0][:2] for row in rows[2:]] == ["a)", "b)", "c)", "c)", "d)", "e)", "f)", "g)"]
    whole = Document(io.BytesIO(clause_docx(EDITION, WHOLE)))
    cells = [cell.text for table in whole.tables for row in table.rows for cell in row.cells]
    assert "iod@lakowa.pl" in cells and not any("…" in one for one in cells)
    empty = Document(io.BytesIO(clause_docx(EDITION, NOBODY)))
    told = "\n".join(one.text for one in empty.paragraphs)
    assert "Do uzupełnienia: " in told and "inspektorowi ochrony danych" in told
    assert dict(papers(EDITION, NOBODY)) == {} and len(dict(papers(EDITION, WHOLE))) == 2


@pytest.mark.parametrize("told", [":::", ":::{tip} x", "1. iod", "- iod", "---", "2) iod"])
def test_no_answer_swallows_what_follows_it_on_the_page(told):
    said = replace(WHOLE, iod=told)
    files = own_sources({}, EDITION, COURSE, said).files
    page = own_page("dane-osobowe.md", files["dane-osobowe.md"].decode(),
                    pages=frozenset(), files=frozenset(), boxes={})  # fmt: skip
    assert ("#skarga", "Skarga") in page.sections and f"<p>{told}</p>" in page.body


def test_what_the_course_adds_to_her_answer_is_a_sentence_of_its_own():
    for told in ("szafa na klucz", "szafa na klucz."):
        rows = dict(record_rows(EDITION, replace(WHOLE, zabezpieczenia=told)))
        assert rows["g) Zabezpieczenia"].startswith("szafa na klucz. Strona kursu")
