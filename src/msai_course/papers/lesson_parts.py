"""A built lesson as parts in the order of its page: boxes, figures, questions, without markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from msai.base.typography import NO_BREAK_SPACE, glue

#: What only a screen can show, and what stands before the text of a box.
_SCREEN_ONLY = "svg, script, style, button, input, template, [hidden], .hint-screen, .quiz-number"
_BLANK = re.compile(r"[ \t\r\f\v]+")
_BEFORE_SIGN = re.compile(r"\s+(?=[.,;:?!](?:\s|$))")
#: A sign of a calculation begins a line rather than ends one.
_SIGN = re.compile(r"(?<=[=÷×+−]) (?=[\d(])")
#: A short calculation is not broken but before what it comes to.
_SUM = re.compile(r"\d[\d,\u00a0]*(?: [÷×+−][ \u00a0]\d[\d,\u00a0]*)+")
_SHORT_SUM = 24
_LETTERS = "ABCDEF"


@dataclass(frozen=True)
class PartBlock:
    """Paragraphs, a list or a table of a part.

    Attributes:
        lines: Lines of a paragraph as their author wrote them, or items of a list.
        marks: What stands before each line.
        rows: Cells of a table, its header first.
        strong: What a paragraph begins with in bold.
    """

    lines: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    strong: str = ""


@dataclass(frozen=True)
class LessonPart:
    """A box, a figure or a question.

    Attributes:
        kind: Such as ``situation``, ``figure``, ``quiz``.
        name: What its author called it: name of a box, the question.
        section: Heading under which it stands.
        blocks: What it says.
        told: What a trainer knows besides: sources, why an answer is wrong.
        image: File of a picture.
        alt: What the picture shows.
    """

    kind: str
    name: str
    section: str
    blocks: tuple[PartBlock, ...] = ()
    told: tuple[str, ...] = ()
    image: Path | None = None
    alt: str = ""


def read_parts(path: Path, root: Path) -> list[LessonPart]:
    """Return the parts of a built page.

    Args:
        path: The page.
        root: Folder of the built pages; pictures from elsewhere are left out.
    """
    soup = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
    found = soup.select("article.page .box, article.page figure, article.page form.quiz")
    return [part for one in found if (part := _part(one, path, root))]


def _part(one: Tag, path: Path, root: Path) -> LessonPart | None:
    sources = tuple(_take_sources(one))
    for spare in one.select(_SCREEN_ONLY):
        spare.decompose()
    heading = one.find_previous("h2")
    section = _text(heading) if isinstance(heading, Tag) else ""
    if one.name == "figure":
        return _figure(one, section, path, root)
    if one.name == "form":
        return _quiz(one, section)
    title = one.select_one(".box-title")
    name = _text(title).partition(": ")[2] if title else ""
    kinds = [str(kind) for kind in one.get("class") or () if str(kind).startswith("box-")]
    return LessonPart(kinds[0].removeprefix("box-"), name, section, tuple(_blocks(one)), sources)


def _figure(one: Tag, section: str, path: Path, root: Path) -> LessonPart | None:
    image, caption = one.select_one("img"), one.select_one("figcaption")
    if image is None:
        return None
    file = (path.parent / str(image["src"])).resolve()
    if not file.is_relative_to(root.resolve()):
        return None
    said = (PartBlock((_text(caption),), ("",)),) if caption else ()
    return LessonPart("figure", "", section, said, (), file, str(image.get("alt", "")))


def _quiz(one: Tag, section: str) -> LessonPart | None:
    asked = one.select_one("legend")
    if asked is None:
        return None
    options = tuple(_text(label) for label in one.select(".quiz-option label"))
    marks = tuple(f"{letter}." for letter in _LETTERS[: len(options)])
    whys = [_text(why) for why in one.select(".quiz-why")]
    # Of a number there is nothing to choose from: its answers are called by themselves.
    names = marks or tuple(f"{_text(answer)}:" for answer in one.select(".quiz-repeated"))
    told = tuple(f"{name} {why}" for name, why in zip(names, whys, strict=False))
    around = [_said(one.select_one(name)) for name in (".quiz-shown", ".quiz-offered")]
    blocks = (*around[0], PartBlock(options, marks), *around[1])
    # A step that an example leaves out stands on its own page; it ends no lesson as questions do.
    kind = "faded-step" if one.has_attr("data-step") else "quiz"
    return LessonPart(kind, _text(asked), section, blocks, told)


def _said(one: Tag | None) -> tuple[PartBlock, ...]:
    lines = tuple(map(_text, one.find_all("p") or [one])) if one else ()
    return (PartBlock(lines, ("",) * len(lines)),) if lines else ()


def _blocks(box: Tag) -> Iterator[PartBlock]:
    for one in box.find_all(["p", "ol", "ul", "table"]):
        if one.find_parent(["li", "table"]) or "box-title" in (one.get("class") or ()):
            continue
        if one.name == "p":
            yield _paragraph(one)
        elif one.name == "table":
            rows = (tuple(map(_text, row.select("th, td"))) for row in one.select("tr"))
            yield PartBlock(rows=tuple(rows))
        else:
            yield _list(one)


def _paragraph(one: Tag) -> PartBlock:
    lines = tuple(line for raw in one.get_text().split("\n") if (line := _clean(raw)))
    first = next((child for child in one.children if str(child).strip()), None)
    strong = _text(first) if isinstance(first, Tag) and first.name == "strong" else ""
    return PartBlock(lines, ("",) * len(lines), strong=strong)


def _list(one: Tag) -> PartBlock:
    items = tuple(_text(item) for item in one.find_all("li", recursive=False))
    start = int(str(one.get("start") or 1))
    marks = (f"{at}." if one.name == "ol" else "•" for at in range(start, start + len(items)))
    return PartBlock(items, tuple(marks))


def _take_sources(one: Tag) -> Iterator[str]:
    """Take the numbers of sources out of the text; yield what they stand for."""
    for citation in one.select(".bibtex-citation"):
        yield from (str(link["title"]) for link in citation.select("a[title]"))
        citation.decompose()


def _text(one: Tag) -> str:
    return _clean(one.get_text().replace("\n", " "))


def _clean(text: str) -> str:
    """Return text with single blanks, no-break spaces where a line must not break."""
    single = _BEFORE_SIGN.sub("", _BLANK.sub(" ", text)).strip(" ")
    return _SUM.sub(_held, glue(_SIGN.sub(NO_BREAK_SPACE, single)))


def _held(found: re.Match[str]) -> str:
    told = found[0]
    return told.replace(" ", NO_BREAK_SPACE) if len(told) <= _SHORT_SUM else told
