"""The two locks: exact versions with hashes, for every system and every supported Python at once.

`requirements.txt` is what a course needs to be used; `requirements-test.txt` is compiled with the
former as its constraint, so that it only adds to it. No address of a package index stands in them.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from packaging.utils import canonicalize_name

from msai_course.base.paths import ROOT

USE, TEST = "requirements.txt", "requirements-test.txt"
#: How `uv` is called for both; versions that stand in a lock stay unless an update is asked for.
_OPTIONS = (
    *("--universal", "--generate-hashes", "--quiet", "--python-version", "3.11"),
    *("--no-emit-index-url", "--custom-compile-command", "python3 course.py lock"),
)
_LARGER = ("--extra", "region", "--extra", "browser", "--group", "dev", "--constraint", USE)
_PIN = re.compile(r"^([\w.-]+)==([^\s;\\]+)", re.MULTILINE)


def pins_of(lock: str) -> dict[str, str]:
    """Return the version of each package in the text of a lock, by normalised name.

    Of a package with a version for each of several Pythons the last one, for the newest, counts.
    """
    return {canonicalize_name(name): version for name, version in _PIN.findall(lock)}


def write_locks(root: Path = ROOT, *, update: bool = False) -> bool:
    """Write both locks from ``pyproject.toml``.

    Args:
        root: Folder of the checkout.
        update: Take the newest versions that ``pyproject.toml`` allows.

    Returns:
        Whether both were written; what stands in the way is on the screen.
    """
    newer = ("--upgrade",) if update else ()
    return all(
        _compile(root, "--output-file", lock, *more, *newer)
        for lock, more in ((USE, ()), (TEST, _LARGER))
    )


def _compile(root: Path, *options: str) -> bool:
    command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *_OPTIONS, *options]
    return subprocess.run(command, cwd=root, check=False).returncode == 0
