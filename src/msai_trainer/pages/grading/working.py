"""Judging under way: a slice at a time, so that the page answers between two of them."""

from __future__ import annotations

import time
from collections.abc import Generator

from msai_trainer.marking.batch import Batch, JudgingProgress
from msai_trainer.marking.judging import Judged

#: Seconds of one slice; nobody notices so short a wait.
SLICE = 0.15
#: Share of the work from which on the pace tells how long the rest takes.
_ENOUGH = 0.05
#: Reading a file takes about as long as judging it.
_PHASES = 2


class JudgingUnderWay:
    """Judging that was begun; it stands where the last slice ended.

    Attributes:
        progress: How far it has come.
    """

    def __init__(self, steps: Generator[JudgingProgress, None, Batch]) -> None:
        self.progress = JudgingProgress()
        self._steps, self._spent = steps, 0.0

    def go_on(self, seconds: float = SLICE) -> tuple[Batch | None, list[Judged]]:
        """Judge for a moment; return the results once all is done, and what was judged now."""
        started = time.perf_counter()
        fresh: list[Judged] = []
        try:
            while time.perf_counter() - started < seconds:
                self.progress = next(self._steps)
                fresh += [self.progress.last] if self.progress.last else []
        except StopIteration as end:
            return end.value, fresh
        self._spent += time.perf_counter() - started
        return None, fresh

    @property
    def share(self) -> float:
        """Return how much is done, from 0 to 1."""
        told = self.progress
        read = told.read / told.files if told.files else 0.0
        judged = told.judged / told.works if told.works else 0.0
        return (read + judged) / _PHASES

    @property
    def left(self) -> float | None:
        """Return about how many seconds of work are left; None: nobody can tell yet."""
        return self._spent * (1 / self.share - 1) if self.share >= _ENOUGH else None
