"""The funder's folder: figures of the class, what is missing said, nothing made up, no names."""

import io
from dataclasses import replace
from datetime import timedelta

import openpyxl
import pytest
from docx import Document

from certificate_trainer import CertificateTrainer
from certified_class import MOMENT, judged_class
from msai_trainer.certificates.evidence import criteria_of
from msai_trainer.classfile.changing import counting, without
from msai_trainer.settlement.figures import settled

TOLD = {"organizator": "Ośrodek", "walidacja": "Jan Próbny", "prowadzenie": "Ola Próbna"}


@pytest.fixture
def desk():
    return CertificateTrainer(judged_class()).says(**TOLD)


def sheet(desk, button, name):
    book = openpyxl.load_workbook(io.BytesIO(desk.takes(button)))
    return [[cell.value for cell in row] for row in book[name].rows]


def text_of(content):
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    lines = [one.text for one in document.paragraphs]
    return "\n".join([*lines, *cells]).replace("\xa0", " ")


def test_people_are_counted_and_who_did_not_gain_has_a_reason(desk):
    count = settled(desk.file).count
    assert (count.trained, count.assessed, count.gained, count.not_gained) == (None, 3, 2, 1)
    desk.does("everyone:1")
    assert settled(desk.file).count.trained == 3
    rows = sheet(desk, "settle-xlsx", "Osoby")
    assert rows[3][2] == "nie" and "poniżej poziomu 1" in rows[3][3]


def test_removed_people_are_a_number_and_nothing_else(desk):
    code = desk.state.standings[2].person.code
    gone = CertificateTrainer(without(desk.file, code, MOMENT.date()))
    assert settled(gone.file).count.removed == 1
    assert code not in text_of(gone.takes("settle-docx"))


def test_every_criterion_has_method_requirement_before_after_and_decision(desk):
    rows = sheet(desk, "settle-xlsx", "Kryteria")
    head = dict(zip(rows[0], rows[1], strict=True))
    assert head["efekt"] == "Wyznaczyć i obronić obszar" and head["metoda"] and head["kryterium"]
    assert head["wymagane (%)"] == 50 and head["efekt po (%)"] == 100
    assert head["efekt przed (%)"] is None and head["decyzja o efekcie"] == "potwierdzony"
    by_person = {row[0] for row in rows[1:]}
    each = len(criteria_of(desk.file.thresholds))
    assert each > 30 and len(by_person) == 3 and len(rows) == 1 + 3 * each


def test_levels_before_come_from_a_table_and_are_in_both_files(desk):
    table = desk.takes("before-table")
    book = openpyxl.load_workbook(io.BytesIO(table))
    ws = book.active
    ws["B2"], ws["C2"] = 25, "37,5"
    file = io.BytesIO()
    book.save(file)
    desk.does("before", "przed.xlsx", file.getvalue())
    assert "osób: 1" in desk.sees
    rows = sheet(desk, "settle-xlsx", "Efekty")
    assert [row[3] for row in rows[1:4]] == [25, 37.5, None]
    assert "37,5 %" in text_of(desk.takes("settle-docx"))
    again = openpyxl.load_workbook(io.BytesIO(desk.takes("before-table"))).active
    assert again["C2"].value == 37.5


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("imię;x\nAla;1\n", "nie ma kolumny „kod”"),
        ("kod;x\nwiosna-01-H;1\n", "nie ma kolumn efektów"),
        ("kod;Rozmawiać\nK99;1\n", "kodu K99 nie ma"),
        ("kod;Rozmawiać\nwiosna-01-H;dużo\n", "to nie procent"),
        ("kod;Rozmawiać\nwiosna-01-H;101\n", "to nie procent"),
        ("kod;Rozmawiać\nwiosna-01-H;nan\n", "to nie procent"),
    ],
)
def test_a_table_that_does_not_fit_is_told_and_nothing_of_it_is_taken(desk, table, words):
    assert words in desk.does("before", "t.csv", table.encode()).sees
    assert desk.file.before == ()


@pytest.mark.parametrize(
    ("layout", "headings"),
    [
        ("pytania", ("1. Czy efekty uczenia się są opisane?", "3. Czy ocenę oddzielono")),
        ("etapy", ("1. Zakres", "2. Wzorzec", "3. Ocena", "4. Porównanie")),
    ],
)
def test_two_layouts_of_one_table(desk, layout, headings):
    said = text_of(desk.does("layout", layout).takes("settle-docx"))
    assert all(one in said for one in headings)
    assert "Sprawdź regulamin naboru" in said and "nie zapisano" in said
    assert "Nowak" not in said and "Jan Próbny" in said


def test_what_is_missing_or_doubtful_is_said(desk):
    said = " ".join(settled(desk.file).missing)
    assert "Obecność" in said and "Poziom przed" in said and "Progi zapisano ostatnio" in said
    desk.says(prowadzenie="jan próbny")
    assert "Ta sama osoba" in desk.sees
    early = counting(judged_class(share=0.6), {"zadanie-1": 0.5}, MOMENT - timedelta(days=60))
    kept = replace(early, counting=early.counting[:1])
    assert not any("Progi" in one for one in settled(kept).missing)


def test_no_pesel(desk):
    assert "numer PESEL" in desk.says(projekt="44051401359").sees
    assert "44051401359" not in str(desk.file.about.told)
