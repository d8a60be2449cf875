"""The service worker of an edition: which files belong to it, and their digests."""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import Any

WORKER = "sw.js"
_VERSION = re.compile(r'(const VERSION = ")[^"]*(";)')
#: Looks and scripts that every page needs.
_LOOKS = frozenset({".css", ".js", ".svg", ".woff2"})
_NOT_KEPT = ("lite/", "_headers", ".nojekyll", "objects.inv", WORKER)
_STATIC, _LIVE, _PYTHON = "_static/", "_static/live/", "pyodide/"


def worker(text: str, made: Mapping[str, bytes], gone: Iterable[str]) -> str:
    """Return the worker of a site that differs from the one it was written for.

    Args:
        text: The worker of the built course.
        made: New and changed files by address.
        gone: Addresses of files that the site does not have any more.
    """
    files = _value(text, "FILES")
    for name in gone:
        files.pop(name, None)
    files |= {name: digest(one) for name, one in made.items() if _is_kept(name, files)}
    shell = [name for name in sorted(files) if is_shell(name)]
    for name, value in {"FILES": dict(sorted(files.items())), "SHELL": shell}.items():
        text = _with_value(text, name, value)
    blank = _VERSION.sub(r"\1__VERSION__\2", text, count=1)
    version = hashlib.sha256(blank.encode()).hexdigest()[:12]
    return _VERSION.sub(lambda found: f"{found[1]}{version}{found[2]}", text, count=1)


def digest(content: bytes) -> str:
    """Return the first 8 bytes of the SHA-256 of a file."""
    return hashlib.sha256(content).hexdigest()[:16]


def is_shell(name: str) -> bool:
    """Tell whether every page needs a file: the start page, looks and scripts."""
    own = name.startswith(_STATIC) and not name.startswith(_LIVE)
    return name == "index.html" or (own and posixpath.splitext(name)[1] in _LOOKS)


def _is_kept(name: str, files: Mapping[str, str]) -> bool:
    """Tell whether the worker keeps a file: of Python only what the course keeps already."""
    return name in files or not name.startswith((*_NOT_KEPT, _PYTHON))


def _value(text: str, name: str) -> Any:
    return json.JSONDecoder().raw_decode(text, _begin(text, name))[0]


def _with_value(text: str, name: str, value: Any) -> str:
    begin = _begin(text, name)
    end = json.JSONDecoder().raw_decode(text, begin)[1]
    return f"{text[:begin]}{json.dumps(value, ensure_ascii=False, sort_keys=True)}{text[end:]}"


def _begin(text: str, name: str) -> int:
    return text.index(f"const {name} = ") + len(f"const {name} = ")
