"""A column read at once says what its cells say one by one."""

import math

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from msai.diagnosis import cleaning
from msai.diagnosis.cell_numbers import plain_numbers

TEXTS = st.one_of(
    st.sampled_from(
        [
            "",
            "0",
            "00",
            "-",
            "-0",
            "1,5",
            "1.5",
            "1,500",
            "-3",
            "5-3",
            ",5",
            "5,",
            "1e3",
            "07",
            "+1",
        ]
    ),
    st.integers(-(10**20), 10**20).map(str),
    st.decimals(-1000, 1000, places=2).map(lambda n: str(n).replace(".", ",")),
    st.decimals(-1000, 1000, places=3).map(str),
    st.text("0123456789,.- \n", max_size=5),
)
CELLS = st.one_of(
    st.lists(TEXTS, min_size=1, max_size=8),
    st.lists(st.one_of(st.none(), st.integers(), st.floats()), min_size=1, max_size=5),
)


@given(CELLS)
@example(["1,500", "2,500"])
@example(["9" * 301])
@example([10**400])
def test_a_column_read_at_once_gives_what_its_cells_give(cells):
    values = plain_numbers(cells)
    if values is None:
        return
    readings = [cleaning.read_number(cell) for cell in cells]
    assert not any(reading.fault for reading in readings)
    np.testing.assert_array_equal(values, [reading.value for reading in readings])
    marks = {reading.mark for reading in readings} - {None}
    assert len(marks) < 2
    assert not marks or not all(one.ambiguous for one in readings if one.mark)


def test_usual_columns_are_read_at_once():
    np.testing.assert_array_equal(
        plain_numbers(["1,5", "", "-0,25", "12"]), [1.5, math.nan, -0.25, 12]
    )
    np.testing.assert_array_equal(plain_numbers([1, None, 2.5]), [1, math.nan, 2.5])
    assert plain_numbers(["0201011", "0201022"]) is None
