"""Exercise 4 keeps its table, says when it is too large for that, and refuses a damaged record."""

import json

import pytest

from msai.activities.own_table.state import decode, encode
from msai.ui import Event

from .own_tables import after, described, result, texts, upload


@pytest.mark.parametrize("make", [described, result, lambda: after(Event("practice"))])
def test_a_table_survives_saving_and_loading(make):
    state = after(Event("proposal"), state=make())
    assert decode(json.loads(json.dumps(encode(state)))) == state


def test_a_large_table_is_not_kept_and_says_so():
    lines = [f"Jednostka {n};{n + 100};{n % 17}" for n in range(9000)]
    state = after(upload("\n".join(["Jednostka;Ludność;Bezrobotni", *lines])))
    assert "za duża, żeby przeglądarka ją zapamiętała" in texts(state)
    again = decode(encode(state))
    assert not again.described.rows
    assert "była za duża" in texts(again)


def test_a_table_that_is_kept_says_nothing_of_being_too_large(practice):
    assert "za duża" not in texts(described()) + texts(practice)


@pytest.mark.parametrize(
    "change",
    [
        {"rows": "x"},
        {"rows": [[{"a": 1}]]},
        {"columns": [{"header": "a"}]},
        {"dictionary": {"units_column": "a", "columns": {"a": {"sphere": "magia"}}}},
        {"year": "dużo"},
    ],
)
def test_a_damaged_record_is_refused(change):
    with pytest.raises((ValueError, KeyError, TypeError)):
        decode({**encode(described()), **change})
