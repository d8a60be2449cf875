"""From what an office holds to a report: files of BDL and a register, or pasted cells."""

import io

import pytest
from docx import Document
from exercise import LiveExercise
from keyboard import tab_to

from msai.base.resources import data_path

ESTATES = ("Dąbki", "Kąty", "Olszyny", "Zalesie", "Nowe", "Stare")
PEOPLE = (400, 900, 650, 2200, 3100, 2950)


def practice(*names):
    """Return practice files of the course as a browser takes them."""
    paths = [data_path(f"office_files/zmyslone-{name}") for name in names]
    return {path.name: path.read_bytes() for path in paths}


#: A table, a list and a workbook of BDL, and a register without codes.
FILES = practice(
    "bdl-ludnosc-ctab.csv", "bdl-bezrobotni-crel.csv", "bdl-mieszkania-xtab.xlsx",
    "rejestr-osrodka.csv",
)  # fmt: skip
BORDERS = practice("granice-osiedli.zip")


class Counted:
    """Counts every click and choice of a person."""

    def __init__(self, exercise):
        self.exercise, self.times = exercise, 0

    def files(self, files, field="file"):
        payload = [{"name": name, "mimeType": "application/octet-stream", "buffer": content}
                   for name, content in files.items()]  # fmt: skip
        self.exercise.page.set_input_files(f"[id='own-table-{field}']", payload)
        self.times += 1

    def choose(self, label, value):
        box = self.exercise.root.get_by_role("group", name=label, exact=True)
        (wanted, option) = value
        box.get_by_label(wanted).select_option(label=option)
        self.times += 1

    def press(self, name):
        self.exercise.field(name).click()
        self.times += 1


@pytest.fixture
def exercise(mounted):
    return LiveExercise(mounted, "own-table")


def test_three_files_of_bdl_and_a_register_give_a_report_with_a_map_in_twelve_clicks(exercise):
    person = Counted(exercise)
    person.files(FILES)
    exercise.wait_for("Połączono 4 pliki")
    for column, sphere in (
        ("bezrobotni zarejestrowani, 2024 [osoba]", "społeczna"),
        ("mieszkania, bez łazienki [szt.], 2024", "techniczna"),
    ):
        person.choose(column, ("Sfera", sphere))
        person.choose(column, ("Wyższa wartość znaczy", "gorzej"))
    exercise.wait_for("2 wskaźniki są gotowe.")
    person.press("describe:done")
    exercise.wait_for("Wynik dla 8 jednostek. Najtrudniej: Dąbki")
    person.files(BORDERS, "borders")
    exercise.wait_for("Granice: zmyslone-granice-osiedli.zip")
    person.press("proposal")
    exercise.wait_for("Wybrano: ")
    said = with_map(person)
    assert "Pliki zostały połączone w jedną tabelę" in said and "rejestr-osrodka.csv" in said
    assert person.times <= 12


def with_map(person):
    """Return what the report says; it has a map of the units."""
    with person.exercise.page.expect_download() as caught:
        person.press("report:docx")
    report = Document(io.BytesIO(caught.value.path().read_bytes()))
    said = " ".join(" ".join(paragraph.text for paragraph in report.paragraphs).split())
    assert "Mapa jednostek" in said and len(report.inline_shapes) == 1
    return said


TSV = "Sołectwo\tLudność\tZasiłki na 1000 osób\n" + "\n".join(
    f"{name}\t{people}\t{people / 100:.1f}".replace(".", ",")
    for name, people in zip(ESTATES, PEOPLE, strict=True)
)
_PASTE = """([id, kinds]) => {
  const clipboardData = new DataTransfer();
  for (const [kind, text] of Object.entries(kinds)) clipboardData.setData(kind, text);
  document.getElementById(id).dispatchEvent(
    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


def as_html(tsv):
    rows = ("<tr>" + "".join(f"<td>{cell}</td>" for cell in line.split("\t")) + "</tr>"
            for line in tsv.split("\n"))  # fmt: skip
    return f"<html><body><table>{''.join(rows)}</table></body></html>"


@pytest.mark.parametrize("html", [False, True])
def test_who_only_pastes_from_a_spreadsheet_gets_a_report_with_a_map(exercise, html):
    kinds = {"text/plain": TSV} | ({"text/html": as_html(TSV)} if html else {})
    exercise.page.evaluate(_PASTE, ["own-table-paste", kinds])
    exercise.wait_for("Wczytano: wklejona tabela 1")
    exercise.field("column:2:sphere").select_option("social")
    exercise.field("column:2:direction").select_option("1")
    exercise.wait_for("1 wskaźnik jest gotowy.")
    exercise.field("describe:done").click()
    exercise.wait_for("Wynik dla 6 jednostek. Najtrudniej: Nowe")
    person = Counted(exercise)
    person.files(BORDERS, "borders")  # two areas more than units
    exercise.wait_for("Granice: zmyslone-granice-osiedli.zip")
    person.press("unit:Nowe")
    exercise.wait_for("Wybrano: 1 jednostka")
    assert with_map(person)


def test_a_table_is_typed_and_read_with_the_keyboard_alone(exercise):
    exercise.from_top()
    tab_to(exercise.page, "[id='own-table-paste']")
    for at, line in enumerate(("Wieś;Ludność;Zasiłki (%)", "Dąbki;400;3", "Kąty;900;2")):
        if at:
            exercise.page.keyboard.press("Enter")
        exercise.page.keyboard.type(line)
    exercise.page.keyboard.press("Tab")
    exercise.page.keyboard.press("Enter")
    exercise.wait_for("Wczytano: wklejona tabela 1")


def test_a_bad_cell_is_corrected_in_the_page_and_taken_back(exercise):
    bad = TSV.replace("900\t", "ok. 900\t")
    exercise.page.evaluate(_PASTE, ["own-table-paste", {"text/plain": bad}])
    exercise.wait_for("„ok. 900” to nie liczba.")
    cell = exercise.field("cell:3:1")
    cell.fill("900")
    cell.press("Tab")
    exercise.wait_for("Wczytano: wklejona tabela 1")
    exercise.wait_for("Poprawiono ręcznie: „ok. 900” na „900”.")
    exercise.field("undo").click()
    exercise.wait_for("„ok. 900” to nie liczba.")


def test_files_dropped_on_the_place_for_pasting_are_read(exercise):
    exercise.page.evaluate(
        """([id, text]) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], "upuszczona.csv"));
          document.getElementById(id).dispatchEvent(
            new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
        }""",
        ["own-table-paste", TSV.replace("\t", ";")],
    )
    exercise.wait_for("Wczytano: upuszczona.csv")
