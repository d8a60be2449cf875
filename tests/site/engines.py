"""One small way to use a page in any browser engine: Chromium, Firefox, WebKit.

Each engine gives what differs (`goto`, `evaluate`, `click`, `fill` …); what is the same for all
stands here. Waiting is for what is drawn: a selector, its text, an attribute, never for seconds.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

State = Literal["visible", "attached", "gone"]
#: What a browser may keep of a site: all of it, nothing (site data blocked), or until it is closed.
Storage = Literal["kept", "blocked", "private"]
#: Seconds until Python answers in a page on a busy two-core machine.
PATIENCE = 120.0
_LOOK_EVERY = 0.05

_MEETS = """(selector, state, text) => {
  const found = [...document.querySelectorAll(selector)];
  const plain = (words) => (words ?? "").replace(/\\s/g, " ");
  const says = (one) => text === null || plain(one.innerText).includes(plain(text));
  if (state === "gone") return !found.some(says);
  return found.some((one) => (state === "attached" || one.checkVisibility()) && says(one));
}"""
_NAMED = """(name, within) => {
  const words = (one) => (one?.innerText ?? one?.textContent ?? "").replace(/\\s+/g, " ").trim();
  const named = (one) => {
    const ids = one.getAttribute("aria-labelledby")?.split(/\\s+/) ?? [];
    return ids.map((id) => words(document.getElementById(id))).join(" ")
      || one.getAttribute("aria-label") || [...(one.labels ?? [])].map(words).join(" ")
      || words(one);
  };
  const path = (one) => one === document.documentElement ? "html"
    : `${path(one.parentElement)}>:nth-child(${[...one.parentElement.children].indexOf(one) + 1})`;
  const actors = "button,a[href],input,select,textarea,summary,[role],[contenteditable]";
  const root = document.querySelector(within);
  const found = [...(root?.querySelectorAll(actors) ?? [])].filter((one) => one.checkVisibility());
  const exact = found.find((one) => named(one) === name)
    ?? found.find((one) => named(one).includes(name));
  return exact ? path(exact) : null;
}"""

_STORED = """async () => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const found = {};
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const shelf = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([done(shelf.getAllKeys()), done(shelf.getAll())]);
      keys.forEach((key, at) => { found[`${name}/${store}/${key}`] = values[at]; });
    }
    database.close();
  }
  return found;
}"""


class DriverTrouble(Exception):
    """The driver of a browser did not do its own part; that says nothing of the page."""


class Engine(ABC):
    """A browser with one tab in front; each test is a person who comes for the first time."""

    name: str

    def __init__(self, downloads: Path) -> None:
        #: Where files go that the page hands out.
        self.downloads_folder = downloads

    # --- what each engine does in its own way

    @abstractmethod
    def new_person(self, storage: Storage = "kept") -> None:
        """Begin with an empty profile and one empty tab; what was open and stored is gone.

        Raises:
            NotImplementedError: This engine has no such kind of storage.
        """

    @abstractmethod
    def new_tab(self) -> None:
        """Open one more tab of the same person and put it in front."""

    @abstractmethod
    def use_tab(self, number: int) -> None:
        """Put a tab in front, in the order in which they were opened."""

    @abstractmethod
    def goto(self, address: str) -> None:
        """Open a page and wait until it is loaded."""

    @abstractmethod
    def reload(self) -> None:
        """Load the page again."""

    @abstractmethod
    def evaluate(self, function: str, *arguments: Any) -> Any:
        """Call a JavaScript function in the page with JSON arguments; return its JSON answer.

        It works beside the page's Content-Security-Policy. A promise is waited for.
        """

    @abstractmethod
    def click(self, selector: str) -> None:
        """Click where a person would."""

    @abstractmethod
    def fill(self, selector: str, text: str) -> None:
        """Replace what stands in a field by typing."""

    @abstractmethod
    def press(self, key: str) -> None:
        """Press a key where the focus is: a character, or Enter, Tab, Space, Escape."""

    @abstractmethod
    def upload(self, selector: str, *files: Path) -> None:
        """Choose files in a file field."""

    @abstractmethod
    def screenshot(self, path: Path) -> Path:
        """Write a PNG of what is seen."""

    @abstractmethod
    def close(self) -> None:
        """End every process that was started."""

    @property
    def errors(self) -> list[str]:
        """Errors in the console of this person's pages, where the engine tells them."""
        return []

    # --- the same for all

    def wait(
        self,
        selector: str,
        state: State = "visible",
        *,
        text: str | None = None,
        timeout: float = PATIENCE,
    ) -> None:
        """Wait until something is drawn (with these words), is there at all, or is gone.

        A wanted attribute belongs into the selector: ``html[data-live='ready']``.

        Raises:
            AssertionError: It was not so in time (seconds).
        """
        self.wait_until(_MEETS, selector, state, text, timeout=timeout)

    def live(self, address: str) -> None:
        """Open a page and wait until its exercises answer."""
        self.goto(address)
        self.wait("html[data-live='ready']")

    @contextlib.contextmanager
    def loading_anew(self, timeout: float = PATIENCE) -> Iterator[None]:
        """Do what makes the page load itself anew; then wait until another document is there."""
        self.evaluate("() => document.documentElement.setAttribute('data-former', '')")
        yield
        deadline = time.monotonic() + timeout
        another = False
        while not another:
            assert time.monotonic() < deadline, f"{self.name}: the page was not loaded anew"
            # In between there is no document that could answer: each engine has its own word.
            with contextlib.suppress(Exception):
                another = self.evaluate("() => !document.documentElement.matches('[data-former]')")
            time.sleep(_LOOK_EVERY)

    def wait_until(self, function: str, *arguments: Any, timeout: float = PATIENCE) -> Any:
        """Wait until a function of the page returns something true; return that."""
        deadline = time.monotonic() + timeout
        while not (answer := self._look(function, arguments, deadline)):
            if time.monotonic() > deadline:
                said = self.evaluate("() => document.body?.innerText.slice(0, 2000)")
                raise AssertionError(f"{self.name}: never {arguments or function}; it says: {said}")
            time.sleep(_LOOK_EVERY)
        return answer

    def _look(self, function: str, arguments: tuple[Any, ...], deadline: float) -> Any:
        """Look once; while a document gives way to the next, a driver may have no answer."""
        try:
            return self.evaluate(function, *arguments)
        except DriverTrouble:
            if time.monotonic() > deadline:
                raise
            return None

    def named(self, name: str, within: str = "html") -> str:
        """Wait for a control with this accessible name (else: with it in its name); return its
        selector."""
        return str(self.wait_until(_NAMED, name, within))

    def click_named(self, name: str, within: str = "html") -> None:
        """Click the control with this accessible name."""
        self.click(self.named(name, within))

    def select(self, selector: str, value: str) -> None:
        """Choose an option of a list."""
        self.evaluate(
            "(selector, value) => { const list = document.querySelector(selector);"
            " list.focus(); list.value = value;"
            " for (const kind of ['input', 'change'])"
            " list.dispatchEvent(new Event(kind, { bubbles: true })); }",
            selector,
            value,
        )

    def text(self, selector: str) -> str:
        """Return the words of the first match as they are seen; blanks are blanks."""
        words = str(self.evaluate("(it) => document.querySelector(it).innerText", selector))
        return words.replace("\u00a0", " ")

    def attribute(self, selector: str, name: str) -> str | None:
        """Return an attribute of the first match, or None."""
        found: str | None = self.evaluate(
            "(it, name) => document.querySelector(it).getAttribute(name)", selector, name
        )
        return found

    def value(self, selector: str) -> str:
        """Return what stands in a field."""
        return str(self.evaluate("(it) => document.querySelector(it).value", selector))

    def checked(self, selector: str) -> bool:
        """Return whether a box is ticked."""
        return bool(self.evaluate("(it) => document.querySelector(it).checked", selector))

    def count(self, selector: str) -> int:
        """Return how many matches there are."""
        return int(self.evaluate("(it) => document.querySelectorAll(it).length", selector))

    def stored(self) -> dict[str, Any]:
        """Return every record of IndexedDB as ``database/store/key`` → value."""
        return dict(self.evaluate(_STORED))

    def wait_stored(self, words: str, timeout: float = PATIENCE) -> None:
        """Wait until the browser keeps a record with these words in it."""
        deadline = time.monotonic() + timeout
        while words not in (kept := json.dumps(self.stored(), ensure_ascii=False)):
            assert time.monotonic() < deadline, f"{self.name} keeps {kept}"
            time.sleep(_LOOK_EVERY)

    def downloads(self) -> list[Path]:
        """Return the files that were handed out whole, the oldest first."""
        files = [path for path in self.downloads_folder.iterdir() if path.is_file()]
        unfinished = {path.stem for path in files if path.suffix in (".part", ".wkdownload")}
        whole = [
            path
            for path in files
            if path.suffix not in (".part", ".wkdownload")
            and path.name not in unfinished
            and path.stat().st_size
        ]
        return sorted(whole, key=lambda path: path.stat().st_mtime_ns)

    def wait_download(self, number: int = 1, timeout: float = PATIENCE) -> Path:
        """Wait until so many files were handed out; return the newest."""
        deadline = time.monotonic() + timeout
        while len(found := self.downloads()) < number:
            assert time.monotonic() < deadline, f"{self.name}: {len(found)} of {number} files came"
            time.sleep(_LOOK_EVERY)
        return found[-1]


def empty_folder(folder: Path) -> None:
    """Remove the files of the person before."""
    for path in folder.iterdir():
        path.unlink()


def end_group(process: subprocess.Popen[bytes]) -> None:
    """End a process that began its own session, with all that it started."""
    for kind in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, kind)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
