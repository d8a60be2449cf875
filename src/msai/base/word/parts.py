"""Each block as paragraphs, lists, tables and pictures of Word."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from msai.base import blocks as kinds
from msai.base import paper
from msai.base.blocks import Block
from msai.base.word import fields, styles, tables
from msai.base.word.layout import set_text
from msai.base.word.listing import PICTURE_WORD, TABLE_WORD, Listing

#: A longer title is set in smaller letters: letters of the title at most, points.
_TITLE_SIZES = ((36, paper.HEADING_SIZES[0]), (90, 22.0), (250, 16.0), (10**9, 12.0))
#: Points of room above the title of a cover.
_COVER_TOP = 90.0
_CONTENTS = "Spis treści"
#: Lists of captions by the word that numbers them.
_LISTS = {TABLE_WORD: "Spis tabel", PICTURE_WORD: "Spis rycin"}

_PICTURES = kinds.PaperPicture | kinds.PaperChart


class BlockWriter:
    """Appends blocks to a document."""

    def __init__(self, document: Any, blocks: Sequence[Block]) -> None:
        """Begin a document.

        Args:
            document: Dressed, empty.
            blocks: All that will be written.
        """
        self._document = document
        self._ids: dict[str, str | None] = {}
        self._new_page = False
        self._listing = Listing(blocks)
        upright = paper.A4[0] - paper.MARGINS[1] - paper.MARGINS[3]
        styles.entry_tabs(document, upright)
        if any(isinstance(block, kinds.Contents | kinds.TableList) for block in blocks):
            fields.compute_when_opened(document)

    def write(self, block: Block, *, across: bool) -> None:
        """Append a block; ``across``: on a page that lies across."""
        self._turn_before(block)
        if isinstance(block, kinds.Cover):
            self._cover(block)
        elif isinstance(block, kinds.PaperHeading):
            self._heading(block)
        elif isinstance(block, kinds.Paragraph):
            self._paragraph(block)
        elif isinstance(block, kinds.Bullets):
            self._bullets(block)
        elif isinstance(block, kinds.PaperTable):
            self._caption(block.caption)
            tables.add_table(self._document, block, across=across)
            self._note(block.note)
        elif isinstance(block, kinds.Entries):
            tables.add_entries(self._document, block)
        elif isinstance(block, kinds.PaperPicture):
            self._picture(block)
        elif isinstance(block, kinds.PageBreak):
            self._new_page = True
        elif isinstance(block, kinds.Contents):
            self._contents()
        elif isinstance(block, kinds.TableList):
            self._lists()

    def _cover(self, block: kinds.Cover) -> None:
        self._title(block.title).paragraph_format.space_before = Pt(_COVER_TOP)
        if block.subtitle:
            self._add(block.subtitle, "Subtitle")
        for warning in block.warnings:
            self._add(warning, styles.WARNING)
        self._add("", "Normal")
        tables.add_entries(self._document, kinds.Entries(block.facts))
        self._new_page = True

    def _turn_before(self, block: Block) -> None:
        """Begin a new page before what is no line of text: a line begins one by itself (`_add`).

        A break that stands in a line of its own would leave an empty page after a full one.
        """
        if self._new_page and isinstance(block, kinds.PaperTable | kinds.Entries | _PICTURES):
            self._document.add_page_break()
            self._new_page = False

    def _heading(self, block: kinds.PaperHeading) -> None:
        if block.level == 0:
            self._title(block.text)
            return
        paragraph = self._add(block.text, f"Heading {block.level}")
        if place := self._listing.next_heading(block.level):
            fields.add_bookmark(paragraph, place.entry.bookmark)

    def _title(self, text: str) -> Any:
        paragraph = self._add(text, "Title")
        size = next(size for letters, size in _TITLE_SIZES if len(text) <= letters)
        if size != paper.HEADING_SIZES[0]:
            paragraph.runs[0].font.size = Pt(size)
        return paragraph

    def _paragraph(self, block: kinds.Paragraph) -> None:
        paragraph = self._add(block.text, styles.NOTE if block.quiet else "Normal")
        paragraph.runs[0].bold = block.strong or None
        # A note leads to what it is about, and so does what must be seen.
        paragraph.paragraph_format.keep_with_next = block.quiet or block.strong or None

    def _bullets(self, block: kinds.Bullets) -> None:
        style = "List Number" if block.numbered else "List Bullet"
        lines = [self._add(item, style) for item in block.items]
        if block.numbered and lines:
            number = _numbering_from_one(self._document)
            for line in lines:
                line._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number

    def _caption(self, text: str) -> None:
        if not text:
            return
        place = self._listing.next_caption()
        paragraph = self._document.add_paragraph(style="Caption")
        if place:
            paragraph.add_run(f"{place.word}\u00a0")
            fields.add_field(paragraph._p, f"SEQ {place.word} \\* ARABIC", str(place.number))
            paragraph.add_run(". ")
        paragraph.add_run(set_text(text))
        if place:
            fields.add_bookmark(paragraph, place.entry.bookmark)

    def _note(self, text: str) -> None:
        if text:
            self._add(text, styles.NOTE)

    def _picture(self, block: kinds.PaperPicture) -> None:
        section = self._document.sections[-1]
        room = section.page_width - section.left_margin - section.right_margin
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = bool(block.caption) or None
        width = min(int(Mm(block.width)), int(room))
        shape = paragraph.add_run().add_picture(io.BytesIO(block.content), width=width)
        shape._inline.docPr.set("descr", set_text(block.alt))
        self._caption(block.caption)
        self._note(block.note)

    def _contents(self) -> None:
        entries = [place.entry for place in self._listing.headings]
        self._lines(_CONTENTS, 'TOC \\o "1-2" \\h \\z \\u', entries)

    def _lists(self) -> None:
        for word, title in _LISTS.items():
            entries = [place.entry for place in self._listing.of_series(word)]
            self._lines(title, f'TOC \\h \\z \\c "{word}"', entries)

    def _lines(self, title: str, instruction: str, entries: Sequence[fields.FieldEntry]) -> None:
        if entries:
            self._add(title, styles.CONTENTS)
            fields.add_contents(self._document, instruction, entries)

    def _add(self, text: str, style: str) -> Any:
        paragraph = self._document.add_paragraph()
        # python-docx reads all styles for each paragraph that is given one by its name.
        if style not in self._ids:
            kind = WD_STYLE_TYPE.PARAGRAPH
            self._ids[style] = self._document.part.get_style_id(style, kind)
        paragraph._p.style = self._ids[style]
        if self._new_page:
            paragraph.paragraph_format.page_break_before = True
            self._new_page = False
        paragraph.add_run(set_text(text))
        return paragraph


def _numbering_from_one(document: Any) -> int:
    """Return a new numbering: Word would go on where the last numbered list ended."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element
    known = style.find(f".//{qn('w:numId')}").get(qn("w:val"))
    old = next(n for n in numbering.findall(qn("w:num")) if n.get(qn("w:numId")) == known)
    made = numbering.add_num(int(old.find(qn("w:abstractNumId")).get(qn("w:val"))))
    override, start = OxmlElement("w:lvlOverride"), OxmlElement("w:startOverride")
    override.set(qn("w:ilvl"), "0")
    start.set(qn("w:val"), "1")
    override.append(start)
    made.append(override)
    return int(made.numId)
