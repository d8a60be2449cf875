"""The template workbook: sheet *Dane* for numbers, sheet *Słownik danych* for what they mean."""

from __future__ import annotations

import io
from typing import Any

from msai.diagnosis.dictionary import DATA_SHEET, DICTIONARY_SHEET, SHEET_FIELDS, SheetField

#: Rows of the dictionary and of the data that get lists to choose from and room to write.
_ROWS = 200

_EXAMPLE = (
    ("Jednostka", "nazwa jednostki", "Nazwa osiedla albo sołectwa"),
    ("Ludność", "ludność", "Liczba osób zamieszkałych"),
    ("Powierzchnia", "powierzchnia (ha)", "Powierzchnia w hektarach"),
    ("Teren poprzemysłowy", "teren poprzemysłowy (0/1)", "1, gdy teren jest poprzemysłowy"),
    ("Wiek produkcyjny", "liczba", "Liczba osób w wieku produkcyjnym"),
    ("Bezrobotni", "liczba", "Liczba osób zarejestrowanych jako bezrobotne"),
    (
        "Stopa bezrobocia",
        "wskaźnik",
        "Osoby bezrobotne w wieku produkcyjnym",
        "społeczna",
        "tak",
        "na 100 osób",
        "Bezrobotni",
        "Wiek produkcyjny",
        100,
        "PUP",
    ),
)


def template_xlsx() -> bytes:
    """Return an empty workbook to fill in, with lists to choose from and one example.

    `msai.diagnosis.read_units` reads it back, dictionary included. The example's unemployment
    rate has no column among the data: it is computed from its numerator and denominator.
    """
    from openpyxl import Workbook

    book = Workbook()
    data, words = book.active, book.create_sheet(DICTIONARY_SHEET)
    assert data is not None
    data.title = DATA_SHEET
    data.append([row[0] for row in _EXAMPLE if row[1] != "wskaźnik"])
    words.append([item.headers[0] for item in SHEET_FIELDS])
    for row in _EXAMPLE:
        words.append(list(row))
    for at, item in enumerate(SHEET_FIELDS, start=1):
        _explain(words, at, item)
    for sheet in (data, words):
        _style(sheet)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _explain(sheet: Any, at: int, item: SheetField) -> None:
    """Put the help of a field beside its header, and a list of words on its cells."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letter = get_column_letter(at)
    words = ",".join(item.choices)
    choice = DataValidation(
        type="list" if item.choices else None,
        formula1=f'"{words}"' if item.choices else None,
        allow_blank=True,
        promptTitle=item.headers[0][:32],
        prompt=item.help,
        showInputMessage=True,
        showErrorMessage=bool(item.choices),
        errorTitle="Wybierz z listy",
        error="Wybierz jedno ze słów z listy.",
    )
    sheet.add_data_validation(choice)
    choice.add(f"{letter}2:{letter}{_ROWS}")


def _style(sheet: Any) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "B2"
    for at, cell in enumerate(sheet[1], start=1):
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(at)].width = 22
