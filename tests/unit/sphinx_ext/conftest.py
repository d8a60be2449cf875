"""The fixture book, built once for all tests of this folder."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from msai_course.build.book import build_book

BOOK = Path(__file__).parents[2] / "fixtures" / "book"


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Folder of the built fixture book."""
    work = tmp_path_factory.mktemp("book")
    build_book(BOOK, work / "site", edition="probna", work=work / "work")
    return work / "site"


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
