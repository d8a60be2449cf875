"""The pages „Klasa” and „Ocenianie” with one class file between them, as programs."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from docx import Document
from trainers_desk import Trainer, work

from msai.ui import opened, sealed
from msai_trainer.classfile.changing import renamed
from msai_trainer.classfile.packing import pack, unpack
from msai_trainer.pages.klasa.program import program


class Desk(Trainer):
    """Uses the page „Klasa”."""

    def __init__(self):
        self.opens(program())

    def types(self, **said):
        for name, value in said.items():
            self.does(f"draft:{name}", value)
        return self

    def takes(self, button):
        self.does(button)
        file = self.files[-1]
        self.state = self.program.delivered(self.state, file, True)
        return file.content

    @property
    def file(self):
        return self.state.file


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def spring(desk):
    return desk.types(name="wiosna", names="Anna Nowak\nJan Kos\nEwa Lis").does("make")


def test_pasted_names_get_codes_and_the_class_is_saved_as_a_file(spring):
    assert "wiosna-01-H" in spring.sees and "Anna Nowak" in spring.sees
    assert spring.state.unsaved == ("wiosna",) and "Niezapisane zmiany" in spring.sees
    content = spring.takes("save")
    assert unpack(content, "a.klasa") == spring.file
    assert spring.state.unsaved == () and "Niezapisane zmiany" not in spring.sees
    assert Desk().does("open", "wiosna.klasa", content).file == spring.file


def test_a_number_is_enough_and_a_list_keeps_its_codes(desk):
    desk.types(name="jesien", count="4").does("make")
    assert [one.name for one in desk.file.people] == [""] * 4
    text = "kod;imię;nazwisko\nK07;Anna;Nowak\n"
    desk.types(name="zima").does("import", "lista.csv", text.encode())
    assert [one.code for one in desk.file.people] == ["K07"]
    assert [one.name for one in desk.state.classes] == ["jesien", "zima"]
    desk.does("class", "0")
    assert desk.file.name == "jesien"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Klasa nie ma nazwy"),
        ({"name": "źle!"}, "nie nadaje się na nazwę"),
        ({"name": "wiosna"}, "Klasa nie ma nikogo"),
        ({"name": "wiosna", "count": "1e9"}, "To nie jest liczba osób"),
        ({"name": "wiosna", "count": "0"}, "To nie jest liczba osób"),
        ({"name": "wiosna", "count": "²"}, "To nie jest liczba osób"),
    ],
)
def test_what_makes_no_class_is_told_and_what_was_typed_stays(desk, said, words):
    desk.types(**said).does("make")
    assert desk.file is None and words in desk.sees
    assert all(value in desk.sees for value in said.values())


def test_meetings_thresholds_and_papers(spring):
    spring.does("meetings", "2").does("day:0", "2027-03-01").does("day:7", "2027-03-01")
    spring.does("counts", ["zadanie-1", "zadanie-2"]).does("need:zadanie-1", 50)
    assert spring.file.days == (date(2027, 3, 1), None)
    assert spring.file.thresholds == {"zadanie-1": 0.5, "zadanie-2": 0.6}
    assert "od 0 do 100" in spring.does("need:zadanie-1", 140).sees
    signed = Document(io.BytesIO(spring.takes("attendance"))).tables[0]
    assert [cell.text for cell in signed.rows[0].cells][2:] == ["1.03.2027", "Spotkanie 2"]
    assert "Jan Kos (wiosna-02-F)" in signed.rows[2].cells[1].text
    slips = Document(io.BytesIO(spring.takes("slips"))).tables[0]
    assert "wiosna-03-" in slips.rows[2].cells[0].text
    book = openpyxl.load_workbook(io.BytesIO(spring.takes("list")))
    assert [cell.value for cell in book["Lista"][2]][:3] == ["wiosna-01-H", "Anna", "Nowak"]


def test_one_person_is_changed_given_out_and_removed_for_good(spring):
    before = spring.takes("save")
    spring.does("person", "wiosna-01-H").does("field:surname", "Lis-Nowak")
    assert spring.state.person.name == "Anna Lis-Nowak"
    with zipfile.ZipFile(io.BytesIO(spring.takes("export"))) as archive:
        hers = archive.read("klasa.json").decode()
    assert "Lis-Nowak" in hers and "Kos" not in hers
    assert "Usunąć na zawsze" in spring.does("ask:remove").sees
    spring.does("remove")
    assert "wiosna-01-H" not in str(spring.file.people)
    spring.does("open", "stara kopia.klasa", before)
    assert "Połączono" in spring.sees and "Nowak" not in spring.sees
    assert "wiosna-01-H" not in str(spring.types(more="Ola Wilk").does("add").file.people)


def test_copies_that_contradict_are_shown_until_she_chooses(spring):
    start = unpack(spring.takes("save"), "a.klasa")
    spring.does("person", "wiosna-01-H").does("field:surname", "Lis")
    other = renamed(start, replace(start.person("wiosna-01-H"), surname="Kos"))
    spring.does("open", "kopia.klasa", pack(other))
    assert "Do rozstrzygnięcia" in spring.sees
    kept = next(one for one in spring.file.people if one.surname == "Kos")
    spring.does(f"settle:{kept.id}")
    assert "Do rozstrzygnięcia" not in spring.sees
    assert spring.file.person("wiosna-01-H").surname == "Kos"


def test_a_file_that_is_no_class_is_told_of_and_the_class_stays(spring):
    spring.does("open", "zdjecie.klasa", b"\xff\xd8")
    assert "nie da się otworzyć" in spring.sees and spring.file.name == "wiosna"


def test_nothing_is_kept_unless_she_wants_it(spring):
    assert sealed(spring.program, spring.state) == sealed(spring.program, Desk().state)
    spring.does("keep", True)
    again = opened(spring.program, sealed(spring.program, spring.state))
    assert again.classes == spring.state.classes and again.unsaved == ("wiosna",)
    spring.does("keep", False)
    assert "kept" not in sealed(spring.program, spring.state)


def test_the_class_closes_only_after_a_question(spring):
    assert spring.does("ask:close").file is not None
    assert spring.does("close").file is None


def test_graded_work_goes_into_the_class_file_and_is_there_the_next_time(spring, masters):
    grading = Trainer(masters)
    grading.does("list", "wiosna.klasa", spring.takes("save"))
    grading.does("works", files=[work("zadanie-1", "wiosna-01-H")]).does("grade").does("save")
    first = unpack(grading.files[-1].content, "wiosna.klasa")
    later = Trainer(masters).does("list", "wiosna.klasa", grading.files[-1].content)
    assert "są już prace: 1" in later.sees
    later.does("works", files=[work("zadanie-2", "wiosna-02-F")]).does("grade").does("save")
    both = unpack(later.files[-1].content, "wiosna.klasa")
    assert len(first.works) == 1 and len(both.works) == 2
    assert {one.code for one in both.scores} == {"wiosna-01-H", "wiosna-02-F"}
    spring.does("open", "wiosna.klasa", later.files[-1].content)
    spring.does("person", "wiosna-01-H")
    assert spring.tables[1].rows[0][1:3] == ("17", "25")
    assert "czeka odpowiedzi: 1" in spring.sees


def test_a_list_or_bare_codes_become_one_class_however_often_it_is_saved(masters):
    grading = Trainer(masters).does("works", files=[work("zadanie-1", "K01")]).does("grade")
    grading.does("save").does("works", files=[work("zadanie-1", "K02")]).does("grade").does("save")
    one, two = (unpack(file.content, file.filename) for file in grading.files)
    assert one.klasa_id == two.klasa_id
    assert [person.code for person in two.people] == ["K01", "K02"]


def test_a_second_class_of_one_name_is_not_made_by_a_wrong_click(spring):
    spring.types(name="Wiosna", count="3").does("make")
    assert "jest już otwarta" in spring.sees and len(spring.state.classes) == 1


def test_a_list_without_anybody_of_the_class_makes_no_empty_class(desk):
    text = "kod;klasa\nK01;wiosna\nK02;jesien\n"
    desk.types(name="zima").does("import", "lista.csv", text.encode())
    assert desk.file is None and "nie ma nikogo z klasy „zima”; są: wiosna, jesien" in desk.sees


def test_codes_that_carry_their_class_name_it(desk):
    desk.does("import", "lista.csv", "kod;imię\nwiosna-01-H;Ala\n".encode())
    assert desk.file.name == "wiosna"


def test_columns_that_nobody_fills_are_left_out(spring):
    assert spring.tables[0].columns == ("Kod", "Imię i nazwisko")
    spring.does("person", "wiosna-01-H").does("field:group", "A")
    assert spring.tables[0].columns == ("Kod", "Imię i nazwisko", "Grupa")


def test_the_page_forgets_how_a_removed_person_was_judged(spring, masters):
    before = spring.takes("save")
    grading = Trainer(masters).does("list", "wiosna.klasa", before)
    grading.does("works", files=[work("zadanie-1", "wiosna-01-H")]).does("grade")
    grading.does("read:zadanie-1/obrona").presses(*"2222", "Enter").does("close")
    assert "wiosna-01-H" in str(sealed(grading.program, grading.state))
    spring.does("person", "wiosna-01-H").does("remove")
    grading.does("list", "wiosna.klasa", spring.takes("save"))
    assert "wiosna-01-H" not in str(sealed(grading.program, grading.state))
