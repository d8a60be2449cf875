"""Reading the data dictionary: from the JSON file or from the second sheet of the template."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from msai.base.from_data import READERS, DoesNotFit, from_data
from msai.base.i18n import catalogue
from msai.base.plain_json import read_json
from msai.base.spheres import SPHERES
from msai.diagnosis.cell_numbers import read_number
from msai.diagnosis.column_words import plain_name
from msai.diagnosis.schema import KINDS, ColumnSchema, TableSchema
from msai.errors import Problem, TableError

_, _n = catalogue("diagnosis")

DICTIONARY_SHEET = "Słownik danych"
DATA_SHEET = "Dane"

#: Numbers beyond this are no year, code or total.
MOST = 1e15

#: Words accepted in the sheet; the first of each list is what the template writes.
SPHERE_WORDS = {
    "social": ("społeczna", "social"),
    "economic": ("gospodarcza", "economic"),
    "environmental": ("środowiskowa", "environmental"),
    "spatial": ("przestrzenno-funkcjonalna", "przestrzenna", "spatial", "spatial and functional"),
    "technical": ("techniczna", "technical"),
}
WORSE_WORDS = {1: ("tak", "yes", "1", "+1"), -1: ("nie", "no", "-1")}
ROLE_WORDS = {
    "indicator": ("wskaźnik", "indicator"),
    "count": ("liczba", "count"),
    "units": ("nazwa jednostki", "jednostka", "unit", "units"),
    "population": ("ludność", "population"),
    "area": ("powierzchnia (ha)", "powierzchnia", "area"),
    "post_industrial": ("teren poprzemysłowy (0/1)", "post-industrial"),
    "text": ("tekst", "text"),
}


@dataclass(frozen=True, slots=True)
class SheetField:
    """One column of the dictionary sheet: its header, what to write there, the allowed words."""

    key: str
    headers: tuple[str, ...]
    help: str
    choices: tuple[str, ...] = ()


def _first(words: Mapping[Any, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(group[0] for group in words.values())


SHEET_FIELDS = (
    SheetField("column", ("Kolumna", "column"), "Nagłówek kolumny z arkusza Dane."),
    SheetField("role", ("Rola", "role"), "Czym jest kolumna.", _first(ROLE_WORDS)),
    SheetField("label", ("Pełna nazwa", "label"), "Nazwa, którą zrozumie każda osoba."),
    SheetField("sphere", ("Sfera", "sphere"), "Tylko dla wskaźnika.", _first(SPHERE_WORDS)),
    SheetField(
        "direction",
        ("Wyższa wartość = gorsza sytuacja?", "direction"),
        "Bezrobocie: tak. Frekwencja: nie.",
        _first(WORSE_WORDS),
    ),
    SheetField("unit", ("Jednostka miary", "unit"), "Na przykład: na 1000 osób."),
    SheetField("numerator", ("Licznik", "numerator"), "Kolumna z liczbą nad kreską albo opis."),
    SheetField("denominator", ("Mianownik", "denominator"), "Kolumna z liczbą pod kreską."),
    SheetField("multiplier", ("Mnożnik", "multiplier"), "100, 1000 albo 10000."),
    SheetField("source", ("Źródło", "source"), "Kto prowadzi te dane."),
    SheetField("year", ("Rok", "year"), "Rok, z którego są dane."),
)


def load_schema(source: TableSchema | Mapping[str, Any] | str | Path) -> TableSchema:
    """Return a schema from a file, from its parsed JSON, or unchanged.

    Raises:
        TableError: The file cannot be read or breaks the format of `msai.diagnosis.schema`.
    """
    if isinstance(source, TableSchema):
        return source
    if isinstance(source, Mapping):
        return schema_from_json(source)
    try:
        parsed = read_json(Path(source).read_bytes())
    except (OSError, ValueError, RecursionError) as fault:
        raise TableError(_unreadable(Path(source).name)) from fault
    if not isinstance(parsed, Mapping):
        raise TableError(_unreadable(Path(source).name))
    return schema_from_json(parsed)


def schema_from_json(data: Mapping[str, Any]) -> TableSchema:
    """Return the schema written in a parsed ``.schema.json``; unknown keys are left alone.

    Raises:
        TableError: A sphere, direction or the column of units is missing or wrong.
    """
    problems: list[Problem] = []
    described = data.get("columns")
    name = data.get("units_column")
    if not isinstance(name, str) or not name.strip() or not isinstance(described, Mapping):
        raise TableError(_no_units_column())
    totals = data.get("municipality")
    totals = totals if isinstance(totals, Mapping) else {}
    known = {f"municipality_{key}": totals.get(key) for key in ("population", "area_ha")}
    given = {key: value for key, value in data.items() if value is not None and key != "columns"}
    settings = _understood(TableSchema, {**known, **given}, None, problems)
    columns = {str(name): _column(str(name), spec, problems) for name, spec in described.items()}
    if settings.get("kind", "municipality") not in KINDS:
        problems.append(_wrong(None, "kind", settings["kind"], KINDS))
    if problems:
        raise TableError(problems)
    lists = {key: tuple(value) for key, value in settings.items() if isinstance(value, list)}
    return TableSchema(columns=columns, **{**settings, **lists})


def schema_from_sheet(rows: Sequence[Sequence[Any]]) -> TableSchema:
    """Return the schema written in the dictionary sheet of the template workbook.

    Raises:
        TableError: A row of the sheet names an unknown role, sphere or direction.
    """
    records = _records(rows)
    problems: list[Problem] = []
    columns: dict[str, ColumnSchema] = {}
    roles: dict[str, list[str]] = {role: [] for role in ROLE_WORDS}
    for number, record in records:
        name = record["column"]
        role = _choice(ROLE_WORDS, record["role"] or "indicator", number, "Rola", problems)
        roles[role or "text"].append(name)
        if role in ("indicator", "count"):
            columns[name] = _sheet_column(record, role, number, problems)
    if not roles["units"]:
        problems.append(_no_units_column())
    if problems:
        raise TableError(problems)
    first: Callable[[str], str | None] = lambda role: next(iter(roles[role]), None)  # noqa: E731
    return TableSchema(
        units_column=roles["units"][0],
        columns=columns,
        population_column=first("population"),
        area_column=first("area"),
        post_industrial_column=first("post_industrial"),
        text_columns=tuple(roles["text"]),
    )


def _records(rows: Sequence[Sequence[Any]]) -> list[tuple[int, dict[str, str]]]:
    headers = [plain_name(cell or "") for cell in rows[0]] if rows else []
    place = {
        item.key: next(
            (headers.index(plain_name(h)) for h in item.headers if plain_name(h) in headers), None
        )
        for item in SHEET_FIELDS
    }
    records = []
    for number, row in enumerate(rows[1:], start=2):
        cells = {
            key: "" if at is None or at >= len(row) or row[at] is None else str(row[at]).strip()
            for key, at in place.items()
        }
        if cells["column"]:
            records.append((number, cells))
    return records


def _sheet_column(
    record: dict[str, str], role: str, number: int, problems: list[Problem]
) -> ColumnSchema:
    sphere = direction = None
    if role == "indicator":
        sphere = _choice(SPHERE_WORDS, record["sphere"], number, "Sfera", problems)
        direction = _choice(WORSE_WORDS, record["direction"], number, "Kierunek", problems)
    year = read_number(record["year"]).value
    return ColumnSchema(
        label=record["label"] or record["column"],
        sphere=sphere,
        direction=direction,
        unit=record["unit"],
        numerator=record["numerator"] or None,
        denominator=record["denominator"] or None,
        multiplier=_multiplier(record["multiplier"] or 1, record["column"], problems),
        source=record["source"],
        year=int(year) if year == year else None,
    )


def _choice(
    words: Mapping[Any, tuple[str, ...]], text: str, row: int, column: str, problems: list[Problem]
) -> Any:
    wanted = plain_name(text)
    for key, accepted in words.items():
        if wanted in (plain_name(word) for word in accepted):
            return key
    problems.append(_wrong(row, column, text, _first(words)))
    return None


def _column(name: str, spec: Any, problems: list[Problem]) -> ColumnSchema:
    if not isinstance(spec, Mapping):
        problems.append(_wrong(name, None, spec, ("{…}",)))
        return ColumnSchema(label=name)
    own_words = {"direction": None, "multiplier": None}
    given = _understood(ColumnSchema, {**spec, **own_words}, name, problems)
    sphere, direction, multiplier = (
        given.get("sphere"),
        spec.get("direction"),
        spec.get("multiplier"),
    )
    if sphere is not None and sphere not in SPHERES:
        problems.append(_wrong(name, "sphere", sphere, SPHERES))
    if sphere is not None and direction not in (1, -1):
        problems.append(_wrong(name, "direction", direction, ("1", "-1")))
    given["direction"] = direction if direction in (1, -1) else None
    given["multiplier"] = _multiplier(1 if multiplier is None else multiplier, name, problems)
    return ColumnSchema(**{"label": name, **given})


def _understood(
    cls: type[Any], data: Mapping[str, Any], row: str | None, problems: list[Problem]
) -> dict[str, Any]:
    """Return the values of known fields; one of the wrong kind is left out and reported."""
    kinds = {item.name: str(item.type).removesuffix(" | None") for item in fields(cls)}
    given = {name: data[name] for name in kinds if data.get(name) is not None}
    try:
        from_data(cls, given, readers=_READERS)
    except DoesNotFit as refused:
        wrong = [re.split(r"[.\[]", f.path)[0] for f in refused.faults if f.code == "value"]
        for name in dict.fromkeys(wrong):
            problems.append(_wrong(row, name, given.pop(name), _kind_words(kinds[name])))
    return given


def _within(kind: type[Any]) -> Callable[[Any], Any]:
    """Return the reader of a number that may be a year, a code or a total."""

    def read(raw: Any) -> Any:
        if abs(READERS[kind](raw)) >= MOST:
            raise ValueError("too large")
        return raw

    return read


_READERS = {int: _within(int), float: _within(float)}


def _kind_words(kind: str) -> tuple[str, ...]:
    return {
        "str": (_("a text"),),
        "bool": ("true", "false"),
        "int": (_("a whole number"),),
        "float": (_("a number"),),
        "tuple[str, ...]": (_("a list of texts"),),
        "tuple[float, ...]": (_("a list of numbers"),),
    }[kind]


def _multiplier(value: Any, name: str, problems: list[Problem]) -> float:
    number = read_number(value).value
    if not number > 0:
        problems.append(_wrong(name, "multiplier", value, ("100", "1000", "10000")))
        return 1.0
    return number


def _wrong(
    row: str | int | None, column: str | None, value: Any, allowed: Sequence[str]
) -> Problem:
    return Problem(
        row,
        column,
        "schema_value",
        _("The data dictionary says “{value}” here.").format(value=value),
        _("Write one of: {allowed}.").format(allowed=", ".join(allowed)),
    )


def _no_units_column() -> Problem:
    return Problem.of(
        "schema_units",
        _("The data dictionary does not say which column holds the names of units."),
        _("Add the column with names (“units_column”, role “nazwa jednostki”)."),
    )


def _unreadable(name: str) -> Problem:
    return Problem.of(
        "schema_unreadable",
        _("The data dictionary {name} cannot be read.").format(name=name),
        _("Check that it is a JSON file saved as UTF-8, or use the template workbook."),
    )
