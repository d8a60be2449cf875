"""Activity that learners share shows in the class report, costs no row and earns no points."""

import json

import openpyxl
import pytest

from msai_course.grading.grade import grade
from msai_trainer.handins.progress import Activity, hardest, read_progress

RECORD = {
    "version": 1,
    "edition": "msai",
    "pages": {"a.html": {"read": True, "seconds": 60}, "b.html": {"seconds": 5}},
    "quizzes": {"l01-q1": {"right": True, "tries": 1}, "l01-q2": {"right": False, "tries": 2}},
    "exercises": {},
}


def test_it_is_read():
    assert read_progress(json.dumps(RECORD).encode()) == Activity(
        1, {"l01-q1": True, "l01-q2": False}
    )


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b'{"quizzes": []}', b'{"version": 2, "pages": {}, "quizzes": {}}',
     b'{"version": 1, "pages": 1, "quizzes": {}}', b'{"version": 1, "quizzes": "x", "pages": {}}',
     b'{"version": 1, "pages": {}, "quizzes": {}, "cells": []}', b'"quizzes" [[[['],
)  # fmt: skip
def test_anything_else_is_not(content):
    assert read_progress(content) is None


def test_the_hardest_questions_come_first_and_one_answer_is_no_statistics():
    class_of_three = [
        Activity(1, {"q1": False, "q2": False, "q3": True, "only": False}),
        Activity(1, {"q1": False, "q2": True, "q3": True}),
        Activity(1, {"q1": True, "q2": True, "q3": True}),
    ]
    assert hardest(class_of_three) == [("q1", 2, 3), ("q2", 1, 3)]


def test_the_report_shows_it_and_a_file_of_nobody_gets_its_row(tmp_path, write_file, write_roster):
    folder = write_file("K01")
    (folder / "K01 msai-postepy.json").write_text(json.dumps(RECORD), encoding="utf-8")
    (folder / "msai-postepy.json").write_text(json.dumps(RECORD), encoding="utf-8")
    run = grade(folder, "zadanie-1", write_roster("K01", "K02"), tmp_path / "wynik")
    assert [row.status for row in run.rows] == ["needs_manual", "missing", "unreadable"]
    report = run.report.read_text(encoding="utf-8")
    assert "Postępy, które uczestnicy sami przekazali" in report
    assert "1 z 2" in report
    book = openpyxl.load_workbook(tmp_path / "wynik" / "report.xlsx")
    assert [cell.value for cell in book["Postępy"][2]][1:] == [1, 1, 2]


def test_without_it_the_report_says_nothing_of_it(tmp_path, write_file, write_roster):
    run = grade(write_file("K01"), "zadanie-1", write_roster("K01"), tmp_path / "wynik")
    assert "Postępy" not in run.report.read_text(encoding="utf-8")
