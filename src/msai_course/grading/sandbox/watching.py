"""A process under watch: time, memory and number of all its descendants, amount of output.

The kernel's own limits count for each process; a fork bomb of small processes is seen only from
outside. The watch reads ``/proc`` and kills the whole tree.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import IO

from msai_course.grading.sandbox.model import MEGABYTE, Limits, Outcome, Stop

_PROC = Path("/proc")
_TICK = 0.02


def watched(command: Sequence[str], job: str, limits: Limits, cwd: Path | None = None) -> Outcome:
    """Run a command that reads a job and writes an outcome; kill it at the first limit."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=cwd,
        env=_environment(),
        start_new_session=True,
    )
    answers, printed = _Drain(process.stdout, limits), _Drain(process.stderr, limits)
    stopped = Stop.NONE
    try:
        _feed(process, job)
        stopped = _watch(process, (answers, printed), limits)
    finally:
        _kill(process)
        for drain in (answers, printed):
            drain.close()
    return Outcome(stopped=stopped) if stopped else Outcome.read(bytes(answers.content))


def _environment() -> dict[str, str]:
    """Return what the code may know of this machine: nothing but where programs are."""
    quiet = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return kept | quiet | {"PYTHONUTF8": "1"}


@dataclass
class _Drain:
    """Reads a pipe as far as allowed, so that nothing printed fills our memory."""

    pipe: IO[bytes] | None
    limits: Limits
    content: bytearray = field(default_factory=bytearray)
    full: bool = False

    def __post_init__(self) -> None:
        self.thread = Thread(target=self._read, daemon=True)
        self.thread.start()

    def _read(self) -> None:
        with suppress(OSError, ValueError):
            while self.pipe and (part := os.read(self.pipe.fileno(), 65536)):
                if len(self.content) + len(part) > self.limits.output_kb * 1024:
                    self.full = True
                    return
                self.content += part

    def close(self) -> None:
        """Wait for the rest and close the pipe, unless something that escaped still holds it."""
        self.thread.join(1)
        if self.pipe and not self.thread.is_alive():
            self.pipe.close()


def _feed(process: subprocess.Popen[bytes], job: str) -> None:
    with suppress(BrokenPipeError):
        if process.stdin:
            process.stdin.write(job.encode())
            process.stdin.close()


def _watch(process: subprocess.Popen[bytes], drains: Sequence[_Drain], limits: Limits) -> Stop:
    deadline = time.monotonic() + limits.seconds
    while process.poll() is None:
        if any(drain.full for drain in drains):
            return Stop.OUTPUT
        if time.monotonic() > deadline:
            return Stop.TIME
        count, memory = _usage(process.pid)
        if count > limits.processes:
            return Stop.PROCESSES
        if memory > limits.memory_mb * MEGABYTE:
            return Stop.MEMORY
        time.sleep(_TICK)
    return Stop.OUTPUT if any(drain.full for drain in drains) else Stop.NONE


def _usage(root: int) -> tuple[int, int]:
    """Return how many processes and threads descend from one, and their memory in bytes."""
    tree = _tree(root)
    page = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
    return sum(stat[1] for stat in tree.values()), sum(stat[2] for stat in tree.values()) * page


def _tree(root: int) -> dict[int, tuple[int, int, int]]:
    """Return ``pid → (parent, threads, pages)`` of the descendants of a process."""
    known: dict[int, tuple[int, int, int]] = {}
    for folder in _PROC.glob("[0-9]*"):
        with suppress(OSError, ValueError, IndexError):
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            known[int(folder.name)] = int(fields[1]), int(fields[17]), int(fields[21])
    found = {root}
    while new := {pid for pid, stat in known.items() if stat[0] in found} - found:
        found |= new
    return {pid: known[pid] for pid in found - {root} if pid in known}


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill the tree: the first one takes its namespace with it, the others are named one by one."""
    descendants = _tree(process.pid)
    process.kill()
    for pid in descendants:
        with suppress(OSError):
            os.kill(pid, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
    process.wait()
