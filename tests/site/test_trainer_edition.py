"""A trainer makes an edition in her browser, with the true Python there, and opens what she got."""

from __future__ import annotations

import io
import json
import sys
import threading
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from plan_pages import AXE
from playwright.sync_api import expect

from msai.diagnosis import described_xlsx
from msai_course.base.paths import SITE
from msai_course.build.server import make_server
from msai_course.editions.building import build_edition
from msai_course.editions.course import CourseRelease
from msai_course.editions.opening import opened
from msai_trainer.editions.finishing import INDEX
from msai_trainer.editions.folder import ON_SITE, unpack_folder
from msai_trainer.editions.own_search import OWN_SEARCH
from msai_trainer.editions.snapshot import COURSE, digest, snapshot_bytes, snapshot_in

sys.path.append(str(Path(__file__).parents[1] / "cascade"))
from municipality import SCHEMA, borders, rows

PAGE, LESSON = "trener/edycja.html", "dzien-1/04-obszar.html"
OPEN = "Mam starszą edycję albo jej opis"
NAME = "rewitalizacja-w-gminie-lakowej"
#: Milliseconds for what true Python reads, checks and draws on a busy machine.
PATIENCE = 30_000
BARRIERS = """async () => (await axe.run("main")).violations.map(({ id, nodes }) =>
  `${id}: ${nodes[0].html.slice(0, 160)}`)"""
#: What names the files of the search index, which a browser cannot make.
ABOUT_SEARCH = {OWN_SEARCH, "sw.js", "_static/pliki.json"}


def picture() -> dict:
    content = io.BytesIO()
    Image.new("RGB", (80, 40), "#b4530f").save(content, format="PNG")
    return {"name": "Nasze logo.PNG", "mimeType": "image/png", "buffer": content.getvalue()}


def filled(page, label: str, text: str) -> None:
    field = page.get_by_label(label, exact=True)
    field.fill(text)
    field.blur()


def downloaded(page, button: str, seconds: int = 30) -> bytes:
    with page.expect_download(timeout=1000 * seconds) as caught:
        page.get_by_role("button", name=button, exact=True).press("Enter")
    return caught.value.path().read_bytes()


def page_of_her_own(page, title: str, text: str) -> None:
    filled(page, "Tytuł nowej strony", title)
    page.get_by_role("button", name="Dodaj stronę", exact=True).click()
    group = page.locator(".ui-group", has=page.get_by_role("heading", name=f"Strona „{title}”"))
    field = group.last.get_by_label("Tekst", exact=True)
    field.fill(text)
    field.blur()


def told_of_mistakes(page) -> None:
    """Three mistakes that are told beside their fields and stop nothing else."""
    filled(page, "Adres e-mail do pytań", "ośrodek")
    expect(page.get_by_text("To nie jest adres e-mail.")).to_be_visible(timeout=PATIENCE)
    filled(page, "Krótka nazwa", "Gmina Łąkowa")
    expect(page.get_by_text("ma spacje, polskie litery")).to_be_visible(timeout=PATIENCE)
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    logo = {"name": "logo.svg", "mimeType": "image/svg+xml", "buffer": drawing}
    page.get_by_label("Plik z logo", exact=True).set_input_files([logo])
    expect(page.get_by_text("Rysunek SVG ma skrypt albo obcy odnośnik.")).to_be_visible(
        timeout=PATIENCE
    )
    page.get_by_role("button", name="Pobierz swoją stronę (ZIP)", exact=True).click()
    expect(page.get_by_text("Strony jeszcze nie da się zrobić.")).to_be_visible(timeout=PATIENCE)


def brings_data(page) -> None:
    """A table of twelve invented units with their borders; one indicator has small counts."""
    table = described_xlsx(rows(), SCHEMA)
    page.get_by_label("Tabela gminy", exact=True).set_input_files(
        [{"name": "Gmina 2024.xlsx", "mimeType": "", "buffer": table}]
    )
    expect(page.get_by_text("Tabela jest wczytana.")).to_be_visible(timeout=PATIENCE)
    text = json.dumps(borders()).encode()
    page.get_by_label("Granice jednostek", exact=True).set_input_files(
        [{"name": "granice.geojson", "mimeType": "", "buffer": text}]
    )
    expect(page.get_by_text("Granice są wczytane.")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("Co zostaje u ciebie i co sprawdzić")).to_be_visible(timeout=PATIENCE)


#: What an institution says, by label; choices by what they are called.
SAID = {
    "Adres siedziby": "ul. Zmyślona 1",
    "Telefon": "000 000 000",
    "Adres, pod którym stanie strona": "https://kurs.example.pl/",
    "Dzień publikacji strony": "2027-02-01",
    "Dzień sporządzenia deklaracji": "2027-02-02",
    "Kto odpowiada za dostępność cyfrową": "sekretariat",
    "Dostępność architektoniczna siedziby": "Wejście bez progu.",
    "Dostępność komunikacyjno-informacyjna": "Nie ma tłumacza.",
}


def institution_speaks(page) -> None:
    """All that a declaration of accessibility asks for."""
    step = page.locator(".ui-group", has=page.get_by_role("heading", name="8. Dokumenty"))
    step.locator("summary", has_text="Deklaracja dostępności").press("Enter")
    page.get_by_label("Stan dostępności strony", exact=True).select_option("czesciowo")
    page.get_by_label("Jak oceniono dostępność strony", exact=True).select_option("samoocena")
    for label, text in SAID.items():
        filled(page, label, text)
    expect(page.get_by_text("Deklaracja jest gotowa.")).to_be_visible(timeout=PATIENCE)


def sees_what_readers_will_see(page) -> None:
    """Her text as a page, the head in her colours: in frames in which no script runs."""
    page.get_by_role("radio", name="Zielona").check()
    page.get_by_text("Podgląd strony", exact=True).first.press("Enter")
    shown = page.frame_locator("iframe[title='Podgląd strony']").first
    expect(shown.locator("article")).to_contain_text("<script>alert(1)</script>")
    head = page.frame_locator("iframe[title^='Podgląd: początek']")
    expect(head.locator("strong").first).to_have_text("Rewitalizacja w gminie <Łąkowej>")
    expect(head.locator("body")).to_have_css("background-color", "rgb(244, 248, 243)")


@pytest.fixture
def made(live):
    """Her description and her site, as the browser gave them to her."""
    page = live(PAGE)
    page.get_by_role("button", name="Zacznij nową edycję", exact=True).press("Enter")
    filled(page, "Tytuł strony", "Rewitalizacja w gminie <Łąkowej>")
    filled(page, "Kto prowadzi tę edycję", "OPS w Łąkowej")
    told_of_mistakes(page)
    filled(page, "Adres e-mail do pytań", "ops@lakowa.pl")
    filled(page, "Krótka nazwa", NAME)
    page.get_by_label("Plik z logo", exact=True).set_input_files([picture()])
    expect(page.get_by_text("Logo jest wczytane (logo.png).")).to_be_visible(timeout=PATIENCE)
    group = page.get_by_role("group", name="Lekcje w tej edycji")
    for lesson in group.get_by_role("checkbox").all()[8:]:
        lesson.uncheck()
    expect(page.get_by_text("Wybrane lekcje: 8 z")).to_be_visible(timeout=PATIENCE)
    brings_data(page)
    filled(page, "Spotkanie 1", "2027-03-01")
    filled(page, "Spotkanie 2", "2027-03-02")
    institution_speaks(page)
    page_of_her_own(page, "Dojazd", "Autobus 7 z dworca.\n\n<script>alert(1)</script>")
    page_of_her_own(page, "O naszym zespole", "Zobacz [dojazd](dojazd.md).")
    sees_what_readers_will_see(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(BARRIERS) == []
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    description = downloaded(page, "Pobierz opis edycji (ZIP)")
    site = downloaded(page, "Pobierz swoją stronę (ZIP)", 120)
    expect(page.locator(".ui-status")).to_contain_text("jest w pobranych")
    return description, site


def files_of(folder) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_page_and_command_line_make_the_same_site_and_it_works(made, page, tmp_path, mounted):
    description, packed = made
    (tmp_path / "opis.zip").write_bytes(description)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path / "pendrive")
    there = tmp_path / "pendrive" / NAME
    ours = files_of(there / "strona")
    course = CourseRelease()
    theirs = files_of(build_edition(opened(tmp_path / "opis.zip", course), course))
    differing = {n for n in ours.keys() | theirs.keys() if ours.get(n) != theirs.get(n)}
    assert {name for name in differing if not name.startswith(INDEX)} == ABOUT_SEARCH
    assert b'id="a11y-status"' in ours["start/dostepnosc.html"]
    # Counts below five stay at home: their indicator is in no file of the site.
    assert any(b"stopa_bezrobocia" in one for one in ours.values())
    assert not any(b"karty_na_100" in one for one in ours.values())
    assert unpack_folder(ours[ON_SITE], "opis.zip").edition.kolory == "zielona"
    assert {"start.sh", "start.bat", "serwer.py", "CZYTAJ-MNIE.txt"} <= files_of(there).keys()
    with make_server(there / "strona") as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        _works(page, f"http://127.0.0.1:{server.server_port}/")
        server.shutdown()
    _goes_on(mounted, description, packed)


def _goes_on(mounted, description: bytes, packed: bytes) -> None:
    """In another browser she changes a date; then the course changes, and she follows."""
    page = mounted(PAGE)
    opens = page.get_by_label(OPEN, exact=True)
    opens.set_input_files(
        [{"name": "opis.zip", "mimeType": "application/zip", "buffer": description}]
    )
    filled(page, "Spotkanie 2", "2027-03-08")
    saved = unpack_folder(downloaded(page, "Pobierz opis edycji (ZIP)"), "opis.zip")
    assert saved.edition.daty == ("2027-03-01", "2027-03-08")
    page.route(f"**/{COURSE}", lambda route: route.fulfill(body=later_course()))
    page = mounted(PAGE)
    page.get_by_role("button", name="Wróć do tej edycji", exact=True).press("Enter")
    expect(page.get_by_text("Kurs ma teraz wydanie 9.0.0.")).to_be_visible(timeout=PATIENCE)
    page.locator("summary", has_text="Jak wyznaczyć obszar").press("Enter")
    expect(page.get_by_text("zmieniona część: Dwa sita")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("Po nowemu są trzy sita.")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="Przejdź na wydanie 9.0.0", exact=True).press("Enter")
    expect(page.locator(".ui-status")).to_contain_text("Edycja stoi teraz na wydaniu 9.0.0.")
    # The site that she once downloaded opens as well; her table is not in it.
    page = mounted(PAGE)
    page.get_by_label(OPEN, exact=True).set_input_files(
        [{"name": "strona.zip", "mimeType": "application/zip", "buffer": without_most(packed)}]
    )
    expect(page.locator(".ui-status")).to_contain_text("W pliku strony nie ma twojej tabeli")
    page.unroute_all()


def without_most(packed: bytes) -> bytes:
    """Return the archive of a site with its start page and its description alone: 70 MB less."""
    content = io.BytesIO()
    kept = (f"/{ON_SITE}", "/strona/index.html")
    with zipfile.ZipFile(io.BytesIO(packed)) as source, zipfile.ZipFile(content, "w") as target:
        for name in (one for one in source.namelist() if one.endswith(kept)):
            target.writestr(name, source.read(name))
    return content.getvalue()


def later_course() -> bytes:
    """What the site of a later release says of itself: one part of lesson 4 is another one."""
    whole = snapshot_in((SITE / COURSE).read_bytes())
    said = "Po nowemu są trzy sita."
    parts = {**whole.lessons["l04"]["czesci"], "Dwa sita": digest(said)}
    lessons = {**whole.lessons, "l04": {**whole.lessons["l04"], "czesci": parts}}
    texts = {**whole.texts, digest(said): said}
    return snapshot_bytes(replace(whole, version="9.0.0", lessons=lessons, texts=texts))


def _works(page, address: str) -> None:
    page.goto(f"{address}{LESSON}")
    page.wait_for_selector("html[data-live='ready']", timeout=120_000)
    page.get_by_role("checkbox", name="Stara Cegielnia").first.check()
    status = page.locator("[data-exercise='delimit-area'] .ui-status")
    expect(status).to_contain_text("1 jednostka", timeout=30_000)
    page.goto(f"{address}szukaj.html?q=autobusem")
    page.locator("[data-search-results] a", has_text="Dojazd").click()
    expect(page.locator("main")).to_contain_text("<script>alert(1)</script>")
    for path in ("dojazd.html", "o-edycji.html"):
        page.goto(f"{address}{path}?live=off")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        assert page.evaluate(BARRIERS) == []
    expect(page.locator("main")).to_contain_text("OPS w\N{NO-BREAK SPACE}Łąkowej")
