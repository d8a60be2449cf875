"""Commands for trainers: classes, assignments, grading, the gradebook."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from msai_course.cli.app import Overwrite, app, console, say_done
from msai_course.paths import ROOT

if TYPE_CHECKING:
    from msai_course.grading.model import GradeRun

#: Where the classes of a trainer are kept unless she says otherwise.
CLASSES = ROOT / "klasy"

Roster = Annotated[Path, typer.Option(help="Lista osób: CSV albo XLSX z kolumną „kod”.")]
Klasa = Annotated[
    str | None,
    typer.Option("--class", help="Nazwa klasy, jeśli nie wynika z listy osób albo ma ich kilka."),
]
Results = Annotated[Path, typer.Option(help="Folder z wynikami polecenia „grade”.")]
DbUrl = Annotated[str | None, typer.Option(help="Adres dziennika ocen, np. PostgreSQL.")]
Certificates = Annotated[Path | None, typer.Option(help="Folder z zaświadczeniami i rejestrem.")]
Classes = Annotated[Path, typer.Option(help="Folder, w którym są klasy.")]

classes = typer.Typer(help="Klasy: listy osób i kodów.", no_args_is_help=True)
assignments = typer.Typer(help="Zadania: co jest wydane.", no_args_is_help=True)
gradebook = typer.Typer(help="Dziennik: oceny, rubryka, dane osób.", no_args_is_help=True)
app.add_typer(classes, name="class")
app.add_typer(assignments, name="assignment")
app.add_typer(gradebook, name="gradebook")


@app.command()
def grade(
    submissions: Annotated[Path, typer.Argument(help="Folder albo ZIP z oddanymi plikami.")],
    assignment: Annotated[str, typer.Option(help="Nazwa zadania, np. zadanie-1.")],
    roster: Roster,
    output: Annotated[Path, typer.Option(help="Dokąd zapisać oceny i informacje zwrotne.")],
    workers: Annotated[int | None, typer.Option(help="Liczba procesów.", min=1)] = None,
    scheduler: Annotated[str | None, typer.Option(help="Adres planisty Dask.")] = None,
    sandbox: Annotated[
        str, typer.Option(help="auto, bubblewrap, browser, container albo none.")
    ] = "auto",
    db_url: DbUrl = None,
    klasa: Klasa = None,
) -> None:
    """Oceń oddane prace; ponowne uruchomienie kontynuuje i dobiera nowe."""
    from msai_course.grading.grade import grade as run

    if sandbox == "none":
        console.print("[yellow]Uwaga: kod osób uczących się działa bez piaskownicy.[/]")
    columns = (TextColumn("Oceniam"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)
        done = run(
            submissions,
            assignment,
            roster,
            output,
            workers=workers,
            scheduler=scheduler,
            sandbox=sandbox,
            db_url=db_url,
            klasa=klasa,
            progress=lambda count, total: bar.update(task, completed=count, total=total),
        )
    _sum_up(done, assignment)


def _sum_up(done: GradeRun, assignment: str) -> None:
    """Say what came out and what is left to do."""
    from msai_course.grading.classes import as_typed
    from msai_course.grading.report import WORDS

    table = Table("stan", "w pliku z ocenami", "ile")
    found = Counter(row.status for row in done.rows)
    for status in WORDS:
        if found[status]:
            table.add_row(WORDS[status], status, str(found[status]))
    console.print(table)
    results = escape(as_typed(done.output))
    say = partial(console.print, highlight=False, soft_wrap=True)
    say(f"Ocenione teraz: {done.regraded}, wcześniej: {done.reused}.")
    for remark in done.remarks:
        say(f"[dim]{escape(remark)}[/]")
    say(f"Raport, otwórz w przeglądarce: {results}/report.html\nOceny: {results}/grades.csv")
    for path in done.aside:
        say(f"Zmieniony przez ciebie plik jest teraz tu: {escape(as_typed(path))}")
    if done.waiting:
        say(
            f"Na ocenę ręczną czekają: {done.waiting}. Ocenisz je poleceniem:\n  python3 course.py "
            f"gradebook rubric --results {results} --assignment {assignment}"
        )


@classes.command("new")
def class_new(
    name: Annotated[str, typer.Argument(help="Nazwa klasy: litery, cyfry, - i _.")],
    roster: Annotated[Path | None, typer.Option(help="Gotowa lista osób (CSV albo XLSX).")] = None,
    count: Annotated[int, typer.Option(help="Bez listy: ile kodów przygotować.", min=0)] = 0,
    folder: Classes = CLASSES,
) -> None:
    """Załóż klasę: folder z listą osób i kodów."""
    from msai_course.grading.classes import class_new as make

    made = make(name, folder, roster=roster, count=count)
    say_done(f"Klasa {made.name}, osoby: {made.people}. Folder: {made.folder}")
    console.print("Lista i kody: lista.csv. Przeczytaj też OCHRONA-DANYCH.md.", highlight=False)


@classes.command("list")
def class_list(folder: Classes = CLASSES) -> None:
    """Pokaż klasy."""
    from msai_course.grading.classes import class_list as find

    table = Table("klasa", "osoby", "grupy")
    for one in find(folder):
        table.add_row(one.name, str(one.people), escape(", ".join(one.groups)))
    console.print(table)


@assignments.command("list")
def assignment_list() -> None:
    """Pokaż zadania i ich wersje."""
    from msai.assignments import assignment, assignment_ids

    table = Table("zadanie", "tytuł", "wersja", "punkty")
    for name in assignment_ids():
        one = assignment(name)
        table.add_row(name, one.title, one.release, f"{one.points:g}")
    console.print(table)


@assignments.command("release")
def assignment_release(
    names: Annotated[
        list[str] | None, typer.Argument(help="Zadania; bez nich – wszystkie.")
    ] = None,
) -> None:
    """Wydaj zadania: z solutions/ powstają wersje dla uczących się w exercises/."""
    from msai_course.grading.release import release

    for path in release(names or ()):
        say_done(path)


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
    from msai_course.grading.gradebook import export_gradebook

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
    from msai_course.grading.person import forget

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
    from msai_course.grading.person import export_person

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
    output: Annotated[Path, typer.Option(help="Archiwum ZIP do zapisania.")],
    code: Annotated[str | None, typer.Option(help="Tylko ta osoba; bez kodu – wszyscy.")] = None,
    overwrite: Overwrite = False,
) -> None:
    """Spakuj informacje zwrotne do wysłania."""
    from msai_course.grading.bundle import feedback_zip

    count = feedback_zip(results, output, code=code, overwrite=overwrite)
    say_done(f"Strony: {count}. Plik: {output}")


@gradebook.command("export-rubric")
def gradebook_export_rubric(
    results: Results,
    assignment: Annotated[str, typer.Option(help="Nazwa zadania.")],
    output: Annotated[Path, typer.Option(help="Arkusz XLSX do wypełnienia.")],
    db_url: DbUrl = None,
) -> None:
    """Zapisz arkusz z pracami i kryteriami, do oceny ręcznej."""
    from msai_course.grading.rubrics import export_rubric

    say_done(export_rubric(results, assignment, output, db_url=db_url))


@gradebook.command("import-rubric")
def gradebook_import_rubric(
    file: Annotated[Path, typer.Argument(help="Wypełniony arkusz XLSX.")],
    results: Results,
    assignment: Annotated[str, typer.Option(help="Nazwa zadania.")],
    db_url: DbUrl = None,
) -> None:
    """Przenieś punkty z arkusza do dziennika; wszystko albo nic."""
    from msai_course.grading.rubrics import import_rubric

    count = import_rubric(results, assignment, file, db_url=db_url)
    say_done(f"Ocenione odpowiedzi: {count}. Odśwież raport: uruchom jeszcze raz „grade”.")


@gradebook.command("rubric")
def gradebook_rubric(
    results: Results,
    assignment: Annotated[str, typer.Option(help="Nazwa zadania.")],
    port: Annotated[int, typer.Option(help="Numer portu; 0 – dowolny wolny.")] = 0,
    open: Annotated[bool, typer.Option(help="Czy otworzyć przeglądarkę.")] = True,
    db_url: DbUrl = None,
) -> None:
    """Oceń odpowiedzi opisowe na stronie: poziomy rubryki i komentarz."""
    from msai_course.grading.rubric_page import rubric_server

    server, address = rubric_server(results, assignment, port=port, db_url=db_url)
    console.print(f"Strona oceny: {address}\nKoniec pracy: Ctrl+C.", highlight=False)
    if open:
        typer.launch(address)
    with server:
        server.serve_forever()


@app.command()
def formgrader(
    results: Results,
    port: Annotated[int, typer.Option(help="Numer portu.")] = 8899,
    db_url: DbUrl = None,
) -> None:
    """Otwórz ocenianie ręczne nbgradera na właściwym folderze."""
    from msai_course.grading.formgrader import formgrader as run

    raise typer.Exit(run(results, port=port, db_url=db_url))
