"""One run at a time in a folder; a killed run leaves no lock behind."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from msai_trainer.errors import GradingError

#: What a trainer is told to do while another command runs.
WAIT = "Poczekaj, aż się skończy, i uruchom polecenie jeszcze raz."


@contextmanager
def locked(lock: Path, message: str, hint: str = WAIT, patience: float = 0) -> Iterator[None]:
    """Keep other runs out meanwhile.

    Args:
        lock: File of the lock; SQLite frees it when the process ends, however it ends.
        message: Polish sentence for a run that finds another one at work.
        hint: What to do then, in Polish.
        patience: How long it waits for the other one, in seconds.

    Raises:
        GradingError: Another run is at work here.
    """
    with closing(sqlite3.connect(lock, timeout=patience)) as held:
        try:
            held.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as fault:
            if "locked" not in str(fault):
                raise
            raise GradingError.of("busy", message, hint) from fault
        yield
