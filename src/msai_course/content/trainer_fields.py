"""What a table of a municipality has to say about itself, written from the declaration of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msai.diagnosis.about_sheet import ABOUT_FIELDS, ABOUT_SHEET
from msai.diagnosis.dictionary import DICTIONARY_SHEET, SHEET_FIELDS, SheetField
from msai_course.base.files import write_if_changed
from msai_course.content.toc import has_page

PAGE = "book/trener/wlasna-edycja"
#: Included by the page; the underscore keeps it from being a page of its own.
LIST = "book/trener/_pola-tabeli.md"


def field_list(staged: Path) -> Iterator[Path]:
    """Write the fields of the template workbook into a staged book that tells how to fill it in."""
    if has_page(staged, PAGE):
        yield write_if_changed(staged / LIST, fields_as_tables())


def fields_as_tables() -> str:
    """Return a table for the sheet of columns and one for the sheet about the whole table."""
    parts = (
        (f"Arkusz „{DICTIONARY_SHEET}”: jeden wiersz na kolumnę", SHEET_FIELDS),
        (f"Arkusz „{ABOUT_SHEET}”", ABOUT_FIELDS),
    )
    return "\n".join(_table(title, fields) for title, fields in parts)


def _table(title: str, fields: Iterable[SheetField]) -> str:
    rows = "".join(f"| {one.headers[0]} | {_help(one)} |\n" for one in fields)
    return f":::{{table}} {title}\n| Pole | Co wpisać |\n|---|---|\n{rows}:::\n"


def _help(field: SheetField) -> str:
    if not field.choices:
        return field.help
    return field.help if ":" in field.help else f"{field.help} Z listy: {', '.join(field.choices)}."
