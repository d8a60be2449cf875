"""Reads, trims and writes wheels; the same input always gives the same bytes."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.message import Message
from email.parser import Parser
from fnmatch import fnmatchcase
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from msai.base.archives import entry_of
from msai_course.build.errors import BuildError
from msai_course.build.pyodide_packages import DROPPED_EVERYWHERE, Patch, ServedPackage

_BROWSER = {
    "sys_platform": "emscripten",
    "platform_system": "Emscripten",
    "platform_machine": "wasm32",
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
    "os_name": "posix",
    "python_version": "3.14",
    "python_full_version": "3.14.0",
    "extra": "",
}


@dataclass(frozen=True)
class Wheel:
    """A wheel in memory.

    Attributes:
        file_name: Its file name.
        files: Content by path inside the archive.
    """

    file_name: str
    files: Mapping[str, bytes]

    @property
    def info_folder(self) -> str:
        """Name of the ``.dist-info`` folder."""
        return next(name.split("/")[0] for name in self.files if ".dist-info/" in name)

    @property
    def version(self) -> str:
        """Version from the metadata."""
        return str(self._metadata()["Version"])

    def requirements(self) -> list[str]:
        """Return the normalised names of what it requires in the browser, without extras."""
        lines = self._metadata().get_all("Requires-Dist") or []
        parsed = [Requirement(line) for line in lines]
        applying = [r for r in parsed if r.marker is None or r.marker.evaluate(_BROWSER)]
        return sorted({canonicalize_name(r.name) for r in applying})

    def modules(self) -> list[str]:
        """Return the top-level names that can be imported from it."""
        heads = {name.partition("/")[0] for name in self.files if _is_code(name)}
        return sorted({head.partition(".")[0] for head in heads})

    def _metadata(self) -> Message:
        return Parser().parsestr(self.files[f"{self.info_folder}/METADATA"].decode("utf-8"))


def read_wheel(path: Path) -> Wheel:
    """Read a wheel into memory."""
    return Wheel(path.name, read_files(path))


def read_files(path: Path) -> dict[str, bytes]:
    """Return the files of a ZIP by their path in it."""
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        return {name: archive.read(name) for name in names}


def trim(wheel: Wheel, package: ServedPackage) -> Wheel:
    """Leave out what the browser never needs and apply the declared patches.

    Raises:
        BuildError: A patch does not fit the file it was written for.
    """
    files = without(wheel.files, (*DROPPED_EVERYWHERE, *package.drop), package.keep)
    for patch in package.patches:
        files[patch.path] = _patched(files[patch.path], patch, wheel.file_name)
    return Wheel(wheel.file_name, files)


def without(
    files: Mapping[str, bytes], drop: Iterable[str], keep: Iterable[str] = ()
) -> dict[str, bytes]:
    """Return the files that fit no pattern of ``drop``, or one of ``keep``."""
    return {
        name: content
        for name, content in files.items()
        if not _fits(name, drop) or _fits(name, keep)
    }


def _fits(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def empty_wheel(name: str) -> Wheel:
    """Return a distribution without modules, for a name that is asked for and never used."""
    info = f"{name}-0.0.0.dist-info"
    metadata = (
        f"Metadata-Version: 2.1\nName: {name}\nVersion: 0.0.0\nSummary: left out on purpose\n"
    )
    tags = "Wheel-Version: 1.0\nGenerator: msai\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    files = {"METADATA": metadata.encode(), "WHEEL": tags.encode(), "RECORD": b""}
    files = {f"{info}/{file}": content for file, content in files.items()}
    return Wheel(f"{name}-0.0.0-py3-none-any.whl", files)


def with_record(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of a wheel with a RECORD that fits them; other archives stay as they are."""
    record = next((name for name in files if name.endswith(".dist-info/RECORD")), None)
    if record is None:
        return dict(files)
    others = {name: content for name, content in files.items() if name != record}
    return {**others, record: _record(others, record)}


def write_archive(files: Mapping[str, bytes], target: Path, comment: bytes = b"") -> None:
    """Write a ZIP that depends on nothing but its content."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.comment = comment
        for name in sorted(files):
            entry = entry_of(name)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])


def _record(files: Mapping[str, bytes], record: str) -> bytes:
    rows = io.StringIO()
    writer = csv.writer(rows, lineterminator="\n")
    for name in sorted(files):
        digest = base64.urlsafe_b64encode(hashlib.sha256(files[name]).digest()).rstrip(b"=")
        writer.writerow([name, f"sha256={digest.decode()}", len(files[name])])
    writer.writerow([record, "", ""])
    return rows.getvalue().encode()


def _patched(content: bytes, patch: Patch, wheel_name: str) -> bytes:
    old = patch.old.encode()
    if content.count(old) != 1:
        raise BuildError(
            f"Poprawka pliku {patch.path} nie pasuje do {wheel_name}.",
            "Dostosuj ją do nowej wersji w msai_course/build/pyodide_packages.py.",
        )
    return content.replace(old, patch.new.encode())


def _is_code(name: str) -> bool:
    return name.endswith((".py", ".pyc", ".so")) and ".dist-info/" not in name
