"""Cells as people type them."""

import datetime
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msai.diagnosis.cell_numbers import read_number


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("12", 12), ("12,5", 12.5), ("12.5", 12.5), ("1 234", 1234), ("1\u00a0234,5", 1234.5),
        ("1\u202f234\u202f567", 1234567), ("1.234,5", 1234.5), ("1,234.5", 1234.5),
        ("1.234.567", 1234567), ("1,234,567", 1234567), ("-3", -3), ("\u22123,5", -3.5),
        ("+7", 7), ("12,5 %", 12.5), ("1e3", 1000), (",5", 0.5), ("5.", 5), (7, 7), (2.5, 2.5),
        ("1'234", 1234), ("1’234", 1234),
    ],
)  # fmt: skip
def test_numbers_in_every_usual_dress(cell, value):
    assert read_number(cell).value == value
    assert read_number(cell).fault is None


@pytest.mark.parametrize(
    "cell",
    [
        None,
        "",
        " ",
        "-",
        "–",
        "b.d.",
        "bd",
        "brak",
        "Brak danych",
        "n/d",
        "x",
        "NaN",
        "#N/D",
        math.nan,
    ],
)
def test_words_for_no_data(cell):
    reading = read_number(cell)
    assert math.isnan(reading.value) and reading.fault is None


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        ("około 5", "text"), ("12 34", "text"), ("1.2.3", "text"), (True, "text"),
        ("5 osób", "text"),
        ("inf", "infinite"), ("∞", "infinite"), (math.inf, "infinite"), ("1e999", "infinite"),
        ("#DZIEL/0!", "spreadsheet_error"), ("#REF!", "spreadsheet_error"),
        (datetime.date(2024, 5, 1), "date"), (datetime.time(5, 30), "date"),
    ],
)  # fmt: skip
def test_what_is_no_number_says_why(cell, fault):
    reading = read_number(cell)
    assert math.isnan(reading.value) and reading.fault == fault


@given(st.text(max_size=30))
def test_no_text_whatever_breaks_the_reader(text):
    read_number(text)


@given(st.integers(-(10**9), 10**9), st.integers(0, 99))
def test_polish_notation_comes_back(whole, hundredths):
    value = whole + (hundredths / 100 if whole >= 0 else -hundredths / 100)
    text = f"{value:,.2f}".replace(",", "\u00a0").replace(".", ",")
    assert read_number(text).value == pytest.approx(value)
