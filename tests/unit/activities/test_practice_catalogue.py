"""Exercise 14 finds cases, keeps plans apart from results and takes at most three."""

import io
import json

import pytest
import yaml
from openpyxl import load_workbook

from msai.activities.practice_catalogue.program import program
from msai.practices import failures, practice, practices
from msai.programme import assemble
from msai.ui import Announce, Event

from .people import HOSTILE, after, picture, shown, texts, words_of

exercise = program()

FILLED = [
    "take:gp01",
    ("notes:0:take", "podział ról według tego, kto co umie"),
    ("notes:0:leave", "aplikacji"),
    ("notes:0:differs", "u nas jest jedna organizacja"),
]


def test_the_whole_catalogue_is_there_and_a_word_narrows_it():
    assert "52 przypadki z 52; ze zmierzoną zmianą u ludzi: 9." in texts(
        exercise, exercise.initial()
    )
    state = after(exercise, ("words", "podworka"))
    assert "8 przypadków z 52" in texts(exercise, state)


def test_filters_and_switches_narrow_further_and_can_be_removed():
    state = after(
        exercise, ("filter:step", "działania"), ("filter:voivodeship", "mazowieckie"),
        ("switch:only_achieved", True), ("switch:only_verified", True),
    )  # fmt: skip
    assert "z 52" in texts(exercise, state)
    assert "Rybnik" not in texts(exercise, state)
    assert after(exercise, "everything", state=state) == exercise.initial()


def test_a_measured_change_is_told_with_its_limits():
    said = texts(exercise, after(exercise, ("switch:only_measured", True), "open:gp46"))
    assert "Zmierzono u ludzi" in said and "Czego z tego nie wnioskować" in said
    assert "Co sprawdzono: tylko część" in said
    assert "Zmierzonej zmiany u ludzi" in texts(exercise, after(exercise, "open:gp01"))


def test_a_search_saved_before_the_third_switch_opens():
    record = exercise.encode(exercise.initial())
    del record["query"]["only_measured"], record["own"]["measured"]
    assert exercise.decode(record) == exercise.initial()


def test_a_failure_stops_before_its_end_until_a_sign_is_named():
    start = texts(exercise, exercise.initial())
    assert start.count("Czego nie wiemy**. ") == 0 and "Ukończono 124" not in start
    assert "Przepracowane: 0 z 6." in start
    assert after(exercise, "end:po1") == exercise.initial()
    too_short = after(exercise, ("sign:po1", "drogo"), "end:po1")
    assert "Ukończono 124" not in texts(exercise, too_short)
    state = after(exercise, ("sign:po1", "nie ma nazwy konkursu"), "end:po1")
    said = texts(exercise, state)
    assert said.index("nie ma nazwy konkursu") < said.index("Ukończono 124")
    assert "Dla kontrastu:" in said and "NIK 2021" in said
    assert "Audytorzy wskazali" not in said
    assert exercise.decode(exercise.encode(state)) == state


def test_every_failure_has_signs_and_a_contrast_with_a_source():
    for one in failures():
        assert one.signs and one.contrast and one.sources and one.contrast_sources


def test_work_saved_before_the_failures_opens():
    record = exercise.encode(exercise.initial())
    del record["signs"], record["seen"]
    assert exercise.decode(record) == exercise.initial()


def test_an_end_without_a_sign_is_not_believed():
    record = {**exercise.encode(exercise.initial()), "seen": ["po1", "po9"]}
    assert exercise.decode(record).seen == ()


def test_nothing_found_is_said_with_advice():
    assert "Nic nie pasuje." in texts(exercise, after(exercise, ("words", "kosmodrom")))


def test_an_open_case_keeps_plans_and_results_apart():
    said = texts(exercise, after(exercise, "open:gp01"))
    assert said.index("Zrobiono, według źródła") < said.index("uruchomiono 2 kluby")
    assert said.index("Tylko planowane – to nie wynik") < said.index("objęcie 535 osób")
    assert practice("gp01").urls[0] in said


def test_opening_says_where_and_closing_closes():
    step = exercise.update(exercise.initial(), Event("open:gp01"))
    assert step.effects == [Announce("Opis przypadku jest nad listą.")]
    assert after(exercise, "open:gp01", "open:gp01") == exercise.initial()


def test_a_complete_note_is_confirmed():
    assert "Jedna rzecz, razem z jej ograniczeniami." in texts(exercise, after(exercise, *FILLED))


def test_a_planned_figure_is_stopped_with_a_reason():
    state = after(exercise, *FILLED, ("notes:0:take", "Pomogli 535 osobom."))
    assert "535 to plan tamtego projektu." in texts(exercise, state)


def test_a_fourth_case_is_not_taken_and_the_same_one_only_once():
    state = after(exercise, "take:gp01", "take:gp01", "take:gp04", "take:gp12", "take:gp14")
    assert [note.name for note in state.notes.cards] == [
        practice(identity).name for identity in ("gp01", "gp04", "gp12")
    ]
    assert "Trzy przypadki wystarczą." in texts(exercise, state)


def test_notes_reach_the_programme():
    programme, problems = assemble(
        {"practice-catalogue": exercise.encode(after(exercise, *FILLED))}
    )
    assert problems == []
    assert [case.name for case in programme.cases] == [practice("gp01").name]


def test_an_own_practice_is_checked_as_it_is_written():
    state = after(
        exercise, ("own:name", "Klub na Zatorzu"), ("own:achieved", "objęcie 40 osób"),
        ("own:urls", "strona gminy"),
    )  # fmt: skip
    said = texts(exercise, state)
    assert "brzmi jak plan, a nie jak wynik" in said
    assert "to nie adres strony" in said
    assert "miejsc jest jeszcze pustych" in said
    assert "brzmi jak plan" not in texts(exercise, exercise.initial())


def test_an_answer_that_is_no_answer_is_explained():
    state = after(exercise, ("own:category", "magia"))
    assert "Odpowiedzi „magia” nie ma na liście." in texts(exercise, state)


def test_work_survives_saving_and_loading():
    state = after(
        exercise, ("words", "klub"), ("filter:topic", "seniorzy"), "open:gp01", *FILLED,
        "notes:close", ("own:name", "Klub"), ("own:topics", ["wieś"]),
    )  # fmt: skip
    assert exercise.decode(exercise.encode(state)) == state


def test_a_saved_case_that_no_longer_exists_is_closed():
    record = exercise.encode(exercise.initial()) | {"open": "gp99"}
    assert exercise.decode(record) == exercise.initial()


@pytest.mark.parametrize("record", [{}, {"query": {}}, {"query": 5}])
def test_a_damaged_record_is_refused(record):
    with pytest.raises((ValueError, KeyError, TypeError)):
        exercise.decode(record)


def test_nonsense_events_change_nothing():
    for event in (("filter:x", 1), ("switch:x", 1), ("take:gp99", 1), ("own:x", 1), ("y", 1)):
        assert after(exercise, event) == exercise.initial()


def test_hostile_text_stays_text():
    state = after(exercise, ("words", HOSTILE), ("own:name", HOSTILE))
    assert "<img" not in shown(exercise, state)


def test_all_files_can_be_taken_home():
    state = after(exercise, *FILLED, ("own:name", "Klub: „Zatorze”"))
    notes, found, own, as_yaml, as_json = (d.make(state) for d in exercise.downloads)
    assert "podział ról" in words_of(notes.content)
    assert "Tylko planowane – to nie wynik" in words_of(notes.content)
    assert load_workbook(io.BytesIO(found.content)).active.max_row == len(practices()) + 1
    assert "Klub: „Zatorze”" in words_of(own.content)
    assert yaml.safe_load(as_yaml.content)[0] == json.loads(as_json.content)


def test_notes_without_a_case_say_so():
    fresh = exercise.downloads[0].make(exercise.initial())
    assert "Nie wybrano jeszcze żadnego przypadku." in words_of(fresh.content)


def test_the_tree_stays_small_and_the_snapshot_lists_all_cases():
    state = after(exercise, "open:gp20", *FILLED)
    assert len(texts(exercise, state)) < 60_000
    html = picture(exercise)
    assert all(name in html for name in ("Katalog praktyk", "Dobiegniew", "Starachowice"))
    assert "Włocławka" in str(exercise.solution(exercise.initial()))
