"""The fixture book, built once for all tests of this folder, and a browser that opens it."""

import functools
import threading
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from msai_course.base.browser import FLAGS, find_browser
from msai_course.build.book import build_book
from msai_course.build.search import index_site
from msai_course.build.server import SiteServer

from .in_browser import Quiet

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


@pytest.fixture(scope="module")
def address(site):
    handler = functools.partial(Quiet, directory=str(site))
    with SiteServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def browser():
    # Only here: the other tests of this folder need no browser.
    from playwright.sync_api import sync_playwright

    program = str(find_browser())
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield launched
        launched.close()


@pytest.fixture
def open_at(browser, address):
    contexts = []

    def open_page(path, **options):
        context = browser.new_context(locale="pl-PL", base_url=address, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
