"""One judging, two doors: files judged in memory, as the page does, come out as from `grade`."""

import csv
from dataclasses import replace
from datetime import UTC, datetime

import all_assignments
import faults
import pytest
from judged import desk, form

from msai.assignments import hand_in_name
from msai_course.grading.classes.lists import read_roster
from msai_course.grading.engine.workspace import Workspace
from msai_course.grading.grade import grade
from msai_course.grading.masters import catalogue_of, served
from msai_course.grading.results.tables import machine_twin
from msai_course.grading.rubric.judgements import Sheets
from msai_trainer.handins.catalogue import Catalogue
from msai_trainer.handins.chosen import ChosenFile, joined, opened
from msai_trainer.marking.batch import judge_all
from msai_trainer.marking.masters import read_masters
from msai_trainer.results.feedback_page import feedback_page
from msai_trainer.results.handing_out import feedback_of
from msai_trainer.rubric.in_class import with_judgements
from msai_trainer.rubric.saved import judgements_file, read_file

HOSTILE = "<script>x='1' & \"2\"</script> {{7*7}} zażółć\n\nkolejna"


def of_folder(folder):
    """The files of a folder as a browser gives them: names without folders."""
    return [ChosenFile(one.name, one.read_bytes()) for one in sorted(folder.iterdir())]


@pytest.fixture(scope="module")
def five(tmp_path_factory):
    """A class with five assignments: good, hostile and half-empty work, and what is none."""
    base = tmp_path_factory.mktemp("piec")
    folder = base / "oddane"
    folder.mkdir()
    people = [f"K{n:02};Osoba;<b>O'{n}</b>" for n in range(1, 6)]
    (base / "lista.csv").write_text("\n".join(["kod;imię;nazwisko", *people]), encoding="utf-8")
    for name in all_assignments.NAMES:
        good = all_assignments.good_answers(name)
        hostile = {key: HOSTILE if isinstance(one, str) else one for key, one in good.items()}
        for code, answers in (("K01", good), ("K02", hostile), ("K03", dict([*good.items()][:1]))):
            file = folder / hand_in_name(name, code, all_assignments.MOMENT)
            file.write_bytes(all_assignments.content(name, code, answers=answers))
    (folder / "opis K04.docx").write_bytes(b"to nie jest dokument")
    (folder / "puste K04.ipynb").write_bytes(b"")
    (folder / "nikt.ipynb").write_bytes(all_assignments.content("zadanie-2", "Z99"))
    run = grade(folder, None, base / "lista.csv", base / "wynik")
    batch = judge_all(
        opened(of_folder(folder)), read_masters(served()), read_roster(base / "lista.csv")
    )
    return run, batch


def test_rows_and_points_of_five_assignments_are_those_of_grade(five):
    run, batch = five
    assert len(run.rows) >= 27
    assert sum(row.score is not None for row in run.rows) == 15
    assert batch.rows == run.rows


def test_feedback_is_that_of_grade_to_the_byte(five):
    run, batch = five
    folder = run.output / "feedback"
    written = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.glob("*/*.html")}
    assert len(written) == 15
    assert {
        f"{one.code}/{one.assignment}.html": feedback_page(one.view).encode()
        for one in feedback_of(batch, read_masters(served()))
    } == written


def test_what_is_graded_is_the_template_that_nbgrader_makes(tmp_path):
    workspace = Workspace.at(tmp_path / "wynik", None)
    for name, master in catalogue_of(()).masters.items():
        made = workspace.prepare(master)
        ours = read_masters(served()).templates[name]
        assert [c["source"] for c in ours["cells"]] == [c["source"] for c in made["cells"]]
        marks = [[c["metadata"].get("nbgrader") for c in one["cells"]] for one in (ours, made)]
        assert marks[0] == marks[1]


def test_every_faulty_file_gets_the_row_that_grade_gives_it(once):
    from test_faults import _grade_all

    base = once.folder("faults", _grade_all)
    everything = read_masters(served())
    catalogue = Catalogue(everything.catalogue.masters, ("zadanie-1",))
    files = [
        ChosenFile(
            one.relative_to(base / "oddane").as_posix(),
            one.read_bytes(),
            datetime.fromtimestamp(one.stat().st_mtime, UTC),
        )
        for one in (base / "oddane").rglob("*")
        if one.is_file() and not one.is_symlink()
    ]
    batch = judge_all(
        opened(files), replace(everything, catalogue=catalogue), read_roster(base / "lista.csv")
    )
    # A browser gives no links: who handed in nothing else has nothing there.
    linked = {p.stem for p in (base / "oddane").rglob("*") if p.is_symlink()}
    with machine_twin(base / "wynik" / "grades.csv").open(encoding="utf-8", newline="") as file:
        told = [_row(*row.values()) for row in csv.DictReader(file)]
    ours = [_row(r.student_id, "", _written(r.score), "", r.status, r.message) for r in batch.rows]
    assert [one for one in ours if one[0] not in linked] == [
        one for one in told if one[0] not in linked
    ]
    assert len(faults.FAULTS) > 40


def _row(who, _name, score, _most, status, message, *_more):
    return who, score, str(status), message


def _written(score):
    return "" if score is None else f"{score:g}"


def test_the_same_file_chosen_twice_is_one_and_another_of_its_name_is_kept():
    first = joined((), [ChosenFile("a.ipynb", b"1"), ChosenFile("a.ipynb", b"1")])
    both = joined(first, [ChosenFile("a.ipynb", b"2"), ChosenFile("a.ipynb", b"1")])
    assert [(one.name, one.content) for one in both] == [("a.ipynb", b"1"), ("a (2).ipynb", b"2")]


def test_levels_given_in_the_page_are_those_of_the_rubric_page(tmp_path):
    (tmp_path / "lista.csv").write_text("kod;imię\nK01;Anna\nK02;Jan\n", encoding="utf-8")
    folder = tmp_path / "oddane"
    folder.mkdir()
    for code in ("K01", "K02"):
        content = all_assignments.content("zadanie-1", code)
        (folder / hand_in_name("zadanie-1", code, all_assignments.MOMENT)).write_bytes(content)
    output = tmp_path / "wynik"
    grade(folder, "zadanie-1", tmp_path / "lista.csv", output)
    desk(output).take(form("K01", "0120", "Podaj źródło.\nI miejsce."))
    run = grade(folder, "zadanie-1", tmp_path / "lista.csv", output)

    everything = read_masters(served())
    one = Catalogue(everything.catalogue.masters, ("zadanie-1",))
    masters = replace(everything, catalogue=one)
    batch = judge_all(opened(of_folder(folder)), masters, read_roster(tmp_path / "lista.csv"))
    sheet = Sheets(Workspace.graded(output).state / "zadanie-1").load("K01")
    sheets = read_file(judgements_file({"zadanie-1": {"K01": sheet}}))
    read = with_judgements(batch, masters, sheets)
    assert read.rows == run.rows
    assert [row.score for row in read.rows] == [22, 17]
    pages = {
        one.code: feedback_page(one.view).encode() for one in feedback_of(read, masters, sheets)
    }
    assert pages["K01"] == (output / "feedback/K01/zadanie-1.html").read_bytes()
    assert pages["K02"] == (output / "feedback/K02/zadanie-1.html").read_bytes()
