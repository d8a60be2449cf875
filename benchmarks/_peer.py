"""The peer of `bench browser`: JupyterLite as its makers ship it, with the course's exercise.

Unmodified npm Pyodide, official wheels, the default piplite set-up; nothing is byte-compiled,
trimmed or preloaded. Everything is served from one place, so that no network decides.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

from msai_course.base.paths import BUILD, LITE
from msai_course.build.assemble import compress
from msai_course.build.lite import EXTENSIONS, extension_folder
from msai_course.build.node import npm_ci
from msai_course.build.pipeline import LIVE
from msai_course.build.pyodide import CORE_FILES, LOCK, STDLIB_FILE
from msai_course.build.pyodide_sources import (
    PURE,
    cache_folder,
    fetch_official,
    fetch_pure,
    pip_download,
)
from msai_course.build.wheels import build_wheel

PEER = BUILD / "bench" / "peer"
#: What the kernel of JupyterLite and pandas need of Pyodide's own packages.
_FROM_LOCK = ("ipython", "jedi", "micropip", "packaging", "typing-extensions", "pandas", "tzdata")
#: What the official lock does not have and piplite takes from its local index.
_FROM_INDEX = ("anywidget", "comm", "ipywidgets", "jupyterlab-widgets", "psygnal")
_KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"


def build_peer(cells: Mapping[str, str]) -> Path:
    """Build the peer's site unless the same one lies there already.

    Args:
        cells: Code of the one cell of each notebook, by the notebook's name.

    Returns:
        The folder to serve; notebooks open at ``lite/notebooks/index.html?path=NAME.ipynb``.

    Raises:
        BuildError: A part could not be fetched or built.
    """
    core = npm_ci(LITE) / "pyodide"
    wheel = build_wheel(BUILD / "bench" / "wheel")
    stamp = PEER / "inputs"
    inputs = _digest([Path(__file__), LITE / "package-lock.json", wheel], cells)
    if not stamp.is_file() or stamp.read_text(encoding="ascii") != inputs:
        shutil.rmtree(PEER, ignore_errors=True)
        _build(core, wheel, cells)
        stamp.write_text(inputs, encoding="ascii")
    # The front ends of exercises lie beside JupyterLite, the same files as on the course's site.
    shutil.copytree(LIVE, PEER / "_static" / "live", dirs_exist_ok=True)
    for path in [path for path in PEER.rglob("*") if path.suffix not in {".gz", ".br"}]:
        if path.is_file():
            compress(path)
    return PEER


def _digest(files: Iterable[Path], cells: Mapping[str, str]) -> str:
    digest = hashlib.sha256(json.dumps(cells, sort_keys=True).encode())
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _build(core: Path, wheel: Path, cells: Mapping[str, str]) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        project = Path(temporary)
        _write_pyodide(core, project / "static" / "pyodide")
        for name, code in cells.items():
            _write(project / "files" / f"{name}.ipynb", _notebook(code))
        _write(project / "jupyter-lite.json", _page_settings())
        pure = [wheel, *fetch_pure(_FROM_INDEX).values()]
        _write(project / "jupyter_lite_config.json", _build_settings(pure))
        command = [sys.executable, "-m", "jupyterlite_core", "build"]
        subprocess.run(command, cwd=project, check=True, capture_output=True)


def _write_pyodide(core: Path, folder: Path) -> None:
    """Put the untouched core, wheels and the part of the lock that they cover into a folder."""
    folder.mkdir(parents=True)
    for name in (*CORE_FILES, STDLIB_FILE):
        shutil.copyfile(core / name, folder / name)
    official = json.loads((core / LOCK).read_text(encoding="utf-8"))
    version = json.loads((core / "package.json").read_text(encoding="utf-8"))["version"]
    entries = {name: dict(official["packages"][name]) for name in _closure(official["packages"])}
    for name, path in _wheels(entries, version).items():
        shutil.copyfile(path, folder / path.name)
        entries[name]["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    _write(folder / LOCK, {"info": official["info"], "packages": entries})


def _closure(packages: Mapping[str, Any]) -> list[str]:
    found, pending = set[str](), list(_FROM_LOCK)
    while pending:
        if (name := canonicalize_name(pending.pop())) not in found:
            found.add(name)
            pending += packages[name]["depends"]
    return sorted(found)


def _wheels(entries: Mapping[str, Any], version: str) -> dict[str, Path]:
    """Return the wheels of lock entries: compiled ones by hash, pure ones from the index."""
    pure = {name for name, entry in entries.items() if "-none-any" in entry["file_name"]}
    compiled = [entry for name, entry in entries.items() if name not in pure]
    found = {canonicalize_name(name): path
             for name, path in fetch_official(compiled, version, print).items()}  # fmt: skip
    folder = cache_folder("peer")
    missing = [name for name in pure if not (folder / entries[name]["file_name"]).is_file()]
    if missing:
        pins = [f"{name}=={entries[name]['version']}" for name in missing]
        pip_download(pins, folder, *PURE)
    return {**found, **{name: folder / entries[name]["file_name"] for name in pure}}


def _page_settings() -> dict[str, Any]:
    kernel = {
        "pyodideUrl": "./static/pyodide/pyodide.mjs",
        # Nothing is missing from the local index: no measurement may hang on the network.
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"lockFileURL": "./static/pyodide/pyodide-lock.json"},
    }
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {"litePluginSettings": {_KERNEL: kernel}},
    }


def _build_settings(wheels: Iterable[Path]) -> dict[str, Any]:
    return {
        "LiteBuildConfig": {
            "apps": ["lab", "notebooks"],
            # Extensions of the build environment that need a server do not belong to JupyterLite.
            "ignore_sys_prefix": ["federated_extensions"],
            "federated_extensions": [str(extension_folder(*item)) for item in EXTENSIONS.items()],
            "contents": ["files"],
            "cache_dir": ".cache",
            "output_dir": str(PEER / "lite"),
            "source_date_epoch": 315532800,
        },
        "PipliteAddon": {"piplite_urls": [str(wheel) for wheel in wheels]},
    }


def _notebook(code: str) -> dict[str, Any]:
    cell = {
        "cell_type": "code", "id": "exercise", "metadata": {}, "outputs": [],
        "source": code, "execution_count": None,
    }  # fmt: skip
    kernel = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return {"cells": [cell], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def _write(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")
