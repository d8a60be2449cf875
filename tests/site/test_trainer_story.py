"""From an empty browser to certificates: a class of twenty that meets twice, by keyboard alone.

On the way what happens in a real class: a wrong press, work that comes late, work on paper, a
changed surname, a second marker who disagrees, somebody who asks to be removed, one who fails, one
who missed a day, one without an address for the feedback.
"""

import io
import zipfile

import openpyxl
import pytest
from PIL import Image
from plan_pages import AXE
from playwright.sync_api import expect
from test_trainer_grading import BARRIERS, all_assignments, downloaded, packed

from msai_trainer.classfile.packing import unpack

KLASA, GRADING, CERTIFICATES = (
    f"trener/{name}.html" for name in ("klasa", "ocenianie", "zaswiadczenia")
)
NAMES = [f"Próbna{number:02} Zmyślona{number:02}" for number in range(1, 21)]
ANSWER = ".ui-keyed"
WEAK = "Obszar wybrano, bo tak trzeba." * 12
TOLD = {
    "Organizator": "Ośrodek Próba", "Miejscowość": "Zmyślin",
    "Kto potwierdził efekty uczenia się": "Jan Próbny", "Kto podpisuje": "Ola Próbna, prezeska",
}  # fmt: skip


class Desk:
    """The trainer at her pages: she carries one file from each to the next."""

    def __init__(self, open_page):
        self.open_page, self.file = open_page, b""

    def at(self, path, field):
        """Come to a page with the class's file; the field that takes it."""
        self.page = self.open_page(path)
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        if self.file:
            self.gives(field, ("jesien.klasa", self.file))
        return self

    def gives(self, field, *files):
        given = [
            one if isinstance(one, dict)
            else {"name": one[0], "mimeType": "application/zip", "buffer": one[1]}
            for one in files
        ]  # fmt: skip
        self.page.get_by_label(field, exact=True).set_input_files(given)

    def types(self, label, text):
        field = self.page.get_by_label(label, exact=True)
        field.focus()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)
        self.page.keyboard.press("Tab")

    def presses(self, name, role="button", exact=True):
        self.page.get_by_role(role, name=name, exact=exact).press("Enter")

    def ticks(self, name):
        self.page.get_by_role("checkbox", name=name, exact=True).first.press("Space")

    def takes(self, button):
        return downloaded(self.page, button)

    def sees(self, words):
        expect(self.page.locator("main")).to_contain_text(words)
        return self

    def sees_no_barrier(self):
        assert self.page.evaluate(BARRIERS) == []

    def saves(self):
        self.file = self.takes("Zapisz klasę")

    @property
    def klasa(self):
        return unpack(self.file, "jesien.klasa")


@pytest.fixture
def desk(mounted, trainers_masters):
    return Desk(mounted)


def reads(desk, count, otherwise=()):
    """Read all answers as they come; `otherwise`: words of an answer, and the keys it gets."""
    wanted = {WEAK: "0000", **dict(otherwise)}
    for number in range(1, count + 1):
        expect(desk.page.locator(ANSWER)).to_be_focused()
        answer = desk.page.locator(f"{ANSWER} blockquote")
        text = answer.inner_text()
        keys = next((keys for words, keys in wanted.items() if words in text), "2222")
        for key in (*keys, "Enter"):
            desk.page.keyboard.press(key)
        desk.sees(f"Ocenione: {number} z {count}.")
        if number < count:
            expect(answer).not_to_have_text(text)
    desk.presses("Zakończ czytanie")


def handed_in(code):
    good = all_assignments.good_answers("zadanie-1")
    answers = {**good, "obrona": f"{good['obrona']} Pisze osoba {code}."}
    content = all_assignments.content("zadanie-1", code, answers=answers)
    return {"name": f"{code}.ipynb", "mimeType": "application/json", "buffer": content}


def photo(name, kind):
    file = io.BytesIO()
    Image.new("RGB", (60, 80), "linen").save(file, kind)
    return {"name": name, "mimeType": f"image/{kind.lower()}", "buffer": file.getvalue()}


def types_from_paper(desk, code):
    """Two photos are one work: the name of the first tells whose, she says it of the other."""
    listed = desk.page.locator("li").filter(has=desk.page.get_by_role("button", name="Przepisz"))
    expect(listed).to_have_count(2)
    desk.presses("Przepisz: IMG_2.png")
    desk.page.get_by_label("Osoba", exact=True).select_option(code)
    desk.page.get_by_label("Zadanie", exact=True).select_option("zadanie-1")
    desk.presses("Strona 1")
    sheet = desk.page.get_by_role("img", name=f"Kartka: {code} zadanie-1.jpg")
    expect(sheet.locator("img")).to_have_js_property("naturalWidth", 60)
    desk.presses("Obróć")
    desk.types("Kto przepisuje", "Jan Próbny")
    desk.types("Kogo nie widać w tych liczbach?", WEAK)
    desk.sees("Ta praca: zaczęte.").sees_no_barrier()
    desk.presses("Zapisz jako pracę")
    desk.sees("przepisane 1, do przepisania 0").sees("Przepisane z papieru przez: Jan Próbny")


def makes_the_class(desk):
    desk.at(KLASA, "")
    desk.types("Nazwa klasy", "jesien")
    desk.presses("Załóż klasę")  # too early: nobody is named yet
    desk.sees("Klasa nie ma nikogo.")
    desk.sees_no_barrier()
    desk.types("Imiona i nazwiska", "\n".join(NAMES))
    desk.presses("Załóż klasę")
    desk.sees("Zmyślona20")
    desk.page.get_by_label("Ile razy się spotykacie").select_option("2")
    desk.types("Dzień spotkania 1", "2027-03-01")
    desk.types("Dzień spotkania 2", "2027-03-15")
    desk.ticks("Zadanie 1. Diagnoza: gdzie i dla kogo")
    desk.sees_no_barrier()
    desk.saves()
    return [one.code for one in desk.klasa.people]


def corrects_a_surname(desk, code):
    """On the page of the class, before the certificates are made."""
    desk.page.get_by_label("Kto", exact=True).select_option(code)
    desk.types("Nazwisko", "Nowa-Zmyślona")
    desk.sees("Próbna02 Nowa-Zmyślona")


def removes(desk, code):
    desk.page.get_by_label("Kto", exact=True).select_option(code)
    desk.presses("Usuń dane tej osoby")
    desk.presses("Tak, usuń na zawsze")
    expect(desk.page.get_by_role("table", name="Osoby klasy jesien")).not_to_contain_text(code)


def gives_out(desk, without_address):
    """„Wydaj”: files for those with an address, paper for those without one."""
    with zipfile.ZipFile(io.BytesIO(desk.takes("Do wysłania: strony (ZIP)"))) as archive:
        assert len(archive.namelist()) == 21  # the list of addresses, too
    printed = desk.takes("Do druku (HTML)").decode()
    own = next(part for part in printed.split("<article") if f"({without_address})" in part)
    assert "Przepisane z papieru przez: Jan Próbny" in own


def judges(desk, works):
    desk.gives("Prace", *works)
    desk.sees(f"Wybrane pliki: {len(works)}.")
    desk.presses("Oceń")
    desk.sees("Oceniono.")


def test_a_class_of_twenty_comes_to_its_certificates(desk):
    codes = makes_the_class(desk)
    failing, absent, leaving = codes[4], codes[9], codes[14]

    desk.at(GRADING, "Lista osób").sees("osób: 20")
    files = packed(*(handed_in(code) for code in codes[:-1] if code != failing))
    judges(desk, [files, photo(f"{failing} zadanie-1.jpg", "JPEG"), photo("IMG_2.png", "PNG")])
    desk.sees("nie oddano").sees("do przepisania").sees_no_barrier()
    types_from_paper(desk, failing)
    desk.gives("Prace", handed_in(codes[-1]))
    desk.sees("Wybrane pliki: 4.")
    desk.presses("Oceń")
    row = desk.page.get_by_role("table", name="Osoby i zadania").get_by_role("row", name=codes[-1])
    expect(row).to_contain_text("17 z 25; czeka na Ciebie")

    desk.presses("Czytaj: Zadanie 1", exact=False)
    desk.sees_no_barrier()
    reads(desk, len(codes))
    desk.page.get_by_role("radio", name="druga osoba").press("Space")
    desk.presses("Czytaj: Zadanie 1", exact=False)
    reads(desk, len(codes), [(f"osoba {codes[0]}.", "2221")])
    desk.sees("Zgodność ocen").sees_no_barrier()
    desk.presses("Uzgodnij: Zadanie 1", exact=False)
    expect(desk.page.locator(ANSWER)).to_be_focused()
    desk.page.keyboard.press("2")
    desk.types("Kto ustalił ocenę", "AN i JK")
    desk.types("Dlaczego tak", "Opis nie zdradza rodziny.")
    desk.presses("Zapisz i dalej")
    desk.sees("Uzgodnione: 1 z 1.")
    desk.presses("Zakończ czytanie")
    gives_out(desk, failing)
    desk.presses("Odłóż zdjęcia przepisanych (2)")
    desk.sees("Odłożono zdjęcia przepisanych kartek: 2.")
    expect(desk.page.get_by_role("heading", name="7. Wydaj")).to_be_visible()
    desk.saves()
    assert all(one.file.endswith(".ipynb") for one in desk.klasa.works)

    desk.at(KLASA, "Otwórz klasę")
    corrects_a_surname(desk, codes[1])
    removes(desk, leaving)
    desk.sees_no_barrier()
    desk.saves()

    desk.at(CERTIFICATES, "Otwórz klasę").sees("Zalicza: 18 z 19")
    for day in (1, 2):
        desk.presses(f"Spotkanie {day}: byli wszyscy")
    present = desk.page.locator(f"[id='trainer-certificates-present:2:{absent}']")
    expect(present).to_be_checked()
    present.press("Space")
    desk.types("Na ilu spotkaniach trzeba być", "2")
    desk.sees("Zalicza: 17 z 19")
    for label, text in TOLD.items():
        desk.types(label, text)
    desk.presses("Wydaj brakujące zaświadczenia")
    desk.sees("Wydano zaświadczeń: 17.").sees_no_barrier()
    with zipfile.ZipFile(io.BytesIO(desk.takes("Pobierz wszystkie (ZIP z DOCX)"))) as archive:
        assert len(archive.namelist()) == 17
    book = openpyxl.load_workbook(io.BytesIO(desk.takes("Pobierz rozliczenie (XLSX)")))
    told = str([[cell.value for row in sheet.rows for cell in row] for sheet in book])
    assert "Zmyślona" not in told and leaving not in told and absent in told
    desk.saves()
    assert len(desk.klasa.certificates) == 17
    names = {one.printed["osoba"] for one in desk.klasa.certificates}
    assert "Próbna02 Nowa-Zmyślona" in names and "Próbna05 Zmyślona05" not in names
