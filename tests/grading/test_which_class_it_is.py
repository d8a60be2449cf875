"""A folder of results belongs to one class, which is known however its list changes."""

import zipfile
from pathlib import Path

import pytest

from msai_course.grading.classes.claiming import read_claim
from msai_course.grading.classes.lists import read_roster
from msai_course.grading.engine.scores import read_scores
from msai_course.grading.engine.workspace import Workspace
from msai_course.grading.grade import grade
from msai_course.grading.people.person import forget
from msai_course.grading.results.gradebook import export_gradebook
from msai_trainer.errors import GradingError

ALL = tuple(f"zadanie-{number}" for number in range(1, 6))
OLD_RESULTS = Path(__file__).parents[1] / "fixtures" / "submissions" / "wyniki_pierwszej_wersji.zip"


def test_another_class_is_not_graded_over_the_first(two_classes, tmp_path):
    first, second = two_classes(1, ALL[:1])
    output = tmp_path / "wyniki"
    grade(first.handed_in(ALL[0]), ALL[0], first.roster, output)
    before = {path: path.read_bytes() for path in output.rglob("*") if path.is_file()}
    with pytest.raises(GradingError, match="są już wyniki klasy „wiosna”, a ta lista jest klasy"):
        grade(second.handed_in(ALL[0]), ALL[0], second.roster, output)
    assert before == {path: path.read_bytes() for path in output.rglob("*") if path.is_file()}
    for command in (
        lambda: export_gradebook(output, second.roster, tmp_path / "x.csv"),
        lambda: forget(output, "K01", roster=second.roster),
    ):
        with pytest.raises(GradingError, match="własnego folderu z wynikami i swojej listy"):
            command()


def people(path, *lines):
    path.write_text("\n".join(["kod;imię;nazwisko", *lines]), encoding="utf-8")
    return path


def test_a_bare_list_of_other_people_under_the_same_codes_and_name_is_another_class(
    tmp_path, write_file
):
    folder, output = write_file("K01"), tmp_path / "wyniki"
    roster = people(tmp_path / "lista.csv", "K01;Anna;Nowak", "K02;Jan;Lis")
    grade(folder, "zadanie-1", roster, output)
    people(roster, "K01;Ewa;Kos", "K02;Adam;Wrona", "K03;Iga;Sowa")
    with pytest.raises(GradingError, match="innych osób, choć klasa nazywa się tak samo"):
        grade(folder, "zadanie-1", roster, output)
    people(roster, "P01;Ewa;Kos")
    with pytest.raises(GradingError, match="innych osób"):
        grade(folder, "zadanie-1", roster, output)
    name = read_claim(output / "dziennik").klasa.name
    assert grade(folder, "zadanie-1", roster, output, klasa=name).rows[0].student_id == "P01"


def test_a_corrected_longer_or_renamed_list_is_the_same_class(tmp_path, write_file):
    folder, output = write_file("K01"), tmp_path / "wyniki"
    roster = people(tmp_path / "lista.csv", "K01;Anna;Nowak", "K02;Jan;Lis")
    grade(folder, "zadanie-1", roster, output)
    people(roster, "K01;Anna;Nowak-Kos", "K02;Jan;Lis", "K03;Iga;Sowa")
    assert grade(folder, "zadanie-1", roster, output).reused == 1
    renamed = roster.rename(tmp_path / "zapisani.csv")
    assert grade(folder, "zadanie-1", renamed, output).reused == 1
    with_class = tmp_path / "lista.csv"
    with_class.write_text(
        "kod;imię;nazwisko;klasa\nK01;Anna;Nowak-Kos;wiosna\nK02;Jan;Lis;wiosna\n"
    )
    run = grade(folder, "zadanie-1", with_class, output)
    assert (run.reused, run.rows[0].klasa) == (1, "wiosna")


def test_a_class_that_was_named_once_is_known_by_its_list(tmp_path, write_file, write_roster):
    folder, output, roster = write_file("K01"), tmp_path / "wyniki", tmp_path / "lista.csv"
    roster.write_text("kod\nK01\n")
    grade(folder, "zadanie-1", roster, output, klasa="Wiosna w Łące")
    run = grade(folder, "zadanie-1", roster, output)
    assert (run.reused, run.rows[0].klasa) == (1, "Wiosna w Łące")
    page = (output / "feedback" / "K01" / "zadanie-1.html").read_text(encoding="utf-8")
    assert "klasa Wiosna w Łące" in page
    assert "Wiosna w Łące" in (output / "report.html").read_text(encoding="utf-8")


def test_a_list_of_several_classes_is_graded_class_by_class(tmp_path, write_file, good_answers):
    roster = tmp_path / "wszyscy.csv"
    roster.write_text("kod;klasa\nK01;wiosna\nK02;wiosna\nK01;jesien\n")
    with pytest.raises(GradingError, match=r"z kilku klas: jesien, wiosna.*--class jesien"):
        read_roster(roster)
    with pytest.raises(GradingError, match="nie ma klasy „lato”"):
        read_roster(roster, "lato")
    folder = write_file("K01")
    run = grade(folder, "zadanie-1", roster, tmp_path / "w", klasa="wiosna")
    assert [row.student_id for row in run.rows] == ["K01", "K02"]
    run = grade(folder, "zadanie-1", roster, tmp_path / "j", klasa="Jesien")
    assert [row.student_id for row in run.rows] == ["K01"]
    assert "K02" not in export_gradebook(tmp_path / "j", roster, tmp_path / "j.csv").read_text(
        encoding="utf-8-sig"
    )
    with pytest.raises(GradingError, match="są już wyniki klasy „wiosna”"):
        grade(folder, "zadanie-1", roster, tmp_path / "w", klasa="jesien")


def test_results_of_the_first_version_are_taken_over_with_what_a_person_scored(tmp_path):
    with zipfile.ZipFile(OLD_RESULTS) as archive:
        archive.extractall(tmp_path)
    roster, output = tmp_path / "lista.csv", tmp_path / "wyniki"
    old = read_scores(Workspace.graded(output), "zadanie-1")
    assert {code: one.total for code, one in old.items()} == {"K01": 24, "K02": 15}
    assert "24" in export_gradebook(output, roster, tmp_path / "o.csv").read_text("utf-8-sig")
    for _again in range(2):
        run = grade(tmp_path / "oddane", "zadanie-1", roster, output)
        assert [(row.student_id, row.score, row.status) for row in run.rows] == [
            ("K01", 24, "graded"),
            ("K02", 15, "needs_manual"),
        ]
    new = read_scores(Workspace.graded(output), "zadanie-1")
    assert {code: one.cells for code, one in new.items()} == {c: s.cells for c, s in old.items()}
    assert new["K01"].comments["obrona"] == "Dobre źródło."
    key = Workspace.graded(output).key
    for step in ("submitted", "autograded"):
        names = sorted(path.name for path in (output / "dziennik" / step).iterdir())
        assert names == [f"{key}.K01", f"{key}.K02"]
    stranger = people(tmp_path / "inna.csv", "X01;Ewa;Kos")
    with zipfile.ZipFile(OLD_RESULTS) as archive:
        archive.extractall(tmp_path / "drugie")
    with pytest.raises(GradingError, match="wyniki innej klasy"):
        grade(tmp_path / "oddane", "zadanie-1", stranger, tmp_path / "drugie" / "wyniki")
