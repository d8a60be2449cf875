"""An edition and its pack, file by file as a person reads them, made of a course that stands still.

``--update-golden`` accepts a change that is meant; review it with ``git diff``.
"""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import pytest
from golden import difference
from readable import as_text
from still_course import DECLARED, still_edition

from msai_course.editions.building import Workshop
from msai_course.papers.packing import pack

#: Pages that stand for all: the start, a lesson, what an edition says of itself and writes itself.
PAGES = (
    "index.html", "dzien-2/03-zmiana.html", "trener/karty/index.html", "o-edycji.html",
    "start/dostepnosc.html", "dojazd.html", "_static/kurs.json",
)  # fmt: skip


@pytest.fixture(scope="module")
def still(once):
    """The course of three lessons, and an edition with everything it may bring along."""
    return still_edition(once)


@pytest.fixture(scope="module")
def small(still):
    return still[0]


@pytest.fixture(scope="module")
def built(still):
    return still[1]


@pytest.fixture(scope="module")
def folder(built):
    return built.folder


@pytest.fixture(scope="module")
def packed(built, tmp_path_factory):
    with zipfile.ZipFile(pack(built, tmp_path_factory.mktemp("paczka"))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _readable(root: Path) -> dict[str, str]:
    names = {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}
    own = {name: path for name, path in names.items() if not name.startswith("_build/")}
    return {name: as_text(name, path.read_bytes()) for name, path in sorted(own.items())}


def test_the_folder_of_a_new_edition(folder, update_golden):
    assert difference("edition", _readable(folder), update=update_golden) == ""


def test_the_pages_of_its_site(built, update_golden):
    made = {name: (built.html / name).read_text(encoding="utf-8") for name in PAGES}
    assert difference("site", made, update=update_golden) == ""


def test_every_page_carries_its_names_and_its_logo(built):
    for page in built.html.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert f"{DECLARED.tytul}</title>" in text and DECLARED.kontakt in text, page
        assert text.count("_static/logo-edycji.png") == 2, page
    assert (built.html / "_static" / "logo-edycji.png").is_file()


def test_the_data_that_leave_the_office(folder, built, update_golden):
    assert difference("data", _readable(Workshop(folder).data), update=update_golden) == ""


def test_the_files_of_its_pack(packed, update_golden):
    made = {
        name: as_text(name, content) if not name.endswith(".pdf") else "PDF\n"
        for name, content in packed.items()
    }
    assert difference("pack", made, update=update_golden) == ""


@pytest.mark.parametrize("name", ["podrecznik-trenera", "karty-cwiczen"])
def test_a_pdf_says_what_the_word_file_beside_it_says(packed, name, tmp_path, need):
    (tmp_path / "a.pdf").write_bytes(packed[f"{name}.pdf"])
    command = [need("pdftotext"), tmp_path / "a.pdf", "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    said = set(done.stdout.decode("utf-8").split())
    rows = as_text("a.docx", packed[f"{name}.docx"]).splitlines()
    prose = [row.partition(": ")[2] for row in rows if not row.startswith("|") and "[" not in row]
    assert len(prose) > 5
    assert {word for row in prose for word in row.split()} <= said


def test_no_page_names_a_day_of_the_workshop_that_the_edition_does_not_have(built):
    pages = {path: path.read_text(encoding="utf-8") for path in built.html.rglob("*.html")}
    assert len(pages) > 5
    assert [path.name for path, text in pages.items() if "Dzień 2" in text] == []
    lesson = pages[built.html / "dzien-2" / "03-zmiana.html"]
    assert '<p class="kicker">Lekcja 3</p>' in lesson
