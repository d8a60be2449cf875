"""A real browser on the built site, watched for foreign requests and console errors."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from engine_chromium import Chromium
from engine_firefox import Firefox
from engine_webkit import WebKit
from engines import DriverTrouble, Engine, Storage
from kept_browser import devtools, end_browser, kept_browser, kept_profile, opened_pages
from mounted import end_kernels, mounted_site
from playwright.sync_api import Browser, BrowserContext, Page
from watch import ForeignRequests

from msai_course.base.browser import FLAGS, find_browser
from msai_course.base.paths import SITE
from msai_course.build.server import make_server
from msai_course.grading.masters import served
from msai_trainer.marking import masters

#: Time for a cold start of Python in the page on a busy two-core machine.
LIVE_TIMEOUT = 120_000
#: In a note of any kind: a policy of the site was broken.
POLICIES = ("Content Security Policy", "Permissions-Policy")
#: What a site can keep in a browser, without the cache of its files.
STORED = "cookies,file_systems,indexeddb,local_storage,service_workers,cache_storage"


def pytest_collection_modifyitems(items):
    """Every test of this folder drives a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """A driver that failed at its own part proves nothing: such a test is not run, and says so."""
    if call.excinfo is not None and call.excinfo.errisinstance(DriverTrouble):
        reason = f"not run: the browser's driver failed: {call.excinfo.value}"
        call.excinfo = pytest.ExceptionInfo.from_exc_info(_skipped(reason))
    return (yield)


def _skipped(reason):
    try:
        pytest.skip(reason)
    except pytest.skip.Exception:
        return sys.exc_info()


@pytest.fixture(scope="session")
def address():
    """Address of the built site, served with its real headers."""
    assert (SITE / "index.html").is_file(), "The site isn't built: run python course.py build"
    with make_server(SITE) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def mounted_address():
    """Address of the same site with its Python in this process."""
    with mounted_site() as site:
        yield site


@pytest.fixture(scope="session")
def foreign():
    """Requests to other hosts, whoever made them."""
    watcher = ForeignRequests()
    yield watcher
    end_browser()
    watcher.close()


@pytest.fixture(scope="module")
def browser(foreign) -> Browser:
    """The headless browser of this process, whose only way out is the watching proxy."""
    return kept_browser(start_options(foreign))


def start_options(foreign: ForeignRequests) -> dict[str, Any]:
    """Return how Chromium is started."""
    return {
        "executable_path": str(find_browser()),
        "args": list(FLAGS),
        "proxy": {"server": foreign.address, "bypass": "127.0.0.1,localhost"},
    }


@pytest.fixture(scope="module", params=["chromium", "firefox", "webkit"])
def started_engine(request, foreign, need, tmp_path_factory) -> Iterator[Engine]:
    """Each engine in turn, started once for a module; its processes end with the module."""
    downloads = tmp_path_factory.mktemp("downloads")
    started: Engine
    if request.param == "chromium":
        browser = request.getfixturevalue("browser")
        started = Chromium(browser, start_options(foreign), downloads)
    elif request.param == "firefox":
        started = Firefox(need("firefox-esr"), downloads, foreign.address)
    else:
        programs = {name: need(name) for name in ("WebKitWebDriver", "MiniBrowser", "Xvfb")}
        started = WebKit(programs, downloads, foreign.address)
    try:
        yield started
    finally:
        started.close()


@pytest.fixture
def asks_nobody(foreign) -> Iterator[None]:
    """What a test opens may ask no other host."""
    before = len(foreign.asked)
    yield
    assert foreign.asked[before:] == [], foreign.asked[before:]


@pytest.fixture
def engine(started_engine, asks_nobody) -> Engine:
    """A person who comes for the first time, in each engine; nothing may ask another host."""
    started_engine.new_person()
    return started_engine


@pytest.fixture
def engine_keeping(started_engine, asks_nobody):
    """The same with another storage; an engine that has none is skipped, with this reason."""

    def begin(storage: Storage, otherwise: str) -> Engine:
        try:
            started_engine.new_person(storage)
        except NotImplementedError:
            pytest.skip(f"{started_engine.name} {otherwise}")
        return started_engine

    return begin


#: A desktop whose person reads Polish.
DESKTOP: dict[str, Any] = {
    "accept_downloads": True,
    "locale": "pl-PL",
    "viewport": {"width": 1280, "height": 900},
}


@pytest.fixture
def profile(browser) -> BrowserContext:
    """The profile in which the course's files are fetched and compiled once."""
    kept = kept_profile(browser, DESKTOP)
    # A busy two-core machine runs two browsers at once here.
    kept.set_default_timeout(LIVE_TIMEOUT)
    return kept


@pytest.fixture
def context(profile, asks_nobody, address, mounted_address) -> Iterator[BrowserContext]:
    """The profile of a reader who comes for the first time, but for the files of the course."""
    yield profile
    for opened in opened_pages(profile):
        opened.close()
    forget(profile, address, mounted_address)
    end_kernels()


def forget(profile: BrowserContext, *addresses: str) -> None:
    """Remove all that sites have stored."""
    for origin in addresses:
        told = {"origin": origin, "storageTypes": STORED}
        devtools(profile).send("Storage.clearDataForOrigin", told)


@pytest.fixture
def fresh(browser, asks_nobody) -> Iterator[BrowserContext]:
    """A profile of one test, for sites of its own."""
    opened = browser.new_context(**DESKTOP)
    opened.set_default_timeout(LIVE_TIMEOUT)
    yield opened
    opened.close()


@pytest.fixture
def page(context) -> Page:
    """A tab; an error in its console or a broken policy of the site fails the test."""
    opened = context.new_page()
    errors: list[str] = []

    def heard(said):
        if said.type == "error" or any(policy in said.text for policy in POLICIES):
            errors.append(said.text)

    opened.on("console", heard)
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    assert errors == []


@pytest.fixture
def live(page, address):
    """Open a page of the site and wait until its exercises answer."""

    def open_live(path: str) -> Page:
        page.goto(address + path)
        page.wait_for_selector("html[data-live='ready']", timeout=LIVE_TIMEOUT)
        return page

    return open_live


@pytest.fixture
def mounted(page, mounted_address):
    """Open a page of the site, alive in a moment: its Python is in this process."""

    def open_mounted(path: str, tab: Page = page) -> Page:
        tab.goto(mounted_address + path)
        tab.wait_for_selector("html:is([data-live='ready'], [data-live='failed'])")
        assert tab.evaluate("document.documentElement.dataset.live") == "ready"
        return tab

    return open_mounted


@pytest.fixture
def trainers_masters(monkeypatch, tmp_path) -> None:
    """The masters where the trainer's pages look: their wheel has them, here the package works."""
    path = tmp_path / "masters.json"
    path.write_text(served(), encoding="utf-8")
    monkeypatch.setattr(masters, "MASTERS_FILE", str(path))


@pytest.fixture
def lite_page(context) -> Page:
    """A tab for JupyterLite, whose own console notes are not ours to judge."""
    return context.new_page()
