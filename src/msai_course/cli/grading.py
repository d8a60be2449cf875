"""Commands for trainers: classes, assignments, grading, the gradebook."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from msai.base.numbers import number_text
from msai_course.base.paths import ROOT
from msai_course.cli.app import Overwrite, app, console, say, say_done
from msai_course.cli.passwords import asking, new_password
from msai_course.cli.summing_up import say_class, sum_up

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

PasswordFile = Annotated[
    Path | None,
    typer.Option(
        help="Plik, w którego pierwszym wierszu jest hasło; bez niego program zapyta. Gdy łączone "
        "kopie mają różne hasła: każde w osobnym wierszu, w kolejności kopii."
    ),
]

classes = typer.Typer(help="Klasy: listy osób i kodów.", no_args_is_help=True)
assignments = typer.Typer(help="Zadania: co jest wydane.", no_args_is_help=True)
gradebook = typer.Typer(help="Dziennik: oceny, rubryka, dane osób.", no_args_is_help=True)
app.add_typer(classes, name="class")
app.add_typer(assignments, name="assignment")
app.add_typer(gradebook, name="gradebook")


def _check_cluster(address: str | None) -> None:
    """Say whether a cluster can grade, and grade nothing."""
    if address is None:
        return
    from msai_course.grading.machines.round_trip import check_cluster

    facts = check_cluster(address)
    slowest = number_text(max(facts.workers.values()), 2)
    say_done(f"Planista {address}: robotnicy: {len(facts.workers)}, komputery: {facts.hosts}.")
    console.print(f"Próbny notatnik wrócił od każdego, najwolniej w {slowest} s.", highlight=False)
    kept = ", ".join(f"{name} {found}" for name, found in facts.versions.items() if name != "kurs")
    console.print(f"Wszędzie to samo: {kept} i ten sam kurs.", highlight=False)
    raise typer.Exit


@app.command()
def grade(
    submissions: Annotated[
        Path, typer.Argument(help="Folder, ZIP albo skrzynka (.eml, .mbox) z oddanymi plikami.")
    ],
    roster: Roster,
    output: Annotated[Path, typer.Option(help="Dokąd zapisać oceny i informacje zwrotne.")],
    assignment: Annotated[
        list[str] | None,
        typer.Option(help="Zadanie, np. zadanie-1, także kilka razy; bez tego – wszystkie."),
    ] = None,
    workers: Annotated[int | None, typer.Option(help="Liczba procesów.", min=1)] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(help="Adres planisty Dask, np. tcp://10.0.0.5:8786 albo tls://…"),
    ] = None,
    sandbox: Annotated[
        str,
        typer.Option(
            help="auto, bubblewrap, browser, container albo none. Co która obiecuje, mówi "
            "podręcznik: „Zadania z kodem”."
        ),
    ] = "auto",
    db_url: DbUrl = None,
    klasa: Klasa = None,
    accept: Annotated[
        list[str] | None,
        typer.Option(help="Kod osoby, której nowa, zupełnie inna praca ma się liczyć."),
    ] = None,
    check_cluster: Annotated[  # its callback does it, before all else is asked for
        str | None,
        typer.Option(
            callback=_check_cluster,
            is_eager=True,
            help="Niczego nie oceniaj: sprawdź planistę Dask pod tym adresem i robotników.",
        ),
    ] = None,
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
            accept=accept or (),
            progress=lambda count, total: bar.update(task, completed=count, total=total),
        )
    sum_up(done)


@classes.command("new")
def class_new(
    name: Annotated[str, typer.Argument(help="Nazwa klasy: litery, cyfry, - i _.")],
    roster: Annotated[Path | None, typer.Option(help="Gotowa lista osób (CSV albo XLSX).")] = None,
    count: Annotated[int, typer.Option(help="Bez listy: ile kodów przygotować.", min=0)] = 0,
    folder: Classes = CLASSES,
) -> None:
    """Załóż klasę: folder z listą osób i kodów."""
    from msai_course.grading.classes.folders import class_new as make

    made = make(name, folder, roster=roster, count=count)
    say_done(f"Klasa {made.name}, osoby: {made.people}. Folder: {made.folder}")
    console.print("Lista i kody: lista.csv. Przeczytaj też OCHRONA-DANYCH.md.", highlight=False)


@classes.command("list")
def class_list(folder: Classes = CLASSES) -> None:
    """Pokaż klasy."""
    from msai_course.grading.classes.folders import class_list as find

    table = Table("klasa", "osoby", "grupy")
    for one in find(folder):
        table.add_row(one.name, str(one.people), escape(", ".join(one.groups)))
    console.print(table)


@classes.command("open")
def class_open(
    files: Annotated[
        list[Path], typer.Argument(help="Plik klasy (.klasa); kilka kopii zostanie połączonych.")
    ],
    folder: Classes = CLASSES,
    results: Annotated[
        Path | None, typer.Option(help="Dokąd od razu ocenić prace i przenieść oceny opisowe.")
    ] = None,
    db_url: DbUrl = None,
    password_file: PasswordFile = None,
) -> None:
    """Otwórz plik klasy ze strony „Klasa” jako folder z listą i pracami."""
    from msai_course.grading.classes.class_files import class_open as run

    opened = run(files, folder, results=results, db_url=db_url, asks=asking(password_file))
    people = len(opened.file.roster.entries)
    say_done(f"Klasa {opened.file.name}, osoby: {people}. Folder: {opened.folder}")
    say_class(opened)


@classes.command("save")
def class_save(
    folder: Annotated[Path, typer.Argument(help="Folder klasy.")],
    output: Annotated[Path | None, typer.Option(help="Dokąd zapisać plik klasy (.klasa).")] = None,
    results: Annotated[
        Path | None, typer.Option(help="Folder z wynikami polecenia „grade”.")
    ] = None,
    db_url: DbUrl = None,
    remove: Annotated[
        list[str] | None, typer.Option(help="Kod osoby, której dane mają zniknąć na zawsze.")
    ] = None,
    password: Annotated[
        bool, typer.Option("--password", help="Zamknij plik hasłem; program o nie zapyta.")
    ] = False,
    password_file: PasswordFile = None,
    overwrite: Overwrite = False,
) -> None:
    """Zapisz folder klasy jako jeden plik: listę, prace, punkty i oceny opisowe."""
    from msai_course.grading.classes.class_files import class_save as run

    secret = new_password(password_file) if password or password_file else ""
    if secret and output is None:
        raise typer.BadParameter("hasło dostaje plik z --output: podaj, dokąd go zapisać")
    saved = run(
        folder, output, results=results, db_url=db_url, remove=remove or (), overwrite=overwrite,
        password=secret,
    )  # fmt: skip
    where = output or saved.folder / f"{saved.file.name}.klasa"
    say_done(f"Klasa {saved.file.name}, prace: {len(saved.file.works)}. Plik: {where}")
    say_class(saved)


@assignments.command("list")
def assignment_list() -> None:
    """Pokaż zadania i ich wersje."""
    from msai.assignments import assignment, assignment_ids

    table = Table("zadanie", "tytuł", "wersja", "punkty")
    for name in assignment_ids():
        one = assignment(name)
        table.add_row(name, one.title, one.release, number_text(one.points))
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


@app.command()
def formgrader(
    results: Results,
    port: Annotated[int, typer.Option(help="Numer portu.")] = 8899,
    db_url: DbUrl = None,
) -> None:
    """Otwórz ocenianie ręczne nbgradera na właściwym folderze."""
    from msai_course.grading.engine.formgrader import formgrader as run

    raise typer.Exit(run(results, port=port, db_url=db_url, say=say))
