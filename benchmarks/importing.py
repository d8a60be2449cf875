"""`bench importing`: 100,000 rows of a municipality's register, beside `pandas.read_csv`.

With the same options: the separator is found out (``sep=None``, which pandas does in its Python
engine alone), decimal commas, spaces between thousands, words for missing values. Its C engine,
told the separator, is timed too. Ours is all of `read_units`: besides the cells it reads names,
levels, totals and statistics, and asks about what is odd.
"""

from __future__ import annotations

import io
import random
import statistics
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from msai.diagnosis import read_rows, read_units

ROWS = 100_000
#: Ours divided by the peer's.
BUDGET = 2.0
REPEATS = 3
_HEADER = "Jednostka;Ludność;Powierzchnia (ha);Bezrobotni;Stare domy (%);Zasiłki (%)"
_OPTIONS: dict[str, Any] = {"decimal": ",", "thousands": " ", "na_values": ["-", "x", "bd", "."]}


def run() -> dict[str, Any]:
    """Return medians of processor time in seconds; ``ratio`` = ours / peer of the same options."""
    content = register(ROWS)
    _same_numbers(content)
    ours = _median(lambda: read_units(content))
    peer = _median(lambda: _peer(content, sep=None, engine="python"))
    compiled = _median(lambda: _peer(content, sep=";"))
    cells = _median(lambda: read_rows(content))
    return {
        "name": "importing",
        "ratio": ours / peer,
        "ours": ours,
        "peer": peer,
        "peer_name": "pandas.read_csv(sep=None)",
        "cells_alone": cells,
        "pandas_compiled": compiled,
        "ratio_to_compiled": ours / compiled,
        "megabytes": len(content) / 1e6,
        "within_budget": ours / peer <= BUDGET,
    }


def register(rows: int) -> bytes:
    """Return a made-up table of units as CSV."""
    chance = random.Random(1)

    def line(number: int) -> str:
        people, cases = chance.randint(300, 2500), chance.randint(5, 90)
        area, old, aid = (chance.randint(100, 9_900) / 100 for _ in range(3))
        return f"Obwód {number};{people};{area:.2f};{cases};{old:.2f};{aid:.2f}".replace(".", ",")

    return "\n".join([_HEADER, *map(line, range(rows))]).encode()


def _peer(content: bytes, **engine: Any) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(content), index_col=0, **_OPTIONS, **engine)


def _same_numbers(content: bytes) -> None:
    table, theirs = read_units(content), _peer(content, sep=";")
    for name in ("Bezrobotni", "Stare domy (%)", "Zasiłki (%)"):
        np.testing.assert_array_equal(table.frame[name], theirs[name])


def _median(action: Callable[[], object]) -> float:
    action()
    times = []
    for _ in range(REPEATS):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return statistics.median(times)


def main() -> None:
    from rich.console import Console
    from rich.table import Table

    found = run()
    table = Table("co", "czas procesora", "cel", title=f"Import {ROWS} wierszy")
    rows = [
        ("całość: read_units", found["ours"], f"≤ {BUDGET:g} × pandas"),
        ("same komórki: read_rows", found["cells_alone"], ""),
        ("pandas, ten sam zestaw opcji (sep=None)", found["peer"], ""),
        ("pandas, silnik C, podany separator", found["pandas_compiled"], ""),
    ]
    for name, seconds, goal in rows:
        table.add_row(name, f"{seconds * 1000:.0f} ms", goal)
    table.add_row("my / pandas", f"{found['ratio']:.2f}", f"≤ {BUDGET:g}")
    table.add_row("my / pandas, silnik C", f"{found['ratio_to_compiled']:.2f}", "")
    Console().print(table)


if __name__ == "__main__":
    main()
