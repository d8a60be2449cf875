"""JupyterLite of an edition: the names under which browsers keep notebooks, and its notebooks."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msai.assignments import assignment
from msai.assignments.cells import asked_cells
from msai.assignments.scoped import gone as gone_questions
from msai.assignments.scoped import scoped
from msai_trainer.editions.addresses import is_local, target
from msai_trainer.editions.book import Book
from msai_trainer.editions.notices import points_told
from msai_trainer.editions.pages import named
from msai_trainer.editions.python_data import Read
from msai_trainer.editions.taught import assignment_at, teaches

SETTINGS = "lite/jupyter-lite.json"
LESSONS = "lite/files/lekcje/"
#: The notebooks of assignments, below the release of their wording.
ASSIGNMENTS = "lite/files/zadania/"
LISTS = "lite/api/contents/"
_STORED = re.compile(r'("(?:contents|settings|workspaces)StorageName": ")([^"]*)(")')
#: The paragraph that says what gives points (`msai_course.theme.edition_places`).
_POINTS = re.compile(r"^Za co są punkty: .*$", re.MULTILINE)
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s]+\.ipynb)(#[^)]*)?\)")


def lite(
    read: Read, names: Iterable[str], course: Book, book: Book, pictures: Mapping[str, str]
) -> tuple[dict[str, bytes], set[str]]:
    """Return the files of ``lite/`` that change, and those that go away.

    Args:
        read: Reads a file of the built site.
        names: Addresses of its files.
        course: The book of the built site.
        book: The book of the edition.
        pictures: New pictures of exercises by their cell.
    """
    own = {name for name in names if name.startswith("lite/")}
    left_out = {page.path for page in course.pages} - {page.path for page in book.pages}
    gone = {name for name in own if _page(name) in left_out}
    made = dict(_pages(read, own, course, book))
    if SETTINGS in own:
        made[SETTINGS] = _settings(read(SETTINGS).decode(), course, book).encode()
    for name in sorted(own - gone):
        if (path := _page(name)) is None:
            continue
        if name.startswith(ASSIGNMENTS):
            made[name] = _assignment(read(name), path, book)
        elif gone or pictures:
            made[name] = _notebook(read(name), path, left_out, pictures)
    lists = sorted(name for name in own if name.startswith(LISTS))
    for name in reversed(lists):
        if (content := _list(read(name), made, gone, own)) is None:
            gone.add(name)
        else:
            made[name] = content
    return {name: one for name, one in made.items() if one != read(name)}, gone


def _page(name: str) -> str | None:
    """Return the address of the page of a notebook; None: it is no notebook of a page."""
    if name.startswith(ASSIGNMENTS):
        return f"zadania/{posixpath.basename(name).removesuffix('.ipynb')}"
    return name.removeprefix(LESSONS).removesuffix(".ipynb") if name.startswith(LESSONS) else None


def _assignment(content: bytes, path: str, book: Book) -> bytes:
    """Return the notebook of an assignment with the questions that the edition asks."""
    name = assignment_at(path)
    if not name or not gone_questions(assignment(name), teaches(book)):
        return content
    notebook = asked_cells(json.loads(content), scoped(assignment(name), teaches(book)))
    for cell in notebook["cells"]:
        text = "".join(cell["source"])
        if (told := _POINTS.sub(lambda _found: points_told(book, name), text)) != text:
            cell["source"] = told.splitlines(keepends=True)
    return f"{json.dumps(notebook, ensure_ascii=False, indent=1)}\n".encode()


def _pages(read: Read, own: set[str], course: Book, book: Book) -> Iterator[tuple[str, bytes]]:
    for name in sorted(own):
        if name.count("/") == 2 and name.endswith("/index.html"):
            yield name, named(read(name).decode(), course, book).encode()


def _settings(text: str, course: Book, book: Book) -> str:
    before, after = _suffix(course), _suffix(book)
    return _STORED.sub(
        lambda found: f"{found[1]}{found[2].removesuffix(before)}{after}{found[3]}", text
    )


def _suffix(book: Book) -> str:
    """Return what sets the notebooks of an edition and round apart from those of others."""
    parts = (part for part in (book.edition, book.round) if part not in ("", "msai"))
    return "".join(f"-{part}" for part in parts)


def _notebook(content: bytes, path: str, left_out: set[str], pictures: Mapping[str, str]) -> bytes:
    notebook, changed = json.loads(content), False
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            before = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
            cell_text = _LINK.sub(lambda found: _led(found, path, left_out), before)
            changed |= cell_text != before
            cell["source"] = cell_text if cell_text != before else cell["source"]
        elif picture := pictures.get(cell.get("id", "")):
            changed |= _repainted(cell, picture)
    told = json.dumps(notebook, ensure_ascii=False, indent=1)
    return f"{told}\n".encode() if changed else content


def _led(found: re.Match[str], path: str, left_out: set[str]) -> str:
    there = posixpath.splitext(target(path, found[2]))[0] if is_local(found[2]) else ""
    return found[1] if there in left_out else found[0]


def _repainted(cell: Mapping[str, Any], picture: str) -> bool:
    shown = [one["data"] for one in cell["outputs"] if "text/html" in one.get("data", {})]
    for data in shown:
        data["text/html"] = picture.splitlines(keepends=True)
    return bool(shown)


def _list(content: bytes, made: Mapping[str, bytes], gone: set[str], own: set[str]) -> bytes | None:
    """Return a list of files without those that are gone; None: nothing is left of it."""
    told = json.loads(content)
    kept = [one for one in told["content"] if _stays(one, gone, own)]
    for one in kept:
        if (changed := made.get(f"lite/files/{one['path']}")) is not None:
            one["size"] = len(changed)
    if not kept and told["content"]:
        return None
    told["content"] = kept
    return f"{json.dumps(told, indent=2, sort_keys=True)}\n".encode()


def _stays(entry: Mapping[str, Any], gone: set[str], own: set[str]) -> bool:
    place = f"lite/files/{entry['path']}"
    if entry["type"] != "directory":
        return place not in gone
    return any(name.startswith(f"{place}/") for name in own - gone)
