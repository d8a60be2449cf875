"""A container without a network: Podman or Docker, for those who have one of them.

The kernel holds memory for the sum of processes, files in memory and shared memory (a cgroup).
Writable are the working folder and, with Docker, 1 MB of ``/dev/shm``; together no more than the
limit of files. The number of files is bounded by memory only. Time counts on the clock.
"""

from __future__ import annotations

import shutil
import subprocess
import uuid
from dataclasses import dataclass

from msai_course.base.settings import SANDBOX_IMAGE
from msai_course.grading.sandbox.model import INSIDE, Limits, Outcome, SandboxJob
from msai_course.grading.sandbox.watching import watched

_PROGRAMS = ("podman", "docker")
#: Megabytes of ``/dev/shm``: enough for locks, taken off the working folder.
_SHARED_MB = 1


@dataclass(frozen=True)
class Container:
    """Runs code with ``podman run`` or ``docker run``."""

    program: str
    parallel: bool = True

    def run(self, job: SandboxJob, limits: Limits) -> Outcome:
        """Run a job in a container that is deleted afterwards."""
        name = f"msai-{uuid.uuid4().hex}"
        command = [self.program, "run", "--rm", "--interactive", "--name", name]
        command += [*_locked(limits, self.program), SANDBOX_IMAGE.value]
        command += ["python", "-I", "-c", INSIDE.read_text(encoding="utf-8")]
        try:
            return watched(command, job.text(limits), limits, below=False)
        finally:
            # Killing the client leaves the container running.
            subprocess.run([self.program, "rm", "-f", name], capture_output=True, check=False)

    def close(self) -> None:
        """Nothing is held."""


def program() -> str | None:
    """Return the program that answers, or None."""
    for name in _PROGRAMS:
        if shutil.which(name):
            asked = subprocess.run([name, "info"], capture_output=True, check=False)
            if asked.returncode == 0:
                return name
    return None


def _locked(limits: Limits, program: str) -> list[str]:
    memory = f"{limits.memory_mb}m"
    # Without it Podman makes /tmp, /run and others writable in a read-only container.
    only = ["--read-only-tmpfs=false"] if program == "podman" else []
    return [
        *only,
        "--network=none",
        "--read-only",
        "--cap-drop=ALL",
        "--security-opt=no-new-privileges",
        "--user=65534:65534",
        f"--memory={memory}",
        f"--memory-swap={memory}",
        f"--pids-limit={limits.processes}",
        f"--tmpfs=/praca:size={limits.files_mb - _SHARED_MB}m,mode=1777",
        f"--shm-size={_SHARED_MB}m",
        "--ipc=private",
        "--env=TMPDIR=/praca",
        "--env=HOME=/praca",
        "--workdir=/praca",
    ]
