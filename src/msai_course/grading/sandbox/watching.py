"""A process under watch: time, memory and number of all its descendants, files and output.

The kernel's own limits count for each process; a fork bomb of small processes is seen only from
outside. The watch looks every 20 ms at what all of them use together and kills the whole tree.
Time is processor time, so that a busy computer costs nobody points; the clock stops only what
sleeps.
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

from msai_course.grading.sandbox import using
from msai_course.grading.sandbox.model import MEGABYTE, Limits, Outcome, Stop

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
    room: Path | None = None,
    pass_fds: Sequence[int] = (),
) -> Outcome:
    """Run a command that reads a job and writes an outcome; kill it at the first limit.

    Args:
        command: What to run.
        job: What it reads.
        limits: What it may use.
        cwd: Folder to run it in.
        below: Whether the code runs in processes below this one; elsewhere only the clock counts.
        room: The folder that it can write to, as the code sees it.
        pass_fds: Open files that the command gets.
    """
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=cwd,
        env=_environment(),
        start_new_session=True,
        pass_fds=pass_fds,
    )
    answers, printed = _Drain(process.stdout, limits), _Drain(process.stderr, limits)
    stopped = Stop.NONE
    try:
        _feed(process, job)
        lasts = limits.seconds * (_LASTS if below and using.readable() else 1)
        stopped = _watch(process, (answers, printed), limits, lasts, room)
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
    process: subprocess.Popen[bytes],
    drains: Sequence[_Drain],
    limits: Limits,
    lasts: float,
    room: Path | None,
) -> Stop:
    deadline = time.monotonic() + lasts
    while process.poll() is None:
        if any(drain.full for drain in drains):
            return Stop.OUTPUT
        used = using.used(process.pid, room)
        if used.seconds > limits.seconds or time.monotonic() > deadline:
            return Stop.TIME
        if (over := _over(used, limits)) is not Stop.NONE:
            return over
        time.sleep(_TICK)
    return Stop.OUTPUT if any(drain.full for drain in drains) else Stop.NONE


def _over(used: using.Used, limits: Limits) -> Stop:
    if used.threads > limits.processes:
        return Stop.PROCESSES
    if used.memory > limits.memory_mb * MEGABYTE:
        return Stop.MEMORY
    return Stop.FILES if used.files > limits.files_mb * MEGABYTE else Stop.NONE


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill the tree: the first one takes its namespace with it, the others are named one by one."""
    descendants = using.tree(process.pid).keys() - {process.pid}
    process.kill()
    for pid in descendants:
        with suppress(OSError):
            os.kill(pid, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
    process.wait()
