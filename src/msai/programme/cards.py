"""Cards of the draft that no model of an area owns: mandate, area, numbers, what stays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from msai.base.forms import field, made_up_field

PATHS = {
    "A": "A: the municipality has a revitalisation programme",
    "B": "B: the municipality is preparing one or marking out its area",
    "C": "C: there is none and none is planned",
}
SPHERES = {
    "economic": "economic",
    "environmental": "environmental",
    "spatial": "spatial and functional",
    "technical": "technical",
}
AFTER = {"stays": "It stays", "passes": "It passes to somebody", "ends": "It ends on purpose"}


@dataclass(frozen=True, slots=True)
class Start:
    """Title page and card of the programme (chapter 0)."""

    name: str = field("Name of the programme", required=True)
    municipality: str = field("Municipality", required=True)
    path: str = field("What sort of municipality", kind="choice", options=PATHS, required=True)
    start: date | None = field("First day of the programme", kind="date", required=True)
    end: date | None = field("Last day of the programme", kind="date", required=True)
    area_name: str = field("Name of the area", help="One name, the same everywhere.", required=True)
    team: tuple[str, ...] = field(
        "Team", help="Posts or institutions, one per line.", kind="lines", at_work=True
    )
    responsible: str = field("Person or post responsible", required=True, at_work=True)
    version: str = field("Version")
    data_date: date | None = field("Data as of", kind="date")
    made_up: str = made_up_field()


@dataclass(frozen=True, slots=True)
class Mandate:
    """Who decided, who approves and which documents it serves (chapter 2)."""

    decision: str = field("Who decided that you work on it, and when", required=True, at_work=True)
    approves: str = field("Who approves the draft", required=True, at_work=True)
    strategy_goal: str = field(
        "Goal of the strategy for solving social problems it serves", required=True
    )
    gpr: str = field(
        "Place in the revitalisation programme",
        help="Paths A and B: which goal or list of undertakings.",
    )
    documents: tuple[str, ...] = field(
        "Other documents",
        help="Assessment of resources, plan of a social services centre, deinstitutionalisation.",
        kind="lines",
    )


@dataclass(frozen=True, slots=True)
class Area:
    """The area against the whole municipality (chapter 3.1)."""

    reason: str = field("Why just this area", kind="long_text", required=True)
    municipality_population: int | None = field(
        "Inhabitants of the municipality", kind="integer", minimum=1
    )
    municipality_area: float | None = field(
        "Area of the municipality", kind="number", unit="ha", minimum=0
    )
    certainty: str = field(
        "How sure the result is, and what we do not know", kind="long_text", required=True
    )
    made_up: str = made_up_field()


@dataclass(frozen=True, slots=True)
class Subarea:
    """A part of the area."""

    name: str = field("Subarea", required=True)
    population: int | None = field("Inhabitants", kind="integer", minimum=0, required=True)
    area_ha: float | None = field("Area", kind="number", unit="ha", minimum=0)
    social: str = field("Concentrated social problems", help="Which, with a number.")
    spheres: tuple[str, ...] = field(
        "Other spheres in a bad state", kind="choices", options=SPHERES
    )
    made_up: str = made_up_field()


@dataclass(frozen=True, slots=True)
class RankedUnit:
    """A unit of the municipality in the ranking of the diagnosis, the worst first."""

    name: str = field("Unit", required=True)
    index: float | None = field("Index", help="Above 0: worse than the average.", kind="number")
    chosen: bool = field("Chosen for the area", kind="flag")
    made_up: str = made_up_field()


@dataclass(frozen=True, slots=True)
class Phenomenon:
    """A number of the diagnosis: so many of so many, where, when, from what source."""

    name: str = field("Phenomenon", help="For example: long-term unemployed.", required=True)
    numerator: int | None = field(
        "How many persons or cases", kind="integer", minimum=0, required=True
    )
    denominator: int | None = field("Out of how many", kind="integer", minimum=0)
    numerator_year: int | None = field(
        "Year of the number", kind="integer", minimum=1990, maximum=2100, required=True
    )
    denominator_year: int | None = field(
        "Year of the “out of”", kind="integer", minimum=1990, maximum=2100
    )
    rest: str = field("The same in the rest of the municipality")
    source: str = field("Source", required=True)
    day: date | None = field("Data as of", kind="date", required=True)
    caution: str = field("Breaks in the series, change of criteria, doubts")
    made_up: str = made_up_field()


@dataclass(frozen=True, slots=True)
class TableCell:
    """A count of a published table."""

    name: str = field("Unit", required=True)
    count: int | None = field("Count", kind="integer", minimum=0)
    hidden: bool = field("Hidden", kind="flag")


@dataclass(frozen=True, slots=True)
class CountTable:
    """A table of small counts as it will be shown, with the total that stands below it."""

    name: str = field("Table", required=True)
    cells: tuple[TableCell, ...] = field("Cells", kind="cards", card=TableCell)
    total_shown: bool = field("The total is shown", kind="flag")
    made_up: str = made_up_field()


@dataclass(frozen=True, slots=True)
class PeopleAndData:
    """How people are protected (chapter 10)."""

    data: str = field("Who sees personal data, where they are kept", kind="long_text")
    small_numbers: str = field("Below what number nothing is shown")
    image: str = field("Language, photographs, names of streets", kind="long_text")
    safety: str = field("Safety of those who work in the field", kind="long_text")


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What happens to an action after the programme (chapter 11)."""

    action: str = field("Action", kind="reference", refers_to="actions", required=True)
    after: str = field("After 12 months", kind="choice", options=AFTER, required=True)
    who: str = field("Who takes it over or closes it", required=True, at_work=True)
    source: str = field("Who pays, from what")


@dataclass(frozen=True, slots=True)
class PlannedMessage:
    """Whom you tell what, and when (chapter 12)."""

    audience: str = field("Whom", required=True)
    content: str = field("What", kind="long_text", required=True)
    day: date | None = field("When", kind="date")
    media: bool = field("It goes to the media", kind="flag")


@dataclass(frozen=True, slots=True)
class Summary:
    """Chapter 1 when it was corrected by hand; empty: written from the chapters."""

    text: str = field("Summary in plain words", kind="long_text")
    outsider: bool = field("Somebody from outside social assistance has read it", kind="flag")


@dataclass(frozen=True, slots=True)
class Justification:
    """“Yes, we know, because …”: closes a question of the consistency checks."""

    key: str = field("Question")
    text: str = field("Yes, we know, because …", kind="long_text")
