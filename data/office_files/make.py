"""Make the practice files „jak z urzędu”: ``python data/office_files/make.py [FOLDER]``.

Two invented places. Mgławice is a town of eight estates, shown as GUS, a yearbook, the office of
geodesy, a centre and a drawer of boundaries would write it; Dąbki are its hardest estate. Olszynka
is a rural municipality of nine villages with 120 to 1,450 people, so that nearly every count of a
village is small. Codes begin with 3299: there is no such county.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]  # the shapes stand here, the map's maker above

import shapes  # noqa: E402
from synthetic.geometry import area_ha, rings  # noqa: E402
from synthetic.model import HOUSES, Municipality, Unit  # noqa: E402

SEED = 20_261_129
YEARS = (2023, 2024)
VOIVODESHIP = ("3200000", "WOJEWÓDZTWO NADMORSKIE")
COUNTY = ("3299000", "Powiat mgławicki")
TOWN = ("3299011", "Mgławice (1)")
#: Inhabitants of the county and of the voivodeship.
LARGER = {2023: (61_420, 1_643_000), 2024: (61_300, 1_640_000)}
#: Estate, inhabitants, how many times worse than usual, place on the map in kilometres.
ESTATES = (
    ("Dąbki", 1400, 2.6, (-1.9, 1.4)),
    ("Kąty", 1950, 1.9, (0.1, 1.7)),
    ("Olszyny", 2650, 1.0, (2.0, 1.1)),
    ("Zalesie", 2200, 0.8, (2.3, -1.0)),
    ("Nowe", 3100, 0.6, (0.4, -1.9)),
    ("Stare", 2950, 0.9, (-0.2, 0.0)),
    ("Podgrodzie", 1720, 1.4, (-1.8, -1.6)),
    ("Łęgi", 880, 1.1, (-3.0, -0.1)),
)
NAMES = tuple(estate[0] for estate in ESTATES)
UNITS = tuple((f"3299{at:02}9", name) for at, name in enumerate(NAMES, 2))
#: Nine villages; what a centre of such a municipality counts.
VILLAGES = ("Olszynka", "Borki", "Lipowo", "Sosnowa", "Dębina", "Wola Olszyńska", "Rzeczki",
            "Kamionka", "Pustki")  # fmt: skip
VILLAGERS = (1450, 980, 760, 610, 480, 390, 310, 210, 120)
SUPPORT = {
    "Osoby z zasiłkiem stałym": 0.035,
    "Dzieci na posiłkach": 0.06,
    "Osoby bezrobotne": 0.05,
    "Rodziny z asystentem": 0.012,
}
TOWN_MAP = Municipality(
    id="mglawice", name="Mgławice", seed=SEED, centre=(214_000.0, 652_000.0), radii=(4.2, 3.3),
    indicators=(), pinned={},
    units=tuple(
        Unit(f"M{at:02}", name, HOUSES, people, site)
        for at, (name, people, _worse, site) in enumerate(ESTATES, 1)
    ),
)  # fmt: skip


def counts(share: float, seed: int, *, follows: float = 1.0) -> dict[int, list[int]]:
    """Return a count of people for each year and estate; ``follows`` how far hardship matters."""
    rng = np.random.default_rng((SEED, seed))
    return {
        year: [
            int(rng.binomial(people, min(0.9, share * worse**follows)))
            for _name, people, worse, _site in ESTATES
        ]
        for year in YEARS
    }


def with_parents(values: list[int], county: int, voivodeship: int) -> list[tuple[str, str, int]]:
    """Return rows of all levels, as BDL lists them: the voivodeship first, estates last."""
    larger = ((*VOIVODESHIP, voivodeship), (*COUNTY, county), (*TOWN, sum(values)))
    return [*larger, *((*unit, value) for unit, value in zip(UNITS, values, strict=True))]


def bdl_files() -> dict[str, bytes]:
    """Return the four shapes of BDL, each as CSV and as XLSX."""
    people = {2024: [one[1] for one in ESTATES], 2023: [one[1] + 11 for one in ESTATES]}
    jobless, support = counts(0.05, 1), counts(0.04, 2)
    header = ["Kod", "Nazwa", *(f"ludność;ogółem;{year};[osoba]" for year in YEARS)]
    both = [with_parents(people[year], *LARGER[year]) for year in YEARS]
    ctab = [header, *([*old, new[2]] for old, new in zip(*both, strict=True))]
    crel = [["Kod", "Nazwa", "Bezrobotni", *shapes.LIST_END], *crel_rows(jobless)]
    xpiv = [["Kod", "Nazwa", "Kryterium dochodowe", *shapes.LIST_END], *xpiv_rows(support)]
    xtab, merged = xtab_rows(), {"TABLICA": "A1:A3 B1:B3 C1:F1 C2:D2 E2:F2"}
    return {
        "bdl-ludnosc-ctab.csv": shapes.csv_file(ctab, end=";"),
        "bdl-ludnosc-ctab.xlsx": shapes.workbook(shapes.bdl_sheets("Ludność", ctab)),
        "bdl-mieszkania-xtab.csv": shapes.csv_file(xtab, end=";"),
        "bdl-mieszkania-xtab.xlsx": shapes.workbook(shapes.bdl_sheets("Mieszkania", xtab), merged),
        "bdl-bezrobotni-crel.csv": shapes.csv_file(crel, end=";"),
        "bdl-bezrobotni-crel.xlsx": shapes.workbook(shapes.bdl_sheets("Bezrobotni", crel)),
        "bdl-pomoc-xpiv.csv": shapes.csv_file(xpiv, end=";"),
        "bdl-pomoc-xpiv.xlsx": shapes.workbook(shapes.bdl_sheets("Pomoc społeczna", xpiv)),
    }  # fmt: skip


def crel_rows(values: dict[int, list[int]]) -> list[shapes.Row]:
    """Return a list with one row per unit and year."""
    return [
        [code, name, "bezrobotni zarejestrowani", year, values[year][at], "osoba", None]
        for at, (code, name) in enumerate(UNITS)
        for year in YEARS
    ]


def xpiv_rows(values: dict[int, list[int]]) -> list[shapes.Row]:
    """Return a list whose values differ in one thing more."""
    return [
        [code, name, what, year, round(values[year][at] * part), "osoba", None]
        for at, (code, name) in enumerate(UNITS)
        for what, part in (("ogółem", 1.0), ("poniżej kryterium", 0.7))
        for year in YEARS
    ]


def xtab_rows() -> list[shapes.Row]:
    """Return a table whose header takes three rows: what, which, and of which year."""
    rng = np.random.default_rng((SEED, 3))
    rows: list[shapes.Row] = [
        ["Kod", "Nazwa", "mieszkania", None, None, None],
        [None, None, "ogółem [szt.]", None, "bez łazienki [szt.]", None],
        [None, None, *YEARS, *YEARS],
    ]
    for (code, name), (_n, people, worse, _s) in zip(UNITS, ESTATES, strict=True):
        flats = round(people / 2.4)
        poor = int(rng.binomial(flats, 0.07 * worse))
        rows.append([code, name, flats - 3, flats, poor + 2, poor])
    return rows


def other_files() -> dict[str, bytes]:
    """Return a page of a yearbook, a list of areas, and values of larger areas for comparison."""
    areas = {u.name: area_ha(ring) for u, ring in zip(TOWN_MAP.units, rings(TOWN_MAP).values(),
             strict=True)}  # fmt: skip
    yearbook: list[shapes.Row] = [
        ["TABL. 7 (12). ORGANIZACJE I WYDARZENIA W 2024 R."], [shapes.MADE_UP], [None],
        ["OSIEDLA", "Organizacje pozarządowe", "Imprezy", None],
        [None, None, "plenerowe", "w salach"],
        ["OGÓŁEM", 41, 19, 66],
        *([name, *row] for name, row in zip(NAMES, ((2, "-", 4), (3, 1, 6), (6, 3, 9), (7, 4, 8),
          (9, 4, 14), (8, 5, 13), (4, 2, 7), (2, "-", 5)), strict=True)),
    ]  # fmt: skip
    listed: list[shapes.Row] = [
        ["JPT_KOD_JE", "JPT_NAZWA_", "Powierzchnia [ha]"],
        *([code, name, areas[name]] for code, name in UNITS),
    ]
    beside: list[shapes.Row] = [
        ["Kod", "Nazwa", "bezrobotni zarejestrowani;2024;[osoba]", "ludność;ogółem;2024;[osoba]"],
        [*VOIVODESHIP, 62_100, LARGER[2024][1]], [*COUNTY, 3_420, LARGER[2024][0]],
    ]  # fmt: skip
    return {
        "rocznik-tablica.xlsx": shapes.workbook(
            {"TABL. 7": yearbook}, {"TABL. 7": "A4:A5 B4:B5 C4:D4"}
        ),
        "powierzchnie-geodezja.csv": shapes.csv_file(listed),
        "bdl-powiat-wojewodztwo.csv": shapes.csv_file(beside, end=";"),
        "rejestr-osrodka.csv": register(areas),
    }


def register(areas: dict[str, float]) -> bytes:
    """Return what a centre keeps of its estates: no codes, a prefix, a total, Windows letters."""
    permanent, meals = counts(0.02, 4)[2024], counts(0.03, 5)[2024]
    rows = sorted(zip(NAMES, permanent, meals, strict=True))
    return shapes.csv_file(
        [
            ["Osiedle", "Powierzchnia (ha)", "Osoby z zasiłkiem stałym", "Dzieci na posiłkach"],
            *([f"Osiedle {name}", areas[name], one, two] for name, one, two in rows),
            ["Razem", round(sum(areas.values()), 2), sum(permanent), sum(meals)],
        ],
        encoding="cp1250",
    )


def boundaries() -> dict[str, bytes]:
    """Return the boundaries of the estates in the three forms that offices send."""
    outlines = dict(zip(NAMES, rings(TOWN_MAP).values(), strict=True))
    told = {name: {"kod": code, "nazwa": f"Osiedle {name}"} for code, name in UNITS}
    return {
        "granice-osiedli.geojson": shapes.geojson(outlines, told),
        "granice-osiedli.zip": shapes.zipped_shapefile(outlines, "osiedla"),
        "granice-osiedli.gml": shapes.gml(outlines),
    }


def villages() -> dict[str, bytes]:
    """Return what the rural municipality has: its centre's workbook and a list of inhabitants."""
    rng = np.random.default_rng((SEED, 6))
    drawn = {name: [int(rng.binomial(people, share)) for people in VILLAGERS]
             for name, share in SUPPORT.items()}  # fmt: skip
    rows: list[shapes.Row] = [
        [f"Gminny Ośrodek Pomocy Społecznej w Olszynce. {shapes.MADE_UP}"],
        ["Sołectwo", *(f"{name} 2024" for name in drawn)],
        *([f"Sołectwo {name}", *(drawn[what][at] for what in drawn)]
          for at, name in enumerate(VILLAGES)),
        ["RAZEM", *(sum(values) for values in drawn.values())],
    ]  # fmt: skip
    people: list[shapes.Row] = [
        ["Nazwa", "ludność;ogółem;2024;[osoba]"],
        *([name, number] for name, number in zip(VILLAGES, VILLAGERS, strict=True)),
    ]
    return {
        "solectwa-osrodek.xlsx": shapes.workbook({"2024": rows}),
        "solectwa-ludnosc.csv": shapes.csv_file(people, end=";"),
    }


def files() -> dict[str, bytes]:
    """Return all files by their names, which say that they are made up."""
    made = {**bdl_files(), **other_files(), **boundaries(), **villages()}
    return {f"zmyslone-{name}": content for name, content in made.items()}


def main(folder: Path = HERE) -> None:
    """Write all files."""
    for name, content in files().items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
