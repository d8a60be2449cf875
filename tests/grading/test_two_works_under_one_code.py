"""Two works under one code are both kept, and the trainer says whose each is."""

from datetime import UTC, datetime

import pytest

from msai_course.grading.grade import grade
from msai_trainer.errors import GradingError

TUESDAY = datetime(2025, 11, 25, 9, tzinfo=UTC)
OTHER_WORK = {
    "obszar": ["Rynek", "Podmurze"],
    "kierunki": {"organizacje": "gorzej", "budzet_obywatelski": "gorzej"},
    "udzial": 41,
    "zjawiska": [{"wskaznik": "organizacje", "jednostka": "Rynek", "wartosc": 3, "miasto": 4}],
    "obrona": "Rynek jest zadbany, ale pustoszeje po szesnastej. Proponuję zapytać kupców, "
    "dla kogo trzymają otwarte, i policzyć osoby na ławkach w trzy kolejne czwartki.",
}


def test_two_different_works_under_one_code_are_both_kept_and_left_to_the_trainer(
    tmp_path, write_file, write_roster
):
    folder, roster, output = write_file("K01"), write_roster("K01", "K02"), tmp_path / "wyniki"
    first = grade(folder, "zadanie-1", roster, output)
    assert first.rows[0].score == 17
    page = output / "feedback" / "K01" / "zadanie-1.html"
    before = page.read_bytes()
    write_file("K01", OTHER_WORK, saved_at=TUESDAY)
    run = grade(folder, "zadanie-1", roster, output)
    mine = [row for row in run.rows if row.student_id == "K01"]
    assert [(row.score, row.status) for row in mine] == [(None, "tampered")] * 2
    assert "Dwie różne prace pod jednym kodem; żadnej nie oceniono" in mine[0].message
    assert "W dzienniku zostają punkty z wcześniejszego oceniania: 17." in mine[0].message
    assert all(any(path.name in row.message for row in mine) for path in folder.iterdir())
    assert "Dwie różne prace" in run.report.read_text(encoding="utf-8")
    assert page.read_bytes() == before
    (older,) = (path for path in folder.iterdir() if "11-24" in path.name)
    older.rename(tmp_path / older.name)
    run = grade(folder, "zadanie-1", roster, output)
    assert [(r.student_id, r.status) for r in run.rows] == [
        ("K01", "needs_manual"),
        ("K02", "missing"),
    ]


def test_a_late_file_of_its_own_folder_does_not_replace_another_persons_work(
    tmp_path, write_file, write_roster
):
    folder, roster, output = write_file("K01"), write_roster("K01"), tmp_path / "wyniki"
    grade(folder, "zadanie-1", roster, output)
    page = (output / "feedback" / "K01" / "zadanie-1.html").read_bytes()
    folder.rename(tmp_path / "w-terminie")
    write_file("K01", OTHER_WORK, saved_at=TUESDAY)
    for _again in range(2):
        (row,) = grade(folder, "zadanie-1", roster, output).rows
        assert (row.score, row.status) == (None, "tampered")
        assert "oceniono już inną pracę" in row.message and "--accept K01" in row.message
        assert "punkty z wcześniejszego oceniania: 17." in row.message
        assert (output / "feedback" / "K01" / "zadanie-1.html").read_bytes() == page
    with pytest.raises(GradingError, match="Kodu „K07” z --accept nie ma na liście"):
        grade(folder, "zadanie-1", roster, output, accept=["K07"])
    (row,) = grade(folder, "zadanie-1", roster, output, accept=["k01"]).rows
    assert row.status == "needs_manual" and row.score < 17
    assert grade(folder, "zadanie-1", roster, output).reused == 1


def test_the_trainer_gives_the_second_work_to_whom_it_belongs(tmp_path, write_file, write_roster):
    """As the handbook says: the code is corrected in the file and in its name."""
    folder, roster, output = write_file("K01"), write_roster("K01", "K02"), tmp_path / "wyniki"
    write_file("K01", OTHER_WORK, saved_at=TUESDAY)
    grade(folder, "zadanie-1", roster, output)
    (newer,) = (path for path in folder.iterdir() if "11-25" in path.name)
    text = newer.read_text(encoding="utf-8")
    assert text.count('"code": "K01"') == 1
    corrected = folder / newer.name.replace("K01", "K02")
    corrected.write_text(text.replace('"code": "K01"', '"code": "K02"'), encoding="utf-8")
    newer.unlink()
    rows = grade(folder, "zadanie-1", roster, output).rows
    assert [(row.student_id, row.status) for row in rows] == [
        ("K01", "needs_manual"),
        ("K02", "needs_manual"),
    ]
    assert rows[0].score == 17


def test_a_group_that_names_a_stranger_does_not_take_her_own_work(
    tmp_path, write_file, write_roster
):
    """K03 was typed for K08: K03 has handed in work of her own."""
    folder = write_file("K03", OTHER_WORK)
    write_file("K01", group=["K01", "K03"], saved_at=TUESDAY)
    run = grade(folder, "zadanie-1", write_roster("K01", "K03"), tmp_path / "wyniki")
    rows = {row.student_id: row for row in run.rows}
    assert (rows["K01"].score, rows["K03"].score) == (17, None)
    assert any("Dwie różne prace" in row.message for row in run.rows)


def test_a_flood_of_works_under_one_code_is_told_apart_to_a_point():
    from msai_trainer.handins.selection import select
    from msai_trainer.model import Submission
    from msai_trainer.people.roster import Entry, Roster

    def words(number):
        return {"obrona": " ".join(f"słowo{number}x{place}" for place in range(30))}

    flood = [
        Submission(f"{number:03}.ipynb", ("K01",), answers=words(number)) for number in range(60)
    ]
    selection = select(flood, Roster((Entry("K01"),)))
    assert len(selection.disputed["K01"]) == 10
    assert len(selection.superseded) == 50
    assert selection.chosen["K01"].refusal.status == "tampered"
