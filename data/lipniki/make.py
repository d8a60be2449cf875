"""Make the data of Lipniki, a fictional rural municipality: ``data/lipniki/make.py [FOLDER]``.

Twelve villages and about 7,000 people. Wrzosowo (a former state farm) and Stary Bród are degraded;
Zaborze is poor, but its people are active. Rudka has 62 people, so all its figures are small: 2 of
the 31 „Niebieskie Karty” procedures of 2024 were started there, 29 in the other villages.
Wrzosowo and Stary Bród together pass 20 % of the area: both cannot be chosen whole.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))  # the generator stands beside the municipalities

from synthetic.model import VILLAGE, Municipality, Unit  # noqa: E402
from synthetic.tables import write_municipality  # noqa: E402


def village(
    number: int, name: str, people: int, site: tuple[float, float], growth: float = 0.0,
    social: float = 1.0, technical: float = 1.0, spatial: float = 1.0, **special: float,
) -> Unit:  # fmt: skip
    """Return a village; its economy and environment lie between its other spheres."""
    between = (social + technical) / 2
    severity = {
        "social": social, "technical": technical, "spatial": spatial, "economic": between,
        "environmental": between,
    }  # fmt: skip
    return Unit(f"L{number:02}", name, VILLAGE, people, site, growth, severity, special)


# fmt: off
UNITS = (
    village(1, "Lipniki", 1862, (0.2, -0.1), -0.004, 0.9, 0.8, 0.6, daleko_przychodnia=0.3),
    village(2, "Gaj Stary", 934, (2.6, 1.4), -0.006, 0.9, 1.0, 0.9),
    village(3, "Gaj Nowy", 711, (3.4, -1.0), 0.014, 0.6, 0.6, 1.0),
    village(4, "Wrzosowo", 628, (-2.7, -2.3), -0.021, 2.4, 1.9, 1.3),
    village(5, "Stary Bród", 587, (-0.6, 2.9), -0.015, 1.8, 1.6, 1.2),
    village(6, "Kalinów", 543, (-3.2, 0.6), 0.003, 0.8, 0.9, 1.0),
    village(7, "Sitno Małe", 486, (1.1, -3.0), -0.007, 1.1, 1.1, 1.0),
    village(8, "Zaborze", 437, (3.3, 3.8), -0.012, 1.6, 1.2, 1.3,
            budzet_obywatelski=2.4, organizacje=2.2),
    village(9, "Bukowa Góra", 362, (-3.6, 3.7), -0.009, 1.0, 1.2, 1.2),
    village(10, "Trzciniec", 271, (4.6, -3.4), -0.01, 1.2, 1.1, 1.1),
    village(11, "Dolna Łąka", 148, (-1.6, -4.3), -0.014, 1.4, 1.4, 1.2),
    village(12, "Rudka", 62, (-5.2, -0.9), -0.018, 1.2, 1.3, 1.2),
)
# fmt: on

#: What a small rural municipality can get by village; no heat register, no crime by village.
INDICATORS = (
    "pomoc_spoleczna", "zasilek_okresowy", "dozywianie", "niebieskie_karty", "niepelnosprawnosc",
    "bezrobotni", "dlugotrwale_bezrobotni", "budzet_obywatelski", "organizacje",
    "podmioty", "nowe_podmioty", "azbest", "dzikie_wysypiska", "daleko_przystanek",
    "daleko_przychodnia", "bez_kanalizacji", "stare_budynki", "zly_stan",
)  # fmt: skip

#: 31 procedures in all: whoever hides only Rudka's 2 gives it away by the difference.
BLUE_CARDS_2024 = (7, 3, 1, 5, 4, 1, 2, 3, 1, 1, 1, 2)

MUNICIPALITY = Municipality(
    id="lipniki",
    name="Lipniki",
    seed=20_150_628,
    units=UNITS,
    indicators=INDICATORS,
    centre=(612_000.0, 431_000.0),
    radii=(6.6, 5.7),
    pinned={
        (unit.id, "niebieskie_karty", 2024): number
        for unit, number in zip(UNITS, BLUE_CARDS_2024, strict=True)
    },
)


def main(folder: Path = HERE) -> None:
    """Write all files of the municipality."""
    write_municipality(MUNICIPALITY, folder)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
