"""An edition and its pack, file by file as a person reads them, made of a course that stands still.

``--update-golden`` accepts a change that is meant; review it with ``git diff``.
"""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from golden import difference
from municipality import write_borders, write_logo, write_table
from readable import as_text

from msai_course.base.paths import ROOT
from msai_course.build.book import build_book
from msai_course.build.pipeline import generators
from msai_course.editions.building import Workshop, prepare_data
from msai_course.editions.course import CourseRelease
from msai_course.editions.model import Edition, read_edition
from msai_course.editions.new import new_edition
from msai_course.editions.tree import compose_tree
from msai_course.papers.packing import pack
from msai_course.papers.source import PackSource

SMALL = Path(__file__).parents[1] / "fixtures" / "course"
DECLARED = Edition(
    nazwa="mglawice",
    tytul="Rewitalizacja w Mgławicach",
    organizator="OPS w Mgławicach",
    kontakt="ops@mglawice.pl",
    lekcje=("l03", "l01"),
    wersja_kursu="1.0.0",
    daty=("2027-03-01",),
    miejsce="Dom kultury, ul. Długa 3, sala 2",
    trenerzy=("Ewa Łąka",),
    zmiany="Dodano stronę o dojeździe.",
)
OWN_PAGE = "# Dojazd\n\nAutobus 7. Potem [lekcja](przed-warsztatem/01-po-co.md).\n"


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """The course of three lessons with the real configuration."""
    root = tmp_path_factory.mktemp("kurs") / "kurs"
    shutil.copytree(SMALL, root)
    shutil.copyfile(ROOT / "_config.yml", root / "_config.yml")
    return CourseRelease(root)


@pytest.fixture(scope="module")
def folder(small, tmp_path_factory):
    """An edition with everything it may bring along, and a page of its own."""
    place = tmp_path_factory.mktemp("edycja")
    made = new_edition(
        DECLARED,
        place / "mglawice",
        small,
        table=write_table(place / "gmina.xlsx"),
        boundaries=write_borders(place / "granice.geojson"),
        logo=write_logo(place / "logo.png"),
    )
    (made / "strony" / "dojazd.md").write_text(OWN_PAGE, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def built(small, folder):
    """The edition with its published data, its sources and its pages."""
    edition, shop = read_edition(folder), Workshop(folder)
    compose_tree(edition, folder, small, shop.tree)
    prepare_data(edition, folder, shop.data, shop.tree, print)
    work = folder / "_build" / "praca"
    build_book(shop.tree, shop.html, edition="mglawice", generators=generators(), work=work)
    return PackSource(shop.html, work / "source", small.version, edition, shop.data, folder)


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


def test_the_sources_of_its_site(built, folder, update_golden):
    made = _readable(Workshop(folder).tree)
    del made["_config.yml"]  # that of the real course, see the next test
    assert difference("tree", made, update=update_golden) == ""


def test_its_settings_are_those_of_the_course_with_its_own_names(folder, built, small):
    import yaml

    tree = Workshop(folder).tree
    config = yaml.safe_load((tree / "_config.yml").read_text(encoding="utf-8"))
    own = config["sphinx"]["config"]
    assert own["html_title"] == config["title"] == DECLARED.tytul
    assert own["html_theme_options"]["contact"] == DECLARED.kontakt
    assert own["html_theme"] == small.config["sphinx"]["config"]["html_theme"]
    assert (tree / config["logo"]).is_file()


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
