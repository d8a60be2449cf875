"""Finds a Chromium-family browser for tests and benchmarks, or says how to get one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from rich.console import Console

from msai_course.base.extras import EXTRAS
from msai_course.base.programs import install_on_debian
from msai_course.base.settings import BROWSER

#: Names on the PATH, most usual first.
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
#: Usual places on Windows and macOS.
PLACES = (
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
#: Quiet, no calls home; sandboxing is impossible as root in containers.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-domain-reliability",
    "--disable-features=AutofillServerCommunication,OptimizationHints,MediaRouter,Translate",
)


def find_browser(console: Console | None = None) -> Path:
    """Return the browser: found, or installed by Playwright, or by apt as root on Debian."""
    found = _found()
    if found is None:
        _install(console or Console())
        _found.cache_clear()
        found = _found()
    if found is None:
        sys.exit(
            "Testy potrzebują przeglądarki Chrome, Chromium albo Edge.\n"
            f"Co zrobić: zainstaluj Chrome (google.com/chrome) albo ustaw zmienną {BROWSER.name}\n"
            "na ścieżkę do programu przeglądarki i uruchom polecenie ponownie."
        )
    return found


def installed_browser() -> Path | None:
    """Return the browser of this machine; nothing is installed for it."""
    return _found()


@cache
def _found() -> Path | None:
    usual = [BROWSER.value, *map(shutil.which, NAMES), *PLACES]
    found = next((Path(path) for path in usual if path and Path(path).is_file()), None)
    return found or _playwright_browser()


def _playwright_browser() -> Path | None:
    if not EXTRAS["browser"].installed:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return own if own.is_file() else None


def _install(console: Console) -> None:
    console.print("Nie ma przeglądarki do testów; próbuję ją zainstalować…")
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    _found.cache_clear()
    if _found() is None:
        install_on_debian(console, "chromium")
