"""Running a cell of JupyterLite by hand, whatever the notebook is busy with."""

import re
from contextlib import suppress

from playwright.sync_api import Locator, TimeoutError

#: Milliseconds: a cold start of JupyterLite and Python on a busy two-core machine.
START = 120_000
#: Milliseconds until a pressed cell is marked as running, and how often it is pressed at most.
NOTICED, PRESSES = 20_000, 4
_BEGUN = re.compile(r"\[[*\d]")


def run_cell(cell: Locator) -> None:
    """Press Shift+Enter in a cell until it is marked as running.

    Keys are lost before the kernel is connected, and a notebook that is still being laid out may
    take the focus away again.
    """
    page = cell.page
    page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(timeout=START)
    begun = cell.locator(".jp-InputPrompt", has_text=_BEGUN)
    for _press in range(PRESSES):
        cell.locator(".cm-content").click()
        page.keyboard.press("Shift+Enter")
        with suppress(TimeoutError):
            return begun.wait_for(timeout=NOTICED)
    raise AssertionError("the cell never began")
