"""The whole built site as an edition in memory: every place is served, no name is left behind."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from msai_course.base.paths import SITE
from msai_course.editions.building import built_site
from msai_trainer.editions.addresses import is_local, target
from msai_trainer.editions.book import BOOK, read_book
from msai_trainer.editions.description import Description, Materials
from msai_trainer.editions.making import BuiltSite, make_edition
from msai_trainer.editions.pages import WRITERS
from msai_trainer.editions.palettes import SCREEN
from msai_trainer.editions.places import places_of
from msai_trainer.editions.styles import PRINT

pytestmark = pytest.mark.browser  # needs the built site

LINK = re.compile(r'<a\b[^>]*?\shref="([^"]*)"')
TEXTS = (".html", ".json", ".css", ".js", ".webmanifest", ".ipynb", ".txt")
FIRST = Description(
    "pierwsza", "tura-a", "Tytuł Pierwszej", "Ośrodek Pierwszej", "adres@pierwsza.pl", ()
)
ABOUT = {"o-edycji.md": b"# O tej edycji\n\nTekst.\n"}


@pytest.fixture(scope="module")
def site():
    return built_site(SITE)


@pytest.fixture(scope="module")
def course(site):
    return read_book(site.text(BOOK))


def _over(site, made):
    """The site that an edition makes of another one."""
    names = (site.names - made.gone) | made.files.keys()
    return BuiltSite(names, lambda name: made.files.get(name) or site.read(name))


@pytest.fixture(scope="module")
def first(site, course):
    told = replace(FIRST, lessons=tuple(course.lessons))
    return _over(site, make_edition(site, told, Materials(ABOUT)))


def _texts(site):
    folders = ("pagefind/", "pyodide/", "_static/live/", "lite/build/", "lite/static/")
    for name in sorted(site.names):
        if name.endswith(TEXTS) and not name.startswith(folders):
            yield name, site.text(name)


def test_every_marked_place_of_the_site_is_served(site):
    pages = {name: text for name, text in _texts(site) if not name.startswith("lite/")}
    sheets = {name: set(places_of(pages.pop(name))) for name in (PRINT, SCREEN)}
    assert {place for text in pages.values() for place in places_of(text)} == set(WRITERS)
    assert sheets[SCREEN] == {"light", "dark"}
    assert sheets[PRINT] == {"name", "imprint"}


def test_no_unmarked_place_names_who_ran_the_course_before(first, course):
    told = replace(FIRST, edition="druga", round="", title="Tytuł Drugiej",
                   organiser="Ośrodek Drugiej", contact="adres@druga.pl",
                   lessons=tuple(course.lessons)[2:6])  # fmt: skip
    second = _over(first, make_edition(first, told, Materials(ABOUT)))
    left = (FIRST.title, FIRST.organiser, FIRST.contact, "pierwsza", "tura-a")
    named = {name: word for name, text in _texts(second) for word in left if word in text}
    # The word of the edition's name is a common one: in the texts it stands for itself.
    words = {name: word for name, word in named.items() if word != "pierwsza"}
    assert words == {} and f'data-edition="{FIRST.edition}"' not in second.text("index.html")


def test_what_is_left_out_is_nowhere_linked(site, course):
    told = replace(FIRST, lessons=("l04", "l01"))
    made = make_edition(site, told, Materials(ABOUT))
    gone = {page.path for page in course.pages} - {page.path for page in made.book.pages}
    assert len(gone) > 20
    pages = {n: one.decode() for n, one in made.files.items() if n.endswith(".html")}
    addresses = {(n, link) for n, text in pages.items() for link in LINK.findall(text)}
    led = {(n, target(n, unescape(link))) for n, link in addresses if is_local(unescape(link))}
    assert len(led) > 1000
    assert {(n, path) for n, path in led if path.removesuffix(".html") in gone} == set()
