"""One Chromium, and one profile of it, for all tests of this folder that follow one another.

Starting a browser takes two or three seconds, and the first page of a profile compiles the course
anew; with work that is stolen between the workers, a module is begun many times. Playwright holds
an event loop while it runs, which would disturb the tests of other folders: before the first of
them everything ends (`end_browser`, called by `tests/conftest.py`).
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

_to_end = ExitStack()
_kept: dict[str, Any] = {}


def kept_browser(how: dict[str, Any]) -> Browser:
    """Return the browser of this process; the first who asks says how it is started."""
    if "browser" not in _kept:
        playwright = _to_end.enter_context(sync_playwright())
        _kept["browser"] = playwright.chromium.launch(**how)
        _to_end.callback(_kept["browser"].close)
    browser: Browser = _kept["browser"]
    return browser


def kept_profile(browser: Browser, how: dict[str, Any]) -> BrowserContext:
    """Return the profile that keeps the files of the course from test to test."""
    if "profile" not in _kept:
        _kept["profile"] = browser.new_context(**how)
    profile: BrowserContext = _kept["profile"]
    return profile


def devtools(profile: BrowserContext) -> CDPSession:
    """Return what reaches into the kept profile beside its pages: through a tab of its own."""
    if "devtools" not in _kept:
        _kept["tab"] = profile.new_page()
        _kept["devtools"] = profile.new_cdp_session(_kept["tab"])
    session: CDPSession = _kept["devtools"]
    return session


def opened_pages(profile: BrowserContext) -> list[Page]:
    """Return the tabs that tests opened in the kept profile."""
    return [one for one in profile.pages if one is not _kept.get("tab")]


def end_browser() -> None:
    """End what runs, so that other tests may start a browser or an event loop of their own."""
    _kept.clear()
    _to_end.close()
