"""Fetches wheels into the user's cache and refuses what is not what the official lock names."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
import urllib.request
import zipfile
from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import files as distribution_files
from pathlib import Path
from typing import Any

from packaging.utils import parse_wheel_filename
from platformdirs import user_cache_path

from msai_course.base.locks import pins_of
from msai_course.base.paths import ROOT
from msai_course.base.settings import CACHE
from msai_course.build.errors import BuildError

Entry = Mapping[str, Any]
Progress = Callable[[str], None]

#: A wheel of the package index that carries an untouched copy of the compiled Pyodide set.
CARRIER = "open-webui==0.12.4"
_CARRIER_FOLDER = "open_webui/frontend/pyodide/"
_CDN = "https://cdn.jsdelivr.net/pyodide/v{version}/full/{file_name}"
PURE = ("--implementation", "py", "--abi", "none", "--platform", "any", "--python-version", "3.14")


def cache_folder(kind: str) -> Path:
    """Return (and make) a folder of the user's cache; ``MSAI_CACHE`` moves the whole cache."""
    folder = (CACHE.path or user_cache_path("msai", appauthor=False)) / kind
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def fetch_official(entries: Iterable[Entry], version: str, progress: Progress) -> dict[str, Path]:
    """Return the compiled wheels of lock entries, each with the hash its entry names.

    Sources in this order: the cache, Pyodide's own CDN, the carrier wheel of the package index.

    Args:
        entries: Entries of the official lock.
        version: Version of the Pyodide core.
        progress: Told in Polish what is being fetched.

    Raises:
        BuildError: No source has a wheel with the right hash.
    """
    wanted = list(entries)
    folder = cache_folder(f"pyodide-{version}")
    missing = [entry for entry in wanted if not _is_intact(folder / entry["file_name"], entry)]
    if missing:
        progress("Pobieram biblioteki skompilowane dla przeglądarki…")
        missing = _from_cdn(missing, version, folder)
    if missing:
        _from_carrier(missing, folder)
    return {entry["name"]: _verified(folder / entry["file_name"], entry) for entry in wanted}


def _is_intact(path: Path, entry: Entry) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == entry["sha256"]


def _verified(path: Path, entry: Entry) -> Path:
    if not _is_intact(path, entry):
        raise BuildError(
            f"Biblioteka {entry['file_name']} nie zgadza się z oficjalnym spisem Pyodide "
            f"(szukano: pamięć podręczna, CDN Pyodide, pakiet {CARRIER}).",
            f"Usuń folder {path.parent} i uruchom polecenie ponownie przy działającej sieci.",
        )
    return path


def _from_cdn(entries: list[Entry], version: str, folder: Path) -> list[Entry]:
    """Try the CDN and return what it did not give; a network without it is left alone at once."""
    for position, entry in enumerate(entries):
        url = _CDN.format(version=version, file_name=entry["file_name"])
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                (folder / entry["file_name"]).write_bytes(answer.read())
        except OSError:
            return entries[position:]
    return [entry for entry in entries if not _is_intact(folder / entry["file_name"], entry)]


def _from_carrier(entries: list[Entry], folder: Path) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        pip_download([CARRIER], Path(temporary), "--python-version", "3.11")
        (carrier,) = Path(temporary).glob("*.whl")
        with zipfile.ZipFile(carrier) as archive:
            members = set(archive.namelist())
            for name in (entry["file_name"] for entry in entries):
                if (member := _CARRIER_FOLDER + name) in members:
                    with archive.open(member) as source, (folder / name).open("wb") as target:
                        shutil.copyfileobj(source, target)


def fetch_pure(names: Iterable[str]) -> dict[str, Path]:
    """Return pure-Python wheels from the package index, in the versions of ``requirements.txt``.

    Raises:
        BuildError: A package is not pinned, or cannot be had as a pure wheel.
    """
    pins = _pins()
    if unpinned := sorted(set(names) - set(pins)):
        raise BuildError(
            f"requirements.txt nie podaje wersji: {', '.join(unpinned)}.",
            "Odśwież plik: python3 course.py lock.",
        )
    folder = cache_folder("wheels")
    have = _wheels_in(folder)
    missing = [f"{name}=={pins[name]}" for name in names if (name, pins[name]) not in have]
    if missing:
        pip_download(missing, folder, *PURE)
        have = _wheels_in(folder)
    return {name: have[name, pins[name]] for name in names}


def _pins() -> dict[str, str]:
    """Return the pinned versions by normalised name, of lines without conditions or with any."""
    return pins_of((ROOT / "requirements.txt").read_text(encoding="utf-8"))


def _wheels_in(folder: Path) -> dict[tuple[str, str], Path]:
    parsed = ((parse_wheel_filename(path.name), path) for path in folder.glob("*-none-any.whl"))
    return {(str(name), str(version)): path for (name, version, *_), path in parsed}


def pip_download(requirements: list[str], folder: Path, *options: str) -> None:
    """Download wheels from the package index into a folder, without what they require.

    Raises:
        BuildError: One of them could not be had.
    """
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"),
            *("--only-binary=:all:", *options, "--dest", str(folder), *requirements),
        ],
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        raise BuildError(
            f"Nie udało się pobrać z indeksu pakietów: {', '.join(requirements)}.\n"
            f"{done.stderr.strip()[-1500:]}",
            "Sprawdź połączenie z siecią i uruchom polecenie ponownie.",
        )


def kernel_wheels() -> dict[str, Path]:
    """Return the wheels that the installed ``jupyterlite-pyodide-kernel`` carries, newest each."""
    carried = distribution_files("jupyterlite-pyodide-kernel") or []
    paths = [Path(str(f.locate())) for f in carried if "/static/pypi/" in f.as_posix()]
    wheels = [(parse_wheel_filename(p.name), p) for p in paths if p.suffix == ".whl"]
    ordered = sorted(wheels, key=lambda item: item[0][1])
    return {str(name): path.resolve() for (name, *_), path in ordered}
