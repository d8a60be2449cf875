"""The banks of examples keep what their editors promised."""

import re

import pytest
import yaml

from .conftest import DATA

BANKS = sorted(path.stem for path in (DATA / "banks").glob("*.yaml"))


def bank(name):
    return yaml.safe_load((DATA / "banks" / f"{name}.yaml").read_text(encoding="utf-8"))


def entries(name):
    return {entry["id"]: entry for entry in bank(name)["entries"]}


def texts(value):
    if isinstance(value, dict):
        return [text for part in value.values() for text in texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts(part)]
    return [value] if isinstance(value, str) else []


def test_the_banks_are_as_large_as_announced():
    sizes = {name: len(entries(name)) for name in BANKS}
    assert sizes == {
        "acts": 23,
        "difficult_behaviours": 18,
        "failures": 6,
        "indicator_examples": 56,
        "meetings": 11,
        "micro_lessons": 3,
        "outcomes_test": 24,
        "partner_objections": 22,
        "practices": 52,
        "registers": 10,
        "training_methods": 30,
        "what_works": 24,
    }


@pytest.mark.parametrize("name", BANKS)
def test_no_sentence_is_written_in_two_ways(name):
    prose = [text for text in texts(bank(name)) if not text.startswith("http")]
    assert [text for text in prose if text != text.strip() or "  " in text] == []
    assert [text for text in prose if re.search(r" - |\d ?%", text)] == []  # half-dash, hard space


@pytest.mark.parametrize("name", BANKS)
def test_nobody_who_holds_no_public_office_is_named(name):
    """Names that the collected material held; authors of published studies may be named."""
    private = ("Wołkowiński", "Kowalska", "Wrzeszcz,", "Robert", "Pani Anno", "Emilia")
    assert [t for t in texts(bank(name)) if any(word in t for word in private)] == []


def test_a_plan_is_not_told_as_a_result():
    for entry in entries("practices").values():
        for result in entry["results"]:
            planned = re.search(r"założono|zaplanowano|założenia", result["text"])
            assert not (planned and result["status"] in ("zrobione", "zmierzone")), entry["id"]


def test_planned_and_achieved_are_apart_where_a_practice_has_both():
    status = [r["status"] for r in entries("practices")["gp01"]["results"]]
    assert status == ["planowane", "zrobione", "zrobione", "nieznane"]


def test_a_measured_change_says_how_and_only_it_does():
    for entry in entries("practices").values():
        measured = any(result["status"] == "zmierzone" for result in entry["results"])
        assert measured == ("measurement" in entry), entry["id"]


def test_a_practice_without_results_says_so_instead_of_being_silent():
    silent = [e for e in entries("practices").values() if not e["results"]]
    assert silent == []


@pytest.mark.parametrize(
    ("objection", "promise"),
    [
        ("ZP-01", "nie wpada do waszego wskaźnika"),
        ("ZP-06", "praca płatna według stawki"),
        ("ZP-07", "podział 60 tys."),
        ("ZP-10", "dostaje pan listę"),
        ("ZP-13", "20 osób w pracy"),
        ("ZP-19", "się nie zmarnuje"),
        ("ZP-22", "przesuwamy 20"),
    ],
)
def test_no_answer_promises_what_the_speaker_cannot_decide(objection, promise):
    answer = entries("partner_objections")[objection]["good_answer"]
    assert promise not in answer
    assert answer.endswith("?")  # it ends with a question, as the bank's own rule says


def test_behaviours_are_named_not_people():
    names = [entry["name"] for entry in entries("difficult_behaviours").values()]
    assert [
        n for n in names if re.search(r"uczestnik|ekspert|gaduł|maruda|błazen", n.lower())
    ] == []


def test_a_weak_indicator_has_its_weakness_and_a_better_version():
    for entry in entries("indicator_examples").values():
        weak = entry["verdict"] != "dobry"
        assert weak == bool(entry["weakness"]) == bool(entry["better"]), entry["id"]


def test_what_the_corrections_took_out_stays_out():
    everything = "\n".join(text for name in BANKS for text in texts(bank(name)))
    assert "Nigeri" not in everything
    assert "MRiPS-03" not in everything
    assert "prawny następca" not in everything
