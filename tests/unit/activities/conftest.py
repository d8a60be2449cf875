"""What the tests of exercises share: the practice table, opened."""

import pytest

from msai.ui import Event

from .own_tables import after


@pytest.fixture(scope="module")
def practice():
    return after(Event("practice"))
