"""One writing and one reading of numbers: Python and the page keep the same examples."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msai.base import i18n
from msai.base.numbers import (
    exact_text,
    fixed_text,
    number_text,
    percent_text,
    read_number,
    typed_number,
)

EXAMPLES = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "numbers.json").read_text(encoding="utf-8")
)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(2**53), 2**53)


@pytest.mark.parametrize(("value", "text"), EXAMPLES["typed"])
def test_a_number_stands_in_its_field_whole_and_in_polish(value, text):
    assert typed_number(value) == text


@pytest.mark.parametrize(("text", "value"), EXAMPLES["read"])
def test_what_people_type_is_read_as_they_mean_it(text, value):
    assert read_number(text) == value


@pytest.mark.parametrize("text", EXAMPLES["unread"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match="number"):
        read_number(text)


@given(NUMBERS)
def test_a_number_from_its_field_is_the_same_number(value):
    assert read_number(typed_number(value)) == value
    assert float(exact_text(value)) == value


@given(st.floats(-1e9, 1e9), st.integers(0, 4))
def test_a_number_for_reading_is_the_rounded_one(value, digits):
    for text in (number_text(value, digits), fixed_text(value, digits)):
        assert read_number(text) == pytest.approx(round(value, digits), abs=1e-9)
    assert len(fixed_text(value, digits).partition(",")[2]) == digits


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (number_text(1234), "1234"),
        (number_text(-12345.678), "−12\u00a0345,68"),
        (number_text(0.5, 0), "0"),
        (number_text(-0.001), "0"),
        (number_text(100.0), "100"),
        (fixed_text(2.0), "2,00"),
        (fixed_text(-0.004), "0,00"),
        (fixed_text(12345, 1), "12\u00a0345,0"),
        (percent_text(0.2), "20,0\u00a0%"),
        (exact_text(1e-7), "0.0000001"),
        (exact_text(-0.0), "0"),
        (exact_text(100), "100"),
    ],
)
def test_numbers_in_sentences_are_polish(written, text):
    assert written == text


def test_in_english_the_mark_is_a_point():
    i18n.set_language("en")
    try:
        assert number_text(-12345.678) == "−12,345.68"
        assert (fixed_text(-1.25), percent_text(0.176)) == ("−1.25", "17.6\u00a0%")
    finally:
        i18n.set_language("pl")


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_what_is_not_finite_has_no_digits(value):
    with pytest.raises(ValueError, match="digits"):
        exact_text(value)
    assert typed_number(value) == str(value)
