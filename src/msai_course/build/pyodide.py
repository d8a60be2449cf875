"""Assembles the Pyodide distribution that pages and JupyterLite load from the site itself."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msai.base.numbers import fixed_text
from msai_course.base.paths import BUILD, LITE, ROOT
from msai_course.build.errors import BuildError
from msai_course.build.folders import rebuilt
from msai_course.build.node import npm_ci
from msai_course.build.pyodide_bundles import (
    STDLIB_BUNDLE,
    bundle_name,
    write_bundles,
)
from msai_course.build.pyodide_bytecode import SITE_PACKAGES, STDLIB, compile_archives
from msai_course.build.pyodide_packages import (
    KERNEL_SET,
    LESSON_SET,
    SERVED,
    STDLIB_DROPPED,
    TABLES_SET,
    Origin,
    ServedPackage,
)
from msai_course.build.pyodide_sources import Progress, fetch_official, fetch_pure, kernel_wheels
from msai_course.build.pyodide_wheels import (
    Wheel,
    empty_wheel,
    read_files,
    read_wheel,
    trim,
    without,
)
from msai_course.build.trainer_wheel import build_trainer_wheel
from msai_course.build.wheels import build_wheel
from msai_trainer.editions.python_data import version_of

#: Files of the npm package that are served as they are, and the one that is byte-compiled.
CORE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
STDLIB_FILE = "python_stdlib.zip"
#: The lock that pages use, and the one of JupyterLite, where ``msai`` brings its tables along.
LOCK, LITE_LOCK = "pyodide-lock.json", "pyodide-lock-lite.json"
#: What to preload, how big it is, and which version all of it is:
#: ``{"sets": {set: [name]}, "sizes": {file: bytes}, "version": text}``.
PREFETCH = "prefetch.json"


def inputs() -> list[Path]:
    """Return the files that decide how the distribution looks (with the ``msai`` wheel)."""
    code = sorted(Path(__file__).parent.glob("pyodide*.py"))
    own = [LITE / name for name in ("package-lock.json", "bytecode.mjs", "bytecode.py")]
    return [*code, *own, ROOT / "requirements.txt"]


def assemble(output: Path, progress: Progress = print, msai_wheel: Path | None = None) -> Path:
    """Put core, wheels and lock of the served distribution into a folder.

    Args:
        output: The folder; files that did not change keep their times.
        progress: Told in Polish what is being done.
        msai_wheel: The wheel of the course package; without it, it is built here.

    Returns:
        The folder.

    Raises:
        BuildError: Something could not be fetched, or is not what the official lock names.
    """
    core = npm_ci(LITE) / "pyodide"
    official = json.loads((core / LOCK).read_text(encoding="utf-8"))
    own = {
        "msai": msai_wheel or build_wheel(BUILD / "wheel"),
        "msai-trainer": build_trainer_wheel(BUILD / "wheel"),
    }
    wheels = _collect(official["packages"], _core_version(core), own, progress)
    progress("Przygotowuję biblioteki dla przeglądarki…")
    finished = compile_archives({name: w.files for name, w in wheels.items()}, SITE_PACKAGES)
    with rebuilt(output) as folder:
        _write_core(core, folder)
        for name, path in finished.items():
            shutil.copyfile(path, folder / wheels[name].file_name)
        _write_locks(folder, official["info"], wheels)
        write_bundles(folder, _packages(folder), folder / STDLIB_FILE)
        _write_prefetch(folder)
    progress(_sizes(output))
    return output


def _write_core(core: Path, output: Path) -> None:
    for name in CORE_FILES:
        shutil.copyfile(core / name, output / name)
    modules = without(read_files(core / STDLIB_FILE), STDLIB_DROPPED)
    finished = compile_archives({"stdlib": modules}, STDLIB)
    shutil.copyfile(finished["stdlib"], output / STDLIB_FILE)


def _core_version(core: Path) -> str:
    return str(json.loads((core / "package.json").read_text(encoding="utf-8"))["version"])


def _collect(
    official: Mapping[str, Any], version: str, own: Mapping[str, Path], progress: Progress
) -> dict[str, Wheel]:
    """Return every served wheel, trimmed, by package name."""
    compiled = [official[package.name] for package in SERVED if package.origin is Origin.OFFICIAL]
    pure = [package.name for package in SERVED if package.origin is Origin.INDEX]
    paths = {
        **fetch_official(compiled, version, progress),
        **fetch_pure(pure),
        **kernel_wheels(),
        **own,
    }
    return {package.name: trim(_wheel(package, paths), package) for package in SERVED}


def _wheel(package: ServedPackage, paths: Mapping[str, Path]) -> Wheel:
    if package.origin is Origin.EMPTY:
        return empty_wheel(package.name)
    return read_wheel(paths[package.name])


def _write_locks(output: Path, info: Mapping[str, Any], wheels: Mapping[str, Wheel]) -> None:
    entries = {package.name: _entry(package, wheels[package.name], output) for package in SERVED}
    _write_json(output / LOCK, {"info": info, "packages": entries})
    tables = {**entries["msai"], "depends": [*entries["msai"]["depends"], "pandas"]}
    _write_json(output / LITE_LOCK, {"info": info, "packages": {**entries, "msai": tables}})


def _packages(output: Path) -> dict[str, Any]:
    packages: dict[str, Any] = json.loads((output / LOCK).read_text(encoding="utf-8"))["packages"]
    return packages


def _write_prefetch(output: Path) -> None:
    sets = {"kernel": KERNEL_SET, "lesson": LESSON_SET, "tables": TABLES_SET}
    sizes = {path.name: path.stat().st_size for path in output.iterdir()}
    version = version_of((output / LOCK).read_bytes())
    _write_json(output / PREFETCH, {"sets": sets, "sizes": sizes, "version": version})


def _entry(package: ServedPackage, wheel: Wheel, output: Path) -> dict[str, Any]:
    return {
        "name": package.name,
        "version": wheel.version,
        "file_name": wheel.file_name,
        "install_dir": "site",
        "sha256": hashlib.sha256((output / wheel.file_name).read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": wheel.modules(),
        "depends": _depends(package, wheel),
    }


def _depends(package: ServedPackage, wheel: Wheel) -> list[str]:
    """Return what has to be loaded with a package.

    Raises:
        BuildError: It requires something that is neither served nor declared as unserved.
    """
    served = {candidate.name for candidate in SERVED}
    wanted = set(wheel.requirements()) - package.unserved
    if strange := sorted(wanted - served):
        raise BuildError(
            f"Pakiet {package.name} {wheel.version} wymaga: {', '.join(strange)}; "
            "tych pakietów nie ma wśród podawanych przeglądarce.",
            "Dopisz je do SERVED w msai_course/build/pyodide_packages.py albo do „unserved”.",
        )
    return sorted(wanted)


def _write_json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, sort_keys=True, separators=(",", ":")), encoding="utf-8")


def load_size(folder: Path, words: tuple[str, ...]) -> int:
    """Return the bytes a page fetches for Python: core, lock, and the bundles of its needs."""
    bundles = [STDLIB_BUNDLE, *(bundle_name(word) for word in words)]
    return sum((folder / name).stat().st_size for name in [*CORE_FILES, LOCK, *bundles])


def _sizes(folder: Path) -> str:
    needs = (("base",), ("base", "tables"))
    light, full = (fixed_text(load_size(folder, words) / 1e6, 1) for words in needs)
    return f"Python w stronie: {light} MB bez tabel, {full} MB z tabelami."
