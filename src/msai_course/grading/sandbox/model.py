"""Concepts of the sandboxes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

#: The program that runs inside; needs nothing but the standard library.
INSIDE = Path(__file__).with_name("inside.py")
MEGABYTE = 1024 * 1024


class Stop(StrEnum):
    """Why the code was stopped."""

    NONE = ""
    TIME = "time"
    MEMORY = "memory"
    PROCESSES = "processes"
    OUTPUT = "output"
    FILES = "files"
    CRASH = "crash"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one person's code may use.

    Attributes:
        seconds: Processor time; where that cannot be read, time on the clock.
        memory_mb: Memory of all its processes and of its files in memory together.
        processes: Processes and threads at once.
        output_kb: What it may print, and the size of its answers.
        files_mb: All its files together, wherever it may write, 1 KB for each entry included.
    """

    seconds: float = 20
    memory_mb: int = 1024
    processes: int = 32
    output_kb: int = 256
    files_mb: int = 32


@dataclass(frozen=True, slots=True)
class SandboxJob:
    """Code to be run: sources in order, and the names whose values are the answers."""

    cells: tuple[str, ...]
    names: tuple[str, ...]

    def text(self, limits: Limits) -> str:
        """Return the job as the JSON that `inside` reads."""
        return json.dumps({**asdict(self), "limits": asdict(limits)})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out.

    Attributes:
        answers: Name → plain JSON value; names without a usable value are missing.
        errors: Number of the cell, from 1, and the error's type, such as ``NameError``.
        stopped: Limit that was hit; the answers are empty then.
    """

    answers: Mapping[str, Any] = field(default_factory=dict)
    errors: tuple[tuple[int, str], ...] = ()
    stopped: Stop = Stop.NONE

    @classmethod
    def read(cls, content: str | bytes) -> Outcome:
        """Read what `inside` wrote; the code may have forged it, so anything else is a crash."""
        try:
            data = json.loads(content)
            errors = tuple((int(number), str(name)[:80]) for number, name in data["errors"])
            return cls(dict(data["answers"]), errors)
        except (ValueError, KeyError, TypeError, RecursionError):
            return cls(stopped=Stop.CRASH)


class Sandbox(Protocol):
    """A way to lock code in."""

    @property
    def parallel(self) -> bool:
        """Return whether several jobs may run at once."""

    def run(self, job: SandboxJob, limits: Limits) -> Outcome:
        """Run a job; never raises for anything the code does."""

    def close(self) -> None:
        """Free what the sandbox holds."""
