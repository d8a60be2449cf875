"""What the browser tests of the exercises on change, plan, measuring and programme share."""

from __future__ import annotations

from exercise import LiveExercise
from playwright.sync_api import expect

from msai_course.base.paths import WEB

AXE = WEB / "node_modules" / "axe-core" / "axe.min.js"
_BARRIERS = """async (root) => {
  const found = await axe.run(root);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`);
}"""


class ExercisePage(LiveExercise):
    """A live exercise with forms: filled in, and read for what it says."""

    @property
    def box(self):
        """Return the whole exercise."""
        return self.root

    def selector(self, name: str) -> str:
        """Return the selector of an input or button."""
        return self._selector(name)

    def fill(self, name: str, text: str) -> None:
        """Type into a field and leave it."""
        self.field(name).fill(text)
        self.field(name).blur()
        self.settle()

    def press(self, name: str) -> None:
        """Press a button."""
        self.field(name).click()
        self.settle()

    def give(self, name: str, value: str = "") -> None:
        """Give an input its value, whatever it is; empty: press it."""
        if self.field(name).count() == 0:
            self.pick(name, value)
        elif self.field(name).evaluate("one => one.matches('select')"):
            self.field(name).select_option(value)
            self.settle()
        elif value:
            self.fill(name, value)
        else:
            self.press(name)

    def says(self, words: str) -> None:
        """Wait until the exercise shows these words."""
        expect(self.root).to_contain_text(words)

    def sums_up(self, words: str) -> None:
        """Wait until the status sentence holds these words."""
        expect(self.root.locator(".ui-status")).to_contain_text(words)

    def barriers(self) -> list[str]:
        """Return what axe-core finds in the exercise as it is shown now."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        return self.page.evaluate(_BARRIERS, f"[data-exercise='{self.identity}']")
