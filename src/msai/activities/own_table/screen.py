"""What exercise 4 shows: the file, its columns, what to check, the ranking and the act's answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from msai import ui
from msai.activities.common.town_origin import edition_table
from msai.activities.own_table import screen_columns, screen_files, screen_grid, small_counts
from msai.activities.own_table.described import practice_table
from msai.activities.own_table.outcome import TableOutcome
from msai.activities.own_table.screen_map import borders, unit_map
from msai.activities.own_table.screen_steps import taken_back, turning
from msai.activities.own_table.screen_units import protection, ranked_units, summary, verdict
from msai.activities.own_table.state import OwnTable
from msai.base.i18n import catalogue
from msai.diagnosis import Diagnosis, sphere_label
from msai.diagnosis.report import made_up, not_a_municipality
from msai.errors import Problem

_, ngettext = catalogue("activities_data")

#: Places named at most where the same advice holds.
MOST_PLACES = 3


def view(state: OwnTable) -> Sequence[ui.Node]:
    """Return the steps that can be taken now."""
    nodes: list[ui.Node] = [ui.Group(_("1. Your table"), _file(state))]
    if not state.described.rows:
        return [*nodes, ui.Status(_("No table has been loaded yet."))]
    if state.describing:
        notes = [ui.Message("question", words(note)) for note in state.described.notes]
        return [*nodes, *notes, *screen_columns.view(state)]
    return [*nodes, *_result(state, state.outcome)]


def _file(state: OwnTable) -> list[ui.Node]:
    ready = [ui.Button("practice", _("Load the practice table"))]
    if edition_table() is not None:
        ready.insert(0, ui.Button("edition", _("Load the table of this edition")))
    kept = ui.Text(
        _(
            "The file stays in your browser and is sent nowhere. A table that is not too large "
            "is kept here, so that “My programme” can use it; “Start again” removes it. "
            "Load totals for units, never data of single persons."
        )
    )
    return [
        *screen_files.choosing(),
        kept,
        *ready,
        *(ui.Message("problem", words(problem)) for problem in state.problems),
        *(_mending(state) if state.mending.rows else []),
        *(_loaded(state) if state.filename else []),
    ]


def _loaded(state: OwnTable) -> list[ui.Node]:
    if not state.described.rows:
        text = _("The table {name} was too large to be kept. Choose the file once more.")
        return [ui.Message("info", text.format(name=state.filename))]
    name = ui.Text(_("Loaded: {name}.").format(name=f"**{state.filename}**"))
    joined = [*screen_files.joined(state), screen_files.adding(state)]
    cells = [] if state.mending.rows else screen_grid.grid(state)
    kept = [] if state.is_kept else [ui.Message("info", _not_kept())]
    return [name, *kept, *turning(state), *joined, *cells]


def _mending(state: OwnTable) -> list[ui.Node]:
    text = _("Correct the cells here; the table is read as soon as it can be.")
    return [ui.Text(text), *screen_grid.grid(state)]


def _not_kept() -> str:
    return _(
        "This table is too large to be kept in the browser. Before you close the page, download "
        "what you need; next time choose the file once more. A table that you downloaded with its "
        "dictionary need not be described again."
    )


def words(problem: Problem) -> str:
    """Return a problem as a sentence that says where, what, and what to do."""
    place = ", ".join(part for part in (_row(problem), _column(problem)) if part)
    said = f"{problem.message} {problem.hint}"
    return f"{place}: {said}" if place else said


def _row(problem: Problem) -> str:
    if isinstance(problem.row, int):
        return _("row {number}").format(number=problem.row)
    return problem.row or ""


def _column(problem: Problem) -> str:
    return _("column “{name}”").format(name=problem.column) if problem.column else ""


def grouped(diagnosis: Diagnosis) -> list[str]:
    """Return the notes as sentences: the same advice is said once, with its places."""
    schema = diagnosis.table.schema
    places: dict[str, list[str]] = {}
    for problem in diagnosis.notes:
        if problem.column in schema:
            problem = replace(problem, column=schema[problem.column].label)
        place = ", ".join(part for part in (_column(problem), _row(problem)) if part)
        said = f"{problem.message} {problem.hint}"
        places.setdefault(said, []).extend([place] if place else [])
    return [_with_places(said, where) for said, where in places.items()]


def _with_places(said: str, places: Sequence[str]) -> str:
    if not places:
        return said
    more = len(places) - MOST_PLACES
    rest = [ngettext("and {n} more", "and {n} more", more).format(n=more)] if more > 0 else []
    return f"{said} ({'; '.join([*places[:MOST_PLACES], *rest])})"


def _result(state: OwnTable, outcome: TableOutcome) -> list[ui.Node]:
    again = ui.Button("describe:again", _("Correct what the columns are"))
    back: list[ui.Node] = [] if state.described.dictionary else [again]
    diagnosis = outcome.diagnosis
    if diagnosis is None:
        problems = [ui.Message("problem", words(problem)) for problem in outcome.problems]
        text = _("There is no result yet: describe at least one indicator of the social sphere.")
        return [
            *back,
            *problems,
            ui.Status(text if not problems else _("First correct the table.")),
        ]
    check = outcome.check
    return [
        ui.Group(_("2. What the columns are"), [*_understood(diagnosis), *back]),
        ui.Group(
            _("3. What to check in the data"),
            [*_notes(diagnosis), *taken_back(state, diagnosis)],
        ),
        ui.Group(
            _("4. Ranking of units"),
            [*_warnings(diagnosis), *ranked_units(state, diagnosis)],
        ),
        ui.Group(_("Map of the units"), [*unit_map(state, diagnosis), *borders(state)]),
        *([ui.Group(_("5. What the act says"), verdict(state, diagnosis, check))] if check else []),
        ui.Group(
            _("6. Before you show it to anybody"),
            [
                *protection(state, diagnosis),
                *small_counts.nodes(
                    state.described, diagnosis, state.borders.neighbours(diagnosis.table)
                ),
            ],
        ),
        ui.Status(summary(diagnosis, check)),
    ]


def _understood(diagnosis: Diagnosis) -> list[ui.Node]:
    spheres = diagnosis.table.spheres
    items = [
        f"**{sphere_label(sphere)}**: "
        + "; ".join(_with_direction(diagnosis, name) for name in names)
        for sphere, names in spheres.items()
    ]
    count = ngettext("{n} indicator", "{n} indicators", len(diagnosis.table.directions))
    summary = _("The table has {indicators}; read what each of them means.")
    told = summary.format(indicators=count.format(n=len(diagnosis.table.directions)))
    return [
        ui.Details(told, [ui.Items(items)]),
        ui.Button("dictionary", _("Download table and dictionary")),
    ]


def _with_direction(diagnosis: Diagnosis, name: str) -> str:
    column = diagnosis.table.schema[name]
    meaning = _("higher is worse") if column.direction == 1 else _("higher is better")
    return f"{column.label} ({meaning})"


def _notes(diagnosis: Diagnosis) -> list[ui.Node]:
    said = grouped(diagnosis)
    if not said:
        return [
            ui.Message("ok", _("Nothing odd was found. It still pays to show it to a colleague."))
        ]
    first: list[ui.Node] = [ui.Message("question", sentence) for sentence in said[:4]]
    more = said[4:]
    summary = ngettext("{n} more thing to check", "{n} more things to check", len(more))
    rest: list[ui.Node] = (
        [ui.Details(summary.format(n=len(more)), [ui.Items(more)])] if more else []
    )
    return [*first, *rest]


def _warnings(diagnosis: Diagnosis) -> list[ui.Node]:
    description = diagnosis.table.description
    nodes: list[ui.Node] = []
    if description.synthetic:
        nodes.append(ui.Text(made_up(), small=True))
    if not description.is_municipality:
        nodes.append(ui.Message("question", not_a_municipality(description.kind)))
    elif "social" not in diagnosis.table.spheres:
        text = _(
            "There is no indicator of the social sphere. Without it no unit can be in a degraded "
            "area (art. 9 par. 1)."
        )
        nodes.append(ui.Message("problem", text))
    return nodes


def solution(_state: OwnTable) -> Sequence[ui.Node]:
    """Show how it goes with the practice table."""
    diagnosis = OwnTable(*practice_table()).outcome.diagnosis
    assert diagnosis is not None and diagnosis.area is not None
    units = ", ".join(diagnosis.area.revitalisation)
    steps = [
        _("Choose “Load the practice table”: its dictionary is in the file, so step 2 is done."),
        _("Read what is to be checked in the data before you read the ranking."),
        _("Tick units, or take the proposal: {units}.").format(units=units),
        _("Read the answers of the act one by one, then download the report."),
    ]
    return [
        ui.Message("info", _("With the practice table of Lipniki:")),
        ui.Items(steps, ordered=True),
    ]
