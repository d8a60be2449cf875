"""Classes whose people have the same codes get, side by side, what each gets alone."""

import json
import shutil
from dataclasses import replace
from datetime import date

import pytest
from judged import read_by_hand

from msai_course.grading.certificates import CertifiedCourse, issue_certificates, read_register
from msai_course.grading.classes.lists import read_roster
from msai_course.grading.engine.scores import read_scores
from msai_course.grading.engine.workspace import Workspace
from msai_course.grading.grade import grade
from msai_course.grading.people.person import forget
from msai_course.grading.results.gradebook import export_gradebook
from msai_course.grading.rubric.rubrics import Verdict, store
from msai_trainer.errors import GradingError

ALL = tuple(f"zadanie-{number}" for number in range(1, 6))
WRONG = {"udzial": 99}


def graded(one, names, output, db_url=None):
    """Grade all assignments of a class; return everything that came out, in figures and words."""
    runs = [grade(one.handed_in(n), n, one.roster, output, db_url=db_url) for n in names]
    return runs, told(one, names, runs, output, db_url)


def told(one, names, runs, output, db_url):
    rows = [(r.student_id, r.score, r.status, r.message, r.klasa) for run in runs for r in run.rows]
    workspace = Workspace.graded(output, db_url)
    cells = {name: {c: s.cells for c, s in read_scores(workspace, name).items()} for name in names}
    table = export_gradebook(output, one.roster, output / "oceny.csv", db_url=db_url)
    pages = {
        path.relative_to(output): path.read_bytes() for path in output.glob("feedback/*/*.html")
    }
    return rows, cells, table.read_bytes(), pages


def compare(classes, names, tmp_path, db_url):
    alone = {one.name: graded(one, names, tmp_path / "osobno" / one.name)[1] for one in classes}
    for again in range(2):
        for one in classes:
            runs, found = graded(one, names, tmp_path / "razem" / one.name, db_url)
            assert found == alone[one.name]
            fresh = [run.regraded for run in runs]
            files = [len(list(one.handed_in(name).iterdir())) for name in names]
            assert fresh == ([0] * len(names) if again else files)
    assert len({tuple(score for _c, score, *_rest in rows) for rows, *_ in alone.values()}) == 2


def compare_certificates(classes, needed, tmp_path, db_url):
    """Both classes in one folder and one database have what each has in a folder of its own."""
    ours, figures = CertifiedCourse("OPS", issued=date(2027, 3, 5)), {}
    for one in classes:
        for place, url in (("osobno", None), ("razem", db_url)):
            folder = tmp_path / "zaswiadczenia" / (one.name if url is None else "wspólne")
            results = tmp_path / place / one.name
            read_by_hand(
                results, *(entry.kod for entry in read_roster(one.roster).entries), db_url=url
            )
            issue_certificates(results, one.roster, folder, ours, needed, threshold=0.1, db_url=url)
            found = [c for c in read_register(folder) if c.klasa == one.name]
            figures[one.name, place] = [(c.kod_osoby, c.osoba, c.wynik) for c in found]
    for one in classes:
        assert figures[one.name, "osobno"] == figures[one.name, "razem"] != []
    issued = sum(len(lines) for (_name, place), lines in figures.items() if place == "razem")
    assert len(list((tmp_path / "zaswiadczenia" / "wspólne").glob("*.pdf"))) == issued


@pytest.mark.parametrize("of_five", [2, pytest.param(5, marks=pytest.mark.slow)])
def test_two_classes_of_twenty_in_one_postgresql_get_what_they_get_apart(
    two_classes, tmp_path, empty_database, of_five
):
    """Five assignments each; everybody hands in two of them, or, when there is time, all."""
    classes, url = two_classes(20, ALL, of_five), empty_database()
    compare(classes, ALL, tmp_path, url)
    compare_certificates(classes, ALL if of_five == 5 else ALL[:1], tmp_path, url)


def test_two_classes_in_one_sqlite_get_what_they_get_apart(two_classes, tmp_path):
    names = ALL[:2]
    url = f"sqlite:///{tmp_path / 'region.db'}"
    compare(two_classes(3, names), names, tmp_path, url)


def test_two_municipalities_with_a_class_of_one_name_are_told_apart(
    two_classes, tmp_path, write_file, write_roster, good_answers
):
    """Neither has ``klasa.json``: bare lists, both called wiosna.csv, both with a K01."""
    url, points = f"sqlite:///{tmp_path / 'region.db'}", []
    for place, answers in (("Łąka", good_answers), ("Brzeg", WRONG), ("Łąka", good_answers)):
        shutil.rmtree(tmp_path / "oddane", ignore_errors=True)
        folder = write_file("K01", answers)
        (tmp_path / place).mkdir(exist_ok=True)
        roster = shutil.copy(write_roster("K01"), tmp_path / place / "wiosna.csv")
        run = grade(folder, "zadanie-1", roster, tmp_path / place / "wyniki", db_url=url)
        points.append(run.rows[0].score)
    assert points == [17, 0, 17]


def test_another_version_of_an_assignment_does_not_change_what_other_classes_have(
    two_classes, tmp_path
):
    from msai_course.grading.engine.shared_masters import structure
    from msai_course.grading.masters import load_master

    first, second = two_classes(1, ALL[:1])
    url = f"sqlite:///{tmp_path / 'region.db'}"
    _runs, before = graded(first, ALL[:1], tmp_path / "1", url)
    wanted = structure(url, "zadanie-1")
    changed = tmp_path / "inne" / "zadanie-1"
    master = load_master("zadanie-1")
    shutil.copytree(master.source, changed)
    path = changed / "zadanie-1.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if "points" in (mark := cell["metadata"].get("nbgrader", {})):
            mark["points"] += 3
    path.write_text(json.dumps(notebook), encoding="utf-8")
    other = Workspace.at(tmp_path / "2", url).claimed_by(read_roster(second.roster))
    with pytest.raises(GradingError, match="inna klasa ma zadanie „zadanie-1” z innymi pytaniami"):
        other.prepare(replace(master, source=changed, fingerprint="inny"))
    assert structure(url, "zadanie-1") == wanted
    assert graded(first, ALL[:1], tmp_path / "1", url)[1] == before


def test_points_in_hand_grading_go_to_the_persons_class(two_classes, tmp_path):
    """The rubric's scores of K01 of one class do not reach K01 of the other."""
    first, second = two_classes(1, ALL[:1])
    url = f"sqlite:///{tmp_path / 'region.db'}"
    for one in (first, second):
        graded(one, ALL[:1], tmp_path / one.name, url)
    mine, theirs = (Workspace.graded(tmp_path / one.name, url) for one in (first, second))
    before = read_scores(theirs, "zadanie-1")["K01"]
    store(mine, "zadanie-1", [Verdict("K01", "obrona", 7, "Dobrze.")])
    assert read_scores(mine, "zadanie-1")["K01"].comments["obrona"] == "Dobrze."
    assert read_scores(theirs, "zadanie-1")["K01"] == before
    forget(tmp_path / first.name, "K01", db_url=url)
    assert read_scores(mine, "zadanie-1") == {}
    assert read_scores(theirs, "zadanie-1")["K01"] == before
