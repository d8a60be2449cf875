"""The pages of a session share one Python, where the browser can keep it; none meets another there.

The pages are small ones of the test's own, with the true runner, worker and Pyodide.
"""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from test_runtime import LIVE_TIMEOUT, live_page

from light_copy import light_copy, put
from msai_course.base.paths import BUILD, SITE
from msai_course.build.server import SiteHandler, make_server

CORE, VERSIONS = "/pyodide/pyodide.asm.wasm", "/pyodide/prefetch.json"
COUNTER = """
import ipywidgets as widgets
button, said = widgets.Button(description="Dodaj"), widgets.Label("0")
button.on_click(lambda _: setattr(said, "value", str(int(said.value) + 1)))
widgets.VBox([button, said])
"""
#: Widgets of all pages, and the megabytes of Python's memory.
KEPT = """
import pyodide_js
from ipywidgets.widgets.widget import _instances
f"{len(_instances)} {pyodide_js._module.HEAPU8.length // 2**20}"
"""
PAGES = {
    "sekret": ["secret = 'Zofia'", "print(secret)"],
    "pytanie": ["f\"{'secret' in globals()} {'secret' in vars(__import__('__main__'))}\""],
    "licznik": [COUNTER],
    "pamiec": [KEPT],
    "koniec": ["__import__('js').close()"],
    "petla": ["1 + 1", "while True: pass"],
    "tabela": ["import pandas; str(pandas.Series([2, 3]).sum())"],
    "powoli": ["6 * 7"],
}


class Counting(SiteHandler):
    """Counts what is fetched: whoever starts Python fetches its core."""

    asked: Counter[str] = Counter()  # noqa: RUF012
    #: Set when a page looks for its kernel.
    sought = threading.Event()

    def do_GET(self):
        """Of one page send the head alone until its kernel was looked for, or for ten seconds."""
        if self.path != "/powoli.html":
            return super().do_GET()
        self.sought.clear()
        head, body = live_page(*PAGES["powoli"], needs="base").split("<body>")
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Connection", "close")
        self.close_connection = True
        self.end_headers()
        # Browsers hold back the first bytes of a page that comes slowly.
        self.wfile.write(f"{head}<body>{' ' * 4096}".encode())
        self.wfile.flush()
        told = self.sought.wait(10)
        self.wfile.write(f"<p id='told'>{told}</p>{body}".encode())
        return None

    def send_head(self):
        """Count a file and send it."""
        path = self.path.partition("?")[0]
        self.asked[path] += 1
        if path == VERSIONS:
            self.sought.set()
        return super().send_head()


@dataclass(frozen=True)
class Course:
    """A site of small live pages."""

    folder: Path
    address: str

    def visit(self, tab: Page, name: str) -> Page:
        """Open a page and wait until its cells have run."""
        tab.goto(f"{self.address}/{name}.html")
        expect(tab.locator("html")).to_have_attribute("data-live", "ready", timeout=LIVE_TIMEOUT)
        return tab


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    site = tmp_path_factory.mktemp("site")
    light_copy(SITE / "_static" / "live", site / "_static" / "live")
    light_copy(BUILD / "pyodide", site / "pyodide")
    for name, cells in PAGES.items():
        needs = "base tables" if name == "tabela" else "base"
        (site / f"{name}.html").write_text(live_page(*cells, needs=needs), encoding="utf-8")
    server = make_server(site, handler=Counting)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Course(site, f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    server.server_close()


@pytest.fixture
def tab(fresh: BrowserContext) -> Page:
    """A tab of a new profile, so that no kernel is there before."""
    Counting.asked.clear()
    return fresh.new_page()


def shown(tab: Page, cell: str = "c1") -> str:
    return tab.locator(f"[data-live-cell={cell}] [data-live-result]").inner_text()


def test_the_next_page_finds_python_running_and_nothing_of_the_page_before(course, tab):
    assert shown(course.visit(tab, "sekret"), "c2").strip() == "Zofia"
    assert shown(course.visit(tab, "pytanie")).strip("'") == "False False"
    assert Counting.asked[CORE] == 1


def test_a_page_that_needs_more_gets_it_in_the_same_python(course, tab):
    course.visit(tab, "sekret")
    assert shown(course.visit(tab, "tabela")).strip("'") == "5"
    assert Counting.asked[CORE] == 1


def test_the_next_page_joins_its_kernel_while_its_text_still_comes(course, tab):
    course.visit(tab, "sekret")
    course.visit(tab, "powoli")
    assert tab.locator("#told").inner_text() == "True"
    assert shown(tab) == "42"


def test_a_page_that_was_never_open_is_read_before_python_starts(course, tab):
    """Nothing is fetched for exercises while the text of a first visit still comes."""
    course.visit(tab, "powoli")
    assert tab.locator("#told").inner_text() == "False"
    assert shown(tab) == "42"


def test_two_tabs_at_once_answer_each_its_own_reader(course, tab, fresh):
    other = fresh.new_page()
    for one in (tab, other):
        course.visit(one, "licznik")
    for one, presses in ((tab, 1), (other, 3)):
        for _ in range(presses):
            one.get_by_role("button", name="Dodaj").click()
    expect(tab.locator(".widget-label")).to_have_text("1")
    expect(other.locator(".widget-label")).to_have_text("3")
    tab.close()
    other.get_by_role("button", name="Dodaj").click()
    expect(other.locator(".widget-label")).to_have_text("4")
    assert Counting.asked[CORE] == 1


def test_thirty_pages_leave_nothing_behind(course, tab):
    course.visit(tab, "licznik")
    widgets, memory = map(int, shown(course.visit(tab, "pamiec")).strip("'").split())
    for _ in range(15):
        course.visit(tab, "licznik")
        later = shown(course.visit(tab, "pamiec"))
    after, grown = map(int, later.strip("'").split())
    assert after == widgets == 0
    assert grown <= 1.2 * memory
    assert Counting.asked[CORE] == 1


def test_a_kernel_that_another_page_ends_is_said_and_starts_again(course, tab, fresh):
    course.visit(tab, "licznik")
    fresh.new_page().goto(f"{course.address}/koniec.html")
    expect(tab.get_by_role("status")).to_contain_text("Spróbuj ponownie", timeout=LIVE_TIMEOUT)
    tab.get_by_role("button", name="Spróbuj ponownie").click()
    expect(tab.locator("html")).to_have_attribute("data-live", "ready", timeout=LIVE_TIMEOUT)
    tab.get_by_role("button", name="Dodaj").click()
    expect(tab.locator(".widget-label")).to_have_text("1")
    assert Counting.asked[CORE] >= 2


def test_a_kernel_in_an_endless_loop_holds_up_no_other_page(course, tab, fresh):
    course.visit(tab, "sekret")
    tab.goto(f"{course.address}/petla.html")
    expect(tab.locator("[data-live-cell=c1] [data-live-result]")).to_have_text("2")
    other = course.visit(fresh.new_page(), "sekret")
    assert shown(other, "c2").strip() == "Zofia"
    assert Counting.asked[CORE] == 2


def test_another_version_gets_a_kernel_of_its_own(course, tab):
    course.visit(tab, "sekret")
    table = course.folder / "pyodide" / "prefetch.json"
    before = table.read_text(encoding="utf-8")
    put(table, json.dumps({**json.loads(before), "version": "nowsza"}))
    try:
        course.visit(tab, "pytanie")
    finally:
        put(table, before)
    assert Counting.asked[CORE] == 2


def test_a_browser_that_keeps_no_kernel_starts_one_on_each_page(course, tab):
    tab.add_init_script("delete globalThis.SharedWorker")
    for name in ("sekret", "pytanie"):
        course.visit(tab, name)
    assert Counting.asked[CORE] == 2


def test_a_trainers_page_has_python_of_its_own(page, live):
    live("trener/klasa.html")
    assert len(page.workers) == 1
