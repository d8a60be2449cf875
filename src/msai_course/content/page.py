"""A page of the book as its guards see it: metadata, text, boxes and readable prose."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from msai_course.content.metadata import LessonMetadata, parse_metadata, read_raw

_FRONT_MATTER = re.compile(r"\A---\s*\n.*?\n---\s*\n", re.DOTALL)
_OPENING = re.compile(r"^(?P<mark>:{3,}|`{3,})\{(?P<name>[\w:-]+)\}[ \t]*(?P<argument>.*)$")
_OPTION = re.compile(r"^:[\w-]+:.*$")


@dataclass(frozen=True, slots=True)
class PageBox:
    """A directive of the page, such as ``situation`` or ``quiz``.

    Attributes:
        name: Name of the directive.
        argument: What stands after the name on its first line.
        body: Lines between the fences, options left out.
        options: Values of ``:name: value`` lines.
        line: Line of the opening fence in the page's text, from 1.
    """

    name: str
    argument: str
    body: str
    options: dict[str, str]
    line: int


@dataclass(frozen=True)
class SourcePage:
    """One source file of the book.

    Attributes:
        path: The file.
        name: Path below the book, with slashes: what messages call the page.
        raw: The ``msai`` object as written.
        text: All Markdown of the page.
        code: Sources of its code cells.
    """

    path: Path
    name: str
    raw: dict[str, Any]
    text: str
    code: tuple[str, ...] = ()

    @cached_property
    def metadata(self) -> LessonMetadata:
        """Return the parsed metadata, empty when the page has none."""
        return parse_metadata(self.raw)

    @cached_property
    def boxes(self) -> tuple[PageBox, ...]:
        """Return the page's directives in order, inner ones after the one they stand in."""
        return tuple(find_boxes(self.text))

    def boxes_named(self, name: str) -> list[PageBox]:
        """Return the directives of one kind."""
        return [box for box in self.boxes if box.name == name]


def read_page(path: Path, book: Path) -> SourcePage:
    """Read a notebook or a Markdown page.

    Raises:
        msai_course.content.metadata.MetadataError: The file cannot be read.
    """
    raw = read_raw(path)
    text = path.read_text(encoding="utf-8")
    code: tuple[str, ...] = ()
    if path.suffix == ".ipynb":
        cells = json.loads(text)["cells"]
        text = "\n\n".join(_source(cell) for cell in cells if cell["cell_type"] == "markdown")
        code = tuple(_source(cell) for cell in cells if cell["cell_type"] == "code")
    name = path.relative_to(book).as_posix()
    return SourcePage(path, name, raw, _FRONT_MATTER.sub("", text), code)


def page_paths(book: Path) -> list[Path]:
    """Return every page of the book, sorted by path."""
    return sorted(
        path
        for path in book.rglob("*")
        if path.suffix in {".md", ".ipynb"} and not _is_hidden(path.relative_to(book))
    )


def find_boxes(text: str, first_line: int = 1) -> Iterator[PageBox]:
    """Yield the directives of a Markdown text, descending into their bodies."""
    lines = text.splitlines()
    number = 0
    while number < len(lines):
        opening = _OPENING.match(lines[number])
        if not opening:
            number += 1
            continue
        end = _closing(lines, number, opening["mark"])
        inner = lines[number + 1 : end]
        options = {
            key: value.strip()
            for key, value in (line[1:].split(":", 1) for line in inner if _OPTION.match(line))
        }
        body = "\n".join("" if _OPTION.match(line) else line for line in inner)
        line = first_line + number
        yield PageBox(opening["name"], opening["argument"].strip(), body.strip(), options, line)
        yield from find_boxes("\n".join(inner), line + 1)
        number = end + 1


def _closing(lines: list[str], start: int, mark: str) -> int:
    for number in range(start + 1, len(lines)):
        if lines[number].strip() == mark:
            return number
    return len(lines)


def _source(cell: dict[str, Any]) -> str:
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith((".", "_")) for part in path.parts)
