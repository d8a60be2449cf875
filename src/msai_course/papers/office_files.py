"""What the page „Skąd wziąć dane” offers: the registers, letters that ask them, practice files.

Everything is written into the staged book: the table of registers and the letters come from the
bank ``data/banks/registers.yaml``, the practice files from ``data/office_files``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from msai.base.export import write_docx
from msai.registers import DataRegister, LetterChoice, letter, registers
from msai_course.base.files import write_bytes, write_if_changed
from msai_course.base.paths import DATA
from msai_course.content.toc import has_page
from msai_course.papers.documents import same_always
from msai_course.papers.fillable import fillable

PAGE = "book/skad-wziac-dane"
#: Included by the page; the underscore keeps them from being pages of their own.
REGISTERS, FORM, PRACTICE = "_rejestry.md", "_pismo.md", "_pliki.md"
FOLDER, _LETTER = "_pliki", "prosba-o-liczby"


def office_files(staged: Path) -> Iterator[Path]:
    """Write the parts of the page into a staged book that has it; yield what was written."""
    if not has_page(staged, PAGE):
        return
    book = (staged / PAGE).parent
    yield write_if_changed(book / REGISTERS, registers_in_words())
    general = f"[Pobierz ogólny wzór pisma (DOCX)]({FOLDER}/{_LETTER}.docx)."
    yield write_if_changed(book / FORM, f"{general} Pasuje do każdego rejestru.\n")
    yield write_if_changed(book / PRACTICE, practice_list())
    for name, content in (*request_letters(), *practice_files()):
        yield _write_changed(book / FOLDER / name, content)


def request_letters() -> Iterator[tuple[str, bytes]]:
    """Yield name and content of the form for any keeper and of the letter to each."""
    yield f"{_LETTER}.docx", request_letter(LetterChoice())
    for one in registers():
        if one.counts:
            yield f"{_LETTER}-{one.id}.docx", request_letter(LetterChoice(one))


def request_letter(choice: LetterChoice) -> bytes:
    """Return a letter as a Word document whose places to write are fields."""
    return same_always(fillable(write_docx(letter(choice))))


def practice_files() -> Iterator[tuple[str, bytes]]:
    """Yield name and content of the practice files."""
    for resource in _practice():
        path = DATA / resource["path"]
        yield path.name, path.read_bytes()


def registers_in_words() -> str:
    """Return the registers as a list of headings and lines, with their letters."""
    return "\n".join(_register(one) for one in registers())


def practice_list() -> str:
    """Return the practice files as a list: what a file holds, then the forms it comes in."""
    lines = []
    for title, forms in groupby(_practice(), key=lambda one: one["title"]):
        links = (f"[{_form(one)}]({FOLDER}/{Path(one['path']).name})" for one in forms)
        lines.append(f"- {title}: {', '.join(links)}")
    return "\n".join(lines) + "\n"


def _practice() -> Iterator[dict[str, Any]]:
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    return (one for one in package["resources"] if one["path"].startswith("office_files/"))


def _form(resource: dict[str, Any]) -> str:
    form = str(resource["format"])
    return {"geojson": "GeoJSON", "zip": "Shapefile (ZIP)"}.get(form, form.upper())


def _register(one: DataRegister) -> str:
    ask = "Każdy może zajrzeć, pismo nie jest potrzebne."
    if one.counts:
        ask = f"[Gotowe pismo: {one.name} (DOCX)]({FOLDER}/{_LETTER}-{one.id}.docx)"
    points = [
        f"**Kto ma:** {one.holder}.",
        f"**Co daje:** {one.gives}",
        f"**Na co uważać:** {' '.join(filter(None, (one.caution, one.secrecy)))}",
        ask,
    ]
    return f"### {one.name}\n\n" + "\n".join(f"- {point}" for point in points) + "\n"


def _write_changed(path: Path, content: bytes) -> Path:
    if not path.is_file() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(path, content)
    return path
