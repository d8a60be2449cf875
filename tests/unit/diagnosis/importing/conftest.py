from pathlib import Path

import pytest

from msai.diagnosis import read_units

IMPORTS = Path(__file__).parents[3] / "fixtures" / "imports"


@pytest.fixture(scope="session")
def imports():
    return IMPORTS


@pytest.fixture
def table():
    """Read a table written as CSV in the test; without a dictionary unless one is given."""

    def _table(text, **options):
        return read_units(text.encode(), **options)

    return _table
