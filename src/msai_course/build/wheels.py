"""Builds the pure wheels: ``msai`` with everything it reads at run time, and ``msai_trainer``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from msai_course.base.paths import DATA, EXERCISES, ROOT
from msai_course.build.errors import BuildError

#: The project of the wheel: its `pyproject.toml` and build hook lie in the package folder.
PROJECT = ROOT / "src" / "msai"
#: The trainer's half; what opens in the page like ``msai`` does.
TRAINER = ROOT / "src" / "msai_trainer"


def inputs() -> list[Path]:
    """Return the files that decide how the wheel looks."""
    found = (path for base in (PROJECT, DATA, EXERCISES) for path in base.rglob("*"))
    return sorted(p for p in found if p.is_file() and "__pycache__" not in p.parts)


def build_wheel(output: Path, project: Path = PROJECT) -> Path:
    """Build ``<name>-<version>-py3-none-any.whl`` into a folder; earlier versions there go away.

    Args:
        output: Where the wheel goes.
        project: The package folder, which is called as the wheel is; the data package of ``msai``
            is looked for two levels above it.

    Returns:
        The wheel.

    Raises:
        BuildError: The package could not be built.
    """
    output.mkdir(parents=True, exist_ok=True)
    pattern = f"{project.name}-*.whl"
    for old in output.glob(pattern):
        old.unlink()
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel"]
    command += ["-d", str(output.resolve())]  # the builder runs in the package's folder
    done = subprocess.run(command, cwd=project, capture_output=True, text=True)
    if done.returncode != 0:
        raise BuildError(
            f"Nie udało się zbudować pakietu {project.name}:\n{done.stderr.strip()[-2000:]}",
            f"Popraw wskazany plik w src/{project.name}/ lub data/ i uruchom polecenie ponownie.",
        )
    (wheel,) = output.glob(pattern)
    return wheel
