"""Commands for judging by hand: the page, the workbook, two markers side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from msai_course.cli.app import Overwrite, console, say_done
from msai_course.cli.grading import DbUrl, Results, gradebook

Name = Annotated[str, typer.Option(help="Nazwa zadania.")]
Reopen = Annotated[
    bool, typer.Option("--reopen", help="Pozwól zmieniać także to, co już wydano osobom.")
]
_WHOSE = "Kto ocenia: 1 – pierwsza osoba, 2 – druga albo imię; „uzgodniona” – wspólna ocena."


@gradebook.command("export-rubric")
def gradebook_export_rubric(
    results: Results,
    assignment: Name,
    output: Annotated[Path, typer.Option(help="Arkusz XLSX do wypełnienia.")],
    marker: Annotated[
        str | None, typer.Option(help="Tylko oceny tej osoby i prace, których nie oceniła.")
    ] = None,
    db_url: DbUrl = None,
    overwrite: Overwrite = False,
) -> None:
    """Zapisz arkusz z pracami i kryteriami: ocenione są wypełnione, czekające puste."""
    from msai_course.grading.rubric.rubrics import export_rubric

    say_done(
        export_rubric(
            results, assignment, output, marker=marker, db_url=db_url, overwrite=overwrite
        )
    )


@gradebook.command("import-rubric")
def gradebook_import_rubric(
    file: Annotated[Path, typer.Argument(help="Wypełniony arkusz XLSX.")],
    results: Results,
    assignment: Name,
    marker: Annotated[
        str | None, typer.Option(help=f"{_WHOSE} Bez tego: jak w kolumnie arkusza.")
    ] = None,
    reopen: Reopen = False,
    db_url: DbUrl = None,
) -> None:
    """Przenieś oceny z arkusza do dziennika; wszystko albo nic. Bez zmian – nic nie zmienia."""
    from msai_course.grading.rubric.rubrics import import_rubric

    count = import_rubric(results, assignment, file, marker=marker, reopen=reopen, db_url=db_url)
    say_done(f"Ocenione odpowiedzi: {count}. Odśwież raport: uruchom jeszcze raz „grade”.")


@gradebook.command("rubric")
def gradebook_rubric(
    results: Results,
    assignment: Name,
    marker: Annotated[str, typer.Option(help=_WHOSE)] = "1",
    reopen: Reopen = False,
    port: Annotated[int, typer.Option(help="Numer portu; 0 – dowolny wolny.")] = 0,
    open: Annotated[bool, typer.Option(help="Czy otworzyć przeglądarkę.")] = True,
    db_url: DbUrl = None,
) -> None:
    """Oceń odpowiedzi opisowe na stronie i popraw ocenione: poziomy rubryki i komentarz."""
    from msai_course.grading.rubric.rubric_page import rubric_server

    server, address = rubric_server(
        results, assignment, port=port, db_url=db_url, marker=marker, reopen=reopen
    )
    console.print(f"Strona oceny: {address}\nKoniec pracy: Ctrl+C.", highlight=False)
    if open:
        typer.launch(address)
    with server:
        server.serve_forever()


@gradebook.command("agreement")
def gradebook_agreement(results: Results, assignment: Name, db_url: DbUrl = None) -> None:
    """Pokaż, jak zgodnie oceniły dwie osoby: każde kryterium i prace, które je różnią."""
    from msai_course.grading.engine.workspace import Workspace
    from msai_course.grading.masters import load_master
    from msai_course.grading.rubric.judging import answers
    from msai_trainer.rubric.agreement import agreement

    found = agreement(
        answers(Workspace.graded(results, db_url), load_master(assignment).assignment)
    )
    if not found:
        console.print("Żadnej pracy nie oceniły jeszcze dwie osoby.", highlight=False)
        return
    table = Table("kryterium", "osoby oceniające", "zgodne", "różnią się")
    for one in found:
        who, same = " i ".join(one.markers), f"{one.same} z {one.both}"
        table.add_row(*map(escape, (one.criterion, who, same, "; ".join(one.differing) or "–")))
    console.print(table)
