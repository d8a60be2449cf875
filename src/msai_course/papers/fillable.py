"""Word sheets to fill in: dotted lines and empty cells become fields (content controls).

Printed, a sheet stays what it was: until somebody types, a field shows the dots it stands for.
A field is named after the words before it or after its row and column, so that a screen reader says
what belongs there. Structure of a control: ECMA-376-1, 17.5.2 (structured document tags).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from msai.base import paper

#: Where people write, and the one choice that sheets offer in words.
_FIELD = re.compile(r"…{2,}|tak\s/\snie")
_CHOICE = ("tak", "nie")
#: What an empty cell shows, and the longest name Word takes.
_EMPTY, _LONGEST_NAME = "……", 64
_NUMBER = re.compile(r"^\d+\.\s*")


def fillable(content: bytes) -> bytes:
    """Return a Word document whose places to write are fields.

    Args:
        content: A DOCX; its tables repeat their header row, as we write it.
    """
    document = Document(io.BytesIO(content))
    before = ""
    for block in document.element.body:
        if block.tag == qn("w:tbl"):
            _fill_table(block)
        elif block.tag == qn("w:p"):
            said = _FIELD.sub("", _text(block)).strip()
            _fill_paragraph(block, before)
            before = said or before
    _number(document.element.body)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _fill_table(table: Any) -> None:
    _frame(table)
    rows = table.findall(qn("w:tr"))
    header = [_text(cell) for cell in rows[0].findall(qn("w:tc"))] if _is_header(rows[0]) else []
    for number, row in enumerate(rows[bool(header) :], start=1):
        cells = row.findall(qn("w:tc"))
        first = _text(cells[0]) or f"wiersz {number}"
        for at, cell in enumerate(cells):
            column = header[at] if at < len(header) else ""
            _fill_cell(cell, ": ".join(filter(None, (first, column))))


def _frame(table: Any) -> None:
    """Draw lines around the cells where there are none: nobody would see where to write."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = _element(f"w:{side}", "single")
        line.set(qn("w:sz"), "4")
        line.set(qn("w:color"), paper.LINE)
        borders.append(line)
    about = table.find(qn("w:tblPr"))
    if about.find(qn("w:tblBorders")) is not None:
        return
    # The schema wants lines right after the width of the table.
    about.find(qn("w:tblW")).addnext(borders)


def _fill_cell(cell: Any, name: str) -> None:
    paragraphs = cell.findall(qn("w:p"))
    if not _text(cell):
        paragraphs[-1].append(_control(name, _run(_EMPTY)))
        return
    for paragraph in paragraphs:
        _fill_paragraph(paragraph, name, always=True)


def _fill_paragraph(paragraph: Any, before: str, *, always: bool = False) -> None:
    """Replace what runs of a paragraph leave open; ``always`` names the fields ``before``."""
    _join_runs(paragraph)
    said = ""
    for run in filter(_is_plain, paragraph.findall(qn("w:r"))):
        for piece, is_field in _pieces(_words(run)):
            made = _run(piece, run.find(qn("w:rPr")))
            if is_field and not always:
                before = _name(said) or before
            run.addprevious(_control(before, made) if is_field else made)
            said = "" if is_field else said + piece
        paragraph.remove(run)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    end = 0
    for match in _FIELD.finditer(text):
        if text[end : match.start()]:
            yield text[end : match.start()], False
        yield match[0], True
        end = match.end()
    if text[end:]:
        yield text[end:], False


def _name(said: str) -> str:
    """Return the words that ask for a field: the last ones before it; empty: no words."""
    name = _NUMBER.sub("", said.strip().lstrip(").,”–: ").rstrip("(„–: "))
    return name if any(sign.isalpha() for sign in name) else ""


def _join_runs(paragraph: Any) -> None:
    """Join neighbours that look alike: writers cut sentences wherever they like."""
    last = None
    for run in paragraph.findall(qn("w:r")):
        beside = last is not None and run.getprevious() is last
        if beside and _is_plain(run) and _looks(last) == _looks(run):
            _set_words(last, _words(last) + _words(run))
            paragraph.remove(run)
        else:
            last = run if _is_plain(run) else None


def _is_plain(run: Any) -> bool:
    """Tell whether a run holds text alone: no break, no picture."""
    return [child.tag for child in run if child.tag != qn("w:rPr")] == [qn("w:t")]


def _looks(run: Any) -> list[tuple[str, Sequence[tuple[str, str]]]]:
    found = run.find(qn("w:rPr"))
    return [] if found is None else [(one.tag, sorted(one.items())) for one in found.iter()]


def _control(name: str, run: Any) -> Any:
    """Return a control around a run: a choice where it offers one, else text of many lines."""
    control, about, inside = (OxmlElement(f"w:{part}") for part in ("sdt", "sdtPr", "sdtContent"))
    # A name is read aloud; no-break spaces are for lines.
    spoken = " ".join(name.split())[:_LONGEST_NAME].strip()
    about.append(_element("w:alias", spoken or "Pole"))
    about.append(OxmlElement("w:showingPlcHdr"))
    about.append(_text_field() if "…" in _words(run) else _list_field())
    inside.append(run)
    control.extend([about, inside])
    return control


def _text_field() -> Any:
    field = OxmlElement("w:text")
    field.set(qn("w:multiLine"), "1")
    return field


def _list_field() -> Any:
    field = OxmlElement("w:dropDownList")
    for word in _CHOICE:
        item = OxmlElement("w:listItem")
        item.set(qn("w:displayText"), word)
        item.set(qn("w:value"), word)
        field.append(item)
    return field


def _number(body: Any) -> None:
    """Give every control an id that no other has, the same for the same document."""
    for number, about in enumerate(body.iter(qn("w:sdtPr")), start=1):
        about.insert(1, _element("w:tag", f"pole-{number}"))
        about.insert(2, _element("w:id", str(number)))


def _run(text: str, looks: Any = None) -> Any:
    run = OxmlElement("w:r")
    if looks is not None:
        run.append(deepcopy(looks))
    _set_words(run, text)
    return run


def _set_words(run: Any, text: str) -> None:
    words = run.find(qn("w:t"))
    if words is None:
        words = OxmlElement("w:t")
        run.append(words)
    words.text = text
    words.set(qn("xml:space"), "preserve")


def _element(name: str, value: str) -> Any:
    element = OxmlElement(name)
    element.set(qn("w:val"), value)
    return element


def _words(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(qn("w:t")))


def _text(element: Any) -> str:
    return _words(element).strip()


def _is_header(row: Any) -> bool:
    return next(row.iter(qn("w:tblHeader")), None) is not None
