"""Pictures of every activity in every state, on a page of the site: two widths, two themes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msai.ui import Program
from msai_course.base.browser import FLAGS, find_browser
from msai_course.base.paths import SITE
from msai_course.build.server import make_server
from msai_course.contact_sheet.activity_drawing import draw
from msai_course.contact_sheet.activity_states import Shown, states

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS, THEMES = (1280, 360), ("light", "dark")
#: A page of the site; its first live cell takes each activity in turn, all else goes.
_PAGE = "dzien-1/04-obszar.html?live=off"
_PLACE = "[data-live-cell]"
_ALONE = """(selector) => {
  const place = document.querySelector(selector);
  for (let at = place; at.parentElement && at.tagName !== "ARTICLE"; at = at.parentElement)
    for (const beside of [...at.parentElement.children]) if (beside !== at) beside.remove();
}"""
#: Quality of a JPEG: letters stay readable, and a sheet of four hundred can be sent.
_QUALITY, _HEIGHT = 60, 900


@dataclass(frozen=True)
class Pictured:
    """A picture of an activity: which, in which state, how wide, in which theme, and the file."""

    shown: Shown
    width: int
    theme: str
    file: Path


def take_pictures(
    programs: Iterable[Program[Any]], folder: Path, progress: Callable[[str], None]
) -> list[Pictured]:
    """Take a picture of each activity in each state, width and theme.

    Args:
        programs: The activities.
        folder: Where the pictures go; it exists.
        progress: Told the title of each activity before it is drawn.

    Returns:
        The pictures, all of one activity together.

    Raises:
        FileNotFoundError: The site has not been built yet.
    """
    from playwright.sync_api import sync_playwright

    with make_server(SITE) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=str(find_browser()), args=list(FLAGS))
        pages = {width: _page(browser, server.server_port, width) for width in WIDTHS}
        taken: list[Pictured] = []
        for program in programs:
            progress(program.title)
            for shown in states(program):
                taken += _taken(pages, shown, folder)
        browser.close()
        server.shutdown()
    return taken


def _page(browser: Browser, port: int, width: int) -> Page:
    # The modules come from memory, which the policy of the site forbids.
    context = browser.new_context(
        viewport={"width": width, "height": _HEIGHT}, bypass_csp=True, locale="pl-PL"
    )
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{port}/{_PAGE}")
    page.evaluate(_ALONE, _PLACE)
    return page


def _taken(pages: dict[int, Page], shown: Shown, folder: Path) -> list[Pictured]:
    taken = []
    for width, page in pages.items():
        draw(page, [shown.tree], _PLACE)
        for theme in THEMES:
            page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
            file = folder / f"{shown.identity}-{shown.name}-{width}-{theme}.jpg"
            page.locator(_PLACE).screenshot(
                path=file, type="jpeg", quality=_QUALITY, animations="disabled"
            )
            taken.append(Pictured(shown, width, theme, file))
    return taken
