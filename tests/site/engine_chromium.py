"""Chromium through Playwright, behind the methods that all engines have."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from engines import PATIENCE, Engine, Storage, empty_folder
from playwright.sync_api import Browser, BrowserContext, Download, Page

#: Settings of a profile in which sites may keep nothing.
_BLOCKED: dict[str, Any] = {"profile": {"default_content_setting_values": {"cookies": 2}}}
_LOOKS: dict[str, Any] = {
    "accept_downloads": True,
    "locale": "pl-PL",
    "viewport": {"width": 1280, "height": 900},
}


class Chromium(Engine):
    """One browser for a module; a person is a context of it."""

    name = "chromium"

    def __init__(self, browser: Browser, how: dict[str, Any], downloads: Path) -> None:
        super().__init__(downloads)
        self._browser = browser
        #: How the browser was started: another profile needs a process of its own.
        self._how = how
        self._person: BrowserContext | None = None
        self._folder: TemporaryDirectory[str] | None = None
        self._errors: list[str] = []

    @property
    def errors(self) -> list[str]:
        """Errors of the console and uncaught ones."""
        return self._errors

    def new_person(self, storage: Storage = "kept") -> None:
        """Open a context; each is as private as a private window."""
        self.close()
        empty_folder(self.downloads_folder)
        self._errors = []
        self._tabs: list[Page] = []
        self._person = (
            self._profile() if storage == "blocked" else self._browser.new_context(**_LOOKS)
        )
        self._person.set_default_timeout(PATIENCE * 1000)
        self._person.on("page", self._watch)
        self.new_tab()

    def _profile(self) -> BrowserContext:
        self._folder = TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True)
        settings = Path(self._folder.name, "Default", "Preferences")
        settings.parent.mkdir()
        settings.write_text(json.dumps(_BLOCKED), encoding="utf-8")
        kind = self._browser.browser_type
        return kind.launch_persistent_context(self._folder.name, **self._how, **_LOOKS)

    def _watch(self, page: Page) -> None:
        page.on("console", lambda said: said.type == "error" and self._errors.append(said.text))
        page.on("pageerror", lambda error: self._errors.append(str(error)))
        page.on("download", self._keep)

    def _keep(self, download: Download) -> None:
        download.save_as(self.downloads_folder / download.suggested_filename)

    def new_tab(self) -> None:
        assert self._person is not None
        self.page = self._person.new_page()
        self._tabs.append(self.page)

    def use_tab(self, number: int) -> None:
        assert self._person is not None
        self.page = self._tabs[number]
        self.page.bring_to_front()

    def goto(self, address: str) -> None:
        self.page.goto(address)

    def reload(self) -> None:
        self.page.reload()

    def evaluate(self, function: str, *arguments: Any) -> Any:
        return self.page.evaluate(f"(all) => ({function})(...all)", list(arguments))

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    def fill(self, selector: str, text: str) -> None:
        field = self.page.locator(selector).first
        field.click()
        field.press("Control+A")
        field.press("Delete")
        field.press_sequentially(text)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def upload(self, selector: str, *files: Path) -> None:
        self.page.locator(selector).first.set_input_files(list(files))

    def screenshot(self, path: Path) -> Path:
        self.page.screenshot(path=path)
        return path

    def downloads(self) -> list[Path]:
        # Playwright tells of a download only while it is listened to.
        self.page.wait_for_timeout(1)
        return super().downloads()

    def close(self) -> None:
        """Close what the person had open; the browser belongs to its own fixture."""
        if self._person is not None:
            self._person.close()
        if self._folder is not None:
            self._folder.cleanup()
        self._person = self._folder = None
