"""An edition's data in the Python of its pages: the wheel, the archive of pages, both locks.

What is added is stored and not deflated, so that every computer writes the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msai.base.archives import entry_of

FOLDER = "pyodide/"
LOCKS = ("pyodide-lock.json", "pyodide-lock-lite.json")
#: What to preload and how big it is.
PREFETCH = "prefetch.json"
#: The archive that every page with exercises loads (`msai_course.build.pyodide_bundles`).
BASE = "page-base.bin"
#: Where `msai.base.resources` looks for them.
PACKED = "msai/_packed/edition/"
_BLOCK = 0xFFFF
#: The empty last block of deflate; what stands before it ends with a whole byte.
_END = b"\x03\x00"

#: Returns the content of a file by its address.
Read = Callable[[str], bytes]


def with_data(read: Read, data: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of ``pyodide/`` that change with data of an edition, by their address.

    Args:
        read: Reads a file of the built site.
        data: The data by name, ``units.csv``.
    """
    added = {f"{PACKED}{name}": content for name, content in sorted(data.items())}
    locks = {name: json.loads(read(f"{FOLDER}{name}")) for name in LOCKS}
    name = locks[LOCKS[0]]["packages"]["msai"]["file_name"]
    wheel = _wheel(read(f"{FOLDER}{name}"), added)
    made = {name: wheel, BASE: _archive(read(f"{FOLDER}{BASE}"), added)}
    for lock, content in locks.items():
        content["packages"]["msai"]["sha256"] = hashlib.sha256(wheel).hexdigest()
        made[lock] = _json(content)
    made[PREFETCH] = _prefetch(read(f"{FOLDER}{PREFETCH}"), made)
    return {f"{FOLDER}{name}": content for name, content in made.items()}


def version_of(lock: bytes) -> str:
    """Return the version of all that Python is made of: its lock names each file's digest.

    Pages whose Python differs never share a kernel (``web/src/kernel/choosing.ts``).
    """
    return hashlib.sha256(lock).hexdigest()[:16]


def _wheel(content: bytes, added: Mapping[str, bytes]) -> bytes:
    """Append files to a wheel; only its list of files is written anew."""
    packed = io.BytesIO(content)
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_STORED) as wheel:
        record = next(name for name in wheel.namelist() if name.endswith(".dist-info/RECORD"))
        rows = wheel.read(record).decode().splitlines()
        # An edition may be made of another one, which brought files of the same names.
        gone = {record, *added} & wheel.NameToInfo.keys()
        for former in gone:
            wheel.filelist.remove(wheel.NameToInfo.pop(former))
        told = [row for row in rows if row.partition(",")[0] not in gone]
        told += [_recorded(name, one) for name, one in added.items()] + [f"{record},,"]
        for name, one in {**added, record: "\n".join([*told, ""]).encode()}.items():
            wheel.writestr(entry_of(name, zipfile.ZIP_STORED), one)
    return packed.getvalue()


def _recorded(name: str, content: bytes) -> str:
    """Return the line of a file in the list that a wheel carries (PEP 427)."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=")
    return f"{name},sha256={digest.decode()},{len(content)}"


def _archive(content: bytes, added: Mapping[str, bytes]) -> bytes:
    """Append a part to an archive of pages; what was compressed stays as it is.

    Raises:
        ValueError: The archive does not end as `msai_course.build.pyodide_bundles` ends it.
    """
    body, (digest, size) = content[:-8], struct.unpack("<II", content[-8:])
    if not body.endswith(_END):
        raise ValueError("not an archive of pages")
    index = json.dumps({"packages": [], "files": [[n, len(one)] for n, one in added.items()]})
    told = index.encode()
    part = b"".join([struct.pack("<I", len(told)), told, *added.values()])
    trailer = struct.pack("<II", zlib.crc32(part, digest), (size + len(part)) & 0xFFFFFFFF)
    # It ends as it did, so that an edition of the edition can append once more.
    return b"".join([body.removesuffix(_END), *_stored(part), _END, trailer])


def _stored(content: bytes) -> Iterator[bytes]:
    """Yield stored blocks of deflate, none of them the last one (RFC 1951, 3.2.4)."""
    for start in range(0, len(content), _BLOCK):
        block = content[start : start + _BLOCK]
        yield struct.pack("<BHH", 0, len(block), len(block) ^ _BLOCK)
        yield block


def _prefetch(content: bytes, made: Mapping[str, bytes]) -> bytes:
    told = json.loads(content)
    told["sizes"] |= {name: len(one) for name, one in made.items() if name in told["sizes"]}
    told["version"] = version_of(made[LOCKS[0]])
    return _json(told)


def _json(content: Any) -> bytes:
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode()
