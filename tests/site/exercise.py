"""One exercise on a live page: its inputs by the names its program gives them.

Python answers every input, on a slow computer long after it was given. Whoever acts here waits
for that answer: the page says how many inputs it sent and how many the view it shows answers.
"""

from __future__ import annotations

from keyboard import start_at_top, tab_to
from pages import HOSTS
from playwright.sync_api import Locator, Page

#: More than a question with radio buttons has.
MOST_ANSWERS = 8


_SAVED = """([id, words]) => new Promise((resolve) => {
  const { edition, round = "" } = document.documentElement.dataset;
  const opening = indexedDB.open("msai");
  opening.onsuccess = () => {
    const transaction = opening.result.transaction(["states", "learner"]);
    // Whoever works here now; the key of nobody yet in the first round is the short one.
    const who = transaction.objectStore("learner").get(`${edition}/${round}`);
    who.onsuccess = () => {
      const person = who.result?.person ?? "";
      const hers = round || person ? `${edition}/${round}/${person}/${id}` : `${edition}/${id}`;
      const found = transaction.objectStore("states").get(hers);
      found.onsuccess = () => {
        opening.result.close();
        resolve(JSON.stringify(found.result ?? null).includes(words));
      };
    };
  };
})"""
#: Looks into the browser's store, a tenth of a second apart.
_LOOKS = 300


def wait_saved(page: Page, identity: str, words: str) -> None:
    """Wait until the browser's store holds an exercise with these words in it.

    Asked again and again from here: Playwright takes a promise for the answer "yes".
    """
    for _look in range(_LOOKS):
        if page.evaluate(_SAVED, [identity, words]):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{identity} was not saved with {words}")


class LiveExercise:
    """An exercise opened on its page, used by hand or by keyboard alone."""

    def __init__(self, live, identity: str) -> None:
        self.identity = identity
        self.page: Page = live(HOSTS[identity])
        self.root = self.page.locator(f".msai-exercise[data-exercise='{identity}']")
        # Its picture stands in its place until it is drawn.
        self.settle()

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
        self.settle()

    def wait_for(self, words: str) -> None:
        """Wait until the exercise says these words anywhere."""
        self.page.wait_for_function(
            "([id, words]) => document.querySelector(`.msai-exercise[data-exercise='${id}']`)"
            ".innerText.replace(/\\s/g, ' ').includes(words.replace(/\\s/g, ' '))",
            arg=[self.identity, words],
        )

    def wait_gone(self, words: str) -> None:
        """Wait until the exercise no longer says these words."""
        self.page.wait_for_function(
            "([id, words]) => !document.querySelector(`.msai-exercise[data-exercise='${id}']`)"
            ".innerText.replace(/\\s/g, ' ').includes(words.replace(/\\s/g, ' '))",
            arg=[self.identity, words],
        )

    def answered(self) -> int:
        """Return how many inputs the view that is shown answers."""
        return int(self.root.get_attribute("data-answered") or 0)

    def settle(self, more_than: int = -1) -> None:
        """Wait until Python has answered all that was sent, and more than so many inputs."""
        self.page.wait_for_function(
            "([selector, least]) => { const { asked, answered } ="
            " document.querySelector(selector)?.dataset ?? {};"
            " return asked === answered && Number(answered) > least; }",
            arg=[f".msai-exercise[data-exercise='{self.identity}']", more_than],
        )

    def wait_saved(self, words: str) -> None:
        """Wait until the browser's store holds this exercise with these words in it."""
        wait_saved(self.page, self.identity, words)

    def status(self) -> str:
        """Return the sentence that sums up the result; blanks are blanks."""
        return self.root.locator(".ui-status").inner_text().replace("\u00a0", " ")

    def from_top(self) -> None:
        """Put the focus where a fresh page has it."""
        start_at_top(self.page)

    def press_on(self, name: str, key: str = "Enter", backwards: bool = False) -> None:
        """Tab to a field and press a key; then the focus stays or the field is gone."""
        tab_to(self.page, self._selector(name), backwards)
        self.press_key(key)

    def press_key(self, key: str) -> None:
        """Press a key and wait for the answer to what it asked, if it asked anything."""
        self.page.keyboard.press(key)
        self.settle()

    def press_radio(self, name: str, value: str) -> None:
        """Tab to the question and choose one of its answers with Space and arrows."""
        tab_to(self.page, f"input[name='{self.identity}-{name}']")
        self.press_key("Space")
        for _step in range(MOST_ANSWERS):
            if self.page.evaluate("document.activeElement.value") == value:
                return
            self.press_key("ArrowDown")
        raise AssertionError(f"{name} has no answer {value}")

    def press_box(self, name: str, value: str) -> None:
        """Tab to one of several boxes and tick it with Space."""
        tab_to(self.page, self.radio(name, value))
        self.press_key("Space")

    def type_in(self, name: str, text: str) -> None:
        """Tab to a field and write in it, or choose from a list by its first letters."""
        tab_to(self.page, self._selector(name))
        before = self.answered()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        is_list = self.page.evaluate("document.activeElement.matches('select')")
        # What is typed is sent after a short pause; a list asks at once, or not if it stays.
        self.settle(-1 if is_list else before)

    def download(self, number: int) -> bytes:
        """Take a file home and return its bytes."""
        with self.page.expect_download() as caught:
            self.field(f"frame:download:{number}").click()
        return caught.value.path().read_bytes()
