"""No sandbox: only when the trainer types ``--sandbox none``. Limits hold, walls do not.

So the limit of files counts the code's own folder only, and shared memory is not counted.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from msai_course.grading.sandbox.model import INSIDE, Limits, Outcome, SandboxJob
from msai_course.grading.sandbox.watching import watched


@dataclass(frozen=True)
class Unguarded:
    """Runs code as the trainer's own program, in a temporary folder."""

    parallel: bool = True

    def run(self, job: SandboxJob, limits: Limits) -> Outcome:
        """Run a job in a process of its own."""
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            command = [sys.executable, str(INSIDE)]
            return watched(command, job.text(limits), limits, Path(folder), room=Path(folder))

    def close(self) -> None:
        """Nothing is held."""
