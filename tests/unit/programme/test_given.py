"""What activities give to each other is a typed value; saved work of every version holds it."""

import json
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msai.base.forms import fields_of
from msai.programme import Programme, assemble, read_gift, write_gift
from msai.programme.given import GIFTS, MY_PROGRAMME, SHARED, SOURCES, parts_of, read_any

RECORDS = Path(__file__).parents[2] / "fixtures" / "records"
SAVED = [
    (gift, record)
    for gift in GIFTS
    for path in sorted(RECORDS.glob(f"*/{gift.RECORD}.json"))
    for record in json.loads(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("gift", "record"), SAVED)
def test_what_is_read_from_saved_work_is_written_back_the_same(gift, record):
    value = read_gift(gift, {gift.RECORD: record})
    written = write_gift(value)
    assert json.loads(json.dumps(written)) == written
    assert read_gift(gift, {gift.RECORD: written}) == value
    assert assemble({gift.RECORD: written}) == assemble({gift.RECORD: record})


@pytest.mark.parametrize("gift", GIFTS)
def test_an_activity_writes_everything_that_it_gives(gift):
    name = gift.RECORD.replace("-", "_")
    program = import_module(f"msai.activities.{name}.program").program()
    assert program.id == gift.RECORD
    record = program.encode(program.initial())
    own = {item.name for item in fields_of(gift)} - set(parts_of(gift))
    assert own <= set(record) and set(record[SHARED]) <= set(parts_of(gift))


def test_every_part_of_the_draft_comes_from_one_activity_or_is_typed_in():
    parts = [item.name for item in fields_of(Programme)]
    given_parts = [name for name in parts if name in SOURCES]
    assert sorted(given_parts) == sorted(SOURCES)
    assert {gift.RECORD for gift in GIFTS} == set(SOURCES.values())


@pytest.mark.parametrize("gift", GIFTS)
def test_an_activity_left_out_gives_nothing(gift):
    assert read_gift(gift, {}) == gift()
    assert write_gift(gift())[SHARED] == {}


@given(st.sampled_from(GIFTS), st.sampled_from([5, None, [], "x", {"goals": 5}, {"area": [1]}]))
def test_damaged_work_of_another_activity_gives_what_can_be_read(gift, damaged):
    for record in (damaged, {SHARED: damaged}):
        assert read_gift(gift, {gift.RECORD: record}) == gift()
        assemble({gift.RECORD: record})


def test_my_programme_gives_a_whole_draft():
    draft = read_any(MY_PROGRAMME, {MY_PROGRAMME: {SHARED: {"vision": "Lepiej"}}})
    assert draft == Programme(vision="Lepiej")
    assert read_any("did-it-work", {"did-it-work": {}}) is None
