"""The whole site of an edition with few lessons and a case: nothing of what it does not teach."""

from __future__ import annotations

import gzip
import json
import re
import struct
import zipfile
from io import BytesIO

import pytest

from msai.practices import OwnPractice
from msai_course.base.paths import SITE
from msai_course.editions.building import build_edition, built_site
from msai_course.editions.checking import check_edition
from msai_course.editions.course import CourseRelease
from msai_course.editions.drawing import sketched
from msai_course.editions.opening import opened
from msai_trainer.editions.book import BOOK, read_book
from msai_trainer.editions.cases import case_bytes
from msai_trainer.editions.checks import ADVICE
from msai_trainer.editions.described import described
from msai_trainer.editions.finishing import INDEX
from msai_trainer.editions.folder import EditionFolder, pack_folder
from msai_trainer.editions.making import BuiltSite
from msai_trainer.editions.own_case import CaseAnswer, OwnCase
from msai_trainer.editions.own_search import OWN_SEARCH
from msai_trainer.editions.pictures import cells_on_data
from msai_trainer.editions.pictures_apart import open_pictures
from msai_trainer.editions.selection import edition_book
from msai_trainer.editions.shipped import shipped
from msai_trainer.editions.taught import EVIDENCE, TEST
from msai_trainer.pages.edition.making_site import site_of

pytestmark = pytest.mark.browser  # needs the built site

ABOUT_SEARCH = {OWN_SEARCH, "sw.js", "_static/pliki.json"}
NAME = "Klub <script>alert(1)</script> & „ławka”"
CASE = OwnCase(
    OwnPractice(
        name=NAME, category="PAL_OSL", municipality="Łąkowa", municipality_type=("gmina wiejska",),
        years="2025", area="Cegielnia", leader="OPS", target_groups=("rodziny",),
        activities=("spotkania",), lesson="Zacząć od rozmów.", topics=("rodziny",),
        steps=("diagnoza",), urls=("https://lakowa.example/klub",),
    ),
    "Od czego <b>zaczęto</b>?",
    (CaseAnswer("Od rozmów", "Tak."), CaseAnswer("</form>", "<!--place:cases-->")),
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(declared):
    edition = declared(lekcje=("l01", "l03", "l11"), nazwa="skrot")
    return EditionFolder(edition, {"przypadki/klub.json": case_bytes(CASE)})


def made_in_a_page(folder, site):
    """Return all files of the site that the page „Zrób swoją edycję” makes."""
    course = read_book(site.text(BOOK))
    data = shipped(folder.edition, folder.files, course)
    cells = cells_on_data(edition_book(course, described(folder.edition), ()), data)
    pictures = open_pictures(cells, data)
    drawn = pictures.drawn(sketched(pictures.charts, SITE))
    read = {name: site.read(name) for name in site.names}
    whole = site_of(folder, site.names, read, drawn)
    return {**{name: read[name] for name in whole.kept}, **whole.files}


@pytest.fixture(scope="module")
def files(folder):
    return made_in_a_page(folder, built_site(SITE))


def text(files, name) -> str:
    return files[name].decode()


def article(files, name) -> str:
    return re.search(r"<article.*</article>", text(files, name), re.DOTALL)[0]


def test_page_and_command_give_the_same_files(folder, files, tmp_path):
    (tmp_path / "opis.zip").write_bytes(pack_folder(folder))
    course = CourseRelease()
    place = opened(tmp_path / "opis.zip", course)
    assert {one.code for one in check_edition(place, course)} <= ADVICE
    site = build_edition(place, course)
    paths = (path for path in site.rglob("*") if path.is_file())
    theirs = {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}
    differing = {n for n in files.keys() | theirs.keys() if files.get(n) != theirs.get(n)}
    assert {name for name in differing if not name.startswith(INDEX)} == ABOUT_SEARCH


def test_pages_and_notebooks_are_those_of_what_is_taught(files):
    names = {name.rpartition("/")[2] for name in files if name.startswith("zadania/")}
    assert names == {"zadanie-1.html", "zadanie-4.html"}
    notebooks = {name for name in files if name.startswith("lite/files/zadania/")}
    assert {name.rpartition("/")[2] for name in notebooks} == {
        "zadanie-1.ipynb", "zadanie-4.ipynb",
    }  # fmt: skip
    assert f"{EVIDENCE}.html" not in files and {f"{one}.html" for one in TEST} <= files.keys()
    assert not any(EVIDENCE in text(files, name) for name in files if name.endswith(".html"))


def test_an_assignment_asks_and_promises_points_for_what_is_taught(files):
    page = article(files, "zadania/zadanie-4.html").replace("\N{NO-BREAK SPACE}", " ")
    told = "Za co są punkty: „Produkt czy rezultat?” 3; „Karta wskaźnika” 8. Razem 11.</p>"
    assert told in page and "Karta wskaźnika" in page
    assert "Jaki odsetek pracuje" not in page and "Jak powiesz o wyniku" not in page
    [name] = [name for name in files if name.endswith("2026.1/zadanie-4.ipynb")]
    cells = json.loads(files[name])["cells"]
    ids = {cell["metadata"].get("nbgrader", {}).get("grade_id", "") for cell in cells}
    assert ids == {"", "przygotowanie", "poziomy", "poziomy-test", "karty", "karty-test"}
    assert "Razem 11." in "".join("".join(cell["source"]) for cell in cells)
    listed = json.loads(files["lite/api/contents/zadania/2026.1/all.json"])["content"]
    sizes = {one["name"]: one["size"] for one in listed}
    assert sizes == {n.rpartition("/")[2]: len(files[n]) for n in files if "files/zadania/" in n}
    # What stays untaught is named on its page.
    assert "Jednostki, które proponujesz" in article(files, "zadania/zadanie-1.html").partition(
        "<h1>"
    )[0].replace("\N{NO-BREAK SPACE}", " ")


def test_the_test_draws_and_says_what_it_asks(files):
    page = article(files, f"{TEST[0]}.html").replace("\N{NO-BREAK SPACE}", " ")
    assert "Pytań w formie: 3, efektów: 2." in page
    assert "3 pytania i jedno zadanie, około 11 minut" in page and "12 pytań" not in page


def test_progress_counts_the_questions_of_what_is_there(files):
    told = json.loads(
        re.search(r"data-course>(.*?)</script>", text(files, "postepy.html"), re.DOTALL)[1]
    )
    quizzes = {one for page in told["pages"] for one in page["quizzes"]}
    assert {one.partition("-")[0] for one in quizzes} == {"l01", "l03", "l11", "skrot"}
    assert told["pages"][-1]["quizzes"] == {"skrot-klub-q1": CASE.question}
    hrefs = {one["href"].partition("#")[0] for one in told["exercises"].values()}
    assert hrefs <= files.keys()


def test_only_questions_of_what_is_taught_come_back_in_other_words(files):
    known = set(re.findall(r'data-quiz="(l[0-9]+)-', text(files, "powtorka.html")))
    assert known == {"l01", "l03", "l11"}


def test_the_catalogue_and_its_exercise_have_the_case(files):
    listed = article(files, "katalog/index.html")
    assert listed.count('href="skrot-klub.html"') == 1 and "<script>alert" not in listed
    assert "(przypadek tej edycji)" in listed
    shown = article(files, "katalog/przegladarka.html")
    assert "(przypadek tej edycji)" in shown and "53" in shown and "<script>alert" not in shown
    case = article(files, "katalog/skrot-klub.html")
    assert 'data-quiz="skrot-klub-q1"' in case and "<b>" not in case
    assert "<script>alert" not in case and case.count("</form>") == 1
    assert "data-read-mark" in text(files, "katalog/skrot-klub.html")
    assert "data-read-mark" not in text(files, "katalog/gp01.html")


def packed(files):
    """Return what Python in the pages gets of the edition: by the wheel, and by the archive."""
    [name] = [one for one in files if re.fullmatch(r"pyodide/msai-[^/]*\.whl", one)]
    with zipfile.ZipFile(BytesIO(files[name])) as wheel:
        assert wheel.testzip() is None
        names = [one for one in wheel.namelist() if "_packed/edition/" in one]
        inside = {one: wheel.read(one) for one in names}
        assert len(names) == len(inside)
    return inside, _last_parts(gzip.decompress(files["pyodide/page-base.bin"]))


def _last_parts(content):
    found = {}
    while content:
        (size,) = struct.unpack_from("<I", content)
        index, content = json.loads(content[4 : 4 + size]), content[4 + size :]
        for name, length in index["files"]:
            if "_packed/edition/" in name:
                found[name] = content[:length]
            content = content[length:]
    return found


def test_python_gets_what_it_asks_by(files):
    wheel, archive = packed(files)
    assert wheel == archive and set(wheel) == {
        "msai/_packed/edition/scope.json", "msai/_packed/edition/practices-skrot.json",
    }  # fmt: skip
    assert json.loads(wheel["msai/_packed/edition/scope.json"]) == {
        "lessons": ["l01", "l03", "l11"], "assignments": ["zadanie-1", "zadanie-4"],
    }  # fmt: skip


def test_an_edition_of_it_keeps_its_case_and_names_it_as_a_source(files, declared):
    site = BuiltSite(frozenset(files), lambda name: files[name])
    second = EditionFolder(declared(nazwa="dalej", organizator="CUS", lekcje=("l11",)))
    made = made_in_a_page(second, site)
    wheel, archive = packed(made)
    assert wheel == archive and len(wheel) == 2
    scope = json.loads(wheel["msai/_packed/edition/scope.json"])
    assert scope == {"lessons": ["l11"], "assignments": ["zadanie-4"]}
    assert 'href="skrot-klub.html"' in article(made, "katalog/index.html")
    assert "1. „Rewitalizacja w Mgławicach”, prowadzi: OPS w Mgławicach" in re.sub(
        r"<ol>\s*<li>(.*?)</li>", r"1. \1", article(made, "o-edycji.html")
    ).replace("\N{NO-BREAK SPACE}", " ")
    assert json.loads(made["_static/kurs.json"])["sources"] == [
        "„Rewitalizacja w Mgławicach”, prowadzi: OPS w Mgławicach",
        "„Rewitalizacja w Mgławicach”, prowadzi: CUS",
    ]
