"""Commands about the gradebook of a class: points, feedback, report, one person's data."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from msai_course.cli.app import Overwrite, console, say, say_done
from msai_course.cli.grading import Certificates, DbUrl, Results, Roster, gradebook


@gradebook.command("export")
def gradebook_export(
    results: Results,
    roster: Roster,
    output: Annotated[Path, typer.Option(help="Plik do zapisania.")],
    format: Annotated[str, typer.Option(help="csv, xlsx albo moodle.")] = "csv",
    db_url: DbUrl = None,
    overwrite: Overwrite = False,
) -> None:
    """Zapisz punkty wszystkich osób ze wszystkich zadań."""
    from msai_course.grading.results.gradebook import export_gradebook

    say_done(
        export_gradebook(results, roster, output, format=format, db_url=db_url, overwrite=overwrite)
    )


@gradebook.command("forget")
def gradebook_forget(
    code: Annotated[str, typer.Argument(help="Kod osoby, której dane mają zniknąć.")],
    results: Results,
    roster: Annotated[Path | None, typer.Option(help="Lista, z której usunąć wiersz.")] = None,
    certificates: Certificates = None,
    db_url: DbUrl = None,
) -> None:
    """Usuń dane jednej osoby: oceny, odpowiedzi, informacje zwrotne. Powie, co zostaje."""
    from msai_course.grading.people.person import forget

    done = forget(results, code, roster=roster, certificates=certificates, db_url=db_url)
    say_done(f"Usunięte zapisy i pliki: {done.deleted}\nZostaje:")
    for sentence in done.kept:
        console.print(f"• {escape(sentence)}", highlight=False)
    console.print("Żeby odnowić raport i tabelę ocen, uruchom jeszcze raz „grade”.")


@gradebook.command("export-person")
def gradebook_export_person(
    code: Annotated[str, typer.Argument(help="Kod osoby, która chce dostać swoje dane.")],
    results: Results,
    output: Annotated[Path, typer.Option(help="Archiwum ZIP do zapisania.")],
    roster: Annotated[Path | None, typer.Option(help="Lista, na której jest ta osoba.")] = None,
    certificates: Certificates = None,
    db_url: DbUrl = None,
    overwrite: Overwrite = False,
) -> None:
    """Spakuj wszystkie dane jednej osoby, żeby je jej wydać."""
    from msai_course.grading.people.person import export_person

    count = export_person(
        results,
        code,
        output,
        roster=roster,
        certificates=certificates,
        db_url=db_url,
        overwrite=overwrite,
    )
    say_done(f"Pliki: {count}. Archiwum: {output}")


@gradebook.command("feedback")
def gradebook_feedback(
    results: Results,
    output: Annotated[Path, typer.Option(help="Plik do zapisania: ZIP, a do druku HTML.")],
    code: Annotated[str | None, typer.Option(help="Tylko ta osoba; bez kodu – wszyscy.")] = None,
    format: Annotated[
        str,
        typer.Option(
            help="pages: folder na osobę; mail albo word: plik na osobę i lista, komu go wysłać; "
            "moodle: ZIP do Moodle; print: jedna strona do druku."
        ),
    ] = "pages",
    assignment: Annotated[str | None, typer.Option(help="Tylko to zadanie, np. zadanie-1.")] = None,
    overwrite: Overwrite = False,
) -> None:
    """Wydaj informacje zwrotne: do wysłania, do Moodle albo do druku."""
    from msai_course.grading.results.bundle import feedback_zip

    count = feedback_zip(
        results, output, code=code, overwrite=overwrite, format=format, assignment=assignment
    )
    say_done(f"Strony: {count}. Plik: {output}")
    say("Oceny opisowe z tych stron są odtąd wydane. Zmienisz je tylko z dopiskiem --reopen.")


@gradebook.command("report")
def gradebook_report(
    results: Results,
    roster: Roster,
    output: Annotated[Path, typer.Option(help="Plik do zapisania: .docx albo .xlsx.")],
    db_url: DbUrl = None,
    overwrite: Overwrite = False,
) -> None:
    """Zapisz raport z klasy: co poszło trudno, co pomoże, co powiedzieć na spotkaniu."""
    from msai_course.grading.results.whole_class import export_report

    say_done(export_report(results, roster, output, db_url=db_url, overwrite=overwrite))
