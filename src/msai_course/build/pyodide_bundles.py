"""One archive for each set of packages that pages load; the browser itself unpacks it.

A wheel is inflated and written file by file by Python in WebAssembly. A bundle is inflated by the
browser's own code and its files are handed to Pyodide's file system as they lie in memory.
Format (gzip around it): length of the index (4 bytes, little endian), the index as JSON
``{"packages": [name], "files": [[path, size]]}``, then the contents one after another; another
part of the same make may follow, such as the data of an edition.
``web/src/kernel/bundles.ts`` reads it; JupyterLite keeps to the wheels.
"""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msai.base.archives import entry_of
from msai_course.build.pyodide_wheels import read_files

#: Word of ``data-live-needs`` → packages it stands for; a later bundle leaves out earlier ones.
BUNDLES = {
    "base": ("ipywidgets", "anywidget", "msai"),
    "tables": ("pandas",),
    "trainer": ("msai-trainer",),
}
#: Packages that the page's own kernel stands in for.
REPLACED = frozenset({"ipython", "widgetsnbextension", "jupyterlab-widgets", "ipykernel"})
#: Head of a gzip file without name and time (RFC 1952).
_GZIP = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
#: The standard library: a plain ZIP inside, which Python reads without inflating.
STDLIB_BUNDLE = "page-stdlib.bin"


def bundle_name(word: str) -> str:
    """Return the file name of a bundle."""
    return f"page-{word}.bin"


def write_bundles(folder: Path, packages: Mapping[str, Any], stdlib: Path) -> None:
    """Write the bundles beside the wheels they are made of.

    Args:
        folder: Folder of the finished wheels.
        packages: Entries of the served lock by name.
        stdlib: The finished archive of the standard library.
    """
    for word in BUNDLES:
        write_bundle(folder, packages, word)
    _write_gzip(folder / STDLIB_BUNDLE, _stored(read_files(stdlib)))


def write_bundle(folder: Path, packages: Mapping[str, Any], word: str) -> None:
    """Write one bundle beside the wheels it is made of; see `write_bundles`."""
    names = _members(packages, word)
    wheels = [folder / packages[name]["file_name"] for name in names]
    _write_gzip(folder / bundle_name(word), _bundle(names, wheels))


def _members(packages: Mapping[str, Any], word: str) -> list[str]:
    """Return the packages of a bundle: what it stands for without what earlier ones hold."""
    words = list(BUNDLES)
    earlier = [closure(packages, BUNDLES[one]) for one in words[: words.index(word)]]
    held = {name for names in earlier for name in names}
    return [name for name in closure(packages, BUNDLES[word]) if name not in held]


def closure(packages: Mapping[str, Any], roots: Iterable[str]) -> list[str]:
    """Return packages and all they depend on, without those the page's kernel replaces."""
    found, pending = set[str](), list(roots)
    while pending:
        if (name := pending.pop()) not in found | REPLACED:
            found.add(name)
            pending += packages[name]["depends"]
    return sorted(found)


def _bundle(names: list[str], wheels: Iterable[Path]) -> bytes:
    files = dict(_files(wheels))
    sizes = [(path, len(content)) for path, content in files.items()]
    index = json.dumps({"packages": names, "files": sizes}, separators=(",", ":")).encode()
    return b"".join([struct.pack("<I", len(index)), index, *files.values()])


def _files(wheels: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    for wheel in wheels:
        yield from sorted(read_files(wheel).items())


def _stored(files: Mapping[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as target:
        for name in sorted(files):
            target.writestr(entry_of(name, zipfile.ZIP_STORED), files[name])
    return archive.getvalue()


def _write_gzip(path: Path, content: bytes) -> None:
    """Write gzip whose last block is empty: an edition puts a part of its own before it."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = deflate.compress(content) + deflate.flush(zlib.Z_FULL_FLUSH) + deflate.flush()
    trailer = struct.pack("<II", zlib.crc32(content), len(content) & 0xFFFFFFFF)
    path.write_bytes(_GZIP + body + trailer)
