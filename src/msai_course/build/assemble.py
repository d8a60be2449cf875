"""Puts the built parts together: one folder that any static host can serve."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import brotli

from msai_course.build.copying import copy_changed
from msai_course.build.hosting import headers_file
from msai_course.build.icons import write_icons
from msai_course.build.offline import starters
from msai_course.build.search import index_site
from msai_course.build.serviceworker import WORKER, write_service_worker
from msai_trainer.editions.contents import CONTENTS, HEADERS, listed, written_contents

#: What is worth compressing; images, fonts and wheels are compressed already.
COMPRESSED = {
    ".html",
    ".css",
    ".js",
    ".mjs",
    ".json",
    ".svg",
    ".wasm",
    ".xml",
    ".txt",
    ".ipynb",
    ".webmanifest",
}
SMALLEST = 1024
#: Above this size the best brotli level takes longer than it saves.
LARGE = 1_000_000


def assemble_site(parts: Mapping[str, Path], site: Path) -> None:
    """Copy the parts (by their place in the site) into ``site``, index it and compress it."""
    site.mkdir(parents=True, exist_ok=True)
    kept: set[Path] = set()
    for place, part in parts.items():
        kept |= _copy_changed(part, site / place)
    index_site(site)
    kept |= {path for path in (site / "pagefind").rglob("*") if path.is_file()}
    kept |= write_host_files(site) | write_icons(site)
    kept.add(_write_contents(site, kept))
    kept.add(write_service_worker(site, kept))
    with ProcessPoolExecutor() as pool:
        twins = pool.map(compress, sorted(kept))
    kept |= {twin for pair in twins for twin in pair}
    _remove_others(site, kept)


def write_host_files(site: Path) -> set[Path]:
    """Write what hosts of static pages look for: headers, and that no file is to be left out."""
    folders = [path.name for path in site.iterdir() if path.is_dir()]
    (site / "_headers").write_text(headers_file(folders), encoding="utf-8", newline="\n")
    # GitHub Pages would drop every folder whose name begins with a low line.
    (site / ".nojekyll").touch()
    return {site / "_headers", site / ".nojekyll"}


def _write_contents(site: Path, files: Iterable[Path]) -> Path:
    """Write what the site consists of: in a browser nobody can list a folder."""
    names = [*(path.relative_to(site).as_posix() for path in files), WORKER]
    headers = (site / HEADERS).read_text(encoding="utf-8")
    path = site / CONTENTS
    path.write_bytes(written_contents(listed(names, headers, starters())))
    return path


def _copy_changed(source: Path, target: Path) -> set[Path]:
    copied = set()
    for path in source.rglob("*"):
        if not path.is_file() or path.suffix in {".gz", ".br", ".doctree"}:
            continue
        twin = target / path.relative_to(source)
        copied.add(twin)
        copy_changed(path, twin)
    return copied


def compress(path: Path) -> list[Path]:
    """Write the gzip and brotli twins of a file that is worth it; return them."""
    size = path.stat().st_size
    if path.suffix not in COMPRESSED or size < SMALLEST:
        return []
    twins = [Path(f"{path}.gz"), Path(f"{path}.br")]
    if all(twin.is_file() and twin.stat().st_mtime >= path.stat().st_mtime for twin in twins):
        return twins
    content = path.read_bytes()
    twins[0].write_bytes(gzip.compress(content, 9, mtime=0))
    twins[1].write_bytes(brotli.compress(content, quality=9 if size > LARGE else 11))
    return twins


def _remove_others(site: Path, kept: set[Path]) -> None:
    for path in site.rglob("*"):
        if path.is_file() and path not in kept:
            path.unlink()
