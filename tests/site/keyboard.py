"""Using a page with the keyboard alone: only what a hand can press."""

from __future__ import annotations

from playwright.sync_api import Page

#: More presses than any page has stops.
MOST_STOPS = 400


def tab_to(page: Page, selector: str, backwards: bool = False) -> None:
    """Press Tab until the element has the focus; fail when it is never reached."""
    key = "Shift+Tab" if backwards else "Tab"
    for _press in range(MOST_STOPS):
        page.keyboard.press(key)
        if page.evaluate("s => document.activeElement?.matches(s) ?? false", selector):
            return
    raise AssertionError(f"{selector} cannot be reached with {key}")


def start_at_top(page: Page) -> None:
    """Put the focus where a fresh page has it."""
    page.evaluate("() => { document.activeElement?.blur(); window.scrollTo(0, 0); }")
    page.mouse.click(1, 1)
