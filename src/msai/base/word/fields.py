"""Fields of a Word document: page numbers, numbers of captions, contents filled in beforehand.

What a field shows is written with it, so that programs that do not compute fields show it too.
Fields: ECMA-376-1, 17.16.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """A line of the contents: its text, the bookmark it leads to, and its style."""

    text: str
    bookmark: str
    style: str


def add_field(parent: Any, instruction: str, shown: str) -> None:
    """Append a field to a paragraph or a link, with what it shows until it is computed."""
    parent.append(_sign("begin"))
    parent.append(_run("w:instrText", f" {instruction} "))
    parent.append(_sign("separate"))
    parent.append(_run("w:t", shown))
    parent.append(_sign("end"))


def add_contents(document: Any, instruction: str, entries: Sequence[FieldEntry]) -> None:
    r"""Append a field of contents with its lines; nothing without any.

    Args:
        document: Where it stands at the end.
        instruction: Such as ``TOC \o "1-2" \h``.
        entries: Its lines.
    """
    for at, entry in enumerate(entries):
        line = document.add_paragraph(style=entry.style)._p
        if at == 0:
            instructed = _run("w:instrText", f" {instruction} ")
            line.append(_for_word(_sign("begin"), instructed, _sign("separate")))
        line.append(_link(entry))
        if at == len(entries) - 1:
            line.append(_for_word(_sign("end")))


def _for_word(*runs: Any) -> Any:
    """Return what Word 2013 and later read and others pass over (ECMA-376-3, 10).

    LibreOffice computes no page number inside a contents field; without the field it computes all.
    """
    choice = parse_xml(
        '<mc:Choice xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" Requires="w15"/>'
    )
    choice.extend(runs)
    both = choice.makeelement(choice.tag.replace("Choice", "AlternateContent"), nsmap=choice.nsmap)
    both.extend([choice, choice.makeelement(choice.tag.replace("Choice", "Fallback"))])
    return both


def _link(entry: FieldEntry) -> Any:
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), entry.bookmark)
    link.set(qn("w:history"), "1")
    link.append(_run("w:t", entry.text))
    tab = OxmlElement("w:r")
    tab.append(OxmlElement("w:tab"))
    link.append(tab)
    add_field(link, f"PAGEREF {entry.bookmark} \\h", "…")
    return link


def bookmarks() -> Iterator[str]:
    """Yield names of bookmarks as Word itself makes them for its contents."""
    return (f"_Toc{number}" for number in count(100_000_001))


def add_bookmark(paragraph: Any, name: str) -> None:
    """Put a bookmark around all of a paragraph."""
    number = name.removeprefix("_Toc")
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), number)
    start.set(qn("w:name"), name)
    first = next((run.getprevious() for run in paragraph._p.findall(qn("w:r"))), None)
    paragraph._p.insert(0, start) if first is None else first.addnext(start)
    paragraph._p.append(end)


def compute_when_opened(document: Any) -> None:
    """Let Word compute all fields when the document is opened."""
    update = OxmlElement("w:updateFields")
    update.set(qn("w:val"), "true")
    settings = document.settings.element
    settings.find(qn("w:compat")).addprevious(update)


def _sign(kind: str) -> Any:
    run, sign = OxmlElement("w:r"), OxmlElement("w:fldChar")
    sign.set(qn("w:fldCharType"), kind)
    run.append(sign)
    return run


def _run(name: str, text: str) -> Any:
    run, words = OxmlElement("w:r"), OxmlElement(name)
    words.text = text
    words.set(qn("xml:space"), "preserve")
    run.append(words)
    return run
