"""The command that diagnoses one's own table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from msai_course.cli.app import Overwrite, app, console


@app.command()
def diagnose(
    tables: Annotated[
        list[Path],
        typer.Argument(
            metavar="TABLE...",
            help="Tabela jednostek: CSV, XLSX albo ODS. Kilka tabel połączę po TERYT albo nazwie.",
        ),
    ],
    schema: Annotated[
        Path | None, typer.Option(help="Słownik danych (JSON); bez niego – plik obok tabeli.")
    ] = None,
    method: Annotated[str, typer.Option(help="Metoda wskaźnika łącznego.")] = "perkal",
    output: Annotated[Path | None, typer.Option(help="Raport .xlsx albo .docx.")] = None,
    level: Annotated[
        str,
        typer.Option(
            help="Poziom, gdy w tabeli jest ich kilka: województwa, powiaty, gminy, części."
        ),
    ] = "",
    keep: Annotated[
        list[str] | None,
        typer.Option(help="Nazwa wiersza albo kolumny, którą zostawić, jak jest; można powtórzyć."),
    ] = None,
    same: Annotated[
        list[str] | None,
        typer.Option(help="Dwie nazwy jednej jednostki: „Dąbki = Dąbki Małe”; można powtórzyć."),
    ] = None,
    apart: Annotated[
        list[str] | None,
        typer.Option(help="Nazwa, której nie łączyć z inaczej napisaną; można powtórzyć."),
    ] = None,
    units: Annotated[
        str,
        typer.Option(help="Z którego pliku są moje jednostki; * – ze wszystkich."),
    ] = "",
    rename: Annotated[
        list[str] | None,
        typer.Option(help="Nowa nazwa kolumny: „zas_24 = Zasiłki”; można powtórzyć."),
    ] = None,
    year: Annotated[str, typer.Option(help="Rok, który zostawić, gdy liczby są z kilku lat.")] = "",
    turn: Annotated[
        bool, typer.Option("--turn", help="Obróć tabelę: jednostki są w kolumnach.")
    ] = False,
    overwrite: Overwrite = False,
) -> None:
    """Zdiagnozuj własną tabelę: ranking, sfery, art. 9 i 10, ostrzeżenia."""
    from msai_course.papers.diagnose import diagnose as run

    code = run(
        tables[0],
        schema,
        method,
        output,
        console,
        overwrite=overwrite,
        level=level,
        as_written=keep or (),
        more=tables[1:],
        same=same or (),
        apart=apart or (),
        mine=units,
        rename=rename or (),
        year=year,
        turn=turn,
    )
    raise typer.Exit(code)
