"""One exercise on a live page: its inputs by the names its program gives them."""

from __future__ import annotations

from keyboard import start_at_top, tab_to
from pages import HOSTS
from playwright.sync_api import Locator, Page


class LiveExercise:
    """An exercise opened on its page, used by hand or by keyboard alone."""

    def __init__(self, live, identity: str) -> None:
        self.identity = identity
        self.page: Page = live(HOSTS[identity])
        self.root = self.page.locator(f".msai-exercise[data-exercise='{identity}']")

    def field(self, name: str) -> Locator:
        """Return an input or a button."""
        return self.page.locator(self._selector(name))

    def _selector(self, name: str) -> str:
        return f"[id='{self.identity}-{name}']"

    def radio(self, name: str, value: str) -> str:
        """Return the selector of one answer of a question."""
        return f"input[name='{self.identity}-{name}'][value='{value}']"

    def pick(self, name: str, value: str) -> None:
        """Choose an answer with the mouse."""
        self.page.locator(self.radio(name, value)).check()

    def wait_for(self, words: str) -> None:
        """Wait until the exercise says these words anywhere."""
        self.page.wait_for_function(
            "([id, words]) => document.querySelector(`.msai-exercise[data-exercise='${id}']`)"
            ".innerText.includes(words)",
            arg=[self.identity, words],
        )

    def wait_gone(self, words: str) -> None:
        """Wait until the exercise no longer says these words."""
        self.page.wait_for_function(
            "([id, words]) => !document.querySelector(`.msai-exercise[data-exercise='${id}']`)"
            ".innerText.includes(words)",
            arg=[self.identity, words],
        )

    def status(self) -> str:
        """Return the sentence that sums up the result."""
        return self.root.locator(".ui-status").inner_text()

    def from_top(self) -> None:
        """Put the focus where a fresh page has it."""
        start_at_top(self.page)

    def press_on(self, name: str, key: str = "Enter", backwards: bool = False) -> None:
        """Tab to a field and press a key; then the focus stays or the field is gone."""
        tab_to(self.page, self._selector(name), backwards)
        self.page.keyboard.press(key)

    def press_radio(self, name: str, value: str) -> None:
        """Tab to the question and choose one of its answers with Space and arrows."""
        tab_to(self.page, f"input[name='{self.identity}-{name}']")
        self.page.keyboard.press("Space")
        for _step in range(6):
            if self.page.evaluate("document.activeElement.value") == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{name} has no answer {value}")

    def type_in(self, name: str, text: str) -> None:
        """Tab to a field and write in it."""
        tab_to(self.page, self._selector(name))
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def download(self, number: int) -> bytes:
        """Take a file home and return its bytes."""
        with self.page.expect_download() as caught:
            self.field(f"frame:download:{number}").click()
        return caught.value.path().read_bytes()
