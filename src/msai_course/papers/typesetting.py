"""Typst text → PDF in the look of `msai.base.paper`, which `papier.typ` turns into rules."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path

import pypandoc
import typst

from msai.base import paper
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
_OPENED, _CLOSED = re.compile(r"\ue001(\w+)\ue001"), "\ue002"
#: A table of one column as pandoc writes it: on a sheet, cards to cut.
_ONE_COLUMN = re.compile(
    r"#figure\(\s*align\(center\)\[#table\(\s*columns: (?:1|\(100%,?\)),"
    r"((?:(?!#table\().)*?)\)\]\s*, kind: table\s*\)", re.DOTALL
)  # fmt: skip
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


def opened(name: str) -> str:
    """Return HTML from which on a function of ``papier.typ`` is given the text, until `closed`."""
    return f"<p>\ue001{name}\ue001</p>"


def closed() -> str:
    """Return the end of what `opened` begins."""
    return f"<p>{_CLOSED}</p>"


def without_calls(html: str) -> str:
    """Return HTML for what is not set by Typst."""
    return re.sub(rf"<p>(?:{_CALL.pattern}|{_OPENED.pattern}|{_CLOSED})</p>", "", html)


def as_typst(html: str, *, sheet: bool = False) -> str:
    """Return Typst of plain HTML (`Fragments`); pictures are named from the root.

    Args:
        html: The text.
        sheet: Empty cells are as high as a line.
    """
    body = pypandoc.convert_text(html, "typst", format="html", extra_args=["--wrap=none"])
    # Pandoc leaves signs that begin lists in Typst as they are at the beginning of a cell.
    body = re.sub(r"\[([-+=/])(?=\s)", r"[\\\1", body)
    body = re.sub(r"\[(\d+)\.(?=\s)", r"[\1\\.", body)
    # A word and its one paragraph stand in one line: a case of the catalogue fits on a page.
    body = re.sub(r"(?m)^(/ .*: )#block\[\n(.*)\n\]$", r"\1\2", body)
    body = _CALL.sub(r"#\1(\2)", body)
    body = _OPENED.sub(r"#\1[", body).replace(_CLOSED, "]")
    body = _DOTS.sub(lambda dots: f"#room({len(dots[0])});", body)
    return _for_hands(body) if sheet else body


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
    try:
        made: bytes = typst.compile(  # type: ignore[misc]
            "\n".join(parts).encode(), root=str(root), font_paths=[FACES],
            ignore_system_fonts=True, pdf_standards=["ua-1"],
            sys_inputs={"told": json.dumps(_told(imprint, layout))},
        )  # fmt: skip
    except typst.TypstError as error:
        message = f"Nie da się złożyć dokumentu „{imprint.title}”: {error}"
        raise BuildError(message, "Popraw stronę, z której powstaje.") from error
    return made


def _told(imprint: Imprint, layout: Layout) -> dict[str, object]:
    return {
        "title": imprint.title, "organiser": imprint.organiser, "imprint": imprint.line,
        "logo": as_drawing(imprint.logo), "logo_says": imprint.logo_says,
        "days": [asdict(one) for one in paper.DAYS], "text": paper.TEXT, "muted": paper.MUTED,
        "line": paper.LINE, "sunken": paper.SUNKEN, "faces": paper.PRINT_FACES,
        "size": SHEET_SIZE if layout.sheet else paper.PRINT_SIZE,
        "table": SHEET_SIZE if layout.sheet else paper.TABLE_SIZE,
        "small": paper.SMALL_SIZE, "headings": paper.HEADING_SIZES, "card": CARD_SIZE,
        "margins": paper.MARGINS, "notes": NOTES if layout.notes else 0,
        "sheet": layout.sheet, "signature": paper.SIGNATURE_ROW + 0.3,
    }  # fmt: skip
