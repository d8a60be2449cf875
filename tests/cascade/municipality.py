"""An invented municipality of twelve units, as a trainer would have it: XLSX, borders, logo."""

from __future__ import annotations

import json
from pathlib import Path

from PIL import Image

from msai.diagnosis import described_xlsx
from msai.diagnosis.schema import ColumnSchema, TableSchema

UNITS = (
    "Rynek", "Łąkowa", "Zaścianek", "Kolejowa", "Osiedle Wschód", "Osiedle Zachód",
    "Wólka", "Stara Cegielnia", "Podgórze", "Brzezina", "Nowa Wieś", "Źródlana",
)  # fmt: skip
HEADER = ("Jednostka", "Ludność", "Powierzchnia", "Bezrobotni", "Zasiłki", "Firmy", "Azbest",
          "Karty")  # fmt: skip


def _share(label: str, sphere: str, counted: str, direction: int = 1) -> ColumnSchema:
    return ColumnSchema(label, sphere, direction, "na 100 osób", counted, "Ludność", 100, "gmina")


SCHEMA = TableSchema(
    units_column="Jednostka",
    population_column="Ludność",
    area_column="Powierzchnia",
    columns={
        **{name: ColumnSchema(name) for name in HEADER[3:]},
        "stopa_bezrobocia": _share("Osoby bezrobotne", "social", "Bezrobotni"),
        "udzial_zasilkow": _share("Osoby z zasiłkiem", "social", "Zasiłki"),
        "firmy_na_100": _share("Firmy", "economic", "Firmy", -1),
        "azbest_na_100": _share("Azbest w Mg", "environmental", "Azbest"),
        "karty_na_100": _share("Niebieskie Karty", "social", "Karty"),
    },
)


def rows() -> list[list[object]]:
    """Return the table; only „Karty” has counts below five."""
    made: list[list[object]] = [list(HEADER)]
    for at, name in enumerate(UNITS):
        people = 600 + 170 * ((at * 5) % 7)
        made.append([
            name, people, 40 + 25 * ((at * 3) % 11), 12 + (at * 7) % 31, 15 + (at * 11) % 37,
            30 + (at * 13) % 41, 20 + (at * 17) % 53, 1 + at % 6,
        ])  # fmt: skip
    return made


def write_table(path: Path, table: list[list[object]] | None = None) -> Path:
    path.write_bytes(described_xlsx(table or rows(), SCHEMA))
    return path


def square(at: int) -> list[list[float]]:
    east, north = 530_000 + 1000 * (at % 4), 480_000 + 1000 * (at // 4)
    return [[east, north], [east, north + 1000], [east + 1000, north + 1000], [east + 1000, north],
            [east, north]]  # fmt: skip


def borders(names: tuple[str, ...] = UNITS, system: str = "urn:ogc:def:crs:EPSG::2180") -> dict:
    features = [
        {"type": "Feature", "properties": {"nazwa": name},
         "geometry": {"type": "Polygon", "coordinates": [square(at)]}}
        for at, name in enumerate(names)
    ]  # fmt: skip
    crs = {"type": "name", "properties": {"name": system}}
    return {"type": "FeatureCollection", "crs": crs, "features": features}


def write_borders(path: Path, **options) -> Path:
    path.write_text(json.dumps(borders(**options)), encoding="utf-8")
    return path


def write_logo(path: Path, side: int = 80) -> Path:
    Image.new("RGB", (side, side), "#b4530f").save(path)
    return path
