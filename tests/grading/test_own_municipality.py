"""Work on one's own municipality is judged by rules from her numbers, everywhere alike."""

import copy
import json

import all_assignments
import pytest
from test_in_memory import of_folder

from msai.assignments import hand_in_name
from msai_course.grading.classes.lists import read_roster
from msai_course.grading.grade import grade
from msai_course.grading.masters import served
from msai_trainer.handins.chosen import opened
from msai_trainer.marking.batch import judge_all
from msai_trainer.marking.judging import judge
from msai_trainer.marking.masters import read_masters
from msai_trainer.model import Submission
from msai_trainer.results.feedback_page import feedback_page
from msai_trainer.results.handing_out import feedback_of
from own_municipality import DIAGNOSIS, INDICATORS, PROGRAMME, UNITS

MASTERS = read_masters(served())


def points(name, answers):
    """Points of each question that a program judges."""
    master, template = MASTERS.catalogue.masters[name], MASTERS.templates[name]
    found = judge(master, template, Submission("x", ("K01",), answers=answers)).scores
    return {cell: got for cell, (got, _most) in found.cells.items() if cell.endswith("-test")}


def diagnosis(**changes):
    return points("zadanie-1", {**copy.deepcopy(DIAGNOSIS), **changes})


def test_her_own_numbers_earn_the_same_points_as_those_of_the_town():
    town = points("zadanie-1", all_assignments.good_answers("zadanie-1"))
    assert diagnosis() == town
    assert town == {"obszar-test": 6, "kierunki-test": 3, "udzial-test": 2, "zjawiska-test": 6}


@pytest.mark.parametrize(
    ("changes", "lost"),
    [
        ({"gmina_powierzchnia": 480, "gmina_jednostki": UNITS[:2]}, {"obszar-test": 1}),
        ({"gmina_mieszkancy": 6000, "udzial": 33.3}, {"obszar-test": 1}),
        ({"obszar": ["Rynek", "Zalesie"], "udzial": 42},
         {"obszar-test": 1 + 1 + 1.5, "zjawiska-test": 3}),
        ({"obszar": ["Kolejowa"]}, {"obszar-test": 6, "udzial-test": 2, "zjawiska-test": 6}),
        ({"udzial": 15.7}, {"udzial-test": 2}),
        ({"gmina_wskazniki": [{**INDICATORS[0], "direction": "lepiej"}, INDICATORS[1]]},
         {"obszar-test": 3 + 1, "zjawiska-test": 3}),
        ({"gmina_wskazniki": INDICATORS[:1], "zjawiska": DIAGNOSIS["zjawiska"][:1]},
         {"obszar-test": 3 + 1, "zjawiska-test": 3}),
        ({"gmina_mieszkancy": 2000}, {"obszar-test": 1, "udzial-test": 2}),
        ({"gmina_jednostki": None}, {"obszar-test": 6, "udzial-test": 2, "zjawiska-test": 6}),
        ({"gmina_jednostki": "kod"}, {"obszar-test": 6, "udzial-test": 2, "zjawiska-test": 6}),
    ],
    ids=["a small municipality: over 20 %", "over 30 %", "a unit that is not worse",
         "a unit of the town", "the share of another area", "a direction turned",
         "no indicator of another sphere", "more people in units than there are",
         "no units", "not a table"],
)  # fmt: skip
def test_a_broken_rule_costs_its_points_and_no_others(changes, lost):
    full = diagnosis()
    after = diagnosis(**changes)
    assert {name: full[name] - after[name] for name in full if full[name] != after[name]} == lost


def test_a_unit_without_its_number_of_people_is_not_taken_for_an_empty_one():
    units = [{**UNITS[0], "population": None}, *UNITS[1:]]
    assert diagnosis(gmina_jednostki=units, obszar=["Rynek"])["obszar-test"] == 0


@pytest.mark.parametrize(
    ("changes", "earned"),
    [
        ({}, 2),
        ({"odsetek": 39.1}, 0),
        ({"miejsce": "wierzbogrod", "odsetek": 39.1}, 2),
        ({"miejsce": None, "odsetek": 39.1}, 2),
        ({"program_zaczelo": 9, "odsetek": 100}, 0),
        ({"program_w_celu": 39, "odsetek": 97.5}, 0),
        ({"program_nie_wiadomo": None}, 0),
    ],
)
def test_the_share_of_her_own_programme_is_of_all_who_began(changes, earned):
    assert points("zadanie-4", {**PROGRAMME, **changes})["odsetek-test"] == earned


def as_before(notebook):
    """A file from before the choice: no cells about the place, no word of it."""
    old = copy.deepcopy(notebook)
    place = {"miejsce", "gmina", "program"}
    old["cells"] = [
        cell
        for cell in old["cells"]
        if (cell["metadata"].get("nbgrader") or {}).get("grade_id", "").split("_")[0] not in place
    ]
    old["metadata"]["msai"]["answers"].pop("miejsce", None)
    return old


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """The same files by `grade` and in memory: one's own, the town's, and one from before."""
    base = tmp_path_factory.mktemp("wlasna")
    folder = base / "oddane"
    folder.mkdir()
    people = ["K01;A;B", "K02;C;D", "K03;E;F"]
    (base / "lista.csv").write_text("\n".join(["kod;imię;nazwisko", *people]), encoding="utf-8")
    good = all_assignments.good_answers
    for name, own in (("zadanie-1", DIAGNOSIS), ("zadanie-4", {**good("zadanie-4"), **PROGRAMME})):
        works = {
            "K01": all_assignments.notebook(name, "K01", answers=own),
            "K02": all_assignments.notebook(name, "K02"),
            "K03": as_before(all_assignments.notebook(name, "K03")),
        }
        for code, work in works.items():
            file = folder / hand_in_name(name, code, all_assignments.MOMENT)
            file.write_text(json.dumps(work), encoding="utf-8")
    run = grade(folder, None, base / "lista.csv", base / "wynik")
    batch = judge_all(opened(of_folder(folder)), MASTERS, read_roster(base / "lista.csv"))
    return run, batch


def test_the_page_and_grade_give_the_same_and_a_file_from_before_is_as_good(both):
    run, batch = both
    assert batch.rows == run.rows
    scores = {(row.student_id, row.assignment): row.score for row in run.rows if row.score}
    for name in ("zadanie-1", "zadanie-4"):
        assert len({scores[code, name] for code in ("K01", "K02", "K03")}) == 1
    old = next(row for row in run.rows if row.student_id == "K03" and row.assignment == "zadanie-1")
    assert "Brakowało" not in old.message


def test_the_feedback_says_that_her_numbers_were_not_compared_with_a_source(both):
    run, batch = both
    pages = {(one.code, one.assignment): feedback_page(one.view)
             for one in feedback_of(batch, MASTERS)}  # fmt: skip
    assert "nie porównał ich ze źródłem" in pages["K01", "zadanie-1"]
    assert "nie porównał" not in pages["K02", "zadanie-1"]
    assert "Rynek, Stacja" in pages["K01", "zadanie-1"]
    written = (run.output / "feedback" / "K01" / "zadanie-1.html").read_text(encoding="utf-8")
    assert written == pages["K01", "zadanie-1"]
