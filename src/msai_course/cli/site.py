"""Commands for the site: build it, serve it, open JupyterLab."""

from __future__ import annotations

import shutil
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from msai_course.cli.app import app, console
from msai_course.paths import ROOT, SITE


@app.command()
def build(
    output: Annotated[Path | None, typer.Option(help="Dokąd skopiować gotową stronę.")] = None,
    offline_zip: Annotated[
        bool, typer.Option("--offline-zip", help="Zrób też ZIP, który działa bez internetu.")
    ] = False,
) -> None:
    """Zbuduj całą stronę kursu (domyślnie w _build/site)."""
    from msai_course.offline import offline_zip as pack_site
    from msai_course.site.pipeline import build_site

    build_site(console)
    if output is not None:
        shutil.copytree(SITE, output, dirs_exist_ok=True)
    console.print(f"[green]✓[/] Strona jest gotowa: {output or SITE}")
    if offline_zip:
        packed = pack_site(SITE, (output or SITE).parent / "kurs-offline.zip", "Kurs MSAI")
        console.print(f"[green]✓[/] Wersja bez internetu: {packed}")


@app.command()
def serve(
    port: Annotated[int, typer.Option(help="Numer portu.")] = 8000,
    host: Annotated[
        str, typer.Option(help="Adres, pod którym strona będzie widoczna.")
    ] = "127.0.0.1",
    no_open: Annotated[bool, typer.Option("--no-open", help="Nie otwieraj przeglądarki.")] = False,
) -> None:
    """Zbuduj to, co się zmieniło, i pokaż stronę w przeglądarce."""
    from msai_course.site.pipeline import build_site

    build_site(console)
    show_site(SITE, host=host, port=port, browser=not no_open)


def show_site(
    site: Path, *, host: str = "127.0.0.1", port: int = 8000, browser: bool = True
) -> None:
    """Serve a finished site until somebody stops it."""
    from msai_course.site.server import make_server

    with make_server(site, host, port) as server:
        address = f"http://{host}:{server.server_port}/"
        console.print(f"[green]✓[/] Kurs działa: [bold]{address}[/]  (zatrzymanie: Ctrl+C)")
        if browser:
            webbrowser.open(address)
        server.serve_forever()


@app.command()
def lab() -> None:
    """Otwórz JupyterLab w katalogu kursu (dla autorek i autorów)."""
    from msai_course.lab import run_lab
    from msai_course.site.pipeline import build_site

    # Exercises are drawn by the same programs as on the pages.
    build_site(console, "runtime")
    raise typer.Exit(run_lab(ROOT))
