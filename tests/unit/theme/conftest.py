"""The fixture book, built once for all tests of this folder."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from msai_course.build.book import build_book
from msai_course.build.search import index_site

BOOK = Path(__file__).parents[2] / "fixtures" / "book"


@pytest.fixture(scope="session")
def site(once):
    """Folder of the built fixture book, with its index of words."""

    def make(work):
        build_book(BOOK, work / "site", edition="probna", work=work / "work")
        runner = work / "site" / "_static" / "live" / "runner.js"
        runner.parent.mkdir(exist_ok=True)
        runner.write_text("", "utf-8")
        index_site(work / "site")

    return once.folder("fixture-book", make) / "site"


@pytest.fixture(scope="session")
def open_page(site):
    """Parse one page of the built book."""

    def parse(path: str) -> BeautifulSoup:
        return BeautifulSoup((site / path).read_text(encoding="utf-8"), "html.parser")

    return parse


@pytest.fixture(scope="session")
def lesson(open_page):
    """The lesson that uses every directive."""
    return open_page("dzien-1/04-wszystko.html")
