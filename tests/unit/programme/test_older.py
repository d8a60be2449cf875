"""Drafts, records and hand-ins of earlier courses open in present terms, and nothing is lost."""

import json
from pathlib import Path

import pytest

from msai.base.forms import from_dict, title_of, to_dict
from msai.partnership import Conclusion, Stakeholder, Voice
from msai.programme import Programme, assemble, example, read, save
from msai.programme.older import in_present_terms
from msai.programme.state import read_parts

RECORDS = Path(__file__).parents[2] / "fixtures" / "records" / "1"
#: Parts of a draft as version 1 wrote them.
OLDER = {
    "partners": [
        {"name": "Szkoła", "kind": "municipal", "interest": "people", "task": "telefon",
         "person": "wicedyrekcja", "contribution": "sala", "consent": "yes"},
        {"name": "Urząd pracy", "kind": "public", "interest": "", "task": "", "person": "",
         "contribution": "", "consent": ""},
    ],
    "voices": [{"name": "młoda matka, podwórko", "said": "boimy się", "day": "2025-10-07",
                "answered": "", "made_up": "Wierzbogród"}],
    "conclusions": [{"name": "Droga jest trudna", "figure": "Zgłoszenia", "figure_words": "35",
                     "voices": ["młoda matka, podwórko"], "limit": "tylko po południu"}],
    "assets": [{"name": "ławka", "whose": "sąsiedzi"}],
    "decisions": [{"name": "godziny klubu", "body": "zebranie", "day": "2026-03-02"}],
    "cases": [{"name": "Klub", "take": "dyżur", "leave": "", "differs": "nie ma kawiarni"}],
}  # fmt: skip


def test_a_draft_of_version_1_is_read_whole():
    programme, problems = read_parts(OLDER)
    assert problems == []
    school, office = programme.partners
    assert (school.name, school.aim, school.interest) == ("Szkoła", "people", None)
    assert (school.task, school.person, school.consent) == ("telefon", "wicedyrekcja", "yes")
    assert (office.kind, office.aim) == ("public", "")
    (voice,) = programme.voices
    assert (title_of(voice), voice.words) == ("młoda matka, podwórko", "boimy się")
    assert voice.made_up == "Wierzbogród"
    (conclusion,) = programme.conclusions
    assert (conclusion.theme, conclusion.phenomenon) == ("Droga jest trudna", "Zgłoszenia")
    assert (conclusion.figure, conclusion.limit) == ("35", "tylko po południu")
    assert conclusion.voices == (title_of(voice),)


@pytest.mark.parametrize("parts", [OLDER, to_dict(example()), {}, 5, None, {"partners": 5}])
def test_reading_an_older_shape_again_changes_nothing(parts):
    once = in_present_terms(parts)
    assert in_present_terms(once) == once


def test_a_whole_draft_of_present_cards_is_not_touched():
    card = Stakeholder("Sąsiedzi", "residents", 5, 2, "for", "people", fears="hałas")
    whole = Programme(
        partners=(card,),
        voices=(Voice("emeryt", "sklep, rano", hardest="schody"),),
        conclusions=(Conclusion("Schody", figure="12 z 40", phenomenon="Windy"),),
    )
    assert in_present_terms(to_dict(whole)) == to_dict(whole)
    assert read(save(whole)) == (whole, [])


def test_a_file_of_version_1_opens_without_a_word_of_caution():
    content = {"kind": "msai.programme", "version": 1, "programme": OLDER}
    assert read(json.dumps(content).encode()) == (read_parts(OLDER)[0], [])


@pytest.mark.parametrize("name", ["residents-voice", "stakeholder-map", "my-programme"])
def test_what_earlier_records_give_is_read_whole(name):
    for record in json.loads((RECORDS / f"{name}.json").read_text(encoding="utf-8")):
        programme, problems = assemble({name: record})
        assert problems == []
        given = record["programme"]
        for part in ("partners", "voices", "assets", "conclusions"):
            titles = [card["name"] for card in given.get(part, ())]
            assert [title_of(card) for card in getattr(programme, part)] == titles


def test_an_unreadable_card_is_reported_and_the_others_stay():
    programme, problems = read_parts({"partners": [7, {"name": "Szkoła", "interest": "x"}]})
    assert [title_of(card) for card in programme.partners] == ["", "Szkoła"]
    assert problems != []
    assert from_dict(Stakeholder, {"name": "a", "interest": "4"})[0].interest == 4
