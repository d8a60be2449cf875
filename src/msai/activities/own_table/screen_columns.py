"""Step 2 of exercise 4: say of each column what it is, in the words of a municipal office."""

from __future__ import annotations

from msai import ui
from msai.activities.own_table.columns import (
    INDICATORS,
    MULTIPLIERS,
    ROLES,
    OwnColumn,
    denominators,
    doubled,
)
from msai.activities.own_table.state import OwnTable
from msai.base.i18n import catalogue
from msai.diagnosis import SPHERES, sphere_label
from msai.diagnosis.measures import of_other_years, years_of

_, ngettext = catalogue("activities_data")


def role_label(role: str) -> str:
    """Return what a column can be, in plain words."""
    return {
        "units": _("name of the unit"),
        "population": _("inhabitants"),
        "area": _("area in hectares"),
        "rate": _("ready indicator (share, per 1000…)"),
        "count": _("count – to be divided"),
        "helper": _("number to divide by"),
        "skip": _("leave it out"),
    }[role]


def view(state: OwnTable) -> list[ui.Node]:
    """Return the form with what is still missing."""
    columns = state.described.columns
    ready = sum(column.ready for column in columns)
    return [
        ui.Group(_("2. What the columns are"), [_intro(), *questions(columns), *_about(state)]),
        *advice(columns),
        *([ui.Button("describe:done", _("Show the result"), "primary")] if ready else []),
        ui.Status(_summary(columns)),
    ]


def _intro() -> ui.Node:
    return ui.Text(
        _(
            "A number of people cannot be compared between a big and a small unit. Mark such a "
            "column as a count and choose what to divide it by. To have that choice, first mark "
            "inhabitants and other numbers to divide by."
        )
    )


def questions(columns: tuple[OwnColumn, ...]) -> list[ui.Node]:
    """Return what is asked about each column: events ``column:AT:QUESTION`` and ``years``."""
    below = denominators(columns)
    older = set(of_other_years([column.header for column in columns], _year_used(columns)))
    drawn = [(_column(at, column, below), column) for at, column in enumerate(columns)]
    used = [node for node, column in drawn if column.header not in older or column.role != "skip"]
    aside = [node for node, column in drawn if column.header in older and column.role == "skip"]
    if not aside:
        return used
    text = ngettext("{n} column of other years", "{n} columns of other years", len(aside))
    return [*_years(columns), *used, ui.Details(text.format(n=len(aside)), aside)]


def _year_used(columns: tuple[OwnColumn, ...]) -> str:
    """Return the year whose columns are used where a number stands for several; "": not one."""
    used = {
        year
        for years in years_of([column.header for column in columns]).values()
        for year, header in years.items()
        if any(column.header == header and column.role != "skip" for column in columns)
    }
    return next(iter(used)) if len(used) == 1 else ""


def _years(columns: tuple[OwnColumn, ...]) -> list[ui.Node]:
    found = years_of([column.header for column in columns])
    years = sorted({year for one in found.values() for year in one}, reverse=True)
    options = [ui.Option(year, year) for year in years]
    return [ui.Choice("years", _("Use the numbers of the year"), options, _year_used(columns))]


def _column(at: int, column: OwnColumn, below: list[str]) -> ui.Node:
    """Return the questions about a column; an indicator has more of them, in a frame."""
    roles = [ui.Option(role, role_label(role)) for role in ROLES]
    if column.role not in INDICATORS:
        return ui.Choice(f"column:{at}:role", column.header, roles, column.role)
    return ui.Group(
        column.header,
        [
            ui.Columns(
                [
                    ui.Choice(f"column:{at}:role", _("What it is"), roles, column.role),
                    *_meaning(at, column),
                    *_divided(at, column, below),
                ]
            )
        ],
        fieldset=True,
    )


def _meaning(at: int, column: OwnColumn) -> list[ui.Node]:
    spheres = [ui.Option(sphere, sphere_label(sphere)) for sphere in SPHERES]
    directions = [ui.Option("1", _("worse")), ui.Option("-1", _("better"))]
    direction = str(column.direction or "")
    return [
        ui.Choice(f"column:{at}:sphere", _("Sphere"), spheres, column.sphere),
        ui.Choice(f"column:{at}:direction", _("A higher value means"), directions, direction),
    ]


def _divided(at: int, column: OwnColumn, below: list[str]) -> list[ui.Node]:
    nothing = [] if column.role == "count" else [ui.Option("", _("not known"))]
    divisors = [*nothing, *(ui.Option(name, name) for name in below if name != column.header)]
    label = _("Divide by") if column.role == "count" else _("Was divided by")
    divisor = ui.Choice(f"column:{at}:denominator", label, divisors, column.denominator)
    per = [
        ui.Option(str(number), _("per {number}").format(number=number)) for number in MULTIPLIERS
    ]
    multiplier = str(column.multiplier)
    return [divisor, ui.Choice(f"column:{at}:multiplier", _("Per how many"), per, multiplier)]


def _about(state: OwnTable) -> list[ui.Node]:
    described = state.described
    return [
        ui.Input("source", _("Who keeps these data"), described.source, max_length=200),
        ui.Number("year", _("Year of the data"), described.year),
        ui.Input("day", _("Data as of"), state.day, kind="date"),
    ]


def advice(columns: tuple[OwnColumn, ...]) -> list[ui.Node]:
    """Return what is still to be answered about columns."""
    lacking = [
        f"{column.header}: {', '.join(_missing(name) for name in column.missing)}"
        for column in columns
        if column.missing
    ]
    nodes: list[ui.Node] = []
    if lacking:
        nodes += [ui.Message("question", _("Still to be answered:")), ui.Items(lacking)]
    if not any(column.role == "units" for column in columns):
        nodes.append(ui.Message("problem", _("Say which column holds the names of units.")))
    twice = _("Only one column can be “{role}”: {columns}. The first one is used.")
    nodes += [
        ui.Message("problem", twice.format(role=role_label(role), columns=", ".join(headers)))
        for role, headers in doubled(columns).items()
    ]
    ready = [column for column in columns if column.ready]
    if ready and not any(column.sphere == "social" for column in ready):
        text = _("Add an indicator of the social sphere: the act starts with it (art. 9 par. 1).")
        nodes.append(ui.Message("question", text))
    return nodes


def _missing(answer: str) -> str:
    return {
        "sphere": _("sphere"),
        "direction": _("what a higher value means"),
        "denominator": _("what to divide it by"),
    }[answer]


def _summary(columns: tuple[OwnColumn, ...]) -> str:
    ready = sum(column.ready for column in columns)
    if not ready:
        return _("No indicator is described yet. Begin with one of the social sphere.")
    text = ngettext("{n} indicator is ready.", "{n} indicators are ready.", ready)
    return text.format(n=ready)
