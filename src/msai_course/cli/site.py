"""Commands for the site: build it, serve it, open JupyterLab."""

from __future__ import annotations

import shutil
import socket
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from msai_course.base.extras import EXTRAS, how_to_install
from msai_course.base.paths import ROOT, SITE
from msai_course.cli.app import Overwrite, app, console, say, say_done, say_problem

if TYPE_CHECKING:
    from msai_course.base.files import Guard


@app.command()
def build(
    output: Annotated[Path | None, typer.Option(help="Dokąd skopiować gotową stronę.")] = None,
    offline_zip: Annotated[
        bool, typer.Option("--offline-zip", help="Zrób też ZIP, który działa bez internetu.")
    ] = False,
    overwrite: Overwrite = False,
) -> None:
    """Zbuduj całą stronę kursu (domyślnie w _build/site)."""
    from msai_course.base.files import Guard
    from msai_course.base.folders import check_folder
    from msai_course.build.offline import offline_zip as pack_site
    from msai_course.build.pipeline import build_site

    guard = Guard("build", (SITE,), overwrite)
    archive = (output or SITE).resolve().parent / "kurs-offline.zip"
    # Before the build, which takes minutes.
    if output is not None:
        check_folder(output, guard)
    if offline_zip and archive.exists():
        guard.check(archive)
    build_site(console)
    if output is not None:
        _copy_site(output, guard)
    say_done(f"Strona jest gotowa: {output or SITE}")
    if offline_zip:
        say_done(f"Wersja bez internetu: {pack_site(SITE, archive, 'Kurs MSAI', guard)}")


def _copy_site(output: Path, guard: Guard) -> None:
    from msai_course.base.folders import replace_folder

    aside = replace_folder(
        output, lambda fresh: shutil.copytree(SITE, fresh, dirs_exist_ok=True), guard
    )
    if aside is not None:
        say(f"Pliki, których nie zrobiło to polecenie, są teraz w folderze: {aside}")


@app.command()
def install(
    name: Annotated[str, typer.Argument(help="region albo browser", metavar="DODATEK")],
) -> None:
    """Doinstaluj dodatek, którego większość osób nie potrzebuje."""
    # course.py has installed it before this line: here is told whether it is there.
    if name not in EXTRAS:
        raise typer.BadParameter(f"nie ma dodatku „{name}”; są: {', '.join(EXTRAS)}")
    if not EXTRAS[name].installed:
        say_problem(f"Dodatku „{name}” tu nie ma. {how_to_install(name)}")
        raise typer.Exit(1)
    say_done(f"Dodatek „{name}” jest zainstalowany ({EXTRAS[name].purpose}).")


@app.command()
def serve(
    port: Annotated[int, typer.Option(help="Numer portu.")] = 8000,
    host: Annotated[
        str, typer.Option(help="Adres, pod którym strona będzie widoczna.")
    ] = "127.0.0.1",
    no_open: Annotated[bool, typer.Option("--no-open", help="Nie otwieraj przeglądarki.")] = False,
) -> None:
    """Zbuduj to, co się zmieniło, i pokaż stronę w przeglądarce."""
    from msai_course.build.pipeline import build_site

    build_site(console)
    show_site(SITE, host=host, port=port, browser=not no_open)


def show_site(
    site: Path, *, host: str = "127.0.0.1", port: int = 8000, browser: bool = True
) -> None:
    """Serve a finished site until somebody stops it."""
    from msai_course.build.server import make_server

    with make_server(site, host, port) as server:
        address = f"http://{host}:{server.server_port}/"
        console.print(f"[green]✓[/] Kurs działa: [bold]{address}[/]  (zatrzymanie: Ctrl+C)")
        if browser:
            webbrowser.open(address)
        server.serve_forever()


def usual_or_any(port: int = 8000) -> int:
    """Return a port where nothing listens yet: the usual one, or 0, which means any."""
    with socket.socket() as probe:
        return 0 if probe.connect_ex(("127.0.0.1", port)) == 0 else port


@app.command()
def lab() -> None:
    """Otwórz JupyterLab w katalogu kursu (dla autorek i autorów)."""
    from msai_course.build.lab import run_lab
    from msai_course.build.pipeline import build_site

    # Exercises are drawn by the same programs as on the pages.
    build_site(console, "web")
    raise typer.Exit(run_lab(ROOT))
