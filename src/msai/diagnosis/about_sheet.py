"""The template's first sheet: what the table is called, whose it is, whether it is made up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from msai.base.i18n import catalogue
from msai.diagnosis.cell_numbers import read_number
from msai.diagnosis.column_words import plain_name
from msai.diagnosis.dictionary import DATA_SHEET, DICTIONARY_SHEET, WORSE_WORDS, SheetField
from msai.diagnosis.schema import TableSchema
from msai.errors import Problem, TableError

_, _n = catalogue("diagnosis")

ABOUT_SHEET = "O danych"
#: What the sheet always says: it travels with the table.
NOTES = (
    ("Dane osobowe", "", "Nie wpisuj nigdzie nazwisk, adresów ani numerów spraw."),
    (f"Arkusz „{DATA_SHEET}”", "", "Wiersz to jednostka (osiedle, sołectwo), kolumna to liczba."),
    (f"Arkusz „{DICTIONARY_SHEET}”", "", "Wiersz mówi, co znaczy jedna kolumna danych."),
)
_YES, _NO = WORSE_WORDS[1], WORSE_WORDS[-1]

#: Rows of the sheet; `SheetField.key` names the field of `TableSchema`.
ABOUT_FIELDS = (
    SheetField("title", ("Tytuł", "title"), "Na przykład: Dane gminy Mgławice 2026."),
    SheetField("source", ("Źródło", "source"), "Kto prowadzi te dane i z jakiego dnia są."),
    SheetField("reference_year", ("Rok", "year"), "Rok, z którego jest większość danych."),
    SheetField(
        "synthetic",
        ("Dane zmyślone?", "synthetic"),
        "tak: dane syntetyczne, każda strona to powie. nie: prawdziwe dane twojej gminy.",
        (_YES[0], _NO[0]),
    ),
)
#: Written only where somebody chose: what the importer is to do with the rows.
CHOICE_FIELDS = (
    SheetField("level", ("Poziom jednostek", "level"), "Wiersze tego poziomu są jednostkami."),
    SheetField("as_written", ("Zostaw, jak jest", "as_written"), "Nazwy po średniku."),
)
#: One row for each thing done to the cells since the files were read: joined, corrected.
CHANGE = SheetField("changes", ("Co zmieniono", "changes"), "Połączone pliki, poprawione komórki.")


def about_rows(schema: TableSchema | None = None) -> list[tuple[str, str | int, str]]:
    """Return the rows of the sheet: what is asked, the answer, help; then the notes.

    Args:
        schema: Where the answers are known from; None: they are left open.
    """
    rows: list[tuple[str, str | int, str]] = [("O tej tabeli", "Odpowiedź", "Co wpisać")]
    rows += [(item.headers[0], _answer(schema, item), item.help) for item in ABOUT_FIELDS]
    chosen = [item for item in CHOICE_FIELDS if schema and getattr(schema, item.key)]
    rows += [(item.headers[0], _answer(schema, item), item.help) for item in chosen]
    changes = schema.changes if schema else ()
    rows += [(CHANGE.headers[0], change, CHANGE.help) for change in changes]
    return [*rows, *NOTES]


def with_about(schema: TableSchema, rows: Iterable[Sequence[Any]]) -> TableSchema:
    """Return the schema with the answers of the sheet; what is left open stays as it was.

    Raises:
        TableError: The sheet does not say clearly whether the data are made up.
    """
    told: dict[str, Any] = {}
    for number, row in enumerate(rows, start=1):
        cells = ["" if cell is None else str(cell).strip() for cell in row[:2]]
        if len(cells) == 2 and cells[1] and (key := _key(cells[0])):
            known = told.get(key, ())
            told[key] = (
                (*known, cells[1]) if key == CHANGE.key else _understood(key, cells[1], number)
            )
    return replace(schema, **told)


def _answer(schema: TableSchema | None, item: SheetField) -> str | int:
    value = getattr(schema, item.key) if schema else None
    if isinstance(value, bool):
        return item.choices[not value]
    if isinstance(value, tuple):
        return "; ".join(value)
    return "" if value is None else value


def _key(asked: str) -> str | None:
    fields = (*ABOUT_FIELDS, *CHOICE_FIELDS, CHANGE)
    fits = (item.key for item in fields if plain_name(asked) in map(plain_name, item.headers))
    return next(fits, None)


def _understood(key: str, answer: str, row: int) -> str | int | bool | tuple[str, ...] | None:
    if key == "reference_year":
        year = read_number(answer).value
        return int(year) if year == year else None
    if key == "as_written":
        return tuple(name.strip() for name in answer.split(";") if name.strip())
    if key != "synthetic":
        return answer
    for meant, words in ((True, _YES), (False, _NO)):
        if plain_name(answer) in map(plain_name, words):
            return meant
    raise TableError(_unclear(answer, row))


def _unclear(answer: str, row: int) -> Problem:
    return Problem(
        row,
        ABOUT_FIELDS[-1].headers[0],
        "schema_value",
        _("The data dictionary says “{value}” here.").format(value=answer),
        _("Write one of: {allowed}.").format(allowed=", ".join(ABOUT_FIELDS[-1].choices)),
    )
