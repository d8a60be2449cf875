"""From a table to a stick: an edition of twelve invented units, built, packed and used offline."""

from __future__ import annotations

import zipfile

import pytest
from sticks import started, unpack

from msai_course.editions.building import build_edition
from msai_course.offline import offline_zip
from msai_course.pack.packing import pack
from msai_course.pack.source import edition_source

pytestmark = [pytest.mark.slow, pytest.mark.browser]
#: A cold start of Python in the page on a busy two-core machine.
_PATIENCE = 180_000


def test_the_edition_works_from_a_stick_with_its_own_data(edition, course, tmp_path):
    own = edition / "strony" / "dojazd.md"
    own.write_text("# Dojazd na warsztat\n\nAutobus 7.\n", encoding="utf-8")
    site = build_edition(edition, course)
    with zipfile.ZipFile(pack(edition_source(edition), tmp_path / "pack")) as archive:
        names = set(archive.namelist())
    assert {"slajdy/04-l04.pptx", "plan/kalendarz.ics", "dane/units.csv"} <= names
    assert "slajdy/10-l10.pptx" not in names
    stick = unpack(offline_zip(site, tmp_path / "e.zip", "Edycja"), tmp_path / "pendrive")
    assert not any("Niebieskie" in p.read_text(encoding="utf-8") for p in stick.rglob("*.csv"))
    with started(stick) as address:
        _use(address)


def _use(address: str) -> None:
    from playwright.sync_api import sync_playwright

    from msai_course.browser import FLAGS, find_browser

    nowhere = {"server": "http://127.0.0.1:9", "bypass": "127.0.0.1"}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(find_browser()), args=list(FLAGS), proxy=nowhere
        )
        page = browser.new_page(locale="pl-PL")
        page.set_default_timeout(_PATIENCE)
        page.goto(f"{address}o-edycji.html")
        assert "CC BY-SA" in page.inner_text("main")
        page.goto(f"{address}dojazd.html")
        assert "Autobus 7" in page.inner_text("main")
        page.goto(f"{address}dzien-1/04-obszar.html")
        assert "Mgławicach" in page.inner_text(".site-header")
        page.wait_for_selector("html[data-live='ready']")
        page.wait_for_selector("[data-live-cell] >> text=Stara Cegielnia")
        page.goto(f"{address}szukaj.html?q=dojazd")
        page.wait_for_selector("main a[href*='dojazd']")
        page.goto(f"{address}zadania/zadanie-1.html")
        page.wait_for_selector("html[data-live='ready']")
        browser.close()
