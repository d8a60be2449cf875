"""A file of *Mój program* may be damaged, hostile, foreign or newer: never just taken."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msai.activities.common import town_origin
from msai.activities.my_programme import program as my_programme
from msai.programme import Programme, example, save
from msai.programme.state import VERSION
from msai.ui import Event, sealed, to_json

MINE = my_programme.program()
WHOLE = json.loads(save(example()))


def opened(content, state=None):
    text = content if isinstance(content, bytes) else json.dumps(content).encode()
    return MINE.update(state or MINE.initial(), Event("file", "szkic.json", text))


def words(state):
    return json.dumps(to_json(MINE.view(state)), ensure_ascii=False)


@pytest.mark.parametrize(
    "content",
    [b"", b" ", b"null", b"[]", b"{", json.dumps(WHOLE).encode()[:500], b"[" * 100_000,
     b'{"a":' * 100_000, b"\xff\xfe", b"PK\x03\x04", b'"x"', b"1" * 5000,
     {**WHOLE, "kind": "other"}, {**WHOLE, "version": "1"}, {**WHOLE, "version": True},
     {**WHOLE, "version": 0}, {**WHOLE, "version": None}, {**WHOLE, "version": [1]},
     {**WHOLE, "version": VERSION + 1}, {**WHOLE, "version": 10**40}],
)  # fmt: skip
def test_what_is_no_draft_or_newer_is_told_in_words_and_nothing_of_it_is_taken(content):
    state = opened(content)
    assert state.mine == Programme() and state.joining is None
    assert state.wrong and words(state)


def test_a_newer_file_is_said_to_be_one():
    assert "nowszej wersji kursu" in words(opened({**WHOLE, "version": VERSION + 1}))


@pytest.mark.parametrize(
    "damage",
    [{"actions": 5}, {"goals": ["x"]}, {"start": []}, {"vision": {}}, {"actions": [{"people": []}]},
     {"__proto__": {"x": 1}}, {"subareas": {"0": {}}}],
)  # fmt: skip
def test_a_draft_with_damaged_parts_waits_for_a_decision(damage):
    waiting = opened({**WHOLE, "programme": {**WHOLE["programme"], **damage}})
    assert waiting.mine == Programme() and waiting.wrong
    left = MINE.update(waiting, Event("file:cancel"))
    assert left.mine == Programme() and left.joining is None
    taken = MINE.update(waiting, Event("file:replace"))
    assert taken.mine != Programme() and "Otwórz mimo to" in words(waiting)


@pytest.mark.parametrize("programme", [[], "x", 7, None, [[]]])
def test_a_list_in_the_place_of_the_draft_raises_nothing(programme):
    assert opened({**WHOLE, "programme": programme}).mine == Programme()
    record = {"programme": programme, "pinned": [], "begun": True}
    with pytest.raises((TypeError, ValueError, KeyError)):
        MINE.decode(record)


def test_a_file_of_another_edition_is_asked_about(monkeypatch, tmp_path):
    content = save(example(), "")
    assert opened(content).mine == example()
    path = tmp_path / "edition.json"
    path.write_text(json.dumps({"name": "Mgławice", "synthetic": False, "source": ""}))
    monkeypatch.setattr(town_origin, "edition_path", lambda _name: path)
    waiting = opened(content)
    assert waiting.mine == Programme() and "innej edycji" in words(waiting)
    assert opened(save(example(), "Mgławice")).mine == example()
    assert opened(save(example())).mine == example(), "older files do not say"


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([*WHOLE["programme"], "__proto__", "x"]),
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.text(max_size=9),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
            max_leaves=6,
        ),
        max_size=5,
    )
)
def test_whatever_a_file_holds_it_can_be_drawn_saved_and_left(programme):
    state = opened({**WHOLE, "programme": programme})
    assert words(state) and sealed(MINE, state)
    whole = MINE.update(state, Event("file:replace"))
    assert words(whole) and sealed(MINE, whole)
