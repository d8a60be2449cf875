"""The commands that show every page of every document, and every activity in its states."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from msai_course.base.paths import BUILD
from msai_course.cli.app import app, console, say, say_done, say_problem

#: What a person opens; the pictures lie in the folder beside it.
PAGE, ACTIVITIES = BUILD / "papers.html", BUILD / "activities.html"


@app.command()
def papers(
    edition: Annotated[
        Path | None, typer.Option(help="Folder zbudowanej edycji; bez niego – kurs.")
    ] = None,
) -> None:
    """Pokaż każdą stronę każdego dokumentu na jednej stronie: _build/papers.html."""
    from msai_course.build.pipeline import build_site
    from msai_course.contact_sheet.gathering import every_paper
    from msai_course.contact_sheet.making import contact_sheet
    from msai_course.contact_sheet.rendering import check_programs
    from msai_course.papers.source import course_source, edition_source

    check_programs()  # before all that takes minutes
    if edition is None:
        build_site(console)
    source = course_source() if edition is None else edition_source(edition)
    say("Robię wszystkie dokumenty i obrazki ich stron (do dwóch minut)", "[cyan]•[/]")
    shown = contact_sheet(source.title, every_paper(source), PAGE)
    broken = [one.name for one in shown if not one.pictures]
    for name in broken:
        say_problem(f"{name}: nie da się pokazać. Otwórz ten plik: {PAGE.with_suffix('')}/pliki.")
    count = sum(len(one.pictures) for one in shown)
    say_done(f"Pliki: {len(shown) - len(broken)}, strony: {count}. Podgląd: {PAGE}")
    raise typer.Exit(1 if broken else 0)


@app.command()
def activities(
    name: Annotated[list[str] | None, typer.Option(help="Ćwiczenie, np. delimit-area.")] = None,
) -> None:
    """Pokaż każde ćwiczenie w czterech stanach na jednej stronie: _build/activities.html."""
    import shutil

    from msai_course.base.files import write_text
    from msai_course.build.pipeline import build_site
    from msai_course.contact_sheet.activity_page import activities_html
    from msai_course.contact_sheet.activity_pictures import take_pictures
    from msai_course.contact_sheet.activity_states import programs

    build_site(console)
    folder = ACTIVITIES.with_suffix("")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    wanted = [one for one in programs() if not name or one.id in name]
    taken = take_pictures(wanted, folder, lambda title: say(title, "[cyan]•[/]"))
    write_text(ACTIVITIES, activities_html(taken, ACTIVITIES.parent))
    say_done(f"Ćwiczenia: {len(wanted)}, obrazki: {len(taken)}. Podgląd: {ACTIVITIES}")
