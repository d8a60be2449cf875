"""What nobody should bring to an edition: it is told in a sentence, soon, and nothing acts."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from edition_books import COURSE as BOOK
from msai_trainer.editions.addresses import is_inside
from msai_trainer.editions.checks import edition_problems
from msai_trainer.editions.checks_of_pages import page_problems
from msai_trainer.editions.declared import SETTINGS, Edition, edition_in, edition_text
from msai_trainer.editions.errors import EditionError
from msai_trainer.editions.facts import facts_of
from msai_trainer.editions.folder import unpack_folder
from msai_trainer.editions.institution import INSTITUTION, institution_in
from msai_trainer.editions.logo import check_drawing
from msai_trainer.editions.markdown import LONGEST, own_page
from msai_trainer.editions.snapshot import snapshot_in

EDITION = Edition("gmina", "Kurs", "OPS", "ops@gmina.pl", ("l01",), "0.1")
COURSE = facts_of(BOOK, "0.1")
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:w="http://www.w3.org/1999/xhtml"{}>{}</svg>'
)


def zipped(name: str) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr(SETTINGS, edition_text(EDITION))
        archive.writestr(name, b"x")
    return into.getvalue()


@pytest.mark.parametrize(
    "name",
    [
        "strony/con.md", "strony/AUX", "strony/lpt1.png", "strony/a./b.md", "strony/a /b.md",
        "strony/wiersz\ndalej.md", "strony/a\x1bb.md", "strony/gpj\u202edm.md",
        f"strony/{'a' * 300}.md", "strony/a:b.md",
    ],
)  # fmt: skip
def test_a_name_that_some_computer_cannot_have_is_refused(name):
    assert not is_inside(name)
    with pytest.raises(EditionError, match="wychodzi poza folder"):
        unpack_folder(zipped(name), "opis.zip")


@pytest.mark.parametrize("name", ["konto.md", "strony/console.md", "a.b/c-d_e.md", "Łąka 2.png"])
def test_usual_names_stay(name):
    assert is_inside(name)


@pytest.mark.parametrize(
    ("more", "inside"),
    [
        ("", '<w:img src="https://example.org/a"/>'), ("", '<w:iframe src="#"/>'),
        ("", '<a href="#"><animate attributeName="href" values="javascript:alert(1)"/></a>'),
        ("", '<a href="#"><set attributeName="xlink:href" to="javascript:alert(1)"/></a>'),
        ("", '<set attributeName="onload" to="alert(1)"/>'), ("", "<handler>alert(1)</handler>"),
        ("", "<rect style=\"fill: image-set('https://example.org/a' 1x)\"/>"),
        ("", "<style>rect {fill: u\\72l(https://example.org)}</style>"),
        ("", '<style>@\\69mport "https://example.org"</style>'),
        ("", '<rect fill="u\\72l(https://example.org)"/>'),
        ("", '<image href="data:image/svg+xml;base64,PHN2Zz4="/>'),
        ("", '<rect style="fill: url(data:image/svg+xml,x)"/>'),
        (' xml:base="https://example.org/"', '<use href="#a"/>'),
    ],
)  # fmt: skip
def test_a_drawing_that_acts_or_fetches_in_a_roundabout_way_is_refused(more, inside):
    with pytest.raises(EditionError) as refused:
        check_drawing("logo.svg", SVG.format(more, inside).encode())
    assert refused.value.problems[0].code == "unsafe_logo"


def test_a_drawing_with_a_foreign_style_sheet_is_refused():
    sheet = '<?xml-stylesheet href="https://example.org/a.css"?>'
    with pytest.raises(EditionError):
        check_drawing("logo.svg", f"{sheet}{SVG.format('', '')}".encode())


def test_a_drawing_as_programs_for_drawing_save_it_stays():
    own = 'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" '
    saved = f' {own}inkscape:export-filename="C:\\Users\\logo.png"'
    inside = (
        '<style>.a{fill:url(#g)}</style><linearGradient id="g"/><use xlink:href="#g"/>'
        '<image href="data:image/png;base64,iVBORw0KGgo="/>'
        '<animate attributeName="opacity" values="0;1"/>'
    )
    check_drawing("logo.svg", SVG.format(saved, inside).encode())


DEEP = b"[" * 20_000


@pytest.mark.parametrize("content", [b"nazwa = " + DEEP, b"prog = " + b"9" * 5000, b"#" * 200_000])
def test_settings_without_an_end_are_told(content):
    for read in (edition_in, lambda one: institution_in({INSTITUTION: one})):
        with pytest.raises(EditionError) as told:
            read(content)
        assert told.value.problems[0].code == "bad_toml"


def test_a_record_and_a_notebook_without_an_end_are_told():
    with pytest.raises(EditionError):
        snapshot_in(DEEP)
    [told] = page_problems(EDITION, {"a.ipynb": DEEP}, COURSE, BOOK)
    assert told.code == "unreadable"


def test_values_beyond_all_measure_are_told_and_counted_once():
    huge = replace(EDITION, godziny=1e308, lekcje=("l01",) * 5000, daty=("2027-03-01",))
    codes = [one.code for one in edition_problems(huge, COURSE)]
    assert "bad_hours" in codes and codes.count("repeated_lesson") == 1


def test_a_page_without_an_end_is_told_and_made_only_as_far_as_people_read():
    text = "# A\n\n" + "*a " * LONGEST
    [told] = page_problems(EDITION, {"a.md": text.encode()}, COURSE, BOOK)
    assert told.code == "long_page"
    made = own_page(
        "a.md", "# A\n\n" + "x " * LONGEST, pages=frozenset(), files=frozenset(), boxes={}
    )
    assert len(made.body) < 2 * LONGEST


@pytest.mark.timeout(20)
def test_a_front_matter_without_an_end_takes_no_time():
    own_page("a.md", "---" + "\n" * 50_000, pages=frozenset(), files=frozenset(), boxes={})


@pytest.mark.parametrize("name", ["Index.md", "INDEX.md", "O-Kursie.md"])
def test_a_page_that_differs_from_another_in_case_alone_is_told(name):
    [told] = page_problems(EDITION, {name: b"# A"}, COURSE, BOOK)
    assert told.code == "bad_page_name" and "dużymi" in told.message


def test_a_page_that_takes_the_place_of_one_of_the_course_is_no_fault():
    assert not list(page_problems(EDITION, {"o-kursie.md": b"# A"}, COURSE, BOOK))
