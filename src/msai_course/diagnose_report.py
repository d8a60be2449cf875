"""The report of `diagnose` as a workbook or a document; small counts are hidden in both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msai.diagnosis import sphere_label
from msai.export import (
    Block,
    Bullets,
    Cell,
    Heading,
    Paragraph,
    Sheet,
    Table,
    write_docx,
    write_xlsx,
)

if TYPE_CHECKING:
    from msai_course.diagnose import Diagnosis

HIDDEN = "ukryto"


def report_bytes(result: Diagnosis, suffix: str) -> bytes:
    """Return the report as a ``.docx`` or ``.xlsx`` file."""
    if suffix == ".docx":
        return write_docx(report_blocks(result))
    return write_xlsx(report_sheets(result))


def report_sheets(result: Diagnosis) -> list[Sheet]:
    """Return the workbook: results, reasons, indicators, dictionary, warnings."""
    sheets = [Sheet("Wyniki", [_ranking_header(result), *_ranking(result)])]
    if result.area:
        sheets.append(
            Sheet("Uzasadnienie", [["Jednostka", "Ocena", "Przepis", "Opis"], *_reasons(result)])
        )
    return [
        *sheets,
        Sheet("Wskaźniki", _indicators(result)),
        Sheet("Słownik danych", [_DICTIONARY, *_dictionary(result)]),
        Sheet("Uwagi", [["Gdzie", "Kolumna", "Uwaga", "Co zrobić"], *_notes(result)]),
        Sheet("O tym pliku", [["Zasada"], *([line] for line in _about(result))]),
    ]


def report_blocks(result: Diagnosis) -> list[Block]:
    """Return the document: what it is, ranking, proposal with reasons, dictionary, warnings."""
    title = result.table.description.title or "Diagnoza"
    blocks: list[Block] = [Heading(title, 0), Bullets(_about(result))]
    blocks += [Heading("Ranking jednostek"), Table(_ranking_header(result), _ranking(result))]
    if result.area:
        blocks += [
            Heading("Propozycja obszaru rewitalizacji"),
            Paragraph(", ".join(result.area.revitalisation) or "Żadna jednostka.", strong=True),
            Bullets([finding.message for finding in result.area.check.findings]),
        ]
    blocks += [Heading("Słownik danych"), Table(_DICTIONARY, _dictionary(result))]
    if result.notes:
        blocks += [
            Heading("Do sprawdzenia w danych"),
            Bullets([str(note) for note in result.notes]),
        ]
    return blocks


def _about(result: Diagnosis) -> list[str]:
    from msai_course.diagnose import METHOD_NAMES, NOT_A_MUNICIPALITY, SYNTHETIC

    description = result.table.description
    lines = [
        f"Metoda: {METHOD_NAMES[result.method]}. Wyższy wynik to gorsza sytuacja.",
        "Wyniki sfer: o ile odchyleń standardowych jednostka jest powyżej (gorzej) średniej "
        "zamieszkałych jednostek.",
        "Liczby mniejsze niż 5 i te, z których dałoby się je odjąć, są ukryte. "
        "Wyniki zaokrąglono do dwóch miejsc po przecinku.",
    ]
    if not description.is_municipality:
        lines.insert(0, NOT_A_MUNICIPALITY)
    if description.synthetic:
        lines.insert(0, SYNTHETIC)
    if description.source:
        lines.append(f"Źródło: {description.source}")
    return lines


def _ranking_header(result: Diagnosis) -> list[str]:
    header = ["Lp.", "Jednostka", "Wynik łączny"]
    if result.area:
        spheres = (sphere_label(sphere) for sphere in result.area.indices.values.columns)
        header += [f"Sfera {sphere}" for sphere in spheres]
        header += ["Obszar zdegradowany (art. 9)", "Propozycja (art. 10)"]
    return header


def _ranking(result: Diagnosis) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for place, (unit, value) in enumerate(result.index.items(), start=1):
        row: list[Cell] = [place, str(unit), round(float(value), 2)]
        if result.area:
            values = result.area.indices.of(str(unit)).values()
            row += [_rounded(v) for v in values]
            row += [unit in result.area.degraded, unit in result.area.revitalisation]
        rows.append(row)
    return [["tak" if c is True else "nie" if c is False else c for c in row] for row in rows]


def _reasons(result: Diagnosis) -> list[list[Cell]]:
    assert result.area is not None
    marks = {"ok": "spełnia", "problem": "nie spełnia", "question": "do wyjaśnienia"}
    return [
        [unit, marks[finding.status], finding.article, finding.message]
        for unit, findings in result.area.reasons.items()
        for finding in findings
    ]


def _indicators(result: Diagnosis) -> list[list[Cell]]:
    """Return raw values: a hidden cell says so, a missing one is empty."""
    full, shown = result.table.frame, result.shown.frame
    labels = [result.table.schema[str(name)].label for name in full.columns]
    rows: list[list[Cell]] = [["Jednostka", *labels]]
    for unit, known, visible in zip(full.index, full.to_numpy(), shown.to_numpy(), strict=True):
        cells = [
            _rounded(value) if value == open_value or value != value else HIDDEN
            for value, open_value in zip(known.tolist(), visible.tolist(), strict=True)
        ]
        rows.append([str(unit), *cells])
    return rows


_DICTIONARY = [
    "Kolumna",
    "Nazwa",
    "Sfera",
    "Wyższa wartość = gorsza sytuacja?",
    "Jednostka miary",
    "Licznik",
    "Mianownik",
    "Źródło",
    "Rok",
]


def _dictionary(result: Diagnosis) -> list[list[Cell]]:
    return [
        [
            name,
            column.label,
            sphere_label(column.sphere),
            "tak" if column.direction == 1 else "nie",
            column.unit,
            column.numerator,
            column.denominator,
            column.source,
            column.year,
        ]
        for name, column in result.table.schema.items()
        if column.sphere
    ]


def _notes(result: Diagnosis) -> list[list[Cell]]:
    return [[note.row, note.column, note.message, note.hint] for note in result.notes]


def _rounded(value: float) -> float | None:
    return None if value != value else round(value, 2)
