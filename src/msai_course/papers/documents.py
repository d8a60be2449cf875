"""HTML → DOCX and PDF: pandoc and Typst, the same bytes for the same text."""

from __future__ import annotations

import hashlib
import io
import os
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pypandoc
import typst
import vl_convert
from bs4 import BeautifulSoup

from msai_course.base.files import write_bytes
from msai_course.base.paths import BUILD
from msai_course.build.errors import BuildError
from msai_course.build.pyodide_wheels import EPOCH
from msai_course.papers.fillable import fillable
from msai_course.papers.word_pages import on_pages

#: Finished documents by a digest of everything that decides them.
CACHE = BUILD / "dokumenty"
#: Times that writers of Office files put into them.
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms)")
_EPOCH = b"2026-01-01T00:00:00Z"
_SECONDS = "1767225600"

_TYPST = """#set document(title: "{title}", author: "{author}", date: none)
#set text(lang: "pl", region: "pl", font: "Libertinus Serif", size: 10.5pt)
#set page(paper: "a4", margin: (x: 2cm, y: 1.8cm), numbering: "1")
#set par(justify: false, leading: 0.7em)
#set list(spacing: 0.75em)
#set terms(spacing: 0.75em)
#set table(inset: 5pt, stroke: 0.5pt + gray)
#show table: set align(left)
#set image(width: 70%)
#show figure: set block(breakable: true)
#show figure.where(kind: table): set figure.caption(position: top)
#show heading: set block(above: 1.2em, below: 0.7em, sticky: true)
#let horizontalrule = pagebreak(weak: true)
#let blockquote(body) = quote(block: true, body)
{room}
#title()
{organiser}

{contents}
#show heading.where(level: 1): it => {{ pagebreak(weak: true); it }}
{body}
"""
#: Where people write by hand: print that the handbook asks for, rows as high as handwriting.
_PRINT = 14
_ROOM = f"""#set text(size: {_PRINT}pt, hyphenate: true)
#set table(inset: (x: 6pt, y: 10pt))
#set enum(spacing: 1.8em)
"""


def pdf(
    html: str, root: Path, title: str, author: str, *, contents: int = 0, sheet: bool = False
) -> bytes:
    """Return a tagged PDF/UA-1 document, fonts embedded, in Polish; a rule begins a new page.

    Args:
        html: The text (`Fragments`); pictures are named relative to ``root``.
        root: Folder of the built pages.
        title: Title of the document.
        author: Who hands it out.
        contents: Levels of the table of contents after the title; 0: none.
        sheet: People write on it: large print, high rows.

    Raises:
        BuildError: The text cannot be set.
    """
    told = (html, title, author, str(contents), str(sheet))
    return cached(".pdf", told, root, lambda: _set(
        html, root, title, author, contents, sheet
    ))  # fmt: skip


def docx(html: str, root: Path, title: str, author: str, *, fields: bool = False) -> bytes:
    """Return a Word document with real headings, lists and tables; pictures become PNG.

    Args:
        html: The text, see `pdf`.
        root: Folder of the built pages.
        title: Title of the document.
        author: Who hands it out.
        fields: A sheet that people fill in on a screen, too (`msai_course.papers.fillable`).
    """
    finish = fillable if fields else bytes
    told = (html, title, author, finish.__name__)
    return cached(".docx", told, root, lambda: same_always(
        finish(on_pages(_word(html, root, title, author), _PRINT if fields else 0))
    ))  # fmt: skip


def same_always(content: bytes) -> bytes:
    """Return an Office file without the times of its making."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, _TIMES.sub(rb"\g<1>" + _EPOCH + rb"\g<2>", old.read(name)))
    return result.getvalue()


def picture(path: Path) -> bytes:
    """Return a drawing as PNG, twice as large as it says; other pictures as they are."""
    if path.suffix != ".svg":
        return path.read_bytes()
    drawn: bytes = vl_convert.svg_to_png(path.read_text(encoding="utf-8"), scale=2)
    return drawn


def _set(html: str, root: Path, title: str, author: str, contents: int, sheet: bool) -> bytes:
    body = pypandoc.convert_text(_rooted(html), "typst", format="html", extra_args=["--wrap=none"])
    # Pandoc leaves signs that begin lists in Typst as they are at the beginning of a cell.
    body = re.sub(r"\[([-+=/])(?=\s)", r"[\\\1", body)
    # A word and its one paragraph stand in one line: a case of the catalogue fits on a page.
    body = re.sub(r"(?m)^(/ .*: )#block\[\n(.*)\n\]$", r"\1\2", body)
    # An empty cell of Typst is lower than a line.
    body = body.replace("[],", "[~],") if sheet else body
    outline = f'#outline(title: "Spis treści", depth: {contents})' if contents else ""
    told = {"title": _quoted(title), "author": _quoted(author)}
    organiser = f'#text("{told["author"]}")'
    room = _ROOM if sheet else ""
    text = _TYPST.format(**told, organiser=organiser, room=room, contents=outline, body=body)
    try:
        made: bytes = typst.compile(  # type: ignore[type-var]
            text.encode(), root=str(root), ignore_system_fonts=True, pdf_standards=["ua-1"]
        )
    except typst.TypstError as error:
        message = f"Nie da się złożyć dokumentu „{title}”: {error}"
        raise BuildError(message, "Popraw stronę, z której powstaje.") from error
    return made


def _word(html: str, root: Path, title: str, author: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder, _fixed_time():
        target = Path(folder) / "a.docx"
        text = _with_pictures(html, root, Path(folder))
        told = [f"--metadata=title:{title}", f"--metadata=author:{author}", "--metadata=lang:pl-PL"]
        pypandoc.convert_text(text, "docx", format="html", outputfile=str(target), extra_args=told)
        return target.read_bytes()


def _with_pictures(html: str, root: Path, folder: Path) -> str:
    soup = BeautifulSoup(html, "html.parser")
    for number, image in enumerate(soup.select("img[src]")):
        source = root / str(image["src"])
        kind = ".png" if source.suffix == ".svg" else source.suffix
        (folder / f"{number}{kind}").write_bytes(picture(source))
        image["src"], image["width"] = str(folder / f"{number}{kind}"), "75%"
    return str(soup)


def _rooted(html: str) -> str:
    soup = BeautifulSoup(html, "html.parser")
    for image in soup.select("img[src]"):
        image["src"] = f"/{image['src']}"
    return str(soup)


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


@contextmanager
def _fixed_time() -> Iterator[None]:
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = _SECONDS
    try:
        yield
    finally:
        os.environ.pop("SOURCE_DATE_EPOCH")
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before


def cached(kind: str, told: tuple[str, ...], root: Path, make: Callable[[], bytes]) -> bytes:
    """Return a document from the cache, or make it; its pictures count as well as its text.

    Args:
        kind: Ending of the file.
        told: Everything that decides it; the first text names its pictures.
        root: What the pictures' paths are relative to.
        make: Makes the document.
    """
    digest = hashlib.sha256("\0".join((kind, *told)).encode())
    for code in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(code.read_bytes())
    for name in sorted(set(re.findall(r'src="([^"]+)"', told[0]))):
        picture_file = root / name
        digest.update(picture_file.read_bytes() if picture_file.is_file() else b"")
    path = CACHE / f"{digest.hexdigest()[:32]}{kind}"
    if not path.is_file():
        CACHE.mkdir(parents=True, exist_ok=True)
        write_bytes(path, make())
    return path.read_bytes()
