"""A process under watch: time, memory and number of all its descendants, amount of output.

The kernel's own limits count for each process; a fork bomb of small processes is seen only from
outside. The watch reads ``/proc`` and kills the whole tree. Time is processor time, so that a
busy computer costs nobody points; the clock stops only what sleeps.
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
#: How many times longer than its processor time a job may last on the clock.
_LASTS = 5


def watched(
    command: Sequence[str],
    job: str,
    limits: Limits,
    cwd: Path | None = None,
    *,
    below: bool = True,
) -> Outcome:
    """Run a command that reads a job and writes an outcome; kill it at the first limit.

    Args:
        command: What to run.
        job: What it reads.
        limits: What it may use.
        cwd: Folder to run it in.
        below: Whether the code runs in processes below this one; elsewhere only the clock counts.
    """
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
        lasts = limits.seconds * (_LASTS if below and _PROC.is_dir() else 1)
        stopped = _watch(process, (answers, printed), limits, lasts)
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


def _watch(
    process: subprocess.Popen[bytes], drains: Sequence[_Drain], limits: Limits, lasts: float
) -> Stop:
    deadline = time.monotonic() + lasts
    while process.poll() is None:
        if any(drain.full for drain in drains):
            return Stop.OUTPUT
        used = _used(process.pid)
        if used.seconds > limits.seconds or time.monotonic() > deadline:
            return Stop.TIME
        if used.threads > limits.processes:
            return Stop.PROCESSES
        if used.memory > limits.memory_mb * MEGABYTE:
            return Stop.MEMORY
        time.sleep(_TICK)
    return Stop.OUTPUT if any(drain.full for drain in drains) else Stop.NONE


@dataclass(frozen=True)
class _Used:
    """What a process uses, or a tree of them: threads, bytes, seconds of processor time."""

    parent: int = 0
    threads: int = 0
    memory: int = 0
    seconds: float = 0.0


def _used(root: int) -> _Used:
    """Return what a process and its descendants use together."""
    tree = _tree(root).values()
    return _Used(
        threads=sum(one.threads for one in tree),
        memory=sum(one.memory for one in tree),
        seconds=sum(one.seconds for one in tree),
    )


def _tree(root: int) -> dict[int, _Used]:
    """Return a process and its descendants, as far as they are alive."""
    known: dict[int, _Used] = {}
    for folder in _PROC.glob("[0-9]*"):
        with suppress(OSError, ValueError, IndexError):
            known[int(folder.name)] = _read((folder / "stat").read_text())
    found = {root}
    while new := {pid for pid, one in known.items() if one.parent in found} - found:
        found |= new
    return {pid: known[pid] for pid in found if pid in known}


def _read(stat: str) -> _Used:
    """Read a line of ``/proc/PID/stat``; children that ended count with who waited for them."""
    fields = [int(field) for field in stat.rpartition(")")[2].split()[1:22]]
    seconds = sum(fields[10:14]) / os.sysconf("SC_CLK_TCK")
    return _Used(fields[0], fields[16], fields[20] * os.sysconf("SC_PAGE_SIZE"), seconds)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill the tree: the first one takes its namespace with it, the others are named one by one."""
    descendants = _tree(process.pid).keys() - {process.pid}
    process.kill()
    for pid in descendants:
        with suppress(OSError):
            os.kill(pid, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
    process.wait()
