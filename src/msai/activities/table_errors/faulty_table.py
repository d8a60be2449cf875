"""The faulty table of exercise 2, its dictionary, and the places that can be marked.

Everything is declared, so that the first page needs no pandas; a test gives the same table to
`msai.diagnosis.read_units` and compares what it finds with the errors of
`msai.activities.table_errors.flaws`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from msai.base.i18n import catalogue

_, ngettext = catalogue("activities_data")

#: Inhabitants of the made-up municipality by its register.
REGISTERED = 3580
FIRST_ROW = 2
LETTERS = "ABCDEFG"

ROWS: tuple[tuple[str, ...], ...] = (
    ("Brzezie", "612", "380", "6,2", "61", "18,5", "51,2"),
    ("Dąbki", "405", "250", "9,1", "39", "22,0", "44,8"),
    ("Kąty", "98", "58", "12,4", "12", "104,0", "39,5"),
    ("Lipie", "530", "327", "5,8", "58", "12.5", "55,0"),
    ("Łęg", "287", "171", "7,7", "24", "15,2", "47,3"),
    ("Olszyny", "744", "469", "4,9", "80", "9,8", "ok. 48"),
    ("Podlas", "233", "141", "8,3", "19", "20,1", "-999"),
    ("Zalesie", "456", "280", "6,6", "44", "14,4", "50,6"),
    ("dąbki", "405", "250", "9,1", "39", "22,0", "44,8"),
    ("Razem", "3770", "2326", "7,8", "376", "26,5", ""),
)


@dataclass(frozen=True, slots=True)
class FaultyColumn:
    """A column of the table: its header, short for narrow screens, and what the dictionary says."""

    header: str
    short: str
    year: int | None = None
    unit: str = ""
    sphere: str | None = None
    direction: int | None = None
    denominator: str | None = None
    multiplier: int = 1

    def described(self) -> dict[str, Any]:
        """Return the column as `msai.diagnosis.schema` has it."""
        told = {
            "label": self.header,
            "year": self.year,
            "unit": self.unit,
            "sphere": self.sphere,
            "direction": self.direction,
            "denominator": self.denominator,
            "multiplier": self.multiplier,
        }
        return {key: value for key, value in told.items() if value not in (None, "")}


def columns() -> tuple[FaultyColumn, ...]:
    """Return the columns; headers are those of the file, so they are Polish everywhere."""
    return (
        FaultyColumn("Sołectwo", "Sołectwo"),
        FaultyColumn("Ludność", "Ludność", 2024),
        FaultyColumn("Osoby w wieku produkcyjnym", "Wiek prod.", 2019),
        FaultyColumn(
            "Bezrobotni na 100 osób w wieku produkcyjnym",
            "Bezrobotni na 100",
            *(2024, "na 100 osób", "social", 1, "Osoby w wieku produkcyjnym", 100),
        ),
        FaultyColumn(
            "Osoby w rodzinach z pomocą społeczną", "Pomoc społ.", 2024, "osoby", "social", 1
        ),
        FaultyColumn(
            "Dzieci korzystające z dożywiania", "Dożywia\u00adnie (%)", 2024, "%", "social", 1
        ),
        FaultyColumn("Frekwencja w wyborach", "Frekwen\u00adcja (%)", 2024, "%", "social", 1),
    )


def schema() -> dict[str, Any]:
    """Return the dictionary as the JSON that `msai.diagnosis.read_units` takes."""
    names, people, *others = columns()
    return {
        "title": "Zawierzbie 2024",
        "synthetic": True,
        "units_column": names.header,
        "population_column": people.header,
        "municipality": {"population": REGISTERED},
        "columns": {column.header: column.described() for column in others},
    }


def places() -> list[str]:
    """Return every place of the table: columns, rows, cells."""
    rows = [FIRST_ROW + at for at in range(len(ROWS))]
    numbers = range(1, len(LETTERS) + 1)
    cells = [f"r{row}c{column}" for row in rows for column in numbers]
    return [*(f"c{column}" for column in numbers), *(f"r{row}" for row in rows), *cells]


def place_name(place: str) -> str:
    """Return a place in words, with what stands there."""
    row, _c, column = place.removeprefix("r").partition("c")
    if place.startswith("c"):
        at = int(place[1:])
        return _("column {letter}: {header}").format(
            letter=LETTERS[at - 1], header=columns()[at - 1].header
        )
    cells = ROWS[int(row) - FIRST_ROW]
    if not column:
        return _("row {number}: {unit}").format(number=row, unit=cells[0])
    return _("cell {letter}{number}: {value}").format(
        letter=LETTERS[int(column) - 1], number=row, value=cells[int(column) - 1] or "–"
    )
