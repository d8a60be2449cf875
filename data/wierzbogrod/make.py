"""Make the data of Wierzbogród, a fictional town: ``python data/wierzbogrod/make.py [FOLDER]``.

What the town is built to teach:

* Podmurze, Kolejowa and Zatorze are degraded: social and technical problems at once.
* Rynek i Park Miejski: old buildings in a bad state, good social figures.
* Osiedle Tysiąclecia: social problems, everything else in order (art. 9 needs a second sphere).
* Osiedle Fabryczne: every fifth person on a periodic benefit, yet Osiedle Piastowskie has more.
* Stara Struga, a former state farm: bad figures on a large area. With two more villages it
  passes 20 % of the area; the town centre as a whole passes 30 % of the inhabitants.
* Zapłocie with 62 people: every count is a small number.
* Tereny po Garbarni: nobody lives there (art. 10 par. 3).
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))  # the generator stands beside the municipalities

from synthetic.catalogue import INDICATORS  # noqa: E402
from synthetic.model import (  # noqa: E402
    BLOCKS,
    DERELICT,
    DOWNTOWN,
    HOUSES,
    VILLAGE,
    Municipality,
    Unit,
)
from synthetic.monitoring import Panel, write_panel  # noqa: E402
from synthetic.tables import write_municipality  # noqa: E402


def worse(
    social: float = 1, technical: float = 1, spatial: float = 1, economic: float = 1,
    environmental: float = 1,
) -> dict[str, float]:  # fmt: skip
    """Return how many times worse than usual each sphere is."""
    return {
        "social": social, "technical": technical, "spatial": spatial, "economic": economic,
        "environmental": environmental,
    }  # fmt: skip


# fmt: off
UNITS = (
    Unit("W01", "Rynek i Park Miejski", DOWNTOWN, 2104, (0.0, 0.0), -0.012,
         worse(0.6, 1.6, 0.9, 0.7)),
    Unit("W02", "Podmurze", DOWNTOWN, 1946, (-0.46, 0.08), -0.02, worse(2.1, 1.8, 1.3, 1.4, 1.4)),
    Unit("W03", "Śródmieście", DOWNTOWN, 3118, (0.36, 0.42), -0.014, worse(1.2, 0.9, 0.9, 0.9)),
    Unit("W04", "Kolejowa", DOWNTOWN, 2362, (0.28, -0.5), -0.017, worse(2.3, 1.6, 1.2, 1.4, 1.3)),
    Unit("W05", "Osiedle Fabryczne", DOWNTOWN, 480, (0.92, -0.72), -0.024,
         worse(3.4, 1.5, 1.6, 1.9, 1.9),
         {"pomoc_spoleczna": 1.5, "zasilek_okresowy": 1.17}),
    Unit("W06", "Tereny po Garbarni", DERELICT, 0, (1.22, -0.22)),
    Unit("W07", "Osiedle Piastowskie", BLOCKS, 4652, (-0.4, 0.86), -0.009, worse(1.25, 1.1)),
    Unit("W08", "Osiedle Słoneczne", BLOCKS, 4188, (0.55, 1.22), -0.007, worse(0.8, 0.9)),
    Unit("W09", "Osiedle Młodych", BLOCKS, 3704, (-1.12, 0.5), -0.006, worse(0.95, 1.0)),
    Unit("W10", "Osiedle Tysiąclecia", BLOCKS, 3296, (1.18, 0.52), -0.012,
         worse(2.2, 0.7, 0.8, 0.5, 0.8)),
    Unit("W11", "Osiedle Nad Strugą", BLOCKS, 2452, (-1.2, -0.28), 0.008,
         worse(0.6, 0.5, 0.9, 0.8)),
    Unit("W12", "Zatorze", DOWNTOWN, 1655, (0.5, -1.2), -0.018, worse(2.2, 1.5, 2.4, 1.5, 1.8),
         {"daleko_przystanek": 4, "daleko_przychodnia": 9, "bez_kanalizacji": 9}),
    Unit("W13", "Przedmieście Młyńskie", DOWNTOWN, 1498, (-0.52, -0.62), -0.01, worse(1.0, 0.8)),
    Unit("W14", "Osiedle Leśne", HOUSES, 1904, (-0.55, 1.92), 0.004, worse(0.8, 0.8, 0.9)),
    Unit("W15", "Osiedle Ogrodowe", HOUSES, 1752, (1.62, 1.46), 0.003),
    Unit("W16", "Osiedle Wzgórze", HOUSES, 1297, (-1.8, 1.35), 0.021,
         worse(0.6, 0.5, 1.1, 0.7, 0.6)),
    Unit("W17", "Nowe Sady", HOUSES, 1146, (-1.45, -1.35), 0.026, worse(0.6, 0.4, 1.3, 0.7, 0.5)),
    Unit("W18", "Podlesie", HOUSES, 724, (1.95, -0.95), 0.002, worse(1.3, 1.4, 1.3, 1.2, 1.3)),
    Unit("W19", "Jesionka", VILLAGE, 641, (0.5, 3.3), 0.006, worse(0.8, 0.8, 0.8, 0.9)),
    Unit("W20", "Brzeźnik", VILLAGE, 518, (3.5, 1.3), 0.002),
    Unit("W21", "Stara Struga", VILLAGE, 412, (3.1, -2.7), -0.019, worse(2.4, 1.8, 1.25, 1.7, 1.5)),
    Unit("W22", "Kamionka Polna", VILLAGE, 333, (-0.6, -2.9), -0.006, worse(1.1, 1.1, 1.1)),
    Unit("W23", "Łąki Wierzbowskie", VILLAGE, 284, (-3.4, -0.5), 0.012, worse(0.7, 0.7, 0.9, 0.9)),
    Unit("W24", "Wólka Wierzbowska", VILLAGE, 212, (-3.1, 2.8), -0.008, worse(1.0, 1.0, 1.1)),
    Unit("W25", "Borowiec", VILLAGE, 176, (3.2, 3.5), -0.011, worse(1.5, 1.4, 1.2, 1.2)),
    Unit("W26", "Podgaje", VILLAGE, 143, (-3.1, -3.1), -0.013, worse(1.6, 1.5, 1.2, 1.3)),
    Unit("W27", "Olszynka", VILLAGE, 97, (0.9, -4.2), -0.015, worse(1.3, 1.3, 1.1, 1.2)),
    Unit("W28", "Zapłocie", VILLAGE, 62, (-1.5, 4.4), -0.016, worse(1.1, 1.2, 1.2, 1.2)),
)
# fmt: on

TOWN = Municipality(
    id="wierzbogrod",
    name="Wierzbogród",
    # Chosen among the first hundred so that chance does not hide what the town is built to teach.
    seed=2_015_075,
    units=UNITS,
    indicators=tuple(INDICATORS),
    centre=(531_000.0, 487_000.0),
    radii=(5.9, 5.05),
    # A cell that must not be shown as it is, in a village where everybody knows everybody.
    pinned={("W28", "niebieskie_karty", 2024): 2},
)

PANEL = Panel(programme="W12", comparisons=("W02", "W04", "W10"))


def main(folder: Path = HERE) -> None:
    """Write all files of the town."""
    counts = write_municipality(TOWN, folder)
    write_panel(TOWN, PANEL, counts, folder)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
