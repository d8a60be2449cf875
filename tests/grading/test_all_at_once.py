"""One mailbox with all assignments of a class: one command, one table, one overview."""

import json
import zipfile

import openpyxl
import pytest
from all_assignments import NAMES, content

from msai.assignments import assignment
from msai_course.grading.grade import grade
from msai_trainer.model import GradeStatus

CODES = ["K01", "K02", "K03"]


@pytest.fixture(scope="module")
def mailbox(tmp_path_factory):
    """Everything of a class in one ZIP: K03 has not handed in the last assignment."""
    base = tmp_path_factory.mktemp("wszystko")
    with zipfile.ZipFile(base / "prace.zip", "w") as archive:
        for code in CODES:
            for name in NAMES:
                if (code, name) != ("K03", "zadanie-5"):
                    archive.writestr(f"{name}__{code}.ipynb", content(name, code))
        archive.writestr("zadanie-2__K09.ipynb", content("zadanie-2", "K09"))
        archive.writestr("K02.docx", b"PK to nie notatnik")
    (base / "lista.csv").write_text("kod\n" + "\n".join(CODES), encoding="utf-8")
    return base


@pytest.fixture(scope="module")
def together(mailbox):
    return grade(mailbox / "prace.zip", None, mailbox / "lista.csv", mailbox / "razem")


def own(rows):
    return {(row.student_id, row.assignment): (row.score, row.status) for row in rows}


def test_each_file_goes_to_the_assignment_it_says(together):
    assert [(row.student_id, row.assignment) for row in together.rows if row.student_id in CODES][
        :-1
    ] == [(code, name) for name in NAMES for code in CODES]
    assert GradeStatus.WRONG_ASSIGNMENT not in {row.status for row in together.rows}
    assert own(together.rows)["K03", "zadanie-5"] == (None, GradeStatus.MISSING)


def test_points_equal_those_of_grading_one_after_the_other(together, mailbox):
    for name in NAMES:
        apart = grade(mailbox / "prace.zip", name, mailbox / "lista.csv", mailbox / "osobno")
        mine = [row for row in together.rows if row.assignment == name]
        assert [(r.score, r.max_score) for r in mine][: len(CODES)] == [
            (r.score, r.max_score) for r in apart.rows
        ][: len(CODES)]
    assert {path.name for path in (mailbox / "razem" / "raporty").iterdir()} == {
        path.name for path in (mailbox / "osobno" / "raporty").iterdir()
    }


def test_files_that_no_assignment_can_claim_have_one_row(together):
    strange = [row for row in together.rows if row.assignment == ""]
    assert [(r.student_id, r.status, r.max_score) for r in strange] == [
        ("K02", GradeStatus.UNREADABLE, None)
    ]
    unknown = [row for row in together.rows if row.status is GradeStatus.UNKNOWN_PERSON]
    assert [(row.student_id, row.assignment) for row in unknown] == [("K09", "zadanie-2")]


def test_everybody_gets_feedback_for_every_assignment(together):
    pages = {path.relative_to(together.output / "feedback") for path in
             (together.output / "feedback").glob("*/*.html")}  # fmt: skip
    assert len(pages) == len(CODES) * len(NAMES) - 1


def test_the_overview_leads_to_the_report_of_each_assignment(together):
    page = together.report.read_text(encoding="utf-8")
    for name in NAMES:
        assert f'href="raporty/{name}.html"' in page
        assert (together.output / "raporty" / f"{name}.html").is_file()
    assert '<th scope="row">K03</th>' in page
    sheet = openpyxl.load_workbook(together.output / "report.xlsx")["Przegląd"]
    rows = [list(row) for row in sheet.values]
    assert rows[0] == ["Osoba", *NAMES, "razem"]
    assert rows[1][-1] == sum(rows[1][1:-1])
    assert rows[3][5] == "nie oddano"


def test_a_second_run_grades_nothing_again(together, mailbox):
    again = grade(mailbox / "prace.zip", (), mailbox / "lista.csv", mailbox / "razem")
    assert (again.regraded, again.reused) == (0, len(CODES) * len(NAMES) - 1)
    assert again.rows == together.rows


def test_each_file_is_read_once(mailbox, monkeypatch, tmp_path):
    from msai_trainer.handins import notebooks

    read = []
    real = json.loads
    monkeypatch.setattr(notebooks.json, "loads", lambda text: read.append(1) or real(text))
    from msai_course.grading.classes.lists import read_roster
    from msai_course.grading.masters import catalogue_of
    from msai_trainer.handins.collect import collect
    from msai_trainer.handins.intake import take_in

    catalogue = catalogue_of(())
    files = list(collect(mailbox / "prace.zip"))
    read.clear()
    list(take_in(files, catalogue, read_roster(mailbox / "lista.csv")))
    assert len(read) == len(files)


def test_some_of_the_assignments(mailbox, tmp_path):
    two = ["zadanie-2", "zadanie-4"]
    run = grade(mailbox / "prace.zip", two, mailbox / "lista.csv", tmp_path / "wynik")
    assert run.assignments == tuple(two)
    assert {row.assignment for row in run.rows} == {*two, ""}
    assert run.elsewhere == {"zadanie-1": 3, "zadanie-3": 3, "zadanie-5": 2}


# --- one assignment out of a mixture ----------------------------------------------------------


def test_of_a_mixture_only_what_is_asked_for_has_rows(mailbox, tmp_path):
    run = grade(mailbox / "prace.zip", "zadanie-5", mailbox / "lista.csv", tmp_path / "wynik")
    assert [(row.student_id, row.status) for row in run.rows] == [
        ("K01", GradeStatus.NEEDS_MANUAL),
        ("K02", GradeStatus.NEEDS_MANUAL),
        ("K03", GradeStatus.WRONG_ASSIGNMENT),  # she has others, but not this one
        ("K02", GradeStatus.UNREADABLE),
    ]
    assert "zadanie-4" in run.rows[2].message or "zadanie-" in run.rows[2].message
    assert run.elsewhere == {"zadanie-1": 3, "zadanie-2": 4, "zadanie-3": 3, "zadanie-4": 3}


def test_the_command_says_what_was_left_alone_in_one_sentence(
    mailbox, tmp_path, monkeypatch, capsys
):
    import sys

    from msai_course.cli import main

    typed = ["grade", mailbox / "prace.zip", "--roster", mailbox / "lista.csv",
             "--output", tmp_path / "wynik", "--assignment", "zadanie-5"]  # fmt: skip
    monkeypatch.setattr(sys, "argv", ["msai", *map(str, typed)])
    with pytest.raises(SystemExit) as stopped:
        main()
    said = " ".join(capsys.readouterr().out.split())
    assert stopped.value.code == 0
    assert "Są też pliki innych zadań: zadanie-1 (3), zadanie-2 (4)" in said
    assert said.count("zadanie-1 (3)") == 1


def test_a_file_that_lost_its_metadata_is_not_graded_as_another_assignment(tmp_path):
    """Cells such as “wstep” stand in all of them: only its own tell an assignment."""
    stripped = json.loads(content("zadanie-2", "K01"))
    stripped["metadata"] = {}
    folder = tmp_path / "oddane"
    folder.mkdir()
    (folder / "K01.ipynb").write_text(json.dumps(stripped), encoding="utf-8")
    (tmp_path / "lista.csv").write_text("kod\nK01", encoding="utf-8")
    wrong = grade(folder, "zadanie-1", tmp_path / "lista.csv", tmp_path / "1")
    assert wrong.rows[0].status is GradeStatus.WRONG_ASSIGNMENT
    right = grade(folder, "zadanie-2", tmp_path / "lista.csv", tmp_path / "2")
    assert right.rows[0].status is GradeStatus.REPAIRED
    asked = len(assignment("zadanie-2").questions)
    assert f"odczytano odpowiedzi z komórek: {asked} z {asked}" in right.rows[0].message
