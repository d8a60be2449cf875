"""Judging that goes on beside everything else: stopped, gone on with, closed in the middle."""

from datetime import timedelta

import all_assignments
import pytest
from trainers_desk import Trainer, work

from msai.ui import KeptRecord, Unasked
from msai_trainer.classfile.packing import unpack
from msai_trainer.pages.grading import working

CODES = [f"K{number:02}" for number in range(1, 9)]
LIST = ("kod\n" + "\n".join([*CODES, "K99"])).encode()


@pytest.fixture
def step_by_step(monkeypatch):
    """A slice is so short that one file fits."""
    ticks = iter(range(10**9))
    monkeypatch.setattr(working.time, "perf_counter", lambda: next(ticks) * 0.6 * working.SLICE)


def works(codes=CODES):
    """Works that differ, if only in their moments."""
    moments = {code: all_assignments.MOMENT + timedelta(minutes=n) for n, code in enumerate(codes)}
    return [
        work(name, code, saved_at=moments[code])
        for name in all_assignments.NAMES[:2]
        for code in codes
    ]


def begun(masters, steps=0):
    trainer = Trainer(masters).does("list", "lista.csv", LIST).does("works", files=works())
    trainer.does_only("grade")
    for _ in range(steps):
        trainer.goes_on()
    return trainer


@pytest.fixture(scope="module")
def at_once(masters):
    """The rows of who let it run."""
    return begun(masters).does("rows:0").state.batch.rows


def test_how_far_it_is_stands_there_and_is_said_aloud_four_times(masters, step_by_step):
    trainer, seen, said = begun(masters), [], []
    while trainer.under_way:
        trainer.goes_on()
        shown = trainer.sees
        seen.append("Przeczytane pliki:" in shown or "Ocenione prace:" in shown)
        said += [q for q in (25, 50, 75) if f"gotowe {q}%" in shown]
    assert seen.count(True) > 20
    assert list(dict.fromkeys(said)) == [25, 50, 75]
    assert "Oceniono. Osób: 9." in trainer.sees


def test_the_time_that_is_left_is_told_briefly(masters, step_by_step):
    trainer = begun(masters, steps=45)
    assert "Jeszcze chwila." in trainer.sees or "Zostało około" in trainer.sees


def test_what_was_stopped_waits_and_goes_on_from_there(masters, at_once, step_by_step):
    trainer = begun(masters, steps=45)
    trainer.does("stop")
    assert trainer.state.batch is None and "Zatrzymano." in trainer.sees
    already = len(trainer.state.known)
    assert 0 < already < len(works())
    trainer.does_only("grade").goes_on()
    assert len(trainer.state.known) in (already, already + 1)
    while trainer.under_way:
        trainer.goes_on()
    assert trainer.state.batch.rows == at_once


def test_the_page_is_used_meanwhile_and_files_that_come_are_judged_too(masters, step_by_step):
    trainer = begun(masters, steps=10)
    trainer.does_only("works", files=[work("zadanie-1", "K99")])
    assert trainer.state.working and len(trainer.under_way) <= 2
    while trainer.under_way:
        trainer.goes_on()
    row = next(row for row in trainer.state.batch.rows if row.student_id == "K99")
    assert (row.score, row.status) == (17, "needs_manual")


def test_a_tab_closed_in_the_middle_goes_on_and_all_rows_are_there(masters, at_once, step_by_step):
    trainer = begun(masters, steps=45)
    already = set(trainer.state.known)
    assert 0 < len(already) < len(works())
    trainer.closes_and_opens()
    while trainer.under_way:
        trainer.goes_on()
    assert trainer.state.batch.rows == at_once
    # One record for each file and each score, and none of them twice: nothing was judged again.
    written = [name for name in trainer.written if name != "stan"]
    assert sorted(written) == sorted(set(written))
    assert len(written) == 2 * len(works()) + 1


def test_what_was_stopped_is_still_stopped_after_the_page_was_closed(masters, at_once):
    trainer = begun(masters)
    trainer.does("stop").closes_and_opens()
    assert not trainer.under_way and "Zatrzymano." in trainer.sees
    assert trainer.does("grade").state.batch.rows == at_once


def test_a_finished_class_is_there_again_and_what_was_put_away_is_not(masters, at_once):
    trainer = begun(masters).does("named", True).closes_and_opens().does("rows:0")
    assert trainer.state.batch.rows == at_once
    trainer.does("remove").does("unlist")
    assert set(trainer.kept) <= {"stan"}
    trainer.closes_and_opens()
    assert (trainer.state.files, trainer.state.list_name) == ((), "")
    assert not trainer.under_way


def test_a_class_saved_again_after_the_page_was_closed_is_no_second_one(masters):
    trainer = begun(masters).does("rows:0").does("save")
    trainer.closes_and_opens().does("rows:0").does("save")
    trainer.does("unlist").does("list", "lista.csv", LIST).does("grade").does("save")
    first, again, other = (unpack(one.content, "a") for one in trainer.files)
    assert first.klasa_id == again.klasa_id != other.klasa_id


def test_works_put_away_after_saving_are_not_in_the_next_class(masters):
    trainer = Trainer(masters).does("works", files=works(["K01"])).does("grade").does("save")
    trainer.does("remove").does("works", files=works(["K02"])).does("grade").does("save")
    first, second = (unpack(one.content, "a") for one in trainer.files)
    assert {one.code for one in first.works} == {"K01"}
    assert {one.code for one in (*second.works, *second.people)} == {"K02"}
    assert first.klasa_id != second.klasa_id


def test_a_list_of_another_class_says_whose_works_are_still_there(masters, step_by_step):
    trainer = begun(masters, steps=10)
    trainer.does_only("list", "lista.csv", LIST + b"\nK50")
    assert trainer.state.working and "przy innej liście" not in trainer.sees
    trainer.does("list", "jesien.csv", b"kod\nK01\nK02")
    assert "przy innej liście: lista.csv" in trainer.sees and not trainer.state.working
    assert "przy innej liście" not in trainer.does("remove").sees


@pytest.mark.parametrize("damaged", [KeptRecord(), KeptRecord({"cells": {"a": 1}, "at": "x"})])
def test_a_damaged_record_hinders_no_other_one_and_is_said(masters, at_once, damaged):
    trainer = begun(masters).does("rows:0")
    score = next(name for name in trainer.kept if name.startswith("ocena/"))
    file = next(name for name in trainer.kept if name.startswith("praca/"))
    trainer.kept[score] = trainer.kept["lista"] = damaged
    trainer.kept[file] = KeptRecord(damaged.data, trainer.kept[file].content)
    trainer.written.clear()
    trainer.closes_and_opens().does("rows:0")
    assert "nie da się odczytać: 1." in trainer.sees and "Wybierz ją jeszcze raz." in trainer.sees
    assert trainer.written == [score] and len(trainer.state.files) == len(works())
    assert trainer.does("list", "lista.csv", LIST).does("grade").state.batch.rows == at_once


def test_files_chosen_before_the_records_came_stay(masters):
    trainer = begun(masters).does("rows:0")
    kept = trainer.kept
    late = Trainer(masters).does("works", files=[work("zadanie-1", "K99")])
    late.kept = {**kept, **late.kept}
    names = [one.name for one in late.state.files]
    late._takes(Unasked(late.program.recall, kept)).does("rows:0")
    assert len(late.state.files) == len(works()) + 1 and late.state.files[-1].name == names[0]
