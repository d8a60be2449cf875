"""What the columns of the learner's table are, as she says it, and the dictionary made of that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from msai.base.i18n import catalogue
from msai.diagnosis import SPHERES, ColumnSchema, TableSchema, UnitTable
from msai.diagnosis.column_words import in_words, is_population
from msai.diagnosis.measures import measure_of, of_other_years, years_of

_, ngettext = catalogue("activities_data")

#: ``rate``: ready to compare; ``count``: to be divided by another column; ``helper``: what others
#: are divided by; ``""`` and ``skip``: not used.
ROLES = ("units", "population", "area", "rate", "count", "helper", "skip")
INDICATORS = ("rate", "count")
MULTIPLIERS = (1, 100, 1000, 10000)
#: Roles that only one column can have.
_SINGLE = ("units", "population", "area")


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """One column of the table.

    Attributes:
        header: Its header, which is also its name.
        role: One of `ROLES`, or "" as long as nobody said.
        sphere: One of `SPHERES`, or "".
        direction: 1: a higher value means a worse situation, -1: a better one, 0: nobody said.
        denominator: Header of the column it is (or has been) divided by; "": none.
        multiplier: Per how many, such as 100.
    """

    header: str
    role: str = ""
    sphere: str = ""
    direction: int = 0
    denominator: str = ""
    multiplier: int = 100

    @property
    def missing(self) -> tuple[str, ...]:
        """Return which answers an indicator still lacks."""
        if self.role not in INDICATORS:
            return ()
        wanted = {"sphere": self.sphere, "direction": self.direction}
        if self.role == "count":
            wanted["denominator"] = self.denominator
        return tuple(name for name, answer in wanted.items() if not answer)

    @property
    def ready(self) -> bool:
        """Tell whether it is an indicator that can be counted with."""
        return self.role in INDICATORS and not self.missing


def guessed(headers: Sequence[str], table: UnitTable) -> tuple[OwnColumn, ...]:
    """Describe the columns of a table read without a dictionary as far as names tell."""
    description = table.description
    roles = dict.fromkeys(description.text_columns, "skip")
    special = {
        "units": description.units_column,
        "population": description.population_column,
        "area": description.area_column,
    }
    roles |= {name: role for role, name in special.items() if name}
    roles |= dict.fromkeys(of_other_years([h for h in headers if roles.get(h) != "units"]), "skip")
    divisor = description.population_column or ""
    return tuple(
        OwnColumn(header, roles[header]) if header in roles else _measured(header, divisor)
        for header in headers
    )


def of_year(columns: Sequence[OwnColumn], year: str) -> tuple[OwnColumn, ...]:
    """Return the columns with those of one year used, where a number stands for several years."""
    out = set(of_other_years([column.header for column in columns], year))
    listed = [
        header for years in years_of([c.header for c in columns]).values()
        for header in years.values()
    ]  # fmt: skip
    people = [c.header for c in columns if is_population(c.header) and c.header not in out]
    return tuple(
        column if column.header not in listed
        else OwnColumn(column.header, "skip") if column.header in out
        else OwnColumn(column.header, "population") if column.header in people[:1]
        else _measured(column.header, next(iter(people), ""))
        for column in columns
    )  # fmt: skip


def _measured(header: str, divisor: str) -> OwnColumn:
    """Return a column as its header says: per 1000 is a rate, "[osoba]" a count of people."""
    measure = measure_of(header)
    if measure.kind == "count":
        return OwnColumn(header, "count", denominator=divisor)
    per = measure.per if measure.per in MULTIPLIERS else 100
    return OwnColumn(header, measure.kind, multiplier=per)


def answered(
    columns: Sequence[OwnColumn], at: int, question: str, value: Any
) -> tuple[OwnColumn, ...]:
    """Return the columns after one answer; an answer that does not fit changes nothing.

    Other columns are left alone: who walks through a list with the arrow keys passes every role.
    """
    headers = [column.header for column in columns]
    return tuple(
        _answered(column, question, value, headers) if number == at else column
        for number, column in enumerate(columns)
    )


def doubled(columns: Sequence[OwnColumn]) -> dict[str, list[str]]:
    """Return the roles that only one column can have and several were given."""
    headers_by_role = {role: _headers_of(columns, role) for role in _SINGLE}
    return {role: headers for role, headers in headers_by_role.items() if len(headers) > 1}


def _answered(column: OwnColumn, question: str, value: Any, headers: Sequence[str]) -> OwnColumn:
    allowed: dict[str, Sequence[Any]] = {
        "role": ROLES,
        "sphere": SPHERES,
        "direction": (1, -1),
        "denominator": ["", *(header for header in headers if header != column.header)],
        "multiplier": MULTIPLIERS,
    }
    if question in ("direction", "multiplier"):
        value = int(value) if str(value).removeprefix("-").isdecimal() else None
    if question not in allowed or value not in allowed[question]:
        return column
    return replace(column, **{question: value})


def denominators(columns: Iterable[OwnColumn]) -> list[str]:
    """Return the columns by which a count can be divided."""
    return [column.header for column in columns if column.role in ("population", "area", "helper")]


def schema_of(columns: Sequence[OwnColumn], source: str, year: int | None) -> TableSchema | None:
    """Return the dictionary that the answers make; None: no column of names, or no indicator."""
    units = _with_role(columns, "units")
    if units is None or not any(column.ready for column in columns):
        return None
    described: dict[str, ColumnSchema] = {}
    for column in columns:
        described |= _described(column, source, year)
    special = {units, _with_role(columns, "population"), _with_role(columns, "area")}
    return TableSchema(
        units_column=units,
        columns=described,
        source=source,
        reference_year=year,
        population_column=_with_role(columns, "population"),
        area_column=_with_role(columns, "area"),
        text_columns=tuple(
            column.header
            for column in columns
            if column.header not in described and column.header not in special
        ),
    )


def _headers_of(columns: Iterable[OwnColumn], role: str) -> list[str]:
    return [column.header for column in columns if column.role == role]


def _with_role(columns: Iterable[OwnColumn], role: str) -> str | None:
    return next(iter(_headers_of(columns, role)), None)


def _described(column: OwnColumn, source: str, year: int | None) -> dict[str, ColumnSchema]:
    count = ColumnSchema(column.header, source=source, year=year)
    if column.role == "helper" or (column.role == "count" and not column.ready):
        return {column.header: count}
    if not column.ready:
        return {}
    indicator = ColumnSchema(
        label=in_words(column.header),
        sphere=column.sphere,
        direction=column.direction,
        denominator=column.denominator or None,
        multiplier=column.multiplier,
        source=source,
        year=year,
    )
    if column.role == "rate":
        return {column.header: indicator}
    unit = _("per {number}: {denominator}").format(
        number=column.multiplier, denominator=in_words(column.denominator)
    )
    name, label = f"{column.header} ({unit})", f"{indicator.label} ({unit})"
    computed = replace(indicator, label=label, unit=unit, numerator=column.header)
    return {column.header: count, name: computed}


def encode(column: OwnColumn) -> dict[str, Any]:
    """Return a column as JSON-able data."""
    return asdict(column)


def decode(record: Mapping[str, Any], headers: Sequence[str]) -> OwnColumn:
    """Read a saved column; answers that do not fit are left out.

    Raises:
        KeyError, TypeError: It is no record of a column.
    """
    column = OwnColumn(str(record["header"]))
    for item in fields(OwnColumn):
        if item.name != "header":
            column = _answered(column, item.name, record[item.name], headers)
    return column
