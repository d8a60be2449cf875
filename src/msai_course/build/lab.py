"""JupyterLab for authors: in Polish, with no request to other hosts, without parts that fail.

Jupyter finds the settings in ``lab_config/labconfig``; what an author chose herself still wins.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

#: Defaults of JupyterLab and Notebook 7 for this course.
CONFIG = Path(__file__).with_name("lab_config")
#: Neither news of Jupyter nor the catalogue of extensions is asked for.
OPTIONS = ("--LabApp.news_url=", "--LabApp.extension_manager=readonly")


def environment(around: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment in which Jupyter finds the course's defaults first.

    Args:
        around: The environment to start from; None: that of this process.
    """
    known = dict(os.environ if around is None else around)
    paths = [str(CONFIG), *filter(None, [known.get("JUPYTER_CONFIG_PATH")])]
    return {**known, "JUPYTER_CONFIG_PATH": os.pathsep.join(paths)}


def run_lab(folder: Path, options: Sequence[str] = ()) -> int:
    """Run JupyterLab in a folder until somebody stops it; return its exit code."""
    command = [sys.executable, "-m", "jupyterlab", *OPTIONS, *options]
    return subprocess.run(command, cwd=folder, env=environment(), check=False).returncode
