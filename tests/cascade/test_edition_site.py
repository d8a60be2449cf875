"""From a table to a stick: an edition of twelve invented units, built, packed and used offline."""

from __future__ import annotations

import subprocess
import sys
import zipfile

import pytest
from bs4 import BeautifulSoup
from municipality import rows
from sticks import started, unpack
from tour import (
    LESSON,
    accessibility_faults,
    answer_quiz,
    hand_over_progress,
    offline_page,
    open_live,
    pick_unit,
    search,
)

from msai_course.build.offline import offline_zip
from msai_course.editions.building import Workshop, build_edition
from msai_course.papers.packing import pack
from msai_course.papers.source import edition_source

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def edition(once, make_edition, course):
    """An edition with a page of its own, and its site; built once in a run."""

    def make(place):
        made = make_edition(place)
        own = made / "strony" / "dojazd.md"
        own.write_text("# Dojazd na warsztat\n\nAutobus 7.\n", encoding="utf-8")
        build_edition(made, course)

    return once.folder("edition", make) / "mglawice"


@pytest.fixture(scope="session")
def site(edition):
    return Workshop(edition).site


@pytest.fixture
def stick(site, tmp_path):
    return unpack(offline_zip(site, tmp_path / "e.zip", "Edycja"), tmp_path / "pendrive")


def test_its_pack_holds_its_lessons_and_data_and_no_others(site, edition, tmp_path):
    with zipfile.ZipFile(pack(edition_source(edition), tmp_path / "pack")) as archive:
        names = set(archive.namelist())
    assert {"slajdy/04-l04.pptx", "plan/kalendarz.ics", "dane/units.csv"} <= names
    assert "slajdy/10-l10.pptx" not in names


def test_no_page_names_a_day_of_the_workshop_that_the_edition_does_not_have(site):
    for path in (LESSON, "zadania/zadanie-1.html", "index.html"):
        page = BeautifulSoup((site / path).read_text(encoding="utf-8"), "html.parser")
        named = page.select(".kicker, .toc-part summary, .days h3")
        assert named
        assert [one.get_text() for one in named if "Dzień" in one.get_text()] == []
    start = (site / "index.html").read_text(encoding="utf-8")
    assert "trzy dni" not in start and "Ta edycja ma lekcje: 2" in start


def test_the_edition_is_used_from_a_stick_with_the_network_cut(stick, tmp_path):
    assert not any(b"Niebieskie" in p.read_bytes() for p in stick.rglob("*.csv"))
    with started(stick) as address, offline_page() as page:
        open_live(page, f"{address}{LESSON}")
        assert "Mgławicach" in page.inner_text(".site-header")
        assert f"{_share_of('Stara Cegielnia')} % mieszkańców" in pick_unit(page, "Stara Cegielnia")
        assert answer_quiz(page).startswith("Dobrze.")
        search(page, "autobusem", "dojazd")
        assert "Autobus 7" in page.inner_text("main")
        open_live(page, f"{address}zadania/zadanie-1.html")
        handed = hand_over_progress(page, address, tmp_path / "postepy", "K07.json")
    assert _told_by_progress(handed.parent) == ["K07", "mglawice", "1", "1"]


def _share_of(unit: str) -> str:
    """Return the share of a unit's inhabitants, in percent, from the table as it was made."""
    people = {row[0]: row[1] for row in rows()[1:]}
    return f"{100 * people[unit] / sum(people.values()):.1f}".replace(".", ",")


def _told_by_progress(folder) -> list[str]:
    """Return person, edition, right answers and answers as ``course.py progress`` shows them."""
    command = [sys.executable, "-m", "msai_course", "progress", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    row = next(line for line in done.stdout.splitlines() if "K07" in line)
    person, edition, _pages, right, answered = (cell.strip() for cell in row.strip("│ ").split("│"))
    return [person, edition, right, answered]


def test_axe_finds_nothing_on_pages_that_only_an_edition_has(site):
    import threading

    from msai_course.build.server import make_server

    with make_server(site) as server, offline_page() as page:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        found = {}
        for path in ("o-edycji.html", "start/dostepnosc.html", "dojazd.html", "index.html", LESSON):
            page.goto(f"{address}{path}?live=off")
            found[path] = accessibility_faults(page)
        server.shutdown()
    assert {path: faults for path, faults in found.items() if faults} == {}
