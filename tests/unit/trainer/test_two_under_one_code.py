"""Two people under one code, two certificates under one number: shown, decided, nothing lost."""

import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from docx import Document

from certificate_trainer import CertificateTrainer
from certified_class import MOMENT, judged_class
from msai.assignments import LearningOutcome
from msai.assignments.codes import is_mistyped
from msai.ui import Button, Event, Group, Step, to_json
from msai_trainer.certificates.issuing import issued, valid_of
from msai_trainer.classfile.changing import with_records, without
from msai_trainer.classfile.making import apart, names_in, with_named
from msai_trainer.classfile.merging import conflicts, merge
from msai_trainer.classfile.packing import pack, unpack
from msai_trainer.classfile.practised import PracticeLevel, PracticeRecord
from msai_trainer.pages.klasa.program import program

LATER = MOMENT + timedelta(hours=1)


class Desk:
    """Uses the page „Klasa”."""

    def __init__(self, *files):
        self.program = program()
        self.state = self.program.initial()
        for file in files:
            self.does("open", "a.klasa", pack(file))

    def does(self, id, value=None, content=b""):
        step = self.program.update(self.state, Event(id, value, content))
        self.state, self.files = (
            (step.state, step.effects) if isinstance(step, Step) else (step, ())
        )
        return self

    @property
    def file(self):
        return self.state.file

    @property
    def sees(self):
        return str(to_json(self.program.view(self.state)))

    def buttons(self, start):
        groups = [one for one in self.program.view(self.state) if isinstance(one, Group)]
        nodes = [node for one in groups for node in one.children if isinstance(node, Button)]
        return {one.label: one.id for one in nodes if one.id.startswith(start)}


@pytest.fixture
def copies():
    """A class to which two computers have added a person each: both got one code."""
    start = judged_class()
    one = with_named(start, names_in("Ola Wilk"), LATER)
    two = with_named(start, names_in("Piotr Sowa"), LATER)
    assert {p.code for p in one.people} == {p.code for p in two.people}
    return one, two


def test_two_people_of_one_code_are_both_shown_and_the_other_gets_a_code_of_his_own(copies):
    desk = Desk(*copies)
    assert "Do rozstrzygnięcia" in desk.sees and "To różne osoby" in desk.sees
    (kept,) = [id for label, id in desk.buttons("apart:").items() if "Ola Wilk" in label]
    desk.does(kept)
    people = {one.name: one.code for one in desk.file.people}
    assert {"Ola Wilk", "Piotr Sowa"} <= people.keys() and len(set(people.values())) == 5
    assert people["Ola Wilk"] == copies[0].people[-1].code
    assert not is_mistyped(people["Piotr Sowa"]) and conflicts(desk.file) == ()
    # Neither of the old copies brings the question back.
    assert merge(merge(desk.file, copies[0]), copies[1]) == desk.file


def test_the_same_decision_on_two_computers_agrees_on_who_there_is(copies):
    both = merge(*copies)
    [found] = conflicts(both)
    decided = [apart(both, found.versions[0], LATER + timedelta(hours=at)) for at in (1, 2)]
    merged = merge(*decided)
    assert {one.name for one in merged.people} >= {"Ola Wilk", "Piotr Sowa"}
    assert {one.key for one in conflicts(merged)} <= {one.key for one in decided[0].people}


@pytest.fixture
def certified():
    """Two copies that gave one number to different people."""
    facts = {"organizator": "Ośrodek", "walidacja": "Jan Próbny"}
    done = CertificateTrainer(judged_class()).says(**facts).does("issue").file
    first, second = issued(done)
    shared = replace(done, certificates=(first,))
    other = replace(second, number=first.number, saved_at=LATER, signature="x")
    return shared, with_records(replace(done, certificates=()), "certificates", [other])


def test_two_certificates_of_one_number_are_shown_and_no_button_drops_one(certified):
    desk = Desk(*certified)
    anna, lucja = (one.certificates[0] for one in certified)
    assert "Ten numer dostały" in desk.sees and not desk.buttons("settle:")
    desk.does(desk.buttons("apart:")[next(b for b in desk.buttons("apart:") if "Anna" in b)])
    own = {code: valid_of(desk.file, code) for code in (anna.code, lucja.code)}
    assert own[anna.code].number == anna.number
    new = own[lucja.code]
    assert new.number == f"2/{anna.number[-4:]}" and new.signature == ""
    assert new.printed["osoba"] == lucja.printed["osoba"] and "dwie osoby" in new.reason
    assert conflicts(desk.file) == ()
    assert unpack(pack(desk.file), "a") == desk.file
    for copy in certified:
        assert merge(desk.file, copy) == desk.file


def test_of_a_removed_person_nothing_comes_back_by_a_decision(certified):
    anna, lucja = (one.certificates[0] for one in certified)
    desk = Desk(without(certified[0], anna.code, date(2027, 5, 1)), certified[1])
    assert desk.buttons("settle:") == {}
    [kept] = desk.buttons("apart:").values()
    desk.does(kept)
    assert "Anna" not in desk.sees and conflicts(desk.file) == ()
    assert valid_of(desk.file, lucja.code).number == lucja.number
    assert merge(desk.file, certified[0]) == desk.file


def test_all_that_is_known_of_a_person_is_shown_and_the_reply_says_it(certified):
    file, _other = certified
    code = file.people[0].code
    level = PracticeLevel("Cel", LearningOutcome("area"), 1.0, 2.0, "")
    own = PracticeRecord(code=code, kind="micro-lesson", levels=(level,), saved_at=MOMENT)
    file = with_records(file, "practice", [own])
    desk = Desk(file).does("person", code)
    for words in ("Co klasa wie o osobie", "Rejestr zaświadczeń", "nie potwierdzisz"):
        assert words in desk.sees
    [letter] = desk.does("reply").files
    document = Document(io.BytesIO(letter.content))
    said = " ".join(one.text for one in document.paragraphs).replace("\xa0", " ")
    rows = [[cell.text.replace("\xa0", " ") for cell in r.cells] for r in document.tables[0].rows]
    table = dict(rows)
    assert "Ośrodek, [miejscowość]" in said and "art. 17 ust. 3 lit. b" in said
    assert "Anna Nowak" in table["Imię i nazwisko"] and "Zaświadczenia" in table
    assert table["Ocenione przez osobę prowadzącą"] == "Mikrolekcja: Cel 1 z 2"
    assert "Łucja" not in said + str(table)
    assert "Rejestr zaświadczeń" in desk.does("ask:remove").sees
    assert desk.does("person", file.people[2].code).sees.count("Rejestr zaświadczeń") == 0
