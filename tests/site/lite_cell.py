"""A notebook of JupyterLite, opened and run by hand, whatever the computer is busy with."""

import re
import warnings
from contextlib import suppress

from playwright.sync_api import Locator, Page, TimeoutError

#: Milliseconds: a cold start of JupyterLite and Python on a busy two-core machine.
START = 120_000
#: Milliseconds after which a person would load the page again; a busy machine takes up to 30 s.
PATIENCE = 60_000
#: Milliseconds until a pressed cell is marked as running, and how often it is pressed at most.
NOTICED, PRESSES = 20_000, 4
_BEGUN = re.compile(r"\[[*\d]")
#: Beside the menu: what a kernel is at is written here until it has answered. (The toolbar says
#: "idle" before there is any kernel.)
_ANSWERED = ".jp-NotebookKernelStatus-fade:empty"
_TOOLBAR = ".jp-Notebook-ExecutionIndicator"


def open_notebook(page: Page, address: str) -> None:
    """Open a notebook; its kernel has answered and its toolbar is laid out.

    Two faults upstream need what a person does then, to load the page again: a kernel that lost one
    request stays unknown for ever, without a word; and a toolbar measured too early keeps its parts
    in a menu (jupyter/notebook#6553). The summary of the run says so when it happened.
    """
    seen = _watched(page)
    page.goto(address)
    try:
        _until_ready(page, PATIENCE)
    except TimeoutError:
        warnings.warn(f"JupyterLite was loaded again: {_told(page, seen)}", stacklevel=2)
        _open_again(page, seen)


def _open_again(page: Page, seen: list[str]) -> None:
    seen.clear()
    page.reload()
    try:
        _until_ready(page, START)
    except TimeoutError as late:
        raise AssertionError(f"JupyterLite is not ready: {_told(page, seen)}") from late


def _until_ready(page: Page, patience: float) -> None:
    page.locator(_ANSWERED).wait_for(state="attached", timeout=patience)
    page.locator(_TOOLBAR).wait_for(timeout=NOTICED)


def _watched(page: Page) -> list[str]:
    """Note what goes wrong in a page from now on."""
    seen: list[str] = []
    page.on("console", lambda said: said.type == "error" and seen.append(said.text))
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.on("requestfailed", lambda asked: seen.append(f"{asked.url}: {asked.failure}"))
    page.on("worker", lambda worker: seen.append(f"a worker began: {worker.url}"))
    page.on("crash", lambda _page: seen.append("the page crashed"))
    return seen


def _told(page: Page, seen: list[str]) -> str:
    """Return what went wrong, and what the page says of its kernel and its toolbar."""
    kernel = page.locator(".jp-NotebookKernelStatus").all_inner_texts()
    hidden = page.locator(".jp-Toolbar-responsive-opener").is_visible()
    dialogs = page.locator(".jp-Dialog").all_inner_texts()
    shown = f"kernel {kernel}, toolbar in a menu: {hidden}, dialogs {dialogs}"
    return "\n".join([shown, *seen])


def run_cell(cell: Locator) -> None:
    """Press Shift+Enter in a cell of an opened notebook until it is marked as running.

    A notebook that is still being laid out may take the focus away again.
    """
    page = cell.page
    begun = cell.locator(".jp-InputPrompt", has_text=_BEGUN)
    for _press in range(PRESSES):
        cell.locator(".cm-content").click()
        page.keyboard.press("Shift+Enter")
        with suppress(TimeoutError):
            return begun.wait_for(timeout=NOTICED)
    raise AssertionError("the cell never began")
