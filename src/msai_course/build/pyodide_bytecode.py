"""Byte-compiles what the browser runs at build time, so that no reader's browser has to.

Compiled modules take the place of their sources: the archives stay small, and a traceback of a
library loses only its source lines. npm Pyodide ships its standard library as sources, too.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from msai_course.base.paths import LITE
from msai_course.build.node import run_node
from msai_course.build.pyodide_sources import cache_folder
from msai_course.build.pyodide_wheels import read_files, with_record, write_archive

Files = Mapping[str, bytes]

#: Where modules lie in Pyodide's file system.
SITE_PACKAGES = "/lib/python3.14/site-packages/"
STDLIB = "/lib/python314.zip/"

_SCRIPTS = (LITE / "bytecode.mjs", LITE / "bytecode.py")


def compile_archives(archives: Mapping[str, Files], place: str) -> dict[str, Path]:
    """Return finished archives with bytecode for sources; those done before lie in the cache.

    Args:
        archives: Files by path in the archive, by name of the archive.
        place: Folder where the modules will lie, ending with a slash.

    Returns:
        Path of each archive in the cache, by its name.

    Raises:
        BuildError: Node or Pyodide failed.
    """
    finished = {name: _cached(files, place) for name, files in archives.items()}
    new = {name: files for name, files in archives.items() if not finished[name].is_file()}
    bytecode = _compile({name: _only_sources(files) for name, files in new.items()}, place)
    for name, files in new.items():
        partial = finished[name].with_suffix(f".{os.getpid()}")
        write_archive(with_record({**_without_sources(files), **bytecode[name]}), partial)
        partial.replace(finished[name])
    return finished


def _only_sources(files: Files) -> Files:
    return {path: content for path, content in files.items() if path.endswith(".py")}


def _without_sources(files: Files) -> Files:
    return {path: content for path, content in files.items() if not path.endswith(".py")}


def _cached(files: Files, place: str) -> Path:
    """Return the cache file that a digest of everything that decides the archive leads to."""
    digest = hashlib.sha256(place.encode() + (LITE / "package-lock.json").read_bytes())
    for script in (*_SCRIPTS, Path(__file__)):
        digest.update(script.read_bytes())
    for path in sorted(files):
        digest.update(f"{path}\0{len(files[path])}\0".encode() + files[path])
    return cache_folder("bytecode") / f"{digest.hexdigest()}.zip"


def _compile(archives: Mapping[str, Files], place: str) -> dict[str, Files]:
    """Return the bytecode of archives of sources."""
    if not archives:
        return {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name, sources in archives.items():
            write_archive(sources, folder / f"{name}.zip", comment=place.encode())
        run_node(_SCRIPTS[0], str(folder))
        return {name: read_files(folder / f"{name}.zip.pyc") for name in archives}
