"""A tour through an edition as a learner makes it, with every other host cut off."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from msai_course.base.browser import FLAGS, find_browser
from msai_course.base.paths import WEB

#: A proxy that is not there answers for every other host.
NOWHERE = {"server": "http://127.0.0.1:9", "bypass": "127.0.0.1"}
#: A cold start of Python in the page on a busy two-core machine.
PATIENCE = 180_000
AXE = WEB / "node_modules" / "axe-core" / "axe.min.js"
LESSON = "dzien-1/04-obszar.html"
EXERCISE = ".msai-exercise[data-exercise='delimit-area']"


@contextmanager
def offline_page() -> Iterator[Page]:
    """Open a tab that reaches this computer only."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(find_browser()), args=list(FLAGS), proxy=NOWHERE
        )
        page = browser.new_page(locale="pl-PL")
        page.set_default_timeout(PATIENCE)
        yield page
        browser.close()


def open_live(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("html[data-live='ready']")


def pick_unit(page: Page, unit: str) -> str:
    """Pick a unit of the area and return what the exercise says about it."""
    page.get_by_role("checkbox", name=unit).check()
    status = page.locator(f"{EXERCISE} .ui-status")
    status.get_by_text(re.compile("1 jednostka")).first.wait_for()
    return status.inner_text().replace("\u00a0", " ")


def answer_quiz(page: Page) -> str:
    """Answer the first question right, by clicks, and return the verdict."""
    form = page.locator("form[data-quiz]").first
    answers = form.locator(".quiz-answers li").evaluate_all(
        "items => items.map((item) => item.dataset.correct === 'true')"
    )
    # The choices stand in another order each visit.
    for place, right in enumerate(answers, start=1):
        if right:
            form.locator(f".quiz-option:has(input[value='{place}']) label").click()
    form.get_by_role("button", name="Sprawdź").click()
    return form.locator(".quiz-status").inner_text()


def search(page: Page, word: str, found: str) -> None:
    """Look for a word from the page that is open and follow the result."""
    page.get_by_role("searchbox").fill(word)
    page.get_by_role("searchbox").press("Enter")
    page.locator(f"main a[href*='{found}']").first.click()
    page.wait_for_url(f"**/*{found}*")


def hand_over_progress(page: Page, address: str, folder: Path, name: str) -> Path:
    """Export progress on „Moje postępy” into a file as a learner gives it to the trainer."""
    page.goto(f"{address}postepy.html")
    with page.expect_download() as download:
        page.get_by_role("button", name="Zapisz same postępy").click()
    folder.mkdir(exist_ok=True)
    shutil.copyfile(download.value.path(), folder / name)
    return folder / name


def accessibility_faults(page: Page) -> list[str]:
    """Return what axe-core finds on the page that is open."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("async () => (await axe.run(document)).violations")
    return [f"{one['id']}: {[node['target'] for node in one['nodes'][:3]]}" for one in found]
