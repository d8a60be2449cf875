"""Kernel A of an assignment with ``code = true``: learner's code, locked in.

What comes out is JSON with the answers and nothing else; kernel B, which has the tests and the
gradebook, never sees the code. The ways to lock code in are `bubblewrap` (Linux), `browser`
(Pyodide in an offline headless Chromium: every Windows laptop has one) and `container`.
"""

from __future__ import annotations

from msai_course.grading.sandbox.choosing import NAMES, choose
from msai_course.grading.sandbox.model import Limits, Outcome, Sandbox, SandboxJob, Stop

__all__ = ["NAMES", "Limits", "Outcome", "Sandbox", "SandboxJob", "Stop", "choose"]
