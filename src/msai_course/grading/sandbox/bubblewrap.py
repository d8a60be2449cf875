"""Bubblewrap: namespaces of Linux, without an administrator: no network, files or neighbours.

One folder can be written to, of a size that the kernel holds; ``/tmp``, ``/var/tmp`` and
``/dev/shm`` are names of it, and everything else is read-only. Memory is held for each process by
the kernel and for all together by the watch, every 20 ms: for that long the sum may be more.
Not counted are buffers of the kernel (pipes, sockets); the number of open files bounds them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msai
from msai_course.grading.sandbox.model import INSIDE, MEGABYTE, Limits, Outcome, SandboxJob
from msai_course.grading.sandbox.refusing import call_filter, known_machine
from msai_course.grading.sandbox.watching import watched

#: System folders that a Python interpreter needs, as far as they exist; read only.
_SYSTEM = ("/usr", "/lib", "/lib64", "/lib32", "/bin", "/etc/ld.so.cache", "/etc/alternatives")
_ROOM = "/praca"
#: Other names of the room, where programs expect to write.
_TEMPORARY = ("/tmp", "/var/tmp", "/dev/shm")
#: No /dev/zero: mapped, it is shared memory that nobody sees.
_DEVICES = ("null", "random", "urandom")
#: `msai` alone: what lies beside it in a checkout (masters, tests, gradebooks) stays outside.
_LIBRARY = "/biblioteka"


@dataclass(frozen=True)
class Bubblewrap:
    """Runs code under ``bwrap``."""

    parallel: bool = True

    def run(self, job: SandboxJob, limits: Limits) -> Outcome:
        """Run a job in namespaces of its own."""
        program = f"import sys; sys.path.append({_LIBRARY!r})\n{INSIDE.read_text(encoding='utf-8')}"
        with _filter() as filter:
            command = [*_locked(limits, filter), sys.executable, "-I", "-c", program]
            text = job.text(limits)
            return watched(command, text, limits, room=Path(_ROOM), pass_fds=(filter,))

    def close(self) -> None:
        """Nothing is held."""


def works() -> bool:
    """Return whether bubblewrap is here and the system lets it make namespaces."""
    if shutil.which("bwrap") is None or not (_knows("--size") and known_machine()):
        return False
    with _filter() as filter:
        probe = [*_locked(Limits(), filter), sys.executable, "-I", "-c", ""]
        done = subprocess.run(probe, capture_output=True, check=False, pass_fds=(filter,))
    return done.returncode == 0


@contextmanager
def _filter() -> Iterator[int]:
    """Hold an open file that gives out the filter of system calls."""
    source, target = os.pipe()
    try:
        with os.fdopen(target, "wb") as pipe:
            pipe.write(call_filter())
        yield source
    finally:
        os.close(source)


@cache
def _knows(option: str) -> bool:
    said = subprocess.run(["bwrap", "--help"], capture_output=True, check=False)
    return option.encode() in said.stdout + said.stderr


def _locked(limits: Limits, filter: int) -> list[str]:
    command = ["bwrap", "--unshare-all", "--unshare-user", "--die-with-parent", "--new-session"]
    command += ["--uid", "65534", "--gid", "65534", "--cap-drop", "ALL", "--hostname", "praca"]
    # Since 0.8; the filter of system calls keeps older ones from nesting too.
    command += ["--disable-userns"] if _knows("--disable-userns") else []
    command += ["--seccomp", str(filter)]
    for path in dict.fromkeys((*_SYSTEM, sys.base_prefix, sys.prefix)):
        command += ["--ro-bind-try", path, path]
    for name in ("msai", "data"):
        if (folder := _beside(name)).is_dir():
            command += ["--ro-bind", str(folder), f"{_LIBRARY}/{name}"]
    command += [*_writable(limits), "--chdir", _ROOM]
    command += ["--clearenv", "--setenv", "HOME", _ROOM, "--setenv", "TMPDIR", _ROOM]
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "PYTHONUTF8"):
        command += ["--setenv", name, "1"]
    return command


def _writable(limits: Limits) -> list[str]:
    """Return the options for the only place that can be written to, and what looks like others."""
    command = ["--proc", "/proc", "--tmpfs", "/dev"]
    for name in _DEVICES:
        command += ["--dev-bind", f"/dev/{name}", f"/dev/{name}"]
    for name, target in (("fd", ""), ("stdin", "/0"), ("stdout", "/1"), ("stderr", "/2")):
        command += ["--symlink", f"/proc/self/fd{target}", f"/dev/{name}"]
    for name in _TEMPORARY:
        command += ["--symlink", _ROOM, name]
    # A little more than allowed, so that the watch sees when it is more.
    size = (limits.files_mb + 1) * MEGABYTE
    command += ["--size", str(size), "--tmpfs", _ROOM]
    return [*command, "--remount-ro", "/dev", "--remount-ro", "/"]


def _beside(name: str) -> Path:
    package = Path(msai.__file__).parent
    return package if name == "msai" else package.parents[1] / name
