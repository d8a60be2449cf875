from pathlib import Path

import pytest

from msai.diagnosis import read_units

TABLES = Path(__file__).parents[2] / "fixtures" / "tables"
DATA = Path(__file__).parents[3] / "data"


@pytest.fixture(scope="session")
def tables():
    return TABLES


@pytest.fixture
def read():
    """Read a fixture table with its own schema, or with the one that all share."""

    def _read(name):
        own = TABLES / f"{name}.schema.json"
        return read_units(
            TABLES / f"{name}.csv", schema=own if own.is_file() else TABLES / "units.schema.json"
        )

    return _read


@pytest.fixture(scope="session")
def town():
    return read_units(DATA / "wierzbogrod" / "wierzbogrod_2024.csv")
