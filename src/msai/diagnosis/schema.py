"""What the columns of a table mean: the data dictionary that goes with every table.

A table of units cannot be read without knowing what its numbers are. The dictionary stands in a
sidecar file ``<table>.schema.json`` or in the second sheet of the template workbook. The file::

    {
      "title": "Wierzbogród 2024",
      "kind": "municipality",              // or "voivodeships", "areas": then it is no municipality
      "synthetic": true,                   // made-up data: said wherever it is shown
      "source": "…",
      "reference_year": 2024,
      "units_column": "jednostka",
      "population_column": "ludnosc",      // or null
      "area_column": "powierzchnia_ha",    // hectares, or null
      "post_industrial_column": null,      // 0/1: post-industrial, ex-military or railway land
      "text_columns": ["id"],              // kept aside as words, never read as numbers
      "missing_codes": [-999],             // numbers that mean "no data"
      "municipality": {"population": 41000, "area_ha": 9120.0},   // known totals, or null
      "level": "municipality",             // whose rows are units, where several levels are listed
      "as_written": ["Miasto Dolna"],      // rows and columns that the importer leaves alone
      "changes": ["…"],                    // what was done to the cells since the files were read
      "columns": {
        "bezrobotni": {"label": "Zarejestrowani bezrobotni", "unit": "osoby", "year": 2024},
        "stopa_bezrobocia": {
          "label": "Bezrobotni na 100 osób w wieku produkcyjnym",
          "sphere": "social",              // social economic environmental spatial technical
          "direction": 1,                  // 1: a higher value means a worse situation; -1: better
          "unit": "na 100 osób",
          "numerator": "bezrobotni",       // a column of the table, or words when it has none
          "denominator": "wiek_produkcyjny",
          "multiplier": 100, "source": "PUP", "year": 2024
        }
      }
    }

A column with a sphere is an *indicator*; one without is a *count* that only serves as a numerator
or denominator (listing it is optional). An indicator whose numerator and denominator are columns
may be missing from the table: it is then computed as numerator / denominator × multiplier.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from msai.base.spheres import SPHERES

#: ``areas``: whole municipalities or counties, as the importer finds out by codes and names.
KINDS = ("municipality", "voivodeships", "areas")


@dataclass(frozen=True, slots=True)
class ColumnSchema:
    """One column of the data dictionary.

    Attributes:
        label: Full name of the indicator or count.
        sphere: One of `SPHERES`; None: a count, not an indicator.
        direction: +1 where a higher value means a worse situation, -1 where a better one.
        unit: Unit of the value, such as "na 1000 osób".
        numerator: Column of the table with the count above the line, or words.
        denominator: Column of the table with the count below the line, or words.
        multiplier: The rate is numerator / denominator × multiplier.
        source: Who keeps the data.
        year: Year (or date) of the data.
    """

    label: str
    sphere: str | None = None
    direction: int | None = None
    unit: str = ""
    numerator: str | None = None
    denominator: str | None = None
    multiplier: float = 1.0
    source: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class TableSchema:
    """Data dictionary of one table; the fields are those of the file described above."""

    units_column: str
    columns: Mapping[str, ColumnSchema]
    title: str = ""
    kind: str = "municipality"
    synthetic: bool = False
    source: str = ""
    reference_year: int | None = None
    population_column: str | None = None
    area_column: str | None = None
    post_industrial_column: str | None = None
    text_columns: tuple[str, ...] = ()
    missing_codes: tuple[float, ...] = (-999.0, -9999.0)
    municipality_population: float | None = None
    municipality_area_ha: float | None = None
    level: str = ""
    as_written: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()

    @property
    def is_municipality(self) -> bool:
        """Tell whether the units lie within one municipality (only then do art. 9 and 10 apply)."""
        return self.kind == "municipality"

    @property
    def indicators(self) -> dict[str, ColumnSchema]:
        """Return the columns that have a sphere, in their order."""
        return {name: column for name, column in self.columns.items() if column.sphere}

    @property
    def directions(self) -> dict[str, int]:
        """Return ``{indicator: +1 | -1}`` as `normalise` takes it."""
        return {name: column.direction or 1 for name, column in self.indicators.items()}

    @property
    def spheres(self) -> dict[str, list[str]]:
        """Return the indicators of each sphere, in the order of the act."""
        found = self.indicators.items()
        groups = {s: [name for name, column in found if column.sphere == s] for s in SPHERES}
        return {sphere: names for sphere, names in groups.items() if names}
