"""The trainer's way in Firefox and WebKit: one file from the empty page to a certificate."""

import pytest
from test_trainer_grading import work

from msai_trainer.classfile.packing import unpack

#: What a certificate cannot do without.
TRAINING = {"organizator": "Ośrodek Próba", "walidacja": "Jan Próbny", "podpis": "Ola Próbna"}
PEOPLE = "Anna Zmyślona\nEwa Zmyślona"


class Desk:
    """One engine at the trainer's pages."""

    def __init__(self, engine, address, folder):
        self.engine, self.address, self.folder = engine, address, folder

    def at(self, name, program, *given):
        self.engine.live(f"{self.address}trener/{name}.html")
        self.program = program
        if given:
            self.gives(*given)

    def field(self, name):
        return f"[id='trainer-{self.program}-{name}']"

    def says(self, words):
        self.engine.wait(f"[data-exercise='trainer-{self.program}']", text=words)

    def gives(self, label, name, content):
        path = self.folder / name
        path.write_bytes(content)
        self.engine.upload(self.engine.named(label), path)

    def takes_class(self):
        """Save the class; what the file holds."""
        for former in self.engine.downloads():
            former.unlink()
        self.engine.click(self.field("save"))
        self.file = self.engine.wait_download().read_bytes()
        return unpack(self.file, "lato.klasa")


@pytest.fixture
def desk(engine, mounted_address, trainers_masters, tmp_path):
    return Desk(engine, mounted_address, tmp_path)


@pytest.mark.parametrize("started_engine", ["firefox", "webkit"], indirect=True)
def test_one_file_goes_from_an_empty_page_to_a_certificate(desk, engine):
    desk.at("klasa", "class")
    engine.fill(desk.field("draft:name"), "lato")
    engine.fill(desk.field("draft:names"), PEOPLE)
    engine.click(desk.field("make"))
    desk.says("lato-01-")
    engine.click(engine.named("Zadanie 1. Diagnoza: gdzie i dla kogo"))
    desk.says("Próg: Zadanie 1")
    code = desk.takes_class().people[0].code

    desk.at("ocenianie", "grading", "Lista osób", "lato.klasa", desk.file)
    desk.says("osób: 2")
    one = work("zadanie-1", code)
    desk.gives("Prace", one["name"], one["buffer"])
    desk.says("Wybrane pliki: 1.")
    engine.click(desk.field("grade"))
    desk.says("17 z 25; czeka na Ciebie")
    engine.click_named("Czytaj: Zadanie 1")
    engine.wait(".ui-keyed:focus")
    for key in ("2", "2", "2", "2", "Enter"):
        engine.press(key)
    desk.says("Ocenione: 1 z 1.")
    engine.click_named("Zakończ czytanie")
    desk.says("25 z 25")
    desk.takes_class()

    desk.at("zaswiadczenia", "certificates", "Otwórz klasę", "lato.klasa", desk.file)
    desk.says("Zalicza: 1 z 2")
    for name, text in TRAINING.items():
        engine.fill(desk.field(f"about:{name}"), text)
        engine.press("Tab")
    engine.click(desk.field("issue"))
    desk.says("Wydano zaświadczeń: 1.")
    assert [one.code for one in desk.takes_class().certificates] == [code]
    assert engine.errors == []
