"""The table that every new edition gets to fill in: as long as nobody did, it is no table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl

from msai.base.faults import is_of_content
from msai.diagnosis.dictionary import DATA_SHEET
from msai_course.editions.model import Edition

#: Where an edition keeps its table, and what of it waits to be filled in.
DATA, TEMPLATE = "dane", "wzor.xlsx"


def used(edition: Edition, folder: Path) -> Edition:
    """Return an edition as it counts: a template without a row of data is no table."""
    path = folder / edition.dane
    if path.name != TEMPLATE or not path.is_file() or is_filled(path):
        return edition
    return replace(edition, dane="")


def is_filled(path: Path) -> bool:
    """Tell whether a workbook has data below its header; what cannot be read is no template."""
    try:
        book = openpyxl.load_workbook(path, read_only=True)
        rows = book[DATA_SHEET].iter_rows(min_row=2, values_only=True)
        filled = any(cell is not None for row in rows for cell in row)
        book.close()
    except Exception as error:  # openpyxl and zipfile have no common base
        if not is_of_content(error, "openpyxl"):
            raise
        return True
    return filled
