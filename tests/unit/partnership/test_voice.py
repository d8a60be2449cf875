"""Assets with their owners' consent, words instead of judgements, a promise with a day."""

from dataclasses import replace
from datetime import date

import pytest

from msai.base.findings import codes
from msai.base.forms import title_of
from msai.base.personal_data import looks_like_a_name, private_kinds
from msai.partnership import (
    ASSET_KINDS,
    Asset,
    Conclusion,
    Voice,
    asset_counts,
    asset_kind_label,
    check_assets,
    check_conclusion,
    check_voices,
    conclusion_sentence,
    owed,
)

FIVE = [Asset(f"zasób {kind}", kind, "ktoś z parteru", "yes") for kind in ASSET_KINDS]
TALK = Voice(
    "młoda matka", "podwórko, popołudnie", date(2026, 3, 2), works="wspólna piaskownica",
    hardest="droga z przystanku po zmroku", promise="kto odpowiada za lampę",
    answer_by=date(2026, 3, 20),
)  # fmt: skip
THREE = [TALK, replace(TALK, who="emeryt", where="sklep, rano"), replace(TALK, who="uczeń")]
GOOD = Conclusion(
    "droga z przystanku jest trudna po zmroku", ("młoda matka, podwórko",),
    figure="73 przestępstwa na 1000 mieszkańców, 2024", limit="rozmawialiśmy tylko po południu",
)  # fmt: skip


def test_a_full_map_of_assets_is_fine():
    assert codes(check_assets(FIVE)) == set()
    assert set(asset_counts(FIVE).values()) == {1}


def test_buildings_alone_are_no_map_of_assets():
    assert codes(check_assets(FIVE[2:4])) == {"no_people", "kinds_left"}


def test_what_was_not_looked_for_is_named():
    finding = check_assets(FIVE[:4])[0]
    assert finding.code == "kinds_left"
    assert asset_kind_label("stories") in finding.reason


@pytest.mark.parametrize("agreed", ["", "asked", "no"])
def test_an_asset_waits_for_its_owner(agreed):
    assert "not_agreed" in codes(check_assets([*FIVE[1:], replace(FIVE[0], agreed=agreed)]))


def test_three_conversations_in_two_places_are_fine():
    assert codes(check_voices(THREE)) == set()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"hardest": "niskie poczucie bezpieczeństwa"}, "judgement"),
        ({"works": "", "hardest": "", "change": ""}, "no_words"),
        ({"answer_by": None}, "promise_without_day"),
        ({"promise": "gmina na pewno wyremontuje wam dach, obiecuję remont"}, "promise_too_large"),
        ({"promise": "", "answer_by": None}, "no_promise"),
        ({"hardest": "u Anny Nowak spod 5 jest hałas"}, "personal_data"),
    ],
)
def test_what_a_card_of_a_conversation_lacks_is_named(changes, code):
    assert codes(check_voices([replace(TALK, **changes), *THREE[1:]])) == {code}


def test_one_yard_is_not_the_area():
    assert codes(check_voices([TALK, TALK, TALK])) == {"one_place"}
    assert codes(check_voices([TALK])) == {"few_conversations"}


def test_an_answer_given_needs_no_promise():
    answered = replace(TALK, promise="", answer_by=None, answered="Lampę naprawi zarząd dróg.")
    assert codes(check_voices([answered, *THREE[1:]])) == set()


def test_owed_answers_come_by_day_and_undated_last():
    undated, early = replace(TALK, answer_by=None), replace(TALK, answer_by=date(2026, 3, 5))
    done = replace(TALK, answered="tak")
    assert owed([undated, TALK, done, early]) == [early, TALK, undated]


def test_a_number_a_voice_and_a_limit_make_a_conclusion():
    assert codes(check_conclusion(GOOD)) == set()
    sentence = conclusion_sentence(GOOD, 18)
    assert "(1 z 18 rozmów)" in sentence
    assert sentence.endswith("tylko po południu.")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"figure": "dużo"}, "no_figure"),
        ({"voices": ()}, "no_voice"),
        ({"limit": ""}, "no_limit"),
        ({"theme": "brakuje klubu dla młodzieży"}, "lack_of_solution"),
        ({"theme": "mieszkańcy są bierni"}, "judgement"),
        ({"theme": "Jan Kowalski nie śpi"}, "personal_data"),
    ],
)
def test_what_a_conclusion_lacks_is_named(changes, code):
    assert codes(check_conclusion(replace(GOOD, **changes))) == {code}


def test_an_open_conclusion_shows_dots():
    assert conclusion_sentence(Conclusion(), 0).count("…") == 3


@pytest.mark.parametrize(
    "text", ["pani Nowak", "p. Kowalski", "Jan Kowalski", "z Anną Zielińską", "Ewa K."]
)
def test_what_looks_like_a_name_is_found(text):
    assert looks_like_a_name(text)


@pytest.mark.parametrize(
    "text",
    ["pani dyrektor szkoły", "Sąsiad z parteru", "Szkoła im. Marii Konopnickiej", "Osiedle Nowe"],
)
def test_posts_places_and_patrons_are_no_persons(text):
    assert not looks_like_a_name(text)


def test_kinds_of_data_are_named_but_never_repeated():
    text = "Ewa Kowalska, tel. 600 100 200, sprawa OPS.5012.12.2025"
    kinds = private_kinds(text)
    assert len(kinds) == 3
    assert not any(part in " ".join(kinds) for part in ("Kowalska", "600", "5012"))


def test_a_voice_is_called_by_who_and_where_and_its_words_stand_together():
    assert title_of(TALK) == "młoda matka, podwórko, popołudnie"
    assert TALK.words == "droga z przystanku po zmroku / wspólna piaskownica"
    assert replace(TALK, said="boimy się").words.startswith("boimy się / ")
