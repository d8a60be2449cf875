"""Evidence cards say how sure they are and where they were read; a choice has a reason."""

import re
from dataclasses import replace

import pytest
from pybtex.database import parse_file

from msai.base.findings import codes
from msai.evidence import (
    Leaning,
    by_name,
    card,
    cards,
    certainty_words,
    check_leaning,
    leaning_told,
    side_by_side,
)
from msai.practices import failures
from msai.practices.own import TOPICS
from msai_course.base.paths import ROOT
from msai_course.content.checks.generalities import _WORDS as GENERALITIES
from msai_course.content.plain_language import measure

LETTERS, LESSONS = card("cd01").name, card("cd04").name
CHOICE = Leaning(LETTERS, LESSONS, "listy zmierzono na nieobecnościach, a zajęcia na zachowaniu")
OWN_ADDRESS = parse_file(str(ROOT / "book" / "references.bib"), "bibtex").entries


def prose(one):
    texts = (one.for_whom, one.what, *one.effects, one.certainty_why, one.in_poland, one.cost,
             one.conditions, one.failed, one.unknown)  # fmt: skip
    return "\n\n".join(text if text.endswith(".") else f"{text}." for text in texts)


def test_names_are_different_so_that_a_saved_choice_finds_its_card():
    assert len({one.name for one in cards()}) == len(cards()) >= 20
    assert all(by_name(one.name) is one for one in cards())
    assert by_name("Karta, której już nie ma") is None


def test_topics_are_those_of_the_catalogue():
    assert {topic for one in cards() for topic in one.topics} <= set(TOPICS)


@pytest.mark.parametrize("one", cards(), ids=lambda one: one.id)
def test_every_source_stands_in_the_bibliography_with_the_same_address_and_year(one):
    for source in one.sources:
        fields = OWN_ADDRESS[source.key].fields
        assert fields["url"].replace("\\_", "_") == source.url
        assert re.findall(r"\d{4}", source.name) in ([], [fields.get("year")])


def test_sources_of_failures_stand_in_the_bibliography():
    keys = {key for one in failures() for key, _name in (*one.sources, *one.contrast_sources)}
    assert keys <= set(OWN_ADDRESS)


@pytest.mark.parametrize("one", cards(), ids=lambda one: one.id)
def test_a_card_can_be_read_and_does_not_generalise(one):
    assert measure(prose(one)).fog <= 10
    assert not GENERALITIES.search(prose(one))


def test_a_number_known_only_from_a_summary_says_so():
    retold = {one.id for one in cards() if any(s.read == "omówienie" for s in one.sources)}
    assert {"cd02", "cd09", "cd15", "cd16", "cd21"} == retold
    assert "znane z omówienia" in str(side_by_side(card("cd02")))


def test_a_card_without_a_comparison_never_claims_strength():
    without = [one for one in cards() if re.search(r"[Bb]ez grupy porówn", one.effects[0])]
    assert without and all(one.is_doubtful for one in without)
    assert [one.id for one in cards() if one.certainty == "brak"] == ["cd09", "cd18"]


def test_two_cards_stand_side_by_side_with_what_is_not_known():
    rows = side_by_side(card("cd01"), card("cd04"))
    assert {len(row) for row in rows} == {3}
    told = {row[0]: row[1:] for row in rows}
    assert told["Siła dowodów"][0].startswith("mocne")
    assert "dojazd" in told["Czego nie wiemy"][0]
    assert told["Dlaczego może działać"][0].endswith("(tak pisze źródło)")


@pytest.mark.parametrize(("changes", "code"), [
    ({"aside": ""}, "one_card"),
    ({"taken": ""}, "one_card"),
    ({"aside": LETTERS}, "same_card"),
    ({"why": ""}, "no_reason"),
    ({"why": "jest lepsza"}, "empty_reason"),
    ({"why": "ta karta bardzo mi się podoba"}, "empty_reason"),
    ({"taken": "Mikrogranty dla sąsiadów"}, "doubtful_card"),
])  # fmt: skip
def test_a_choice_is_asked_about_where_it_is_none(changes, code):
    assert codes(check_leaning(CHOICE, "Pary")) == set()
    assert codes(check_leaning(replace(CHOICE, **changes), "Pary")) == {code}


def test_work_from_before_the_cards_is_not_blamed():
    assert check_leaning(Leaning(), "Pary") == []
    assert leaning_told(Leaning()) == ""


def test_a_document_names_the_card_its_strength_the_reason_and_the_source():
    told = leaning_told(CHOICE)
    assert f"opiera się na karcie „{LETTERS}” (dowody mocne" in told
    assert f"Odłożona karta: „{LESSONS}”." in told
    assert "na zachowaniu." in told
    assert card("cd01").sources[0].url in told


def test_a_card_that_is_gone_is_left_out_of_the_document_but_kept_in_the_work():
    gone = replace(CHOICE, taken="Karta sprzed lat")
    assert leaning_told(gone) == ""
    assert gone.taken == "Karta sprzed lat"


def test_strength_has_words_for_all_it_can_be():
    assert {certainty_words(one.certainty)[:5] for one in cards()} == {
        "mocne", "średn", "słabe", "brak:",
    }  # fmt: skip
