"""`bench diagnosis`: indices and sensitivity against their budgets, normalisation against pymcdm.

The peer does the steps both have (min-max, x / max) on the same numbers in the same run. Ours
works on a labelled table and checks it for gaps, constants and duplicates; the peer takes a bare
array and turns a constant criterion into ones without a word.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from msai.diagnosis import (
    ColumnSchema,
    TableSchema,
    UnitTable,
    check_selection,
    composite_index,
    normalise,
    sensitivity,
    sphere_indices,
)
from msai.diagnosis.schema import SPHERES

#: Budgets in seconds on CPython.
INDEX_BUDGET, SENSITIVITY_BUDGET = 0.050, 1.0
REPEATS = 15


def run() -> dict[str, Any]:
    """Return medians in seconds; ``ratio`` = ours / peer for the shared normalisation steps."""
    frame = _frame(2500, 40)
    town = _town(28, 24)
    indices = sphere_indices(town)
    units = list(town.frame.index[:8])
    ours, peer = _shared_steps(frame)
    index = {
        method: _median(lambda m=method: _index(frame, m))
        for method in ("perkal", "zero_unitarisation", "percentile", "hellwig", "geometric")
    }
    spread = _median(lambda: sensitivity(town, variants=1000, seed=1), repeats=5)
    return {
        "name": "diagnosis",
        "ratio": ours / peer,
        "ours": ours,
        "peer": peer,
        "peer_name": "pymcdm",
        "index_2500x40": max(index.values()),
        "index_by_method": index,
        "sensitivity_28x24x1000": spread,
        "check_selection": _median(lambda: check_selection(town, units, indices=indices)),
        "within_budget": max(index.values()) <= INDEX_BUDGET and spread <= SENSITIVITY_BUDGET,
    }


def _shared_steps(frame: pd.DataFrame) -> tuple[float, float]:
    from pymcdm.helpers import normalize_matrix
    from pymcdm.normalizations import max_normalization, minmax_normalization

    values, types = frame.to_numpy(), np.ones(frame.shape[1])
    up = dict.fromkeys(frame.columns, 1)
    pairs = (("minmax", minmax_normalization), ("strahl", max_normalization))
    for method, theirs in pairs:
        same = normalise(frame, method=method, directions=up).to_numpy()
        np.testing.assert_allclose(same, normalize_matrix(values, theirs, types), atol=1e-12)

    def ours() -> None:
        for method, _theirs in pairs:
            normalise(frame, method=method, directions=up)

    def peer() -> None:
        for _method, theirs in pairs:
            normalize_matrix(values, theirs, types)

    return _median(ours), _median(peer)


def _index(frame: pd.DataFrame, method: str) -> pd.Series:
    return composite_index(frame, method=method, directions=dict.fromkeys(frame.columns, 1))


def _median(action: Callable[[], object], repeats: int = REPEATS) -> float:
    action()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def _frame(units: int, indicators: int) -> pd.DataFrame:
    values = np.random.default_rng(0).lognormal(3, 1, (units, indicators))
    return pd.DataFrame(
        values,
        index=[f"jednostka {i}" for i in range(units)],
        columns=[f"w{j}" for j in range(indicators)],
    )


def _town(units: int, indicators: int) -> UnitTable:
    frame = _frame(units, indicators)
    columns = {
        name: ColumnSchema(name, SPHERES[j % len(SPHERES)], 1) for j, name in enumerate(frame)
    }
    even = pd.Series(100.0, index=frame.index)
    return UnitTable(frame, even, even, columns, (), TableSchema("jednostka", columns))


def main() -> None:
    from rich.console import Console
    from rich.table import Table

    found = run()
    table = Table("co", "czas", "cel", title="Diagnoza")
    rows = [
        ("normalizacja 2500 × 40, my", found["ours"], ""),
        ("normalizacja 2500 × 40, pymcdm", found["peer"], ""),
        ("indeks 2500 × 40 (najwolniejsza metoda)", found["index_2500x40"], "≤ 50 ms"),
        ("wrażliwość 28 × 24 × 1000", found["sensitivity_28x24x1000"], "≤ 1000 ms"),
        ("sprawdzenie wyboru po kliknięciu", found["check_selection"], ""),
    ]
    for name, seconds, goal in rows:
        table.add_row(name, f"{seconds * 1000:.2f} ms", goal)
    table.add_row("my / pymcdm", f"{found['ratio']:.2f}", "≤ 1")
    Console().print(table)


if __name__ == "__main__":
    main()
