"""The catalogue keeps plans and results apart, is found by any form of a word, and grows."""

import json
from dataclasses import replace

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from msai.base.findings import codes
from msai.base.fold import fold
from msai.base.resources import CHECKOUT_DATA, load_bank
from msai.practices import (
    MOST_CASES,
    OwnPractice,
    Query,
    Take,
    category_label,
    check_number,
    check_own,
    check_take,
    entry_of,
    missing,
    planned_figures,
    practice,
    practice_from,
    practices,
    search,
    stem,
    to_json,
    to_yaml,
    values_of,
)
from msai.practices.own import CATEGORIES, KINDS, STEPS, TOPICS, VOIVODESHIPS

SCHEMA = json.loads(
    (CHECKOUT_DATA / "banks/schema/practices.schema.json").read_text(encoding="utf-8")
)["properties"]["entries"]["items"]
OWN = OwnPractice(
    name="Klub na Zatorzu", category="CAL_MAL", municipality="Wierzbogród",
    municipality_type=("gmina miejsko-wiejska",), years="2022–2024", area="osiedle Zatorze",
    leader="ośrodek pomocy społecznej", target_groups=("młodzież",), activities=("klub",),
    planned=("objęcie 40 osób",), achieved=("przychodziło stale 9 osób",),
    lesson="Godziny ustaliła młodzież.", topics=("dzieci i młodzież",), steps=("działania",),
    urls=("https://example.org/klub",),
)  # fmt: skip
NOTE = Take(
    practice("gp01").name, "stała praca z młodzieżą u nas, pikniki u organizacji",
    "aplikacji na telefon", "u nas jest jedno osiedle i jedna organizacja",
)  # fmt: skip


def test_all_cases_are_read_and_nothing_of_their_results_is_lost():
    entries = load_bank("practices")["entries"]
    assert len(practices()) == len(entries) == 52
    for entry, one in zip(entries, practices(), strict=True):
        assert len(one.planned + one.achieved + one.measured + one.unknown) == len(entry["results"])
        assert category_label(one.category)
        assert one.urls


def test_what_was_planned_is_never_among_the_results():
    one = practice("gp01")
    assert any("535" in text for text in one.planned)
    assert not any("535" in text for text in one.achieved)
    assert one.has_evidence
    assert one.is_verified


@pytest.mark.parametrize(
    ("words", "identity"),
    [("Łódź", "gp25"), ("lodz", "gp25"), ("PODWÓRKA", "gp01"), ("podworko", "gp01"),
     ("kluby młodzieżowe", "gp01"), ("mikrogranty", "gp28"), ("Gdyni", "gp14")],
)  # fmt: skip
def test_a_word_is_found_in_any_form_and_without_polish_signs(words, identity):
    assert identity in [one.id for one in search(Query(words))]


def test_a_name_that_fits_comes_before_a_text_that_fits():
    found = [one.id for one in search(Query("streetworking"))]
    assert found[0] == "gp23"
    assert len(found) > 1


def test_every_word_has_to_fit():
    assert search(Query("Gdynia kosmodrom")) == []


def test_filters_narrow_together():
    query = Query(topic="dzieci i młodzież", step="działania", voivodeship="mazowieckie")
    found = search(query)
    assert "gp01" in [one.id for one in found]
    assert all("mazowieckie" in one.voivodeship for one in found)
    assert search(Query(category="CUS", kind="gmina wiejska"))
    assert all(one.has_evidence for one in search(Query(only_achieved=True)))
    assert all(one.is_verified for one in search(Query(only_verified=True)))
    assert len(search(Query(only_verified=True))) == 46
    measured = search(Query(only_measured=True))
    assert len(measured) == 9 and all(one.measurement for one in measured)


@given(st.text(max_size=30))
def test_any_text_can_be_searched_for(text):
    assert set(search(Query(text))) <= set(practices())
    assert not any(sign in fold(text) for sign in "ąćęłńóśźż")


def test_a_stem_never_gets_too_short():
    assert (stem("kluby"), stem("dom"), stem("usługami")) == ("klub", "dom", "uslug")


def test_values_come_by_frequency():
    assert values_of("topics")[0] in ("miejsca aktywności", "organizowanie społeczności")
    assert set(values_of("category")) <= set(CATEGORIES) | {"PRS_CRZL", "program_badany"}


def test_a_planned_figure_cannot_be_taken_as_a_result():
    case = practice("gp01")
    assert planned_figures(case, "pomogli 535 osobom i mieli 2 kluby") == ["535"]
    told = replace(NOTE, take="Objęli pomocą 535 osób.")
    assert codes(check_take(told, case)) == {"planned_as_result"}
    openly = replace(NOTE, take="Planowali objąć 535 osób.")
    assert codes(check_take(openly, case)) == set()


def test_a_note_says_what_is_taken_left_and_different():
    case = practice("gp01")
    assert codes(check_take(NOTE, case)) == set()
    empty = Take(case.name)
    assert codes(check_take(empty, case)) == {"no_take", "no_leave", "no_difference"}


def test_a_case_without_known_results_is_an_idea():
    case = next(one for one in practices() if not one.has_evidence)
    assert "no_evidence" in codes(check_take(replace(NOTE, name=case.name), case))


def test_three_cases_are_enough():
    assert check_number([NOTE] * MOST_CASES) == []
    assert codes(check_number([NOTE] * (MOST_CASES + 1))) == {"too_many"}


def test_the_options_of_the_own_form_are_those_of_the_bank():
    properties = SCHEMA["properties"]
    assert set(KINDS) == set(properties["municipality_type"]["items"]["enum"])
    assert set(TOPICS) == set(properties["topics"]["items"]["enum"])
    assert set(STEPS) == set(properties["steps"]["items"]["enum"])
    assert set(VOIVODESHIPS) == set(properties["voivodeship"]["items"]["enum"])
    assert set(CATEGORIES) == set(properties["category"]["enum"]) - {
        "PRS_CRZL", "program_badany",
    }  # fmt: skip


def test_an_own_practice_fits_the_schema_of_the_catalogue_both_ways():
    for read in (json.loads(to_json(OWN)), yaml.safe_load(to_yaml(OWN))[0]):
        jsonschema.validate(read, SCHEMA)
        assert read == entry_of(OWN)
        assert practice_from(read).planned == ("objęcie 40 osób",)


def test_what_was_done_and_what_was_measured_stay_apart_in_an_own_practice():
    own = replace(OWN, measured=("4 z 9 osób pracuje po pół roku, przed rokiem 1 z 9",))
    entry = entry_of(own)
    jsonschema.validate(entry, SCHEMA)
    assert [r["status"] for r in entry["results"]] == ["planowane", "zrobione", "zmierzone"]
    assert practice_from(entry).measured == own.measured


def test_without_results_the_entry_says_that_none_is_known():
    entry = entry_of(replace(OWN, planned=(), achieved=()))
    jsonschema.validate(entry, SCHEMA)
    assert [r["status"] for r in entry["results"]] == ["nieznane"]


@given(st.text(max_size=40))
def test_nothing_that_was_typed_becomes_markup_of_the_file(text):
    written = to_yaml(replace(OWN, name=text, achieved=(text,), partners=("- a: b", text)))
    assert yaml.safe_load(written)[0] == entry_of(
        replace(OWN, name=text, achieved=(text,), partners=("- a: b", text))
    )


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"achieved": ("objęcie wsparciem 40 osób",)}, "plan_as_result"),
        ({"achieved": ("projekt okazał się sukcesem",)}, "opinion"),
        ({"achieved": ()}, "no_result"),
        ({"measured": ("do pracy pójdzie, jak planowano, 9 z 40 osób",)}, "plan_as_result"),
        ({"urls": ("strona gminy",)}, "bad_address"),
        ({"lesson": "Wszystko dzięki pani Nowak."}, "personal_data"),
    ],
)
def test_what_an_own_practice_lacks_is_named(changes, code):
    assert codes(check_own(replace(OWN, **changes))) == {code}


def test_a_complete_own_practice_is_fine_and_an_empty_one_lists_what_is_missing():
    assert (codes(check_own(OWN)), missing(OWN)) == (set(), [])
    assert len(missing(OwnPractice())) >= 10
