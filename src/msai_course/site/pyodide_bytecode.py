"""Byte-compiles wheels at build time, so that no reader's browser has to.

Measured for pandas under Node: 3.0 s of import become 1.5 s.
"""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from msai_course.paths import LITE
from msai_course.site.node import run_node
from msai_course.site.pyodide_sources import cache_folder
from msai_course.site.pyodide_wheels import Wheel, write_archive, write_wheel

_SCRIPT = LITE / "bytecode.mjs"
_PROGRAM = LITE / "bytecode.py"
_TAG = "cpython-314"
#: Raise it when the layout of compiled wheels changes.
_LAYOUT = "1"


def compile_wheels(wheels: Mapping[str, Wheel]) -> dict[str, Path]:
    """Return compiled wheels by package name; what was compiled before comes from the cache.

    Raises:
        BuildError: Node or Pyodide failed.
    """
    folder = cache_folder("compiled")
    targets = {name: folder / f"{_key(wheel)}.whl" for name, wheel in wheels.items()}
    new = {name: wheel for name, wheel in wheels.items() if not targets[name].is_file()}
    for name, bytecode in _compile(new).items():
        finished = Wheel(new[name].file_name, {**new[name].files, **bytecode})
        partial = targets[name].with_suffix(".part")
        write_wheel(finished, partial).replace(targets[name])
    return targets


def _key(wheel: Wheel) -> str:
    """Return a digest of all that decides how the compiled wheel looks."""
    digest = hashlib.sha256(_LAYOUT.encode() + _PROGRAM.read_bytes())
    digest.update((LITE / "package-lock.json").read_bytes())
    for name in sorted(wheel.files):
        digest.update(f"{name}\0{len(wheel.files[name])}\0".encode() + wheel.files[name])
    return digest.hexdigest()


def _compile(wheels: Mapping[str, Wheel]) -> dict[str, dict[str, bytes]]:
    if not wheels:
        return {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name, wheel in wheels.items():
            sources = {path: text for path, text in wheel.files.items() if path.endswith(".py")}
            write_archive(sources, folder / f"{name}.zip")
        run_node(_SCRIPT, str(folder))
        return {name: _bytecode(folder / f"{name}.pyc.zip") for name in wheels}


def _bytecode(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as made:
        return {_cached_name(name): made.read(name) for name in made.namelist()}


def _cached_name(source: str) -> str:
    folder, _, name = source.rpartition("/")
    return f"{folder}/__pycache__/{name[:-3]}.{_TAG}.pyc".lstrip("/")
