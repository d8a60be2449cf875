"""A diagnosis in the terminal: ranking, proposal of the area, what to check in the data."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from msai.base.numbers import fixed_text
from msai.diagnosis import (
    Delimitation,
    Diagnosis,
    method_label,
    sphere_label,
)
from msai.diagnosis.importing.joining import ALL, Joined
from msai.diagnosis.importing.levels import level_label
from msai.diagnosis.importing.steps import ImportStep
from msai.diagnosis.report import made_up, not_a_municipality
from msai.errors import Problem

#: Names said at most in one sentence about what to add to a command.
MOST_WAYS = 6


def print_diagnosis(result: Diagnosis, console: Console, joined: Joined | None = None) -> None:
    """Print the ranking, the proposal of the area and what to check.

    Args:
        result: The diagnosis.
        console: Where to print.
        joined: How its table was joined of several; None: it is one file.
    """
    description = result.table.description
    console.print(f"\n[bold]{escape(description.title or 'Diagnoza')}[/bold]")
    if not description.is_municipality:
        console.print(f"[bold]Uwaga:[/bold] {not_a_municipality(description.kind)}")
    if description.synthetic:
        console.print(f"[bold]Uwaga:[/bold] {made_up()}")
    console.print(
        f"Metoda: {method_label(result.method)}. Jednostek: {len(result.index)}, "
        f"wskaźników: {len(result.table.directions)}. Wyższy wynik to gorsza sytuacja.\n"
    )
    console.print(ranking_table(result))
    if result.area:
        _print_area(result.area, console)
    print_problems("Do sprawdzenia w danych:", result.notes, console)
    for way in [*ways_back(result.table.steps), *ways_to_join(joined)]:
        console.print(f"\n{escape(way)}", soft_wrap=True)


def ways_back(steps: Sequence[ImportStep]) -> list[str]:
    """Return what to add to the command so that the table is read otherwise, in sentences."""
    kept = [f'--keep "{step.undone_by}"' for step in steps if step.undone_by]
    levels = [f'--level "{level_label(one)}"' for step in steps for one in step.options[1:]]
    found = []
    if kept:
        found.append(f"Żeby coś zostało tak, jak stoi w pliku, dodaj: {'  '.join(kept)}")
    if levels:
        found.append(f"Żeby policzyć inny poziom, dodaj: {' albo '.join(levels)}")
    return found


def ways_to_join(joined: Joined | None) -> list[str]:
    """Return what to add to the command so that tables are joined otherwise, in sentences."""
    if joined is None:
        return []
    found = []
    if joined.alike:
        said = "  ".join(f'--same "{one} = {other}"' for one, other in joined.alike[:MOST_WAYS])
        found.append(f"Jeśli to jedna jednostka, dodaj: {said}")
    if joined.written:
        said = "  ".join(f'--apart "{name}"' for _one, name in joined.written[:MOST_WAYS])
        found.append(f"Jeśli to różne jednostki, dodaj: {said}")
    if joined.kept != ALL:
        found.append("Żeby zostały jednostki wszystkich plików, dodaj: --units '*'")
    return found


def ranking_table(result: Diagnosis) -> Table:
    """Return the ranking with sphere indices as a rich table."""
    spheres = list(result.area.indices.values.columns) if result.area else []
    table = Table(title="Ranking jednostek")
    table.add_column("Lp.", justify="right")
    table.add_column("Jednostka", overflow="fold")
    table.add_column("Wynik", justify="right")
    for sphere in spheres:
        table.add_column(sphere_label(sphere), justify="right")
    if result.area:
        table.add_column("Art. 9")
    for place, (unit, value) in enumerate(result.index.items(), start=1):
        row = [str(place), escape(str(unit)), fixed_text(float(value))]
        if result.area:
            values = result.area.indices.of(str(unit)).values()
            row += ["–" if v != v else fixed_text(v) for v in values]
            row.append("tak" if unit in result.area.degraded else "nie")
        table.add_row(*row)
    return table


def _print_area(area: Delimitation, console: Console) -> None:
    console.print("\n[bold]Propozycja obszaru rewitalizacji[/bold] (do rozmowy, nie wyrok)")
    console.print(escape(", ".join(area.revitalisation) or area.nothing_proposed))
    for finding in area.check.findings:
        if finding.unit is None:
            console.print(f"  {_mark(finding.status)} {escape(finding.message)}")


def _mark(status: str) -> str:
    return {"ok": "tak:", "problem": "nie:", "question": "pytanie:"}[status]


def print_problems(
    title: str, problems: list[Problem] | tuple[Problem, ...], console: Console
) -> None:
    """Print problems under a title; the same advice once, with all its places."""
    if not problems:
        return
    console.print(f"\n[bold]{title}[/bold]")
    for said, places in _grouped(problems).items():
        console.print(f"  • {escape(said)}")
        for place in places:
            console.print(f"      {escape(place)}")


def _grouped(problems: list[Problem] | tuple[Problem, ...]) -> dict[str, list[str]]:
    """Return ``{what to say: where}``: the same advice is said once, with all its places."""
    groups: dict[str, list[str]] = {}
    for problem in problems:
        row = f"wiersz {problem.row}" if isinstance(problem.row, int) else problem.row
        place = ": ".join(part for part in (problem.column, row) if part)
        groups.setdefault(f"{problem.message} {problem.hint}", []).extend([place] if place else [])
    return groups
