"""Commands for those who pass the course on: editions, the trainer pack, progress of a group."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from msai_course.cli.app import Overwrite, app, console, say, say_done, say_problem

if TYPE_CHECKING:
    from msai_course.base.files import Guard

edition = typer.Typer(help="Własna edycja kursu: lekcje, dane, daty, logo.", no_args_is_help=True)
app.add_typer(edition, name="edition")

Folder = Annotated[Path, typer.Argument(help="Folder edycji albo opis edycji (ZIP).")]


@edition.command("new")
def edition_new(
    name: Annotated[str, typer.Argument(help="Nazwa: małe litery, cyfry i łączniki.")],
    title: Annotated[str | None, typer.Option(help="Tytuł strony.")] = None,
    organiser: Annotated[str | None, typer.Option(help="Kto prowadzi.")] = None,
    contact: Annotated[str | None, typer.Option(help="Adres e-mail.")] = None,
    lessons: Annotated[
        str | None, typer.Option(help="Id lekcji po przecinku, w kolejności; „wszystkie”.")
    ] = None,
    dates: Annotated[str | None, typer.Option(help="Dni spotkań po przecinku, 2027-03-01.")] = None,
    place: Annotated[str | None, typer.Option(help="Miejsce spotkań: adres i sala.")] = None,
    trainers: Annotated[str | None, typer.Option(help="Osoby prowadzące, po przecinku.")] = None,
    hours: Annotated[str | None, typer.Option(help="Godziny pracy na sali w jednym dniu.")] = None,
    data: Annotated[str | None, typer.Option(help="Tabela gminy: CSV, XLSX albo ODS.")] = None,
    boundaries: Annotated[str | None, typer.Option(help="Granice: GeoJSON, SHP, GML.")] = None,
    threshold: Annotated[int, typer.Option(help="Najmniejsza publikowana liczba.")] = 5,
    logo: Annotated[str | None, typer.Option(help="Logo: PNG, JPEG albo SVG.")] = None,
    language: Annotated[str, typer.Option(help="Język.")] = "pl",
    folder: Annotated[Path, typer.Option(help="Gdzie zrobić folder edycji.")] = Path(),
) -> None:
    """Załóż edycję; o to, czego nie podasz, program zapyta."""
    from msai_course.cli import questions
    from msai_course.editions.course import CourseRelease
    from msai_course.editions.new import check_place, new_edition
    from msai_trainer.editions.declared import Edition

    course, target = CourseRelease(), folder / name
    check_place(name, target)
    named = {
        "tytul": questions.TITLE.answer(title, course),
        "organizator": questions.ORGANISER.answer(organiser, course),
        "kontakt": questions.CONTACT.answer(contact, course),
    }
    if lessons is None:
        questions.list_lessons(course)
    picked = questions.LESSONS.answer(lessons, course)
    made = Edition(
        nazwa=name,
        **named,
        lekcje=questions.chosen(picked, course),
        wersja_kursu=course.version,
        daty=questions.DATES.answer(dates, course),
        miejsce=questions.PLACE.answer(place, course),
        trenerzy=questions.TRAINERS.answer(trainers, course),
        godziny=questions.HOURS.answer(hours, course),
        prog=threshold,
        jezyk=language,
    )
    table = questions.TABLE.answer(data, course)
    if table and boundaries is None:
        borders = questions.borders(table).answer(None, course)
    else:
        borders = questions.file(boundaries or "")
    picture = questions.LOGO.answer(logo, course)
    new_edition(made, target, course, table=table, boundaries=borders, logo=picture)
    say_done(f"Edycja jest w folderze {target}")
    for step in ("check", "build"):
        say(f"Dalej: {_command(step, target)}")


@edition.command("check")
def edition_check(folder: Folder) -> None:
    """Sprawdź edycję: lekcje, godziny, dane, licencję."""
    from msai_course.editions.checking import check_edition, kept_at_home, to_look_at
    from msai_course.editions.course import CourseRelease
    from msai_course.editions.opening import opened
    from msai_trainer.editions.checks import ADVICE

    course = CourseRelease()
    folder = opened(folder, course)
    problems = check_edition(folder, course)
    for problem in problems:
        say(problem, "[yellow]![/]" if problem.code in ADVICE else "[bold red]✗[/]")
    for note in kept_at_home(folder):
        say(note, "[cyan]•[/]")
    if notes := to_look_at(folder):
        say("Do sprawdzenia w danych:")
    for note in notes:
        say(note, "[cyan]?[/]")
    advice = sum(problem.code in ADVICE for problem in problems)
    said = f"Do poprawienia: {len(problems) - advice}. Rady: {advice}."
    say(f"{said} Do sprawdzenia w danych: {len(notes)}." if notes else said)
    if advice == len(problems):
        say(f"Edycję można zbudować: {_command('build', folder)}")
    raise typer.Exit(0 if advice == len(problems) else 1)


@edition.command("build")
def edition_build(
    folder: Folder,
    pack: Annotated[bool, typer.Option("--pack", help="Zrób też materiały trenera.")] = False,
    offline_zip: Annotated[
        bool, typer.Option("--offline-zip", help="Zrób też ZIP, który działa bez internetu.")
    ] = False,
    show: Annotated[bool, typer.Option("--show", help="Na koniec pokaż stronę.")] = False,
) -> None:
    """Zbuduj stronę edycji; na życzenie także materiały i wersję bez sieci."""
    from msai_course.build.pipeline import build_site
    from msai_course.cli.site import show_site, usual_or_any
    from msai_course.editions.building import build_edition
    from msai_course.editions.checking import fit_edition
    from msai_course.editions.course import CourseRelease
    from msai_course.editions.opening import opened

    course = CourseRelease()
    folder = opened(folder, course)
    fit_edition(folder, course)  # before the course is built, which may take minutes
    build_site(console)
    site = build_edition(folder, course, _say_step)
    say_done(f"Strona edycji: {site}")
    if offline_zip:
        _edition_zip(folder, site)
    if pack:
        _pack(folder, site.parent)
    if show:
        # A preview has no --port, so another program at the usual one must not stop it.
        show_site(site, port=usual_or_any())


@edition.command("update")
def edition_update(
    folder: Folder,
    accept: Annotated[
        bool, typer.Option("--accept", help="Przejdź mimo konfliktów; twoje pliki zostają.")
    ] = False,
) -> None:
    """Przejdź na to wydanie kursu: zobacz zmiany w lekcjach i konflikty z własnymi stronami."""
    from msai_course.editions.course import CourseRelease
    from msai_course.editions.updating import update_edition

    found = update_edition(folder, CourseRelease(), accept=accept)
    say(f"Wydanie: {found.before} → {found.after}")
    for change in found.changes or ("W wybranych lekcjach nic się nie zmieniło.",):
        say(change, " ")
    for problem in found.conflicts:
        say_problem(problem)
    if not found.done:
        say("Nic nie zmieniono. Popraw edycję albo dodaj --accept.")
    raise typer.Exit(0 if found.done else 1)


@app.command("pack")
def make_pack(
    output: Annotated[Path, typer.Option(help="Folder na materiały.")],
    edition: Annotated[Path | None, typer.Option(help="Folder zbudowanej edycji.")] = None,
    overwrite: Overwrite = False,
) -> None:
    """Zrób materiały trenera: podręcznik, karty, plan, slajdy, druki, katalog."""
    from msai_course.base.files import Guard
    from msai_course.build.pipeline import build_site

    if edition is None:
        build_site(console)
    _pack(edition, output, Guard("pack", overwrite=overwrite))


@app.command("progress")
def show_progress(
    folder: Annotated[Path, typer.Argument(help="Folder z plikami postępów od uczących się.")],
) -> None:
    """Pokaż postępy, które osoby uczące się same przekazały w plikach."""
    from rich.table import Table

    from msai_course.grading.results.progress_files import read_progress

    found, problems = read_progress(folder)
    table = Table("plik", "edycja", "przeczytane strony", "dobre odpowiedzi", "odpowiedzi")
    for one in found:
        counts = (one.pages, one.right, one.answered)
        table.add_row(one.name, one.edition, *map(str, counts))
    console.print(table)
    for problem in problems:
        say_problem(problem)
    raise typer.Exit(1 if problems else 0)


def _say_step(step: str) -> None:
    say(step, "[cyan]•[/]")


def _command(step: str, folder: Path) -> str:
    """Return what to type next, as it can be copied."""
    python = "py" if os.name == "nt" else "python3"
    place = f'"{folder}"' if " " in str(folder) else str(folder)
    return f"{python} course.py edition {step} {place}"


def _pack(edition: Path | None, output: Path, guard: Guard | None = None) -> None:
    from msai_course.papers.packing import pack
    from msai_course.papers.source import course_source, edition_source

    source = course_source() if edition is None else edition_source(edition)
    _say_step("Robię materiały trenera: podręcznik, karty, slajdy, druki (do minuty)")
    say_done(f"Materiały trenera: {pack(source, output, guard)}")


def _edition_zip(folder: Path, site: Path) -> None:
    from msai_course.build.offline import offline_zip
    from msai_course.editions.model import read_edition

    edition = read_edition(folder)
    _say_step("Pakuję wersję bez internetu")
    packed = offline_zip(site, site.parent / f"{edition.nazwa}-offline.zip", edition.tytul)
    say_done(f"Wersja bez internetu: {packed}")
