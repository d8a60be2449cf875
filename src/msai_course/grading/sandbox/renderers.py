"""Watching the memory of a browser's pages from outside: what a page can't be trusted to count."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from threading import Event, Thread

import psutil

from msai_course.grading.sandbox.model import MEGABYTE

_TICK = 0.05


class MemoryWatch:
    """Kills the pages of our own browser when they take more memory than allowed.

    What they took when `start` was called does not count: that is Pyodide itself.
    """

    def __init__(self, memory_mb: int) -> None:
        self.hit = False
        self._most = memory_mb * MEGABYTE
        self._over = Event()
        self._thread = Thread(target=self._watch, daemon=True)
        self._first = 0

    def start(self) -> None:
        """Begin to watch: the code is about to start."""
        self._first = sum(one.memory_info().rss for one in _pages())
        self._thread.start()

    def stop(self) -> None:
        """End the watch, begun or not."""
        self._over.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(_TICK):
            with suppress(psutil.Error):
                pages = list(_pages())
                if sum(one.memory_info().rss for one in pages) - self._first > self._most:
                    self.hit = True
                    for page in pages:
                        page.kill()


def _pages() -> Iterator[psutil.Process]:
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            if "--type=renderer" in process.cmdline():
                yield process
