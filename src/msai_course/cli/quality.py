"""Commands that keep the course right: tests, content guards, refreshed lessons, benchmarks."""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from msai_course.base.files import write_text
from msai_course.base.paths import BUILD, ROOT, SITE
from msai_course.cli.app import app, console, say, say_done, say_problem

if TYPE_CHECKING:
    from msai_course.build.releasing import Release

#: Tests that drive a browser wait more than they compute: one worker more than cores.
WORKERS = min(4, (os.cpu_count() or 1) + 1)
#: A worker with nothing left to do takes over from the one that has most (tests/once.py).
_SPREAD = ["-n", str(WORKERS), "--dist", "worksteal"]
#: What `test` runs when it is not told otherwise: everything but the slow extras.
WHOLE_SUITE = ["-m", "not slow", *_SPREAD]
#: While one works: all unit tests but the longest, with fewer examples of each property (profile
#: of tests/conftest.py), and one test of each kind of journey.
FAST_SUITE = [
    "-m", "not slow and not long", *_SPREAD, "--hypothesis-profile=quick", "tests/unit",
    "tests/grading/test_all_at_once.py", "tests/cascade/test_edition_questions.py",
    "tests/notebooks/test_one_lesson.py",
]  # fmt: skip


@app.command(
    context_settings={
        "allow_extra_args": True,
        "ignore_unknown_options": True,
        "help_option_names": [],
    }
)
def test(
    context: typer.Context,
    fast: Annotated[
        bool, typer.Option("--fast", help="Tylko testy szybkie (do półtorej minuty).")
    ] = False,
) -> None:
    """Uruchom wszystkie testy; dalsze argumenty trafiają do pytest."""
    if not (fast and SITE.is_dir()):
        _get_ready()
    command = [sys.executable, "-m", "pytest", *_chosen(context.args, fast=fast)]
    done = subprocess.run(command, cwd=ROOT, env=_environment(), check=False)
    raise typer.Exit(done.returncode)


def _chosen(arguments: list[str], *, fast: bool) -> list[str]:
    """Return what pytest is told: one of the suites, or what the person asks for."""
    if fast:
        return [*FAST_SUITE, *arguments]
    return arguments or WHOLE_SUITE


def _environment() -> dict[str, str]:
    """Return the variables for pytest: what one process compiled, the others need not compile."""
    return {name: told for name, told in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _get_ready() -> None:
    """Find what the tests need while what is stale is built: the build needs no such program."""
    from concurrent.futures import ThreadPoolExecutor

    from msai_course.base.browser import find_browser
    from msai_course.base.programs import get_programs
    from msai_course.build.pipeline import build_site

    def find_programs() -> None:
        console.print(f"Przeglądarka do testów: {find_browser(console)}")
        get_programs(console)

    with ThreadPoolExecutor(1) as beside:
        found = beside.submit(find_programs)
        build_site(console)
        found.result()


@app.command()
def refresh(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Lekcje; bez nich – wszystkie.")
    ] = None,
) -> None:
    """Wykonaj lekcje od nowa i zapisz je w stałej postaci."""
    from msai_course.content.refresh import lessons, refresh_notebook

    for path in paths or lessons(ROOT):
        if path.suffix == ".md":
            console.print(f"bez zmian  {path} (strona bez ćwiczeń: nie ma tu czego wykonać)")
            continue
        changed = refresh_notebook(path)
        console.print(f"{'zmieniona' if changed else 'bez zmian'}  {path}")


@app.command()
def lock(
    update: Annotated[
        bool,
        typer.Option("--update", help="Weź najnowsze z dozwolonych wersji."),
    ] = False,
) -> None:
    """Zapisz na nowo dokładne wersje bibliotek (requirements.txt, requirements-test.txt)."""
    from msai_course.base.locks import write_locks

    raise typer.Exit(0 if write_locks(update=update) else 1)


@app.command()
def release(
    only_check: Annotated[
        bool, typer.Option("--check", help="Tylko sprawdź, czy wszystko jest gotowe.")
    ] = False,
) -> None:
    """Sprawdź, czy kurs można wydać, i zrób pliki wydania."""
    from msai_course.build.releasing import Release

    new = Release()
    problems = new.problems()
    for problem in problems:
        say_problem(problem)
    if problems:
        say("Wydania jeszcze nie ma. Popraw to i uruchom polecenie ponownie.")
        raise typer.Exit(1)
    say_done(f"Wersja {new.version}: dziennik zmian, numery i repozytorium są w porządku.")
    if not only_check:
        _pack_release(new)


def _pack_release(new: Release) -> None:
    from msai_course.build.offline import offline_zip
    from msai_course.build.pipeline import WHEEL, build_site

    build_site(console)
    archive = offline_zip(SITE, BUILD / f"kurs-{new.version}.zip", "Kurs MSAI")
    wheels = sorted(WHEEL.glob(f"msai-{new.version}-*.whl"))
    target = BUILD / "wydanie" / new.version
    for path in new.pack(target, (archive, *wheels)):
        say_done(path.relative_to(ROOT).as_posix())
    say("Co dalej:")
    say("1. Uruchom wszystkie testy: python3 course.py test.")
    say(f"2. Oznacz wydanie: git tag --annotate {new.tag} --message {new.tag}.")
    say(f"3. Wyślij je: git push origin {new.tag}, i dołącz pliki z folderu {target}.")


@app.command()
def check() -> None:
    """Sprawdź treść: źródła, cele, czasy, linki, słownik, prosty język."""
    from msai_course.content.checks import check as check_content
    from msai_course.content.checks import law
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
    course = read_course(ROOT / "book")
    for told in law.old_pages(course, date.today()):
        console.print(f"! {told}", highlight=False, markup=False)
    write_report(course, BUILD / "content_report.csv")
    console.print(f"Znalezione problemy: {len(found)}. Miary stron: _build/content_report.csv")
    raise typer.Exit(1 if found else 0)


@app.command()
def bench(
    name: Annotated[str, typer.Argument(help="browser, grading, diagnosis, importing albo build")],
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
