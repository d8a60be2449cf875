"""Built pages as plain HTML for documents: no icons, no buttons, sources in a list at the end."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag

from msai_course.papers.typesetting import closed, opened

#: What only a screen can show.
_SCREEN_ONLY = (
    "svg, script, style, button, form, nav, input, template, .kicker, .read-mark, .lesson-facts, "
    "[data-live-cell], [hidden], .hint-screen, .legal-state a"
)
#: Attributes that mean something on paper.
_KEPT = ("src", "alt", "href", "start")
#: Letters in a line of a sheet's table, most that a cell asks for, and what an empty one does.
_LINE, _LONGEST, _EMPTY = 62, 90, 20
#: Letters that bold print and the room beside a word take; the narrowest column to write in.
_AIR, _NARROWEST = 3, 6
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Fragments:
    """Pages put one after another; each source that they cite is listed once.

    Attributes:
        root: Folder of the built pages; pictures are told relative to it.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._sources: dict[str, int] = {}

    def page(self, path: Path, deeper: int = 0) -> str:
        """Return the text of a page, its headings ``deeper`` levels down; up when negative."""
        article = _soup(path).select_one("article.page section")
        return self._cleaned(article, path, deeper) if article else ""

    def boxes(self, path: Path, kind: str, *, title: bool = True) -> list[str]:
        """Return the boxes of one kind on a page, with or without the name of the box."""
        found = _soup(path).select(f"article.page .box-{kind}")
        for box in found:
            if not title and (name := box.select_one(".box-title")):
                name.decompose()
        return [self._cleaned(box, path, 0) for box in found]

    def sources(self) -> str:
        """Return the numbered list of everything that was cited."""
        if not self._sources:
            return ""
        items = "".join(f"<li>{_escaped(text)}</li>" for text in self._sources)
        return f"<h1>Źródła</h1><ol>{items}</ol>"

    def _cleaned(self, part: Tag, path: Path, deeper: int) -> str:
        for one in part.select(_SCREEN_ONLY):
            one.decompose()
        self._number_sources(part)
        for hint in part.select("td .hint"):
            hint.insert_before(". ")
        for title in part.select(".box-title"):
            _strengthen(title)
        for link in part.select("a"):
            if not str(link.get("href", "")).startswith("http"):
                link.unwrap()
        for picture in part.select("img"):
            _place_picture(picture, path, self.root)
        _shift_headings(part, deeper)
        for container in part.select("div, section, details"):
            container.unwrap()
        for one in [part, *part.select("*")]:
            one.attrs = {
                key: one[key] for key in ("src", "alt", "href", "start") if key in one.attrs
            }
        return part.decode_contents()

    def _number_sources(self, part: Tag) -> None:
        for citation in part.select(".bibtex-citation"):
            told = [str(link.get("title", "")) for link in citation.select("a")]
            numbers = [self._sources.setdefault(t, len(self._sources) + 1) for t in told if t]
            citation.replace_with(f"[{', '.join(map(str, numbers))}]")


def full_width(html: str, line: int = _LINE) -> str:
    """Return HTML whose tables are as wide as the page, each column after its longest text.

    Args:
        html: The text; a table of the class ``fixed`` stays as it is.
        line: How many letters a line of a table holds.
    """
    soup = BeautifulSoup(html, "html.parser")
    for table in soup.select("table:not(.fixed)"):
        columns = list(zip(*(row.select("th, td") for row in table.select("tr")), strict=False))
        widths = "".join(
            f'<col style="width: {100 * share:.1f}%">' for share in _shares(columns, line)
        )
        if sum(_least(columns)) > line:
            _with_small_head(table)
        for old in table.select("colgroup"):
            old.decompose()
        colgroup = BeautifulSoup(f"<colgroup>{widths}</colgroup>", "html.parser")
        # The schema of HTML wants a caption before everything else.
        caption = table.find("caption")
        if caption is None:
            table.insert(0, colgroup)
        else:
            caption.insert_after(colgroup)
    return str(soup)


def _with_small_head(table: Tag) -> None:
    """Let a table that has many long words in its head be set with a smaller one."""
    for told, place in ((opened("tight"), table.insert_before), (closed(), table.insert_after)):
        place(BeautifulSoup(told, "html.parser"))


def without_title(html: str, title: str) -> str:
    """Return a text without its first heading where that repeats the title of the document."""
    return renamed(html, title, "")


def renamed(html: str, title: str, name: str) -> str:
    """Return a text whose first heading has another name where it repeats the title.

    Args:
        html: The text.
        title: Title of the document.
        name: What the heading says instead; empty: there is none.
    """
    soup = BeautifulSoup(html, "html.parser")
    heading = soup.select_one(", ".join(_HEADINGS))
    if heading is not None and " ".join(heading.get_text().split()) == title:
        if name:
            heading.string = name
        else:
            heading.decompose()
    return str(soup)


def _shares(columns: Sequence[Sequence[Tag]], line: int) -> list[float]:
    """Return shares of the width: a column holds its longest word, long texts get the rest."""
    least = _least(columns)
    wish = [max(few, *map(_asked, column)) for few, column in zip(least, columns, strict=True)]
    spare = max(0, line - sum(least))
    more = [much - few for few, much in zip(least, wish, strict=True)]
    part = min(1.0, spare / max(1, sum(more)))
    widths = [few + part * much for few, much in zip(least, more, strict=True)]
    return [one / sum(widths) for one in widths]


def _least(columns: Sequence[Sequence[Tag]]) -> list[int]:
    return [max(_NARROWEST, *map(_longest_word, column)) + _AIR for column in columns]


def _longest_word(cell: Tag) -> int:
    return max(map(len, cell.get_text(" ").split()), default=0)


def _asked(cell: Tag) -> int:
    """Return how many letters wide a cell would be; an empty one is to be written in."""
    return min(_LONGEST, len(cell.get_text(strip=True)) or _EMPTY)


def _soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


def _strengthen(title: Tag) -> None:
    """Make the name of a box a paragraph in bold."""
    strong = BeautifulSoup("", "html.parser").new_tag("strong")
    strong.string = title.get_text()
    title.clear()
    title.append(strong)
    title.name = "p"


def _place_picture(picture: Tag, path: Path, root: Path) -> None:
    found = (path.parent / str(picture.get("src", ""))).resolve()
    picture["src"] = found.relative_to(root.resolve()).as_posix()
    picture["alt"] = str(picture.get("alt", ""))


def _shift_headings(part: Tag, deeper: int) -> None:
    headings: list[Any] = part.find_all(_HEADINGS)
    for heading in headings:
        level = max(1, min(6, _HEADINGS.index(heading.name) + 1 + deeper))
        heading.name = f"h{level}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
