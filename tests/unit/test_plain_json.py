"""A file that somebody brings never takes Python down, however deep it nests."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msai.base.plain_json import DEEPEST, read_json


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 100_000,
        b"[" * 100_000 + b"]" * 100_000,
        b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
        b'"\\"' + b"[" * 100_000,
        b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1),
        b"",
        b"\xff",
        b'{"a": 1',
        b"1" * 5000,
    ],
    ids=["open", "closed", "objects", "after a quote", "one too many", "empty", "bytes", "half",
         "huge number"],
)  # fmt: skip
def test_what_cannot_be_read_raises_and_no_more(content):
    with pytest.raises(ValueError, match=r"."):
        read_json(content)


def test_brackets_in_a_text_count_for_nothing():
    text = "[" * 1000 + '\\"{'
    assert read_json(json.dumps({"a": text}).encode()) == {"a": text}


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=12,
    )
)
def test_what_the_course_writes_is_read_unchanged(value):
    assert read_json("\ufeff".encode() + json.dumps(value).encode()) == value
