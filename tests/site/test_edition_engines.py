"""A trainer makes her edition in Firefox: filled in by keyboard, downloaded, opened again."""

import io
import zipfile

import pytest

from msai_trainer.editions.folder import unpack_folder

HERS = {
    "Tytuł strony": "Rewitalizacja w Łąkowej",
    "Kto prowadzi tę edycję": "OPS w Łąkowej",
    "Adres e-mail do pytań": "ops@lakowa.pl",
}
PAGE = "trener/edycja.html"
in_firefox = pytest.mark.parametrize("started_engine", ["firefox"], indirect=True)


def begins(engine, address):
    engine.live(f"{address}{PAGE}")
    engine.click_named("Zacznij nową edycję")
    engine.wait("[data-exercise='trainer-edition']", text="1. Czyja to edycja")
    for label, text in HERS.items():
        engine.fill(engine.named(label), text)
        engine.press("Tab")


@in_firefox
def test_an_edition_is_saved_and_opened_again_by_another_browser(engine, mounted_address, tmp_path):
    begins(engine, mounted_address)
    engine.click_named("Pobierz opis edycji (ZIP)")
    saved = engine.wait_download().read_bytes()
    edition = unpack_folder(saved, "opis.zip").edition
    assert [edition.tytul, edition.organizator, edition.kontakt] == list(HERS.values())
    engine.new_person()
    engine.live(f"{mounted_address}{PAGE}")
    mine = tmp_path / "opis.zip"
    mine.write_bytes(saved)
    engine.upload(engine.named("Mam starszą edycję albo jej opis"), mine)
    engine.wait("[data-exercise='trainer-edition']", text="Rewitalizacja w Łąkowej")
    assert engine.errors == []


@pytest.mark.slow
@in_firefox
def test_her_whole_site_comes_as_one_file(engine, mounted_address):
    begins(engine, mounted_address)
    engine.click_named("Pobierz swoją stronę (ZIP)")
    packed = engine.wait_download(timeout=200)
    with zipfile.ZipFile(io.BytesIO(packed.read_bytes())) as archive:
        assert archive.testzip() is None
        start = next(name for name in archive.namelist() if name.endswith("/strona/index.html"))
        assert "Rewitalizacja w Łąkowej" in archive.read(start).decode()
    assert engine.errors == []
