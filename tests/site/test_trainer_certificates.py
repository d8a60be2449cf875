"""A trainer certifies a class in her browser; whoever gets a certificate checks its signature."""

import io
import json
import re
import zipfile
from base64 import b64decode
from dataclasses import replace

import pytest
import zxingcpp
from keyboard import tab_to
from mounted import true_python
from PIL import Image
from plan_pages import AXE
from playwright.sync_api import expect
from test_trainer_class import WIDTHS
from test_trainer_grading import BARRIERS, downloaded

from certified_class import judged_class
from msai_course.grading.certificates.signing import check_proof, sign
from msai_course.grading.classes.locking import unlock
from msai_trainer.certificates.issuing import issued
from msai_trainer.certificates.signing import proof_of, signed_text
from msai_trainer.classfile.packing import pack, unpack
from msai_trainer.errors import GradingError

PAGE, CHECK = "trener/zaswiadczenia.html", "trener/sprawdz.html"
PASSWORD = "zielony żółw na rowerze"
TOLD = {
    "Organizator": "Ośrodek Próba", "Kto potwierdził efekty uczenia się": "Jan Próbny",
    "Kto podpisuje": "Ola Próbna, prezeska",
}  # fmt: skip


def given(name: str, content: bytes) -> dict:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def reach(page, name: str) -> None:
    """Come to a button by Tab alone."""
    tab_to(page, f"[id='trainer-certificates-{name}']")


@pytest.fixture
def desk(mounted):
    """The page with a class of three, two of whom pass, and what certificates say."""
    return begun(mounted(PAGE))


def begun(page):
    """Open the class and write what certificates say."""
    opened = given("wiosna.klasa", pack(judged_class()))
    page.get_by_label("Otwórz klasę", exact=True).set_input_files([opened])
    expect(page.get_by_text("Zalicza: 2 z 3")).to_be_visible()
    for label, text in TOLD.items():
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_label("Miejscowość", exact=True).fill("Zmyślin")
    return page


def clean(page) -> None:
    """No barrier and no scrolling aside, wide and narrow."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for size in WIDTHS:
        page.set_viewport_size(size)
        assert page.evaluate(BARRIERS) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_certificates_are_issued_signed_and_checked_by_anybody(desk, mounted_address, tmp_path):
    asked = []
    desk.on("request", lambda request: asked.append((request.method, request.url)))
    desk.get_by_text("Nie masz jeszcze klucza?").click()
    with desk.expect_download() as caught:
        desk.get_by_role("button", name="Utwórz i pobierz klucz organizatora").click()
    key = json.loads(caught.value.path().read_bytes())
    assert key["organizator"] == "Ośrodek Próba" and key["private"]["d"]
    desk.get_by_label("Miejscowość", exact=True).focus()
    reach(desk, "issue")
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Wydano zaświadczeń: 2.")).to_contain_text("Podpisano: 2.")
    expect(desk.get_by_role("table", name="Rejestr zaświadczeń")).to_contain_text("Łucja")
    reach(desk, "csv")
    with desk.expect_download() as caught:
        desk.keyboard.press("Enter")
    assert "Anna Nowak" in caught.value.path().read_text(encoding="utf-8-sig")
    packed = downloaded(desk, "Pobierz wszystkie (ZIP z DOCX)")
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert len(archive.namelist()) == 2
    public = downloaded(desk, "Pobierz klucz publiczny")
    file = unpack(downloaded(desk, "Zapisz klasę"), "wiosna.klasa")
    expect(desk.get_by_text("Niezapisane zmiany")).to_have_count(0)
    clean(desk)
    assert {method for method, url in asked if "/mounted/" not in url} <= {"GET"}

    check = desk
    check.goto(mounted_address + CHECK)
    proof = proof_of(issued(file)[1])
    wrapped = "\n".join(proof[at : at + 60] for at in range(0, len(proof), 60))
    check.get_by_label("Tekst podpisu z zaświadczenia").fill(wrapped)
    check.get_by_label("Klucz publiczny organizatora").set_input_files([given("k.json", public)])
    check.get_by_role("button", name="Sprawdź").press("Enter")
    expect(check.get_by_role("status")).to_contain_text("Podpis się zgadza.")
    expect(check.get_by_role("status")).to_contain_text("Łucja Żółć-Wąsik")
    clean(check)
    one, other = issued(file)[1], proof_of(issued(file)[0])
    forged = ".".join((*proof.split(".")[:2], other.split(".")[2]))
    changed = proof_of(replace(one, printed={**one.printed, "osoba": "Łucja Żółć-Wąsig"}))
    # The command line takes the page's signature with its public key alone, and refuses the other.
    (tmp_path / "k.json").write_bytes(public)
    assert dict(check_proof(wrapped, tmp_path / "k.json")[0].said)["Osoba"] == "Łucja Żółć-Wąsik"
    with pytest.raises(GradingError, match="nie zgadza"):
        check_proof(changed, tmp_path / "k.json")
    # The page takes what the command line has signed with the page's key, and out of a link, too.
    again = replace(one, signature=sign(signed_text(one), key["private"]))
    for text, words in (
        (forged, "Podpis się nie zgadza."),
        (changed, "Podpis się nie zgadza."),
        (proof[:90], "nie jest cały tekst"),
        (f"{mounted_address}{CHECK}#{proof_of(again)}", "Podpis się zgadza."),
    ):
        check.get_by_label("Tekst podpisu z zaświadczenia").fill(text)
        check.get_by_role("button", name="Sprawdź").click()
        expect(check.get_by_role("status")).to_contain_text(words)


def test_true_python_issues_signs_prints_and_locks_in_the_page(mounted, mounted_address):
    """Pyodide with its own bundle and the browser's cryptography, once; the rest is as above."""
    with true_python():
        page = begun(mounted(PAGE))
        address = mounted_address + CHECK
        page.get_by_label("Adres strony „Sprawdź zaświadczenie”", exact=True).fill(address)
        page.get_by_text("Nie masz jeszcze klucza?").click()
        downloaded(page, "Utwórz i pobierz klucz organizatora")
        page.get_by_role("button", name="Wydaj brakujące zaświadczenia").click()
        expect(page.get_by_text("Wydano zaświadczeń: 2.")).to_contain_text("Podpisano: 2.")
        public = downloaded(page, "Pobierz klucz publiczny")
        printed = downloaded(page, "Pobierz wszystkie do druku (HTML)").decode()
        packed = downloaded(page, "Pobierz wszystkie (ZIP z DOCX)")
        page.get_by_text("Hasło pliku: nie ma").click()
        for label in ("Nowe hasło pliku", "To samo hasło jeszcze raz"):
            page.get_by_label(label, exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Ustaw hasło").click()
        expect(page.get_by_text("Hasło pliku: ustawione")).to_be_visible()
        saved = downloaded(page, "Zapisz klasę")
    file = unpack(unlock(saved, PASSWORD, "wiosna.klasa"), "wiosna.klasa")
    scanned = [scan(b64decode(one)) for one in re.findall(r'base64,([^"]+)" style', printed)]
    assert scanned == [f"{address}#{proof_of(one)}" for one in issued(file)]
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert len(archive.namelist()) == 2
    page.goto(scanned[0])
    page.get_by_label("Klucz publiczny organizatora").set_input_files([given("k.json", public)])
    page.get_by_role("button", name="Sprawdź").click()
    expect(page.get_by_role("status")).to_contain_text("Podpis się zgadza.")


def scan(png: bytes) -> str:
    """Read a QR code as a phone does."""
    [found] = zxingcpp.read_barcodes(Image.open(io.BytesIO(png)))
    return found.text


def test_attendance_and_a_changed_name_with_the_keyboard_alone(desk):
    code = "wiosna-01-H"
    desk.get_by_label("Miejscowość", exact=True).focus()
    reach(desk, "issue")
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Wydano zaświadczeń: 2.")).to_be_visible()
    tab_to(desk, "[id='trainer-certificates-everyone:1']", backwards=True)
    desk.keyboard.press("Enter")
    expect(
        desk.get_by_role("checkbox", name=f"Spotkanie 1, 1 marca 2027 r.: {code}")
    ).to_be_checked()
    desk.get_by_label("Jedna osoba", exact=True).select_option(code)
    desk.get_by_text("Zastąp to zaświadczenie nowym").press("Enter")
    desk.get_by_label("Powód", exact=True).fill("błąd w nazwie")
    desk.get_by_label("Powód", exact=True).focus()
    reach(desk, "supersede")
    desk.keyboard.press("Enter")
    register = desk.get_by_role("table", name="Rejestr zaświadczeń")
    expect(register).to_contain_text("zastąpione przez nr 3/")
    expect(register).to_contain_text("błąd w nazwie")
    clean(desk)
