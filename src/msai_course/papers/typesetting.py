"""Typst text → PDF in the look of `msai.base.paper`, which `papier.typ` turns into rules."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pypandoc
import typst

from msai.base import paper
from msai.base.typography import glue_title
from msai_course.build.errors import BuildError
from msai_course.papers.imprint import Imprint, as_drawing

HERE = Path(__file__).parent
#: The typeface of the pages, cut to its two weights and italics; what it lacks Typst brings along.
FACES = HERE / "fonts"
_LOOK = HERE / "papier.typ"
#: Points of text that people write on or read from a wall of the room, and of cards.
SHEET_SIZE, CARD_SIZE = 14.0, 16.0
#: Millimetres beside the text of a book, for notes.
NOTES = 34.0
#: A call of a function of ``papier.typ`` that HTML carries through pandoc: a private sign around.
_CALL = re.compile(r"\ue000(\w+):(\d+)\ue000")
#: The beginning and the end of what such a function is given.
_OPENED, _CLOSED = re.compile(r"\ue001(\w+)((?::\d+)?)\ue001"), "\ue002"
#: Where a new page begins, and where what a function is given begins and ends.
_SEAMS = re.compile(r"(?=<h1|<hr|<p>\ue001|<p>\ue002)")
#: A paragraph right above a table.
_LEADS = re.compile(
    r"(?m)^((?!#(?:figure|horizontalrule|outline)|#\w+\(\d+\)$|#\w+(?:\(\d+\))?\[$|[\s)=/+\]\ue000-\ue002-]).{1,300})"
    r"\n\n(?=(?:\ue001tight\ue001\s+)?#figure\(\s*align\(center\)\[#table\()"
)  # fmt: skip
#: A table of one column as pandoc writes it: on a sheet, cards to cut.
_ONE_COLUMN = re.compile(
    r"#figure\(\s*align\(center\)\[#table\(\s*columns: (?:1|\(100%,?\)),"
    r"((?:(?!#table\().)*?)\)\]\s*, kind: table\s*\)", re.DOTALL
)  # fmt: skip
_PART = re.compile(r"#part\((\d+)\)\[")
#: A page of fewer lines is none: the part that it ends is set closer, by this share of its size
#: and at most so many times. A line is so many times as high as its letters.
_FEW_LINES, _CLOSER, _CLOSEST, _LINE = 6, 0.02, 5, 1.6
_POINTS_OF_MM = 72 / 25.4
#: A picture, as HTML and as pandoc write it.
_PICTURE = re.compile(r"<img\b[^>]*>")
_ATTRIBUTE = re.compile(r'\b(alt|src)="([^"]*)"')
_IMAGE = re.compile(r'image\("([^"]+)"')
#: A place to write.
_DOTS = re.compile(r"…{2,}|\.{6,}")
#: The last one of a line, which may go on to the edge.
_LAST_DOTS = re.compile(r"#room\(\d+\);(?=[.”]*$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document is laid out.

    Attributes:
        contents: A list of its parts on the first page.
        notes: A margin for notes.
        sheet: People write on it or cut it: large print, high rows, cards of one-column tables.
        flowing: Parts follow each other instead of beginning a page each.
        bare: No title on the first page: the body sets its own pages, `flowing` as well.
    """

    contents: bool = False
    notes: bool = False
    sheet: bool = False
    flowing: bool = False
    bare: bool = False


#: Rows as high as handwriting, and no word cut in two.
_SHEET = """
#set text(hyphenate: false)
#set table(inset: (x: 6pt, y: 9pt), stroke: 0.6pt + rule)
#set enum(spacing: 2em)
#set par(spacing: 1.6em)
"""


def call(name: str, value: int) -> str:
    """Return HTML that calls a function of ``papier.typ`` here; `without_calls` takes it out."""
    return f"<p>\ue000{name}:{value}\ue000</p>"


def opened(name: str, number: int | None = None) -> str:
    """Return HTML from which on a function of ``papier.typ`` is given the text, until `closed`."""
    told = "" if number is None else f":{number}"
    return f"<p>\ue001{name}{told}\ue001</p>"


def closed() -> str:
    """Return the end of what `opened` begins."""
    return f"<p>{_CLOSED}</p>"


def without_calls(html: str) -> str:
    """Return HTML for what is not set by Typst."""
    return re.sub(rf"<p>(?:{_CALL.pattern}|{_OPENED.pattern}|{_CLOSED})</p>", "", html)


def in_parts(html: str, layout: Layout) -> str:
    """Return HTML whose parts that begin a page are told apart, so that each can be set closer."""
    if layout.flowing or layout.bare:
        return html
    parts, depth = [""], 0
    for piece in _SEAMS.split(html):
        depth += piece.startswith("<p>\ue001") - piece.startswith(f"<p>{_CLOSED}")
        if depth == 0 and piece.startswith(("<h1", "<hr")):
            parts.append(piece)
        else:
            parts[-1] += piece
    numbered = enumerate(parts[1:], start=1)
    return parts[0] + "".join(f"{opened('part', at)}{one}{closed()}" for at, one in numbered)


def as_typst(html: str, *, sheet: bool = False) -> str:
    """Return Typst of plain HTML (`Fragments`); pictures are named from the root.

    Args:
        html: The text.
        sheet: Empty cells are as high as a line.
    """
    body = pypandoc.convert_text(html, "typst", format="html", extra_args=["--wrap=none"])
    body = _with_alternatives(body, html)
    # Pandoc leaves signs that begin lists in Typst as they are at the beginning of a cell.
    body = re.sub(r"\[([-+=/])(?=\s)", r"[\\\1", body)
    body = re.sub(r"\[(\d+)\.(?=\s)", r"[\1\\.", body)
    # A word and its one paragraph stand in one line: a case of the catalogue fits on a page.
    body = re.sub(r"(?m)^(/ .*: )#block\[\n(.*)\n\]$", r"\1\2", body)
    body = _CALL.sub(r"#\1(\2)", body)
    body = _LEADS.sub(r"#leads[\1]\n\n", body)
    body = _OPENED.sub(_given, body).replace(_CLOSED, "]")
    body = _DOTS.sub(lambda dots: f"#room({len(dots[0])});", body)
    return _for_hands(body) if sheet else body


def _with_alternatives(body: str, html: str) -> str:
    """Give pictures the text that says what they show: pandoc leaves it out."""
    told = (dict(_ATTRIBUTE.findall(one)) for one in _PICTURE.findall(html))
    shows = {unescape(one["src"]): unescape(one.get("alt", "")) for one in told if "src" in one}
    return _IMAGE.sub(
        lambda one: f"{one[0]}, alt: {json.dumps(shows.get(one[1], ''), ensure_ascii=False)}", body
    )


def _given(opening: re.Match[str]) -> str:
    name, number = opening[1], opening[2].removeprefix(":")
    return f"#{name}({number})[" if number else f"#{name}["


def _for_hands(body: str) -> str:
    """Give a sheet lines to the edge, cells as high as a line, and cards to cut."""
    body = _LAST_DOTS.sub("#room(99);", body.replace("[],", "[~],"))
    return _ONE_COLUMN.sub(r"#cards(\1)", body)


def typeset(body: str, root: Path, imprint: Imprint, layout: Layout) -> bytes:
    """Return a tagged PDF/UA-1 document in Polish, fonts embedded.

    Args:
        body: Typst (`as_typst`); may use what ``papier.typ`` defines.
        root: Folder that pictures are named from.
        imprint: What the document says of itself.
        layout: How it is laid out.

    Raises:
        BuildError: The text cannot be set.
    """
    on_pages = not (layout.flowing or layout.bare)
    begun = "#show heading.where(level: 1): it => { pagebreak(weak: true); it }" * on_pages
    parts = [_LOOK.read_text(encoding="utf-8")] + ["#opening()"] * (not layout.bare)
    parts += ["#contents()"] * layout.contents + [_SHEET] * layout.sheet + [begun, body]
    text, tight = "\n".join(parts), dict[str, int]()
    try:
        while spilled := _spilled(text, root, _told(imprint, layout, tight)) & _loose(body, tight):
            tight |= {part: tight.get(part, 0) + 1 for part in spilled}
        made = _compiler(text, root, _told(imprint, layout, tight)).compile(pdf_standards=["ua-1"])
    except (typst.TypstError, RuntimeError) as error:  # a query raises the latter
        message = f"Nie da się złożyć dokumentu „{imprint.title}”: {error}"
        raise BuildError(message, "Popraw stronę, z której powstaje.") from error
    assert isinstance(made, bytes)
    return made


def _loose(body: str, tight: Mapping[str, int]) -> set[str]:
    """Return the parts that may still be set closer."""
    return {part for part in _PART.findall(body) if tight.get(part, 0) < _CLOSEST}


def _spilled(text: str, root: Path, told: Mapping[str, Any]) -> set[str]:
    """Return the parts whose last page holds a few lines only."""
    if not _PART.search(text):
        return set()
    ends = json.loads(_compiler(text, root, told).query("<ends>", field="value"))
    few = told["margins"][0] * _POINTS_OF_MM + _FEW_LINES * _LINE * told["size"]
    before = [{"page": 1}, *ends]
    return {
        str(one["part"])
        for one, last in zip(ends, before, strict=False)
        if one["page"] > last["page"] + 1 and one["foot"] < few
    }


def _compiler(text: str, root: Path, told: Mapping[str, Any]) -> typst.Compiler:
    return typst.Compiler(  # type: ignore[misc]
        text.encode(), root=str(root), font_paths=[FACES], ignore_system_fonts=True,
        sys_inputs={"told": json.dumps(told)},
    )  # fmt: skip


def _told(imprint: Imprint, layout: Layout, tight: Mapping[str, int]) -> dict[str, Any]:
    return {
        "title": glue_title(imprint.title), "organiser": imprint.organiser, "imprint": imprint.line,
        "logo": as_drawing(imprint.logo), "logo_says": imprint.logo_says,
        "days": [asdict(one) for one in paper.DAYS], "text": paper.TEXT, "muted": paper.MUTED,
        "line": paper.LINE, "sunken": paper.SUNKEN, "faces": paper.PRINT_FACES,
        "size": SHEET_SIZE if layout.sheet else paper.PRINT_SIZE,
        "table": SHEET_SIZE if layout.sheet else paper.TABLE_SIZE,
        "small": paper.SMALL_SIZE, "least": paper.LEAST_SIZE, "card": CARD_SIZE,
        "headings": paper.HEADING_SIZES,
        "margins": paper.MARGINS, "notes": NOTES if layout.notes else 0,
        "sheet": layout.sheet, "signature": paper.SIGNATURE_ROW + 0.3,
        "tight": tight, "closer": _CLOSER,
    }  # fmt: skip
