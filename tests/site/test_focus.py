"""The learner's place outlives Python's answers: focus and what is being typed stay.

Every exercise is used as by hand on a keyboard: a control of each kind is reached and changed, the
page says that Python has answered and the new view is drawn, and the focus is still there.
"""

import pytest
from exercise import LiveExercise
from keyboard import tab_to
from pages import HOSTS

#: Kind of control → what finds it in an exercise. A button that goes away is no place to stay at.
CONTROLS = {
    "list": "select",
    "radio": "input[type='radio']",
    "box": "input[type='checkbox']",
    # The code counts when it is left: a test of its own below.
    # What is typed into a place for pasting is sent by its button.
    "text": "textarea:not([id*='-paste']),"
    " input[type='text']:not([inputmode]):not([id$='learner:code'])",
    "number": "input[inputmode='decimal']",
    "button": "button[aria-pressed]",
}
#: So many controls of a kind are tried; what one opens makes new ones.
MOST_TURNS = 25
#: Page → its exercises.
EXERCISES = {
    page: [identity for identity, host in HOSTS.items() if host == page] for page in HOSTS.values()
}
#: Pages tried in every run: all kinds of controls, answers that put parts in above them, lists of
#: cards, tables that are sorted, steps that open. The others take another minute.
EVERY_RUN = (
    "przed-warsztatem/01-rewitalizacja-spoleczna.html",
    "dzien-1/03-wskaznik.html",
    "dzien-1/04-obszar.html",
    "dzien-1/06-zasoby-i-glos.html",
    "dzien-2/08-rozmowa-z-partnerem.html",
    "dzien-2/10-od-problemu-do-zmiany.html",
    "dzien-2/11-dobry-wskaznik.html",
    "dzien-3/mikrolekcje.html",
    "zadania/zadanie-1.html",
)
PAGES = [
    pytest.param(page, marks=() if page in EVERY_RUN else pytest.mark.slow) for page in EXERCISES
]
#: Exercises whose first view has little to do.
FIRST = {"own-table": "practice", "residents-voice": "conclusions:open:0"}
KEYS = {"list": "ArrowDown", "radio": "Space", "box": "Space", "button": "Enter"}
TEXTS = {"text": "oś", "number": "12,"}
_MARK = "data-tried"

#: Marks the first control of a kind that can be seen, used and was not tried yet. Tab stops once at
#: a question with radio buttons: at the answer it has, where arrows go on.
_CHOOSE = f"""([root, kind]) => {{
  const free = [...document.querySelectorAll(`${{root}} :is(${{kind}})`)].find((one) =>
    one.checkVisibility() && !one.disabled && !one.hasAttribute("{_MARK}")
    && !(one.type === "radio" && [...document.getElementsByName(one.name)].some((it) => it.checked))
    && !(one.matches("select") && one.selectedIndex === one.options.length - 1));
  document.querySelectorAll("[data-now]").forEach((one) => one.removeAttribute("data-now"));
  free?.setAttribute("{_MARK}", "");
  free?.setAttribute("data-now", "");
  return Boolean(free);
}}"""
#: What tells controls apart: the id, or the question with its answer; and what stands in it.
_PLACE = """() => {
  const { id, name, value, tagName, type } = document.activeElement;
  return { id, name, answer: type === "radio" || type === "checkbox" ? value : "", tagName };
}"""


class Hand(LiveExercise):
    """A hand on the keyboard that looks where it is before and after Python answers."""

    def begin(self) -> None:
        """Go to where the exercise has something to fill in."""
        if first := FIRST.get(self.identity):
            self.field(first).click()
            self.settle(0)

    def try_next(self, kind: str) -> bool:
        """Use the next control of a kind; False when there is none left."""
        if not self.page.evaluate(_CHOOSE, [self._root, CONTROLS[kind]]):
            return False
        self._reach()
        before = self.answered()
        if kind in TEXTS:
            self._write(TEXTS[kind], before)
        else:
            self._press(KEYS[kind], before)
        return True

    @property
    def _root(self) -> str:
        return f".msai-exercise[data-exercise='{self.identity}']"

    def _reach(self) -> None:
        """Start at the title of the exercise, as after reading it, and go on with Tab."""
        self.page.locator(f"{self._root} > h3").click(position={"x": 4, "y": 4})
        tab_to(self.page, "[data-now]")

    def _press(self, key: str, before: int) -> None:
        self.page.keyboard.press(key)
        place = self.page.evaluate(_PLACE)
        self.settle(before)
        assert self.page.evaluate(_PLACE) == place

    def _write(self, text: str, before: int) -> None:
        """Write, wait for the answer in the middle of the word, write on."""
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        place = self.page.evaluate(_PLACE)
        self.settle(before)
        self.page.keyboard.type("5")
        self.settle(before + 1)
        assert self.page.evaluate(_PLACE) == place
        assert self.page.evaluate("document.activeElement.value") == f"{text}5"


@pytest.mark.parametrize("page_path", PAGES)
def test_the_focus_stays_at_a_control_of_each_kind(mounted, page_path):
    page = mounted(page_path)
    for identity in EXERCISES[page_path]:
        hand = Hand(lambda _path: page, identity)
        hand.begin()
        assert [kind for kind in CONTROLS if hand.try_next(kind)]


def test_a_field_that_counts_when_it_is_left_keeps_the_place_after_it(mounted):
    form = LiveExercise(mounted, "zadanie-1")
    before = form.answered()
    form.from_top()
    tab_to(form.page, "[id='zadanie-1-learner:code']")
    form.page.keyboard.type("K07")
    form.page.keyboard.press("Tab")
    form.settle(before)
    assert form.page.evaluate("document.activeElement.id") == "zadanie-1-learner:group"
    assert form.field("learner:code").input_value() == "K07"


@pytest.mark.slow
@pytest.mark.parametrize("identity", HOSTS)
def test_the_focus_stays_at_every_control(mounted, identity):
    hand = Hand(mounted, identity)
    hand.begin()
    for kind in CONTROLS:
        for _turn in range(MOST_TURNS):
            if not hand.try_next(kind):
                break
