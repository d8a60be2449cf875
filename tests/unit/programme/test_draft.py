"""The draft is put together, saved, merged and renamed."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msai.base.forms import fields_of, to_dict
from msai.errors import MsaiError
from msai.indicators import IndicatorCard
from msai.planning import Action, Goal
from msai.programme import (
    BY_NUMBER,
    CHAPTERS,
    SOURCES,
    Programme,
    assemble,
    clarify,
    document,
    duplicates,
    example,
    has_content,
    in_order_of_work,
    merge,
    read,
    rename,
    save,
)
from msai.programme.cards import Start, Summary


def test_parts_come_from_their_exercises_and_nothing_is_typed_twice():
    states = {
        "action-plan": {"programme": {"actions": [{"name": "Klub", "people": 12}]}},
        "indicator-card": {"programme": {"indicators": [{"name": "Odsetek"}]}, "step": 3},
        "my-programme": {"programme": {"start": {"name": "Razem", "path": "C"}, "vision": "…"}},
    }
    programme, problems = assemble(states)
    assert problems == []
    assert programme.actions == (Action("Klub", people=12),)
    assert programme.indicators == (IndicatorCard("Odsetek"),)
    assert (programme.start.name, programme.vision, programme.people) == ("Razem", "…", 12)


def test_a_part_whose_exercise_was_left_out_can_be_entered_in_the_draft_itself():
    own = {"my-programme": {"programme": {"goals": [{"name": "Cel"}]}}}
    assert assemble(own)[0].goals == (Goal("Cel"),)
    both = own | {"chain-of-change": {"programme": {"goals": [{"name": "Z ćwiczenia"}]}}}
    assert assemble(both)[0].goals == (Goal("Z ćwiczenia"),)
    assert assemble({}) == (Programme(), [])


def test_a_part_that_cannot_be_read_is_named_and_the_rest_stays():
    states = {
        "action-plan": {"programme": {"actions": "x", "tasks": [{"name": "a", "hours": "?"}]}}
    }
    programme, problems = assemble(states)
    assert {problem.code for problem in problems} == {"not_a_card", "not_a_number"}
    assert programme.tasks[0].name == "a"


def test_sources_name_real_parts():
    assert set(SOURCES) <= {item.name for item in fields_of(Programme)}


def test_the_draft_survives_saving_and_opening():
    assert read(save(example())) == (example(), [])
    assert read(b"\xef\xbb\xbf" + save(Programme())) == (Programme(), [])


def test_a_file_of_a_newer_version_is_read_with_a_word_of_caution():
    data = json.loads(save(example())) | {"version": 99}
    programme, problems = read(json.dumps(data).encode())
    assert programme == example()
    assert [problem.code for problem in problems] == ["newer_version"]


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"\xff\xfe", b'{"kind": "x", "version": 1}', b"[" * 100_000,
     b'{"kind": "msai.programme"}', b" " * 5_000_001],
)  # fmt: skip
def test_a_foreign_or_damaged_file_is_refused_in_words(content):
    with pytest.raises(MsaiError) as fault:
        read(content)
    assert "szkicu programu" in fault.value.problems[0].message


@given(st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from([item.name for item in fields_of(Programme)] + ["name", "people"]),
        inner, max_size=6), max_leaves=20))  # fmt: skip
def test_whatever_stands_in_the_file_reading_never_breaks(content):
    data = {"kind": "msai.programme", "version": 1, "programme": content}
    programme, _problems = read(json.dumps(data).encode())
    assert isinstance(programme, Programme)
    assert document(programme) and isinstance(clarify(programme), list)


def test_two_drafts_are_joined_and_only_differences_are_asked_about():
    first = Programme(
        start=Start("Razem", "Wierzbogród"),
        actions=(Action("Klub", people=12, place="sala"), Action("Festyn")),
    )
    second = Programme(
        start=Start("Razem", path="C", team=("szkoła",)),
        actions=(Action("Klub", people=20, goal="Cel"), Action("Korepetycje")),
        summary=Summary("tekst", True),
    )
    merged, conflicts = merge(first, second)
    assert merged.start == Start("Razem", "Wierzbogród", "C", team=("szkoła",))
    assert [action.name for action in merged.actions] == ["Klub", "Festyn", "Korepetycje"]
    assert merged.actions[0] == Action("Klub", people=12, place="sala", goal="Cel")
    assert merged.summary == Summary("tekst", True)
    assert [(c.place, c.label, c.kept, c.other) for c in conflicts] == [
        ("Działania: Klub", "Ile osób", "12", "20")
    ]


def test_joining_with_oneself_or_with_nothing_changes_nothing():
    assert merge(example(), example()) == (example(), [])
    assert merge(example(), Programme()) == (example(), [])
    assert merge(Programme(), example()) == (example(), [])


def test_a_conflict_at_the_top_names_its_part():
    _merged, conflicts = merge(Programme(vision="a"), Programme(vision="b"))
    assert [(c.place, c.kept, c.other) for c in conflicts] == [("Wizja", "a", "b")]


def test_renaming_an_action_renames_what_refers_to_it():
    renamed = rename(example(), "actions", "Poranna para", "Sąsiedzki poranek")
    assert "Poranna para" not in json.dumps(to_dict(renamed), ensure_ascii=False)
    partner = rename(example(), "partners", "Szkoła Podstawowa nr 3", "Szkoła nr 3")
    assert partner.actions[1].partners == ("Grupa sąsiedzka z Zatorza", "Szkoła nr 3")
    assert clarify(renamed) == clarify(rename(renamed, "actions", "x", "y"))
    with pytest.raises(KeyError):
        rename(example(), "nothing", "a", "b")


def test_two_cards_of_one_name_are_pointed_out():
    twice = replace(example(), actions=(*example().actions, Action("Poranna para")))
    assert [(p.row, p.code) for p in duplicates(twice)] == [("Poranna para", "same_name")]
    assert duplicates(example()) == []


def test_nothing_is_ready_in_an_empty_draft():
    assert not any(chapter.ready(Programme()) for chapter in CHAPTERS)
    assert not has_content(Programme()) and has_content(example())


def test_chapters_have_two_orders():
    assert [chapter.number for chapter in CHAPTERS] == [str(n) for n in range(13)]
    assert [c.number for c in in_order_of_work()] == [
        "0", "2", "3", "5", "4", "9", "6", "7", "8", "10", "11", "12", "1",
    ]  # fmt: skip
    assert BY_NUMBER["9"].gpr == "9" and BY_NUMBER["9"].readiness.startswith("pomiar „przed”")
