"""Writes the service worker of a finished site: its version and what belongs to it.

The worker keeps pages and assets of one version together. It is a convenience: without it (plain
HTTP, an old browser, a private window) everything works, only not offline.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from msai_course.site.pyodide import CORE_FILES, LOCK, PREFETCH
from msai_course.site.pyodide_bundles import BUNDLES, STDLIB_BUNDLE, bundle_name

WORKER, VERSION_FILE = "sw.js", "version.txt"
#: Beginning of the names of the worker's caches.
CACHE_PREFIX = "msai-strona-"
_TEMPLATE = Path(__file__).with_name("serviceworker.js")
#: Folders that are not pages: JupyterLite has a worker of its own, the index is asked for in parts.
_NOT_PAGES = frozenset({"lite", "pagefind", "pyodide"})
_ENDINGS = frozenset({".html", ".css", ".js", ".svg", ".png", ".woff2", ".webmanifest"})


def write_service_worker(site: Path) -> set[Path]:
    """Write the worker and the version of a complete site; return both files.

    The same content always gives the same version: a rebuild that changes nothing is no news.
    """
    pages = _digests(site, _page_files(site))
    python = {word: _digests(site, _python_files(site, word)) for word in BUNDLES}
    known = json.dumps([pages, python], sort_keys=True)
    version = hashlib.sha256((known + _TEMPLATE.read_text(encoding="utf-8")).encode()).hexdigest()
    worker = _filled(version[:12], pages, python)
    (site / WORKER).write_text(worker, encoding="utf-8", newline="\n")
    (site / VERSION_FILE).write_text(f"{version[:12]}\n", encoding="ascii", newline="\n")
    return {site / WORKER, site / VERSION_FILE}


def _page_files(site: Path) -> list[Path]:
    own = {site / WORKER}
    files = (path for path in site.rglob("*") if path.suffix in _ENDINGS and path not in own)
    return [path for path in files if path.relative_to(site).parts[0] not in _NOT_PAGES]


def _python_files(site: Path, word: str) -> list[Path]:
    core = [*CORE_FILES, LOCK, PREFETCH, STDLIB_BUNDLE] if word == "base" else []
    return [site / "pyodide" / name for name in (*core, bundle_name(word))]


def _digests(site: Path, files: Iterable[Path]) -> dict[str, str]:
    """Return path in the site → first 8 bytes of the SHA-256 of what lies there."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        for path in sorted(files)
        if path.is_file()
    }


def _filled(version: str, pages: dict[str, str], python: dict[str, dict[str, str]]) -> str:
    values = {
        "__VERSION__": version,
        "__PREFIX__": CACHE_PREFIX,
        "__PAGES__": json.dumps(pages, ensure_ascii=False),
        "__PYTHON__": json.dumps(python, ensure_ascii=False),
    }
    text = _TEMPLATE.read_text(encoding="utf-8")
    for hole, value in values.items():
        text = text.replace(hole, value)
    return text
