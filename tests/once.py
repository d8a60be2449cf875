"""What is dear is made once in a run of the tests, whichever worker needs it first.

Work is stolen between the workers, so tests of one module may end up in several processes, and a
fixture of a module or a session is set up in each of them. What such a fixture builds lies in a
folder of the whole run: the first process makes it, the others wait for it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

#: Seconds that a worker waits for what another one is making.
PATIENCE = 900.0


@contextmanager
def alone(lock: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Keep the other workers out meanwhile; SQLite frees the lock of a process that died."""
    with closing(sqlite3.connect(lock, timeout=patience)) as held:
        held.execute("BEGIN EXCLUSIVE")
        yield


class Once:
    """Folders that all processes of one run share; nobody changes what another one made."""

    def __init__(self, root: Path, patience: float = PATIENCE) -> None:
        self._root, self._patience = root, patience
        root.mkdir(exist_ok=True)

    def folder(self, name: str, make: Callable[[Path], object]) -> Path:
        """Return the folder of this name; where it is not there yet, ``make`` fills it.

        A making that fails is tried again by the next who asks, in an empty folder.
        """
        with alone(self._root / f"{name}.lock"):
            number = sum(1 for _path in self._root.glob(f"{name}.try-*"))
            ready = self._root / f"{name}.ready"
            if not ready.exists():
                target = self._root / f"{name}.try-{number}"
                target.mkdir()
                make(target)
                ready.write_text(target.name, encoding="utf-8")
            return self._root / ready.read_text(encoding="utf-8")

    def value(self, name: str, make: Callable[[], Any]) -> Any:
        """Return what ``make`` returns, which must be JSON."""

        def write(target: Path) -> None:
            (target / "value.json").write_text(json.dumps(make()), encoding="utf-8")

        text = (self.folder(name, write) / "value.json").read_text(encoding="utf-8")
        return json.loads(text)

    @contextmanager
    def turn(self, name: str) -> Iterator[None]:
        """Let one process of the run at a time use what there is one of on a computer."""
        with alone(self._root / f"{name}.lock", self._patience):
            yield

    @contextmanager
    def service(
        self, name: str, start: Callable[[], Any], stop: Callable[[Any], object]
    ) -> Iterator[Any]:
        """Run something as long as any process of the run uses it.

        Args:
            name: Its name.
            start: Starts it; returns JSON by which it can be used and ended.
            stop: Ends it, in whichever process is the last to use it.
        """
        note, lock = self._root / f"{name}.users", self._root / f"{name}.lock"
        with alone(lock):
            told = json.loads(note.read_text("utf-8")) if note.exists() else {"users": 0}
            use = told["use"] if told["users"] else start()
            note.write_text(json.dumps({"users": told["users"] + 1, "use": use}), "utf-8")
        try:
            yield use
        finally:
            with alone(lock):
                users = json.loads(note.read_text("utf-8"))["users"] - 1
                note.write_text(json.dumps({"users": users, "use": use}), "utf-8")
                if users == 0:
                    stop(use)
