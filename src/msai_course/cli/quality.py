"""Commands that keep the course right: tests, content guards, refreshed lessons, benchmarks."""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from msai_course.base.files import write_text
from msai_course.base.paths import BUILD, ROOT
from msai_course.cli.app import app, console

#: Tests that drive a browser wait more than they compute: one worker more than cores.
WORKERS = min(4, (os.cpu_count() or 1) + 1)
#: What `test` runs when it is not told otherwise: everything but the slow extras.
WHOLE_SUITE = ["-m", "not slow", "-n", str(WORKERS), "--dist", "loadscope"]


@app.command(
    context_settings={
        "allow_extra_args": True,
        "ignore_unknown_options": True,
        "help_option_names": [],
    }
)
def test(context: typer.Context) -> None:
    """Uruchom wszystkie testy; dalsze argumenty trafiają do pytest."""
    from msai_course.base.browser import find_browser
    from msai_course.base.programs import get_programs
    from msai_course.build.pipeline import build_site

    console.print(f"Przeglądarka do testów: {find_browser(console)}")
    get_programs(console)
    build_site(console)
    command = [sys.executable, "-m", "pytest", *(context.args or WHOLE_SUITE)]
    raise typer.Exit(subprocess.run(command, cwd=ROOT, check=False).returncode)


@app.command()
def refresh(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Lekcje; bez nich – wszystkie.")
    ] = None,
) -> None:
    """Wykonaj lekcje od nowa i zapisz je w stałej postaci."""
    from msai_course.content.refresh import lessons, refresh_notebook

    for path in paths or lessons(ROOT):
        changed = refresh_notebook(path)
        console.print(f"{'zmieniona' if changed else 'bez zmian'}  {path}")


@app.command()
def check() -> None:
    """Sprawdź treść: źródła, cele, czasy, linki, słownik, prosty język."""
    from msai_course.content.checks import check as check_content
    from msai_course.content.checks.course import read_course
    from msai_course.content.datapackage import find_problems
    from msai_course.content.report import write_report
    from msai_course.grading.release import drift

    stale = "{}: exercises/ nie odpowiada solutions/. Uruchom „assignment release”."
    found = [
        *map(str, check_content(ROOT)),
        *map(str, find_problems()),
        *map(stale.format, drift()),
    ]
    for problem in found:
        console.print(f"✗ {problem}", highlight=False, markup=False)
    BUILD.mkdir(exist_ok=True)
    write_report(read_course(ROOT / "book"), BUILD / "content_report.csv")
    console.print(f"Znalezione problemy: {len(found)}. Miary stron: _build/content_report.csv")
    raise typer.Exit(1 if found else 0)


@app.command()
def bench(
    name: Annotated[str, typer.Argument(help="browser, grading, diagnosis albo build")],
) -> None:
    """Uruchom jeden pomiar i porównaj go z nazwanym odpowiednikiem."""
    script = ROOT / "benchmarks" / f"{name}.py"
    if not script.is_file():
        known = ", ".join(sorted(path.stem for path in script.parent.glob("[a-z]*.py")))
        raise typer.BadParameter(f"nie ma pomiaru „{name}”; są: {known}")
    result = runpy.run_path(str(script))["run"]()
    target = BUILD / "bench" / f"{name}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    write_text(target, json.dumps(result, indent=2, ensure_ascii=False) + "\n")
    console.print(f"Zapisano {target.relative_to(ROOT)}")
