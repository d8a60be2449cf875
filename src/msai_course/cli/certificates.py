"""Commands: certificates, and quizzes for Moodle."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from msai_course.cli.app import Overwrite, app, say_done

Folder = Annotated[Path, typer.Option(help="Folder z zaświadczeniami i rejestrem.")]

quizzes = typer.Typer(help="Pytania z lekcji.", no_args_is_help=True)
app.add_typer(quizzes, name="quiz")


@app.command()
def certificate(
    results: Annotated[Path, typer.Option(help="Folder z wynikami polecenia „grade”.")],
    roster: Annotated[Path, typer.Option(help="Lista osób: CSV albo XLSX.")],
    output: Folder,
    organiser: Annotated[str, typer.Option(help="Kto wydaje zaświadczenia.")],
    assignment: Annotated[
        list[str] | None, typer.Option(help="Zadanie do zaliczenia; można powtórzyć.")
    ] = None,
    threshold: Annotated[
        int, typer.Option(help="Ile procent punktów trzeba mieć z zadania.", min=0, max=100)
    ] = 50,
    title: Annotated[
        str, typer.Option(help="Nazwa szkolenia.")
    ] = "Programowanie rewitalizacji społecznej",
    place: Annotated[str, typer.Option(help="Miejscowość.")] = "",
    dates: Annotated[str, typer.Option(help="Terminy szkolenia, np. 2–4 marca 2027 r.")] = "",
    hours: Annotated[int, typer.Option(help="Liczba godzin.", min=0)] = 0,
    signed: Annotated[str, typer.Option(help="Kto podpisuje: stanowisko.")] = "",
    issued: Annotated[
        datetime | None,
        typer.Option(help="Data wydania; bez niej – dzisiaj.", formats=["%Y-%m-%d"]),
    ] = None,
    template: Annotated[Path | None, typer.Option(help="Własny szablon Typst.")] = None,
    db_url: Annotated[str | None, typer.Option(help="Adres dziennika ocen.")] = None,
) -> None:
    """Wydaj zaświadczenia tym, którzy zaliczyli zadania; drugi raz wydaje tylko brakujące."""
    from msai.assignments import assignment_ids
    from msai_course.grading.certificates import Course, issue

    day = issued.date() if issued else date.today()
    made = issue(
        results,
        roster,
        output,
        Course(organiser, title, place, dates, hours, signed, day),
        assignment or assignment_ids(),
        threshold=threshold / 100,
        template=template,
        db_url=db_url,
    )
    say_done(f"Zaświadczenia w rejestrze: {len(made)}. Folder: {output}")


@app.command("certificate-check")
def certificate_check(
    number: Annotated[str, typer.Argument(help="Numer, np. 3/2027.")],
    code: Annotated[str, typer.Argument(help="Kod weryfikacyjny z zaświadczenia.")],
    output: Folder,
) -> None:
    """Sprawdź, czy zaświadczenie jest prawdziwe."""
    from msai_course.grading.certificates import verify

    found = verify(output, number, code)
    say_done(f"Nr {found.numer}: {found.osoba}, wydano {found.wydano}.")


@quizzes.command("export")
def quiz_export(
    output: Annotated[Path, typer.Option(help="Plik do zapisania.")] = Path("pytania.xml"),
    format: Annotated[str, typer.Option(help="moodle-xml.")] = "moodle-xml",
    overwrite: Overwrite = False,
) -> None:
    """Zapisz pytania z lekcji do importu w Moodle."""
    from msai_course.grading.moodle_quiz import export_quizzes

    count = export_quizzes(output, format=format, overwrite=overwrite)
    say_done(f"Pytania: {count}. Plik: {output}")
