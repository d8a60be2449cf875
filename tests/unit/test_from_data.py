"""A dataclass comes back from the data it was written as; whatever does not fit is named."""

import dataclasses
import json
from datetime import date
from enum import Enum
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msai.base.from_data import READERS, DoesNotFit, from_data, to_data


class Level(Enum):
    LOW = "low"
    HIGH = "high"


@dataclasses.dataclass(frozen=True)
class Part:
    name: str
    shares: tuple[float, ...] = ()


@dataclasses.dataclass(frozen=True)
class Whole:
    title: str
    count: int
    part: Part
    parts: tuple[Part, ...] = ()
    pair: tuple[str, int] = ("a", 1)
    level: Level = Level.LOW
    tone: Literal["ok", "bad", 1] = "ok"
    day: date | None = None
    either: int | str = 0
    said: dict[str, tuple[int, ...]] = dataclasses.field(default_factory=dict)
    sure: bool = False
    free: Any = None


FIT = {"title": "t", "count": 3, "part": {"name": "p"}}
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
PARTS = st.builds(Part, st.text(), st.lists(FLOATS).map(tuple))
WHOLES = st.builds(
    Whole, st.text(), st.integers(), PARTS, st.lists(PARTS, max_size=3).map(tuple),
    st.tuples(st.text(), st.integers()), st.sampled_from(Level), st.sampled_from(["ok", "bad", 1]),
    st.none() | st.dates(), st.integers() | st.text(),
    st.dictionaries(st.text(), st.lists(st.integers()).map(tuple), max_size=3), st.booleans(),
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | FLOATS | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*Whole.__annotations__, "name", "x"]), inner, max_size=6)
    ),
)


@given(WHOLES)
def test_what_was_written_comes_back_the_same(whole):
    written = json.loads(json.dumps(to_data(whole)))
    assert from_data(Whole, written, strict=True, whole=True) == whole


@given(JSON)
def test_any_data_are_taken_or_refused_with_places(data):
    try:
        assert isinstance(from_data(Whole, data), Whole)
    except DoesNotFit as refused:
        assert refused.faults


def test_what_has_a_default_may_be_missing_and_unknown_keys_are_passed_over():
    assert from_data(Whole, {**FIT, "later": 1}) == Whole("t", 3, Part("p"))


def test_a_reader_of_whole_data_misses_also_what_has_a_default():
    with pytest.raises(DoesNotFit) as refused:
        from_data(Part, {"name": "p"}, whole=True)
    assert [(fault.path, fault.code) for fault in refused.value.faults] == [("shares", "missing")]


@pytest.mark.parametrize(("change", "place", "code"), [
    ({"title": None}, "title", "value"),
    ({"count": True}, "count", "value"),
    ({"count": 2.5}, "count", "value"),
    ({"part": {}}, "part.name", "missing"),
    ({"part": []}, "part", "record"),
    ({"parts": [{"name": "a"}, {"name": "b", "shares": [1, "x"]}]}, "parts[1].shares[1]", "value"),
    ({"part": {"name": "p", "shares": [10**400]}}, "part.shares[0]", "value"),
    ({"parts": {"name": "a"}}, "parts", "value"),
    ({"pair": ["a"]}, "pair", "value"),
    ({"level": "middle"}, "level", "value"),
    ({"tone": True}, "tone", "value"),
    ({"day": "31.01.2026"}, "day", "value"),
    ({"either": 1.5}, "either", "value"),
    ({"said": {"a": [1, None]}}, "said.a[1]", "value"),
    ({"sure": 1}, "sure", "value"),
])  # fmt: skip
def test_each_fault_has_its_place(change, place, code):
    with pytest.raises(DoesNotFit) as refused:
        from_data(Whole, {**FIT, **change})
    assert [(fault.path, fault.code) for fault in refused.value.faults] == [(place, code)]


def test_all_faults_are_told_at_once_and_strictly_also_unknown_keys():
    with pytest.raises(DoesNotFit) as refused:
        from_data(Whole, {"count": "3", "part": {"name": "p", "nmae": 1}}, strict=True)
    found = {(fault.path, fault.code) for fault in refused.value.faults}
    assert found == {("title", "missing"), ("count", "value"), ("part.nmae", "unknown")}


def test_a_reader_may_ask_for_more():
    def filled(raw):
        if not READERS[str](raw).strip():
            raise ValueError("empty")
        return raw.strip()

    assert from_data(Part, {"name": " a "}, readers={str: filled}) == Part("a")
    with pytest.raises(DoesNotFit):
        from_data(Part, {"name": " "}, readers={str: filled})


def test_a_class_that_no_data_can_be_is_our_own_fault():
    odd = dataclasses.make_dataclass("Odd", [("value", complex)])
    with pytest.raises(TypeError, match="complex"):
        from_data(odd, {"value": 1})
