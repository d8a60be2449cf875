"""Work handed in together: same points, everybody named, disputes left to the trainer."""

import json

import pytest

from msai_course.grading.grade import grade
from msai_trainer.people.identifying import identify
from msai_trainer.people.roster import Entry, Roster

FIVE = ["K01", "K02", "K03", "K04", "K05"]
ROSTER = Roster(tuple(Entry(code) for code in FIVE))


def graded(folder, write_roster, tmp_path, *codes):
    run = grade(folder, "zadanie-1", write_roster(*codes), tmp_path / "wynik")
    return run, {row.student_id: row for row in run.rows if row.status != "superseded"}


@pytest.mark.parametrize(
    "said", [["K02", "k01"], "K02", "K02, K01", "K02;K01", ["K02", None, 7, "", "K02 "]]
)
def test_a_group_is_understood_however_it_is_written(said):
    owner = identify("praca.ipynb", {"code": "K01", "group": said}, ROSTER, 4)
    assert owner.codes == ("K01", "K02")
    assert (owner.notes, owner.strangers) == ((), ())


@pytest.mark.parametrize("said", [None, 5, {"a": "K02"}, "", []])
def test_anything_else_is_no_group(said):
    assert identify("praca.ipynb", {"code": "K01", "group": said}, ROSTER, 4).codes == ("K01",)


def test_strangers_count_towards_the_size():
    owner = identify("praca.ipynb", {"code": "K01", "group": [*FIVE[:3], "X1", "X2"]}, ROSTER, 4)
    assert owner.codes == ("K01", "K02", "K03")
    assert [note.split(";")[0].split(".")[0] for note in owner.notes] == [
        "Kodów X1, X2 nie ma na liście",
        "Grupa liczy 5 osób, a może najwyżej 4",
    ]


def test_a_group_that_is_too_large_takes_nobodys_own_work(
    tmp_path, write_file, write_roster, good_answers
):
    """Whoever has a file of one's own keeps it, even an older one; nobody goes without points."""
    from datetime import UTC, datetime

    earlier = datetime(2025, 11, 20, tzinfo=UTC)
    folder = write_file("K05", {**good_answers, "udzial": 99}, saved_at=earlier)
    write_file("K01", group=FIVE)
    _run, rows = graded(folder, write_roster, tmp_path, *FIVE)
    assert {code: rows[code].score for code in FIVE} == {**dict.fromkeys(FIVE, 17), "K05": 15}
    assert {code: str(rows[code].status) for code in FIVE} == {
        **dict.fromkeys(FIVE, "tampered"),
        "K05": "needs_manual",
    }


def test_a_code_put_on_the_list_later_gets_the_points_and_nothing_is_graded_twice(
    tmp_path, write_file, write_roster
):
    folder = write_file("K01", group=["K01", "K02"])
    _run, rows = graded(folder, write_roster, tmp_path, "K01")
    assert (rows["K01"].status, rows["K01"].score) == ("repaired", 17)
    assert (rows["K02"].status, rows["K02"].score) == ("unknown_person", None)
    run, rows = graded(folder, write_roster, tmp_path, "K01", "K02")
    assert (run.regraded, run.reused) == (1, 1)
    assert {rows[code].score for code in ("K01", "K02")} == {17}
    assert len(run.rows) == 2


def test_points_of_a_file_that_is_no_longer_there_are_not_lost(tmp_path, write_file, write_roster):
    """Late files often come in a folder of their own."""
    folder = write_file("K01")
    graded(folder, write_roster, tmp_path, "K01", "K02")
    for path in folder.iterdir():
        notebook = json.loads(path.read_text(encoding="utf-8"))
        notebook["metadata"]["msai"]["code"] = "K02"
        path.unlink()
    (folder / "K02.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    _run, rows = graded(folder, write_roster, tmp_path, "K01", "K02")
    assert rows["K01"].status == "missing"
    assert "zostają jej punkty z wcześniejszego oceniania: 17." in rows["K01"].message
    assert rows["K02"].score == 17
