"""`diagnose`: a table from one's own municipality, read, checked and reported."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from msai.diagnosis import (
    METHODS,
    UnitTable,
    examine,
    load_schema,
    read_units_of,
    report_bytes,
    template_xlsx,
)
from msai.diagnosis.importing.choosing import ColumnChoices
from msai.diagnosis.importing.joining import ALL, JoinChoices, Joined
from msai.diagnosis.importing.levels import level_of_word
from msai.errors import MsaiError
from msai_course.base.files import FileError, Guard, check_source, write_bytes
from msai_course.papers.diagnosis_on_screen import print_diagnosis, print_problems

DONE, PROBLEMS, WRONG_USE = 0, 1, 2
LEVEL_WORDS = "Wpisz: województwa, podregiony, powiaty, gminy albo części."


NO_SCHEMA = (
    "Tabela jest wczytana, ale nie wiadomo, co znaczą jej kolumny. Do obliczeń potrzebny jest "
    "słownik danych: sfera każdego wskaźnika i odpowiedź, czy wyższa wartość oznacza gorszą "
    "sytuację."
)


def diagnose(
    table: Path,
    schema: Path | None,
    method: str,
    output: Path | None,
    console: Console,
    *,
    overwrite: bool = False,
    level: str = "",
    as_written: Sequence[str] = (),
    more: Sequence[Path] = (),
    same: Sequence[str] = (),
    apart: Sequence[str] = (),
    mine: str = "",
    rename: Sequence[str] = (),
    year: str = "",
    turn: bool = False,
) -> int:
    """Read a table, print its diagnosis and write the report.

    Args:
        table: CSV, XLSX or ODS.
        schema: Data dictionary; None: the table's own (second sheet or sidecar file).
        method: Method of `msai.diagnosis.composite_index`.
        output: ``.xlsx`` or ``.docx``; None: only the screen.
        console: Where to print.
        overwrite: Whether `output` may replace a file that is not an earlier report.
        level: Level of the areas that are units, in Polish, such as "gminy"; "": as proposed.
        as_written: Names of rows and columns that stay as they stand in the file.
        more: Further tables, joined with the first one by TERYT code or name.
        same: Pairs of names of one unit, such as "A = B".
        apart: Names that join only what is written the same.
        mine: Name of the file whose units are kept, "*" for those of all; "": as proposed.
        rename: Pairs of a header and its new name, such as "zas_24 = Zasiłki".
        year: The year to keep of numbers that stand for several.
        turn: Whether units stand in columns and indicators in rows.

    Returns:
        0: done, 1: the table or the dictionary has problems, 2: wrong use.
    """
    if method not in METHODS:
        console.print(f"Nie ma metody „{escape(method)}”. Dostępne: {', '.join(METHODS)}.")
        return WRONG_USE
    if output is not None and output.suffix.lower() not in (".xlsx", ".docx"):
        console.print("Raport zapiszę jako .xlsx albo .docx. Zmień rozszerzenie w --output.")
        return WRONG_USE
    chosen = level_of_word(level) if level else ""
    if chosen is None:
        console.print(f"Nie ma poziomu „{escape(level)}”. {LEVEL_WORDS}")
        return WRONG_USE
    pairs, names = _pairs(same), _pairs(rename)
    if names is None:
        console.print('Napisz nagłówek i nową nazwę ze znakiem równości: --rename "zas = Zasiłki".')
        return WRONG_USE
    if pairs is None:
        console.print('Napisz dwie nazwy ze znakiem równości: --same "Dąbki = Dąbki Małe".')
        return WRONG_USE
    tables = (table, *more)
    if mine not in ("", ALL, *(one.name for one in tables)):
        known = ", ".join(one.name for one in tables)
        console.print(f"Nie ma pliku „{escape(mine)}”. W --units wpisz jeden z: {escape(known)}.")
        return WRONG_USE
    joining = JoinChoices(pairs, tuple(apart), mine)
    columns = ColumnChoices(turn, names, year)
    guard = Guard("diagnose", (*tables, schema), overwrite)
    try:
        if output is not None:
            guard.check(output)
        named = [(one.name, one) for one in tables]
        read = partial(
            read_units_of,
            named,
            joining=joining,
            columns=columns,
            level=chosen,
            as_written=as_written,
        )
        return _diagnosed(read, table, schema, method, output, guard, console)
    except FileError as error:
        print_problems("Nie można zapisać pliku:", error.problems, console)
        return PROBLEMS


def _pairs(written: Sequence[str]) -> tuple[tuple[str, str], ...] | None:
    """Return what stands on both sides of equals signs; None: it does not stand so."""
    split = [pair.rpartition("=") for pair in written]
    pairs = tuple((one.strip(), other.strip()) for one, _sign, other in split)
    return pairs if all(one and other for one, other in pairs) else None


def _diagnosed(
    read: Callable[..., tuple[UnitTable, Joined | None]],
    table: Path,
    schema: Path | None,
    method: str,
    output: Path | None,
    guard: Guard,
    console: Console,
) -> int:
    try:
        if schema is not None:
            check_source(schema)
        units, joined = read(schema=load_schema(schema) if schema else None)
        if not units.directions:
            return _without_schema(units, table, output, guard, console)
        result = examine(units, method)
    except MsaiError as error:
        print_problems("Nie da się tego policzyć:", error.problems, console)
        return PROBLEMS
    print_diagnosis(result, console, joined)
    if output is not None:
        write_bytes(output, report_bytes(result, output.suffix.lower()), guard)
        console.print(f"\nRaport zapisany: [bold]{escape(str(output))}[/bold]")
    return DONE


def _without_schema(
    units: UnitTable, table: Path, output: Path | None, guard: Guard, console: Console
) -> int:
    """Say what is missing and write the template to ``output``, or where the person agrees."""
    print_problems("Do sprawdzenia w danych:", units.warnings, console)
    console.print(escape(NO_SCHEMA))
    console.print(f"\nKolumny liczbowe: {escape(', '.join(map(str, units.frame.columns)))}.\n")
    target = output if output and output.suffix.lower() == ".xlsx" else _ask(table, console)
    if target is None:
        console.print(
            "Dwie drogi: [bold]1.[/bold] dodaj --output szablon.xlsx, a zapiszę szablon z twoimi "
            "liczbami i listami do wyboru; [bold]2.[/bold] połóż obok tabeli plik "
            f"{escape(table.stem)}.schema.json albo wskaż go przez --schema."
        )
        return PROBLEMS
    write_bytes(target, template_xlsx(units), guard)
    console.print(
        f"Szablon zapisany: [bold]{escape(str(target))}[/bold]. Twoje liczby są w arkuszu "
        "„Dane”. Uzupełnij arkusz „Słownik danych”, zapisz plik i uruchom polecenie z nim."
    )
    return PROBLEMS


def _ask(table: Path, console: Console) -> Path | None:
    """Ask whether to write the template beside the table; never overwrite anything."""
    target = table.with_name(f"{table.stem}-szablon.xlsx")
    if not (console.is_terminal and sys.stdin.isatty()) or target.exists():
        return None
    answer = console.input(f"Zapisać szablon {escape(target.name)} obok tabeli? (t/n) ")
    return target if answer.strip().casefold() in ("t", "tak", "y") else None
