"""Bubblewrap: namespaces of Linux, without an administrator: no network, files or neighbours."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import msai
from msai_course.grading.sandbox.model import INSIDE, MEGABYTE, Job, Limits, Outcome
from msai_course.grading.sandbox.watching import watched

#: System folders that a Python interpreter needs, as far as they exist; read only.
_SYSTEM = ("/usr", "/lib", "/lib64", "/lib32", "/bin", "/etc/ld.so.cache", "/etc/alternatives")
_ROOM = "/praca"
#: `msai` alone: what lies beside it in a checkout (masters, tests, gradebooks) stays outside.
_LIBRARY = "/biblioteka"


@dataclass(frozen=True)
class Bubblewrap:
    """Runs code under ``bwrap``."""

    parallel: bool = True

    def run(self, job: Job, limits: Limits) -> Outcome:
        """Run a job in namespaces of its own."""
        program = f"import sys; sys.path.append({_LIBRARY!r})\n{INSIDE.read_text(encoding='utf-8')}"
        command = [*_locked(limits), sys.executable, "-I", "-c", program]
        return watched(command, job.text(limits), limits)

    def close(self) -> None:
        """Nothing is held."""


def works() -> bool:
    """Return whether bubblewrap is here and the system lets it make namespaces."""
    if shutil.which("bwrap") is None:
        return False
    probe = [*_locked(Limits()), sys.executable, "-I", "-c", ""]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def _locked(limits: Limits) -> list[str]:
    command = ["bwrap", "--unshare-all", "--unshare-user", "--die-with-parent", "--new-session"]
    command += ["--uid", "65534", "--gid", "65534", "--cap-drop", "ALL", "--hostname", "praca"]
    for path in dict.fromkeys((*_SYSTEM, sys.base_prefix, sys.prefix)):
        command += ["--ro-bind-try", path, path]
    for name in ("msai", "data"):
        if (folder := _beside(name)).is_dir():
            command += ["--ro-bind", str(folder), f"{_LIBRARY}/{name}"]
    command += ["--proc", "/proc", "--dev", "/dev"]
    command += ["--size", str(limits.files_mb * MEGABYTE), "--tmpfs", _ROOM, "--chdir", _ROOM]
    command += ["--clearenv", "--setenv", "HOME", _ROOM, "--setenv", "TMPDIR", _ROOM]
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "PYTHONUTF8"):
        command += ["--setenv", name, "1"]
    return command


def _beside(name: str) -> Path:
    package = Path(msai.__file__).parent
    return package if name == "msai" else package.parents[1] / name
