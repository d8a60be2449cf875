"""Writes the service worker of a finished site: its version and what belongs to it.

The worker (``web/src/worker``) keeps files of one version for reading without a network. It is a
convenience: without it (plain HTTP, an old browser, a private window) everything else works.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msai_course.base.paths import WEB_BUILT
from msai_course.build.pyodide import CORE_FILES, LOCK, PREFETCH
from msai_course.build.pyodide_bundles import BUNDLES, STDLIB_BUNDLE, bundle_name, closure

WORKER = "sw.js"
_TEMPLATE = WEB_BUILT / "serviceworker.js"
_PYODIDE, _LIVE, _STATIC = "pyodide/", "_static/live/", "_static/"
_LOOKS = frozenset({".css", ".js", ".svg", ".woff2"})
#: JupyterLite has a worker of its own; the rest is for hosts and for Sphinx.
_NOT_KEPT = ("lite/", "_headers", ".nojekyll", "objects.inv", WORKER)
#: Word of ``data-live-needs`` without a bundle → its packages; documents are asked for by a click.
WHEELS = {"numpy": ("numpy",), "documents": ("openpyxl", "xlsxwriter", "python-docx", "pyshp")}


def write_service_worker(site: Path, files: Iterable[Path]) -> Path:
    """Write the worker of a complete site.

    The same content always gives the same worker: a rebuild that changes nothing is no news.

    Args:
        site: Folder of the site.
        files: What the site consists of; compressed twins may be among it.

    Returns:
        The written file.
    """
    needs = {word: sorted(names) for word, names in _needs(site).items()}
    digests = _digests(site, files, {name for names in needs.values() for name in names})
    shell = [name for name in digests if _is_shell(name)]
    text = _filled({"FILES": digests, "SHELL": shell, "NEEDS": needs})
    version = hashlib.sha256(text.encode()).hexdigest()[:12]
    target = site / WORKER
    target.write_text(text.replace("__VERSION__", version), encoding="utf-8", newline="\n")
    return target


def _needs(site: Path) -> dict[str, list[str]]:
    """Return what exercises fetch, by the word that a page needs."""
    packages = json.loads((site / _PYODIDE / LOCK).read_text(encoding="utf-8"))["packages"]
    found = {word: [bundle_name(word)] for word in BUNDLES} | {
        word: [packages[name]["file_name"] for name in closure(packages, roots)]
        for word, roots in WHEELS.items()
    }
    found["base"] += [*CORE_FILES, LOCK, PREFETCH, STDLIB_BUNDLE]
    needs = {word: [_PYODIDE + name for name in names] for word, names in found.items()}
    # What the page itself loads, the worker is told by the page; not so the kernel's own script.
    kernels = (site / _LIVE).glob("chunks/kernel.worker.*.js")
    needs["base"] += [path.relative_to(site).as_posix() for path in kernels]
    return needs


def _digests(site: Path, files: Iterable[Path], python: set[str]) -> dict[str, str]:
    """Return address → first 8 bytes of the SHA-256 of what lies there."""
    found = {}
    for path in sorted(files):
        name = path.relative_to(site).as_posix()
        left_out = name.startswith(_NOT_KEPT) or path.suffix in {".gz", ".br"}
        if not left_out and (not name.startswith(_PYODIDE) or name in python):
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    return found


def _is_shell(name: str) -> bool:
    """Tell whether every page needs a file: the start page, looks and scripts."""
    own = name.startswith(_STATIC) and not name.startswith(_LIVE)
    return name == "index.html" or (own and Path(name).suffix in _LOOKS)


def _filled(values: Mapping[str, Any]) -> str:
    text = _TEMPLATE.read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"__{name}__", json.dumps(value, ensure_ascii=False, sort_keys=True))
    return text
