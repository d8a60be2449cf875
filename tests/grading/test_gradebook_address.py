"""Results whose gradebook is elsewhere: no command may read an empty one in its place."""

import pytest

from msai_course.base.settings import GRADEBOOK
from msai_course.grading.classes.claiming import read_claim
from msai_course.grading.engine.addresses import noted, remembered
from msai_course.grading.engine.scores import read_scores
from msai_course.grading.engine.workspace import Workspace
from msai_course.grading.grade import grade
from msai_course.grading.rubric.rubrics import export_rubric
from msai_trainer.errors import GradingError

OWN = "sqlite:////wyniki/dziennik/gradebook.db"


@pytest.fixture
def graded_elsewhere(tmp_path, write_roster, write_file, monkeypatch):
    monkeypatch.delenv(GRADEBOOK.name, raising=False)
    folder, output = write_file("K01"), tmp_path / "wyniki"
    database = tmp_path / "region.db"
    grade(folder, "zadanie-1", write_roster("K01"), output, db_url=f"sqlite:///{database}")
    return output, database


def test_a_forgotten_address_leads_to_the_same_points(graded_elsewhere, tmp_path):
    import openpyxl

    output, _database = graded_elsewhere
    assert read_scores(Workspace.graded(output), "zadanie-1")["K01"].waiting
    export_rubric(output, "zadanie-1", tmp_path / "rubryka.xlsx")
    (sheet,) = openpyxl.load_workbook(tmp_path / "rubryka.xlsx").worksheets
    assert sheet["A2"].value == "K01"
    assert not (output / "dziennik" / "gradebook.db").exists()


def test_a_gradebook_that_is_gone_is_said_and_none_is_made(graded_elsewhere):
    output, database = graded_elsewhere
    database.rename(database.with_suffix(".dawny"))
    with pytest.raises(GradingError, match=r"region\.db.*--db-url"):
        Workspace.graded(output)
    assert not database.exists()
    moved = f"sqlite:///{database.with_suffix('.dawny')}"
    assert read_scores(Workspace.graded(output, moved), "zadanie-1")["K01"].waiting


def test_results_of_an_older_course_have_their_own_gradebook(graded_elsewhere, tmp_path):
    output, _database = graded_elsewhere
    path = output / "dziennik" / "klasa.json"
    path.write_text(path.read_text("utf-8").replace('"gradebook"', '"dawniej"'), "utf-8")
    assert read_claim(output / "dziennik").gradebook == ""
    assert Workspace.graded(output).db_url.endswith("wyniki/dziennik/gradebook.db")


@pytest.mark.parametrize(
    "address",
    [
        "postgresql+psycopg://msai:tajne@10.0.0.5:5432/oceny",
        "postgresql+psycopg://10.0.0.5/oceny?user=msai&password=tajne",
    ],
)
def test_a_password_is_never_written_down_but_asked_for(address):
    note = noted(address, OWN)
    assert "tajne" not in note
    assert "10.0.0.5" in note
    with pytest.raises(GradingError, match="razem z hasłem"):
        remembered(note)


def test_what_needs_no_password_is_found_again(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    address = "postgresql+psycopg://msai@10.0.0.5/oceny"
    assert remembered(noted(address, OWN)) == address
    (tmp_path / "region.db").touch()
    assert remembered(noted("sqlite:///region.db", OWN)) == f"sqlite:///{tmp_path / 'region.db'}"
    assert noted(OWN, OWN) == remembered("") == ""
