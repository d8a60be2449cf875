"""The next page is fetched when this one has nothing left to do, and never on a dear line."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from playwright.sync_api import BrowserContext

from msai_course.base.paths import SITE
from msai_course.build.server import SiteHandler, make_server

PAGE = "slownik.html"
#: Milliseconds after its load in which a page begins, on a busy machine.
SOON = 20_000
DEAR = """Object.defineProperty(navigator, "connection", { value: { saveData: true } })"""


class Noting(SiteHandler):
    """Notes what is fetched before anybody asked for it."""

    ahead: list[str] = []  # noqa: RUF012
    come = threading.Event()

    def send_head(self):
        """Note the purpose of a request."""
        purpose = self.headers.get("Sec-Purpose", "")
        if purpose.startswith("prefetch"):
            self.ahead.append(self.path)
            self.come.set()
        return super().send_head()


@pytest.fixture
def address() -> Iterator[str]:
    Noting.ahead.clear()
    Noting.come.clear()
    with make_server(SITE, handler=Noting) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_the_next_page_is_there_before_it_is_opened(fresh: BrowserContext, address: str):
    page = fresh.new_page()
    page.goto(address + PAGE)
    following = page.locator('link[rel="next"]').get_attribute("href")
    assert Noting.come.wait(SOON / 1000)
    assert Noting.ahead == [urljoin(f"/{PAGE}", following)]


def test_nothing_is_fetched_ahead_for_a_reader_who_saves_data(fresh: BrowserContext, address: str):
    page = fresh.new_page()
    page.add_init_script(DEAR)
    with page.expect_response("**/ahead.js", timeout=SOON):
        page.goto(address + PAGE)
    page.wait_for_load_state("networkidle")
    assert page.locator('script[type="speculationrules"], link[rel="prefetch"]').count() == 0
    assert Noting.ahead == []
