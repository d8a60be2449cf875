"""Step 2 of exercise 4: say of each column what it is, in the words of a municipal office."""

from __future__ import annotations

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
from msai.ui import (
    Button,
    Choice,
    Columns,
    Group,
    Input,
    Items,
    Message,
    Node,
    Number,
    Option,
    Status,
    Text,
)

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


def view(state: OwnTable) -> list[Node]:
    """Return the form with what is still missing."""
    columns = state.described.columns
    ready = sum(column.ready for column in columns)
    return [
        Group(_("2. What the columns are"), [_intro(), *_questions(columns), *_about(state)]),
        *_advice(columns),
        *([Button("describe:done", _("Show the result"), "primary")] if ready else []),
        Status(_summary(columns)),
    ]


def _intro() -> Node:
    return Text(
        _(
            "A number of people cannot be compared between a big and a small unit. Mark such a "
            "column as a count and choose what to divide it by. To have that choice, first mark "
            "inhabitants and other numbers to divide by."
        )
    )


def _questions(columns: tuple[OwnColumn, ...]) -> list[Node]:
    below = denominators(columns)
    return [_column(at, column, below) for at, column in enumerate(columns)]


def _column(at: int, column: OwnColumn, below: list[str]) -> Node:
    """Return the questions about a column; an indicator has more of them, in a frame."""
    roles = [Option(role, role_label(role)) for role in ROLES]
    if column.role not in INDICATORS:
        return Choice(f"column:{at}:role", column.header, roles, column.role)
    return Group(
        column.header,
        [
            Columns(
                [
                    Choice(f"column:{at}:role", _("What it is"), roles, column.role),
                    *_meaning(at, column),
                    *_divided(at, column, below),
                ]
            )
        ],
        fieldset=True,
    )


def _meaning(at: int, column: OwnColumn) -> list[Node]:
    spheres = [Option(sphere, sphere_label(sphere)) for sphere in SPHERES]
    directions = [Option("1", _("worse")), Option("-1", _("better"))]
    direction = str(column.direction or "")
    return [
        Choice(f"column:{at}:sphere", _("Sphere"), spheres, column.sphere),
        Choice(f"column:{at}:direction", _("A higher value means"), directions, direction),
    ]


def _divided(at: int, column: OwnColumn, below: list[str]) -> list[Node]:
    nothing = [] if column.role == "count" else [Option("", _("not known"))]
    divisors = [*nothing, *(Option(name, name) for name in below if name != column.header)]
    label = _("Divide by") if column.role == "count" else _("Was divided by")
    divisor = Choice(f"column:{at}:denominator", label, divisors, column.denominator)
    per = [Option(str(number), _("per {number}").format(number=number)) for number in MULTIPLIERS]
    multiplier = str(column.multiplier)
    return [divisor, Choice(f"column:{at}:multiplier", _("Per how many"), per, multiplier)]


def _about(state: OwnTable) -> list[Node]:
    described = state.described
    return [
        Input("source", _("Who keeps these data"), described.source, max_length=200),
        Number("year", _("Year of the data"), described.year),
        Input("day", _("Data as of"), state.day, kind="date"),
    ]


def _advice(columns: tuple[OwnColumn, ...]) -> list[Node]:
    lacking = [
        f"{column.header}: {', '.join(_missing(name) for name in column.missing)}"
        for column in columns
        if column.missing
    ]
    nodes: list[Node] = []
    if lacking:
        nodes += [Message("question", _("Still to be answered:")), Items(lacking)]
    if not any(column.role == "units" for column in columns):
        nodes.append(Message("problem", _("Say which column holds the names of units.")))
    twice = _("Only one column can be “{role}”: {columns}. The first one is used.")
    nodes += [
        Message("problem", twice.format(role=role_label(role), columns=", ".join(headers)))
        for role, headers in doubled(columns).items()
    ]
    ready = [column for column in columns if column.ready]
    if ready and not any(column.sphere == "social" for column in ready):
        text = _("Add an indicator of the social sphere: the act starts with it (art. 9 par. 1).")
        nodes.append(Message("question", text))
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
