"""Modules that only some actions need are fetched when such an action asks for them.

Writing a DOCX takes several megabytes of wheels. A page that only shows an exercise does without
them; in the browser the first download waits a moment longer instead.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from functools import partial

Load = Callable[[str], Awaitable[object]]

#: Fetched already: what is still missing afterwards does not exist.
_fetched: set[str] = set()
#: The event loop keeps only weak references to tasks.
_tasks: set[asyncio.Task[None]] = set()


def fetch_module(
    missing: ModuleNotFoundError,
    again: Callable[[], None],
    failed: Callable[[], None],
    load: Load | None = None,
) -> bool:
    """Fetch a missing module and go on; return False where it cannot be fetched.

    Args:
        missing: What an import raised.
        again: Called once the module is there.
        failed: Called when it could not be fetched.
        load: Fetches by module name; None: Pyodide's loader, in the browser only.
    """
    name = missing.name
    loader = load or (_load if sys.platform == "emscripten" else None)
    if loader is None or not name or name in _fetched:
        return False
    task = asyncio.ensure_future(_fetch(name, again, failed, loader))
    _tasks.add(task)
    task.add_done_callback(_tasks.discard)
    return True


def attempted(
    act: Callable[[], None],
    failed: Callable[[], None],
    not_fetched: Callable[[], None],
    fetching: Callable[[], None],
) -> None:
    """Do something, after a module that it lacks was fetched; raises what it raises.

    Args:
        act: What is to be done.
        failed: Called when it raised.
        not_fetched: Called when what it lacks could not be fetched.
        fetching: Called while that is on its way.
    """
    try:
        act()
    except ModuleNotFoundError as missing:
        again = partial(attempted, act, failed, not_fetched, fetching)
        if not fetch_module(missing, again, not_fetched):
            failed()
            raise
        fetching()
    except Exception:
        failed()
        raise


async def _fetch(
    name: str, again: Callable[[], None], failed: Callable[[], None], load: Load
) -> None:
    try:
        await load(name)
    except Exception:
        # Whatever the network or the loader raised: the reader may try again.
        failed()
        return
    _fetched.add(name)
    again()


async def _load(name: str) -> None:
    import pyodide_js  # type: ignore[import-not-found]

    await pyodide_js.loadPackagesFromImports(f"import {name}")
