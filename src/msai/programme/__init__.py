"""*Mój program*: the learner's own draft, put together from the exercises."""

from msai.programme.chapters import BY_NUMBER, CHAPTERS, Chapter, in_order_of_work
from msai.programme.checks import ALL_CHECKS, clarify
from msai.programme.clarifying import to_clarify
from msai.programme.consistency import ON_TOP, Clarification
from msai.programme.document import document
from msai.programme.example import example
from msai.programme.given import SOURCES, assemble, read_gift, write_gift
from msai.programme.made_up import WIERZBOGROD, of_parts, origins
from msai.programme.merging import Conflict, merge
from msai.programme.pictures_area import Outlines
from msai.programme.state import (
    Programme,
    duplicates,
    has_content,
    read,
    read_parts,
    rename,
    save,
)
from msai.programme.summary import summary_sentences
from msai.programme.workbook import part_sheets, workbook

__all__ = [
    "ALL_CHECKS",
    "BY_NUMBER",
    "CHAPTERS",
    "ON_TOP",
    "SOURCES",
    "WIERZBOGROD",
    "Chapter",
    "Clarification",
    "Conflict",
    "Outlines",
    "Programme",
    "assemble",
    "clarify",
    "document",
    "duplicates",
    "example",
    "has_content",
    "in_order_of_work",
    "merge",
    "of_parts",
    "origins",
    "part_sheets",
    "read",
    "read_gift",
    "read_parts",
    "rename",
    "save",
    "summary_sentences",
    "to_clarify",
    "workbook",
    "write_gift",
]
