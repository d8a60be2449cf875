"""The municipality's own table: read, checked, and reduced to what may be published."""

from __future__ import annotations

import io
import json
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

import pandas as pd

from msai.base.formulas import neutralise
from msai.diagnosis import UnitTable, composite_index, numerators_of, protect, read_units
from msai.diagnosis.remedy_offers import groups_in_words, offers, withheld
from msai.diagnosis.unit_phrases import units_in_words
from msai.errors import DiagnosisError, Problem, TableError
from msai_trainer.editions.errors import EditionError

#: Fewer units cannot be compared with each other.
FEWEST_UNITS = 5
_WORKBOOKS = (".xlsx", ".ods")
KINDS = (*_WORKBOOKS, ".csv", ".txt")
#: Names in the published table.
UNIT, PEOPLE, AREA = "jednostka", "ludnosc", "powierzchnia_ha"


@dataclass(frozen=True)
class Published:
    """What of a table may leave the office.

    Attributes:
        table: The whole table; never published.
        indicators: Names of the indicators that go out.
        left_out: Why others do not, one problem each.
    """

    table: UnitTable
    indicators: tuple[str, ...]
    left_out: tuple[Problem, ...]

    def frame(self) -> pd.DataFrame:
        """Return units with inhabitants, area and the published indicators."""
        units = self.table
        columns = {PEOPLE: units.population, AREA: units.area_ha}
        known = {name: column for name, column in columns.items() if column is not None}
        frame = pd.DataFrame(known, index=units.frame.index).join(
            units.frame[list(self.indicators)]
        )
        frame.index.name = UNIT
        return frame

    def schema(self) -> dict[str, Any]:
        """Return the dictionary of `frame` as JSON; counts that stay at home become words."""
        known = self.table.description
        return {
            "title": known.title,
            "kind": "municipality",
            "synthetic": known.synthetic,
            "source": known.source,
            "reference_year": known.reference_year,
            "units_column": UNIT,
            "population_column": PEOPLE if self.table.population is not None else None,
            "area_column": AREA if self.table.area_ha is not None else None,
            **({"as_written": list(known.as_written)} if known.as_written else {}),
            **self._municipality(),
            "columns": {name: self._column(name) for name in self.indicators},
        }

    def _municipality(self) -> dict[str, float]:
        """Return the totals that „Mój program” compares with; units make up the municipality."""
        known, units = self.table.description, self.table
        totals = {
            "municipality_population": (known.municipality_population, units.population),
            "municipality_area_ha": (known.municipality_area_ha, units.area_ha),
        }
        return {
            name: declared or round(float(column.sum()), 2)
            for name, (declared, column) in totals.items()
            if column is not None
        }

    def _column(self, name: str) -> dict[str, Any]:
        column = asdict(self.table.schema[name])
        for part in ("numerator", "denominator"):
            if column[part] in self.table.schema:
                column[part] = self.table.schema[column[part]].label
        return {key: value for key, value in column.items() if value not in (None, "")}


def table_in(name: str, content: bytes, dictionary: bytes | None = None) -> UnitTable:
    """Return the table of a municipality.

    Args:
        name: Name of its file.
        content: What stands in it.
        dictionary: The data dictionary beside it (``.schema.json``); None: it has its own.

    Raises:
        EditionError: Exercises cannot work with the table.
        TableError: The table cannot be read.
    """
    table = read_in(name, content, dictionary)
    if problems := list(_table_problems(table, name)):
        raise EditionError(problems)
    return table


def read_in(name: str, content: bytes, dictionary: bytes | None = None) -> UnitTable:
    """Return a table, whether exercises can work with it or not; see `table_in`.

    Raises:
        EditionError: It is no table at all, or its dictionary is broken.
        TableError: The table cannot be read.
    """
    _refuse_other_kinds(name, content)
    try:
        schema = None if dictionary is None else json.loads(dictionary)
    except ValueError as error:
        message = "Słownika danych nie da się odczytać."
        raise EditionError.one(name, "bad_dictionary", message, "Zapisz go jeszcze raz.") from error
    try:
        return read_units(content, schema=schema)
    except TableError as error:
        raise TableError(_in_file(one, name) for one in error.problems) from error


def published(table: UnitTable, threshold: int) -> Published:
    """Decide which indicators go out: those where nothing is missing and nothing is small.

    A hidden cell cannot enter an index, and an index of one known column gives the cell away; so
    an indicator with a small count stays at home as a whole (`msai.diagnosis.protect`).

    Raises:
        EditionError: Too little is left for the exercises.
    """
    safe = protect(table, threshold=threshold).frame.loc[table.inhabited]
    known = set(numerators_of(table).columns)
    kept = tuple(n for n in table.directions if n in known and not safe[n].isna().any())
    left_out = [
        _left_out(table, name, threshold, name in known)
        for name in table.directions
        if name not in kept
    ]
    result = Published(table, kept, tuple(left_out))
    if problems := list(_too_little(result)):
        raise EditionError([*problems, *left_out])
    return result


def published_files(result: Published, name: str) -> dict[str, bytes]:
    """Return ``units.csv``, its dictionary and ``edition.json`` (`msai.activities.common.town`).

    Args:
        result: What may leave the office.
        name: Whose data they are.
    """
    frame = result.frame().rename(index=neutralise, columns=neutralise)
    description = result.table.description
    about = {"name": name, "synthetic": description.synthetic, "source": description.source}
    return {
        "edition.json": _json(about),
        "units.csv": frame.to_csv(lineterminator="\n").encode(),
        "units.schema.json": _json(result.schema()),
    }


def _refuse_other_kinds(name: str, content: bytes) -> None:
    """Refuse what is no table at all, before its bytes are read as text."""
    kind = posixpath.splitext(name)[1].lower()
    if kind not in KINDS:
        message = f"To nie jest tabela ({kind or 'plik bez rozszerzenia'})."
        hint = "Zapisz dane jako arkusz XLSX, ODS albo plik CSV."
        raise EditionError.one(name, "table_kind", message, hint)
    if kind in _WORKBOOKS and not zipfile.is_zipfile(io.BytesIO(content)):
        hint = "Zapisz go jeszcze raz jako XLSX, bez hasła."
        message = "Pliku nie da się otworzyć jako arkusza."
        raise EditionError.one(name, "broken_table", message, hint)


def _in_file(problem: Problem, name: str) -> Problem:
    """Return a problem that says in which file it is."""
    row = problem.row
    place = f", wiersz {row}" if isinstance(row, int) else f", {row}" if row else ""
    return replace(problem, row=f"{name}{place}")


def _table_problems(table: UnitTable, place: str) -> Iterator[Problem]:
    if not table.description.is_municipality:
        message = "To nie jest tabela jednej gminy."
        yield Problem(place, None, "no_municipality", message, "Podaj jednostki jednej gminy.")
    if len(table.frame) < FEWEST_UNITS:
        message = f"Jednostek jest {len(table.frame)}, a trzeba co najmniej {FEWEST_UNITS}."
        yield Problem(place, None, "few_units", message, "Podziel gminę na mniejsze jednostki.")
    if "social" not in table.spheres:
        message = "Tabela nie ma wskaźnika ze sfery społecznej."
        hint = "W słowniku danych wpisz sferę i kierunek wskaźnika."
        yield Problem(place, None, "no_social_sphere", message, hint)
    elif len(table.spheres) < 2:
        message = "Wszystkie wskaźniki są ze sfery społecznej."
        hint = "Dodaj wskaźnik z innej sfery: obszar wyznaczają co najmniej dwie (art. 9)."
        yield Problem(place, None, "one_sphere", message, hint)
    for column, name in ((table.population, "ludność"), (table.area_ha, "powierzchnia (ha)")):
        if column is None:
            message = f"Tabela nie ma kolumny: {name}."
            hint = "Bez niej nie da się sprawdzić limitów z art. 10."
            yield Problem(place, None, "no_column", message, hint)


def _left_out(table: UnitTable, name: str, threshold: int, known: bool) -> Problem:
    if not known:
        message = "Wskaźnik nie trafi do ćwiczeń: nie wiadomo, ilu osób dotyczy."
        hint = "Wpisz w słowniku kolumnę z licznikiem albo mianownikiem."
        return Problem(None, name, "unknown_counts", message, hint)
    missing = int(table.frame.loc[table.inhabited, name].isna().sum())
    if missing:
        message = f"Wskaźnik nie trafi do ćwiczeń: brakuje wartości ({missing})."
        return Problem(None, name, "missing_values", message, "Uzupełnij dane albo go pomiń.")
    units = next((one.units for one in withheld(table, threshold) if one.indicator == name), ())
    where = f" ({units_in_words(units)})" if units else ""
    message = f"Wskaźnik nie trafi do ćwiczeń: ma liczby mniejsze niż {threshold}{where}."
    return Problem(None, name, "small_counts", message, _advice(table, name, threshold))


def _advice(table: UnitTable, name: str, threshold: int) -> str:
    """Return what would make an indicator publishable; it is done in „Diagnoza własnej tabeli”."""
    helping = [one.remedy for one in offers(table, threshold) if name in one.after]
    told = [groups_in_words(one) for one in helping if one.kind == "units"]
    joined = f" Wystarczy połączyć: {'; '.join(told[0])}." if told else ""
    return f"Połącz jednostki albo lata, albo weź szerszy wskaźnik.{joined}"


def _too_little(result: Published) -> Iterator[Problem]:
    spheres = {result.table.schema[name].sphere for name in result.indicators}
    if "social" not in spheres or len(spheres) < 2:
        message = "Po ukryciu małych liczb zostaje za mało wskaźników (społeczny i jeszcze jeden)."
        yield Problem("dane", None, "too_little_left", message, "Połącz jednostki albo lata.")
        return
    try:
        frame = result.table.frame.loc[result.table.inhabited, list(result.indicators)]
        composite_index(frame, method="perkal", directions=result.table.directions)
    except DiagnosisError as error:
        yield from error.problems


def _json(content: Any) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
