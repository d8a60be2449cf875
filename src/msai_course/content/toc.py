"""The staged table of contents: generators put their pages below the page that introduces them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from msai_course.base.files import write_if_changed

TOC = "_toc.yml"


def has_page(staged: Path, docname: str) -> bool:
    """Tell whether the book has a page: an edition may leave out the catalogue or the handbook."""
    return any(entry.get("file") == docname for entry in _entries(_read(staged)))


def add_below(staged: Path, parent: str, children: Sequence[str]) -> None:
    """Make pages sections of another one, after those it has already.

    Args:
        staged: The staged copy of the book; its ``_toc.yml`` is rewritten.
        parent: Name of the page, such as ``book/katalog/index``.
        children: Names of the pages to add, in order.
    """
    toc = _read(staged)
    for entry in _entries(toc):
        if entry.get("file") == parent:
            known = [section.get("file") for section in entry.get("sections", [])]
            added = [{"file": name} for name in children if name not in known]
            entry["sections"] = [*entry.get("sections", []), *added]
    write_if_changed(staged / TOC, yaml.safe_dump(toc, allow_unicode=True, sort_keys=False))


def _read(staged: Path) -> dict[str, Any]:
    toc: dict[str, Any] = yaml.safe_load((staged / TOC).read_text(encoding="utf-8"))
    return toc


def _entries(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if "file" in node:
            yield node
        for value in node.values():
            yield from _entries(value)
    elif isinstance(node, list):
        for item in node:
            yield from _entries(item)
