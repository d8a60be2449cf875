"""Wrong use stops at once, in Polish, before anything is written."""

import json

import pytest

from msai_course.grading.grade import grade
from msai_trainer.errors import GradingError


def test_an_unknown_sandbox_is_refused(tmp_path, write_file, write_roster):
    with pytest.raises(GradingError, match="Nieznana piaskownica „piasek”"):
        grade(
            write_file("K01"),
            "zadanie-1",
            write_roster("K01"),
            tmp_path / "wynik",
            sandbox="piasek",
        )
    assert not (tmp_path / "wynik").exists()


def test_unknown_assignment(tmp_path, write_file, write_roster):
    with pytest.raises(GradingError, match="Nie ma zadania „zadanie-9”"):
        grade(write_file("K01"), "zadanie-9", write_roster("K01"), tmp_path / "wynik")


@pytest.mark.parametrize(
    ("name", "said"),
    [("nie-ma", "Nie ma pliku ani folderu"), ("plik.txt", "nie jest folderem ani archiwum ZIP")],
)
def test_no_submissions(tmp_path, write_roster, name, said):
    (tmp_path / "plik.txt").write_text("to nie archiwum", encoding="utf-8")
    with pytest.raises(GradingError, match=said):
        grade(tmp_path / name, "zadanie-1", write_roster("K01"), tmp_path / "wynik")
    assert not (tmp_path / "wynik").exists()


def test_no_roster(tmp_path, write_file):
    with pytest.raises(GradingError, match="Nie ma pliku z listą uczestników"):
        grade(write_file("K01"), "zadanie-1", tmp_path / "lista.csv", tmp_path / "wynik")


def test_empty_folder_is_a_class_that_handed_nothing_in(tmp_path, write_roster):
    (tmp_path / "puste").mkdir()
    run = grade(tmp_path / "puste", "zadanie-1", write_roster("K01"), tmp_path / "wynik")
    assert [row.status for row in run.rows] == ["missing"]
    assert run.report.is_file()


def test_a_fault_of_ours_costs_one_row_not_the_batch(
    tmp_path, write_file, write_roster, monkeypatch
):
    """When a cell of the course itself fails, that file is `failed` and the others are graded."""
    from msai.assignments import town

    real = town.share_of_area

    def fails_for_one(units):
        if len(units) == 1:
            raise ZeroDivisionError("fault of the course")
        return real(units)

    monkeypatch.setattr(town, "share_of_area", fails_for_one)
    folder = write_file("K01", {"obszar": ["Kolejowa"]})
    write_file("K02")
    run = grade(folder, "zadanie-1", write_roster("K01", "K02"), tmp_path / "wynik")
    assert [row.status for row in run.rows] == ["failed", "needs_manual"]
    assert "z winy programu" in run.rows[0].message
    (log,) = (tmp_path / "wynik" / "dziennik" / "stan").glob("*/zadanie-1-K01.log")
    assert "fault of the course" in log.read_text(encoding="utf-8")
    monkeypatch.undo()
    again = grade(folder, "zadanie-1", write_roster("K01", "K02"), tmp_path / "wynik")
    assert [row.status for row in again.rows] == ["graded", "needs_manual"]
    assert again.reused == 1


def test_moment_from_the_future_does_not_win(tmp_path, write_file, write_roster, good_answers):
    """A clock that is years ahead, or a forged moment, gives no advantage over the file's own."""
    folder = write_file("K01", good_answers)
    notebook = json.loads(next(folder.iterdir()).read_text(encoding="utf-8"))
    notebook["metadata"]["msai"] |= {"saved_at": "9999-12-31T23:59:59Z", "answers": {}}
    (folder / "K01.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    import os

    os.utime(folder / "K01.ipynb", (0, 0))
    run = grade(folder, "zadanie-1", write_roster("K01"), tmp_path / "wynik")
    assert run.rows[0].score == 17


@pytest.mark.parametrize("inside", ["oceny", ""])
def test_results_among_the_hand_ins_are_not_taken_for_hand_ins(write_file, write_roster, inside):
    """Trainers put everything into one folder: results, list and what came in."""
    folder = write_file("K01")
    roster = write_roster("K01").rename(folder / "lista.csv")
    for _again in range(2):
        rows = grade(folder, "zadanie-1", roster, folder / inside).rows
        assert [row.status for row in rows] == ["needs_manual"]


def test_two_runs_at_once_do_not_meet(tmp_path, write_file, write_roster):
    from msai_course.grading.engine.workspace import Workspace

    folder, roster, output = write_file("K01"), write_roster("K01"), tmp_path / "wynik"
    with (
        Workspace.at(output).alone(),
        pytest.raises(GradingError, match="trwa już inne ocenianie"),
    ):
        grade(folder, "zadanie-1", roster, output)
    assert grade(folder, "zadanie-1", roster, output).regraded == 1


def test_an_archive_larger_than_any_class_is_read_to_a_point(
    tmp_path, write_file, write_roster, monkeypatch
):
    import zipfile

    from msai_trainer.handins import archives

    monkeypatch.setattr(archives, "MAX_TOTAL", 10**6)
    folder = write_file("K01")
    with zipfile.ZipFile(folder / "bomba.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(50):
            archive.writestr(f"{number}.ipynb", b"0" * 10**5)
    rows = grade(folder, "zadanie-1", write_roster("K01"), tmp_path / "wynik").rows
    assert rows[0].status == "needs_manual"
    assert len(rows) == 12
    assert sum("resztę pominięto" in row.message for row in rows) == 1


@pytest.mark.parametrize("code", ["1", "23", "2025"])
def test_numbers_as_codes_are_not_found_in_dates_and_titles(
    tmp_path, write_file, write_roster, code
):
    folder = write_file("7")
    for path in list(folder.iterdir()):
        path.rename(folder / "Zadanie 1, 2025-11-23.ipynb")
    run = grade(folder, "zadanie-1", write_roster("7", code), tmp_path / "wynik")
    assert [row.status for row in run.rows] == ["needs_manual", "missing"]
