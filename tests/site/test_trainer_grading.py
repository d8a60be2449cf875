"""A trainer who may install nothing grades a class in her browser, with the true Python there."""

import io
import sys
import zipfile
from pathlib import Path

import openpyxl
from course_pages import course_pages
from plan_pages import AXE
from playwright.sync_api import expect

from msai_course.base.paths import SITE
from msai_course.build.pyodide_bundles import bundle_name

sys.path.append(str(Path(__file__).parents[1] / "grading"))
import all_assignments

PAGE = "trener/ocenianie.html"
DESKS = {
    PAGE,
    *(f"trener/{name}.html" for name in ("edycja", "klasa", "przed-po", "zaswiadczenia")),
}
NEEDS = 'data-live-needs="'
TRAINERS = bundle_name("trainer")
LIST = "kod;imię;nazwisko\nK01;Anna;Nowak\nK02;Jan;Kowal\nK03;Ewa;Lis\n"
BARRIERS = """async () => (await axe.run("main")).violations.map(({ id, nodes }) =>
  `${id}: ${nodes[0].html.slice(0, 160)}`)"""


def work(name: str, code: str) -> dict:
    content = all_assignments.content(name, code)
    return {"name": f"{name}_{code}.ipynb", "mimeType": "application/json", "buffer": content}


def packed(*files: dict) -> dict:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as target:
        for one in files:
            target.writestr(one["name"], one["buffer"])
    return {"name": "moodle.zip", "mimeType": "application/zip", "buffer": archive.getvalue()}


def downloaded(page, button: str) -> bytes:
    with page.expect_download() as caught:
        page.get_by_role("button", name=button, exact=True).click()
    return caught.value.path().read_bytes()


def test_files_become_rows_points_and_feedback(live):
    page = live(PAGE)
    asked = []
    page.on("request", lambda request: asked.append((request.method, request.url)))
    names = all_assignments.NAMES
    people = {"name": "lista.csv", "mimeType": "text/csv", "buffer": LIST.encode()}
    page.get_by_label("Lista osób", exact=True).set_input_files([people])
    expect(page.get_by_text("osób: 3")).to_be_visible()
    bad = {"name": "zdjęcie K02.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff"}
    loose = [work(name, "K01") for name in names]
    inside = packed(*(work(name, "K02") for name in names[:3]))
    page.get_by_label("Prace", exact=True).set_input_files([*loose, inside, bad])
    expect(page.get_by_text("Wybrane pliki: 7.")).to_be_visible()
    page.get_by_role("button", name="Oceń", exact=True).press("Enter")

    overview = page.get_by_role("table", name="Osoby i zadania")
    expect(overview).to_contain_text("17 z 25; czeka na Ciebie")
    expect(overview.get_by_role("row", name="Ewa Lis")).to_contain_text("nie oddano")
    told = page.get_by_role("table", name="Co się stało z każdym plikiem")
    for file in [*loose, bad]:
        expect(told).to_contain_text(file["name"])
    expect(told).to_contain_text("moodle.zip/zadanie-3_K02.ipynb")
    expect(told.get_by_role("row", name="zdjęcie K02.jpg")).to_contain_text("To plik .jpg")

    book = openpyxl.load_workbook(io.BytesIO(downloaded(page, "Pobierz wyniki (XLSX)")))
    rows = [[cell.value for cell in row] for row in book["Punkty"].rows]
    assert rows[0] == ["kod", *names, "razem"]
    assert rows[1][0] == "K01" and rows[1][1] == 17 and rows[1][6] == sum(rows[1][1:6])
    assert rows[2][4:6] == [None, None] and rows[2][6] == sum(rows[2][1:4])
    assert rows[3] == ["K03", *[None] * 6]

    feedback = downloaded(page, "Do wysłania: strony (ZIP)")
    with zipfile.ZipFile(io.BytesIO(feedback)) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == 3
        assert "Anna Nowak (K01)" in archive.read("Anna-Nowak_K01.html").decode()

    # Only files of the site were asked for: the writer of workbooks.
    assert {method for method, _url in asked} <= {"GET"}
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(BARRIERS) == []
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate(BARRIERS) == []


def test_an_excel_list_is_read_and_a_bad_one_is_told_of(live):
    page = live(PAGE)
    field = page.get_by_label("Lista osób", exact=True)
    book = openpyxl.Workbook()
    for row in (("kod", "imię"), ("K01", "Anna")):
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    field.set_input_files([{"name": "lista.xlsx", "mimeType": kind, "buffer": content.getvalue()}])
    expect(page.get_by_text("osób: 1")).to_be_visible()
    field.set_input_files([{"name": "zla.csv", "mimeType": "text/csv", "buffer": b"imie\nAnna\n"}])
    expect(page.get_by_text("brakuje kolumny „kod”")).to_be_visible()
    expect(page.get_by_text("osób: 1")).to_be_visible()


def test_only_pages_of_the_trainer_load_the_masters():
    texts = {path: (SITE / path).read_text(encoding="utf-8") for path in course_pages()}
    needs = {path: text.partition(NEEDS)[2].partition('"')[0] for path, text in texts.items()}
    assert {path for path, told in needs.items() if "trainer" in told.split()} == DESKS
    assert (SITE / "pyodide" / TRAINERS).is_file()


def test_a_tab_closed_in_the_middle_goes_on_when_it_is_open_again(live, page, context):
    """Also: a wrong click stops it, and starting again removes everything."""
    first = live(PAGE)
    codes = [f"K{number:03}" for number in range(1, 61)]
    table = {
        "name": "lista.csv",
        "mimeType": "text/csv",
        "buffer": "\n".join(["kod", *codes]).encode(),
    }
    first.get_by_label("Lista osób", exact=True).set_input_files([table])
    inside = packed(*(work(name, code) for name in all_assignments.NAMES for code in codes))
    first.get_by_label("Prace", exact=True).set_input_files([inside])
    first.get_by_role("button", name="Oceń", exact=True).press("Enter")
    first.get_by_role("button", name="Zatrzymaj").press("Enter")
    expect(first.get_by_text("Zatrzymano.")).to_be_visible()
    assert first.get_by_role("table").count() == 0
    first.evaluate(AXE.read_text(encoding="utf-8"))
    assert first.evaluate(BARRIERS) == []
    first.get_by_role("button", name="Oceniaj dalej").press("Enter")
    expect(
        first.get_by_text("Przeczytane pliki:").or_(first.get_by_text("Ocenione prace:"))
    ).to_be_visible()
    assert first.evaluate(BARRIERS) == []
    first.close()

    second = context.new_page()
    second.goto(page_address := first.url)
    overview = second.get_by_role("table", name="Osoby i zadania")
    expect(overview).to_contain_text("17 z 25", timeout=120_000)
    expect(overview.get_by_role("row")).to_have_count(41)
    expect(second.get_by_text("Tu widzisz 1–40 z 60 osób.")).to_be_visible()
    expect(second.get_by_text("Tu widzisz 1–40 z 300 wierszy.")).to_be_visible()
    second.get_by_role("button", name="Zacznij od nowa").press("Enter")
    second.get_by_role("button", name="Tak").press("Enter")
    expect(second.get_by_text("Jeszcze nic nie oceniono.")).to_be_visible()
    second.goto(page_address)
    expect(second.get_by_text("Jeszcze nic nie oceniono.")).to_be_visible(timeout=120_000)
    second.wait_for_selector("html[data-live='ready']")
    assert second.get_by_text("Wczytano:").count() == 0


def test_a_second_tab_writes_nothing_over_the_first_and_says_so(mounted, trainers_masters, context):
    first, second = mounted(PAGE), mounted(PAGE, context.new_page())
    told = second.get_by_text("To ćwiczenie zmieniono w innej karcie.")
    first.get_by_label("Prace", exact=True).set_input_files([work("zadanie-1", "K01")])
    expect(first.get_by_text("Wybrane pliki: 1.")).to_be_visible()
    expect(told).to_be_visible()
    second.get_by_label("Prace", exact=True).set_input_files([work("zadanie-2", "K02")])
    expect(second.get_by_text("Wybrane pliki: 1.")).to_be_visible()
    expect(
        second.get_by_text("Ostatnie odpowiedzi nie zapisały się w tej przeglądarce.")
    ).to_be_visible()
    expect(told).to_be_visible()
    mounted(PAGE, second).get_by_label("Prace", exact=True).set_input_files(
        [work("zadanie-2", "K02")]
    )
    expect(second.get_by_text("Wybrane pliki: 2.")).to_be_visible()
