"""A person is a class and a code: nobody's points, files or feedback become somebody else's."""

import json
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from msai_course.grading.certificates import CertifiedCourse, issue, read_register
from msai_course.grading.classes.claiming import read_claim
from msai_course.grading.classes.folders import class_new
from msai_course.grading.classes.lists import read_roster
from msai_course.grading.engine.scores import read_scores
from msai_course.grading.engine.workspace import Workspace
from msai_course.grading.grade import grade
from msai_course.grading.people.person import forget
from msai_course.grading.results.gradebook import export_gradebook
from msai_course.grading.rubric.rubrics import Verdict, store
from msai_trainer.errors import GradingError
from msai_trainer.people.identifying import identify

ALL = tuple(f"zadanie-{number}" for number in range(1, 6))
OLD_RESULTS = Path(__file__).parents[1] / "fixtures" / "submissions" / "wyniki_pierwszej_wersji.zip"
TUESDAY = datetime(2025, 11, 25, 9, tzinfo=UTC)
OTHER_WORK = {
    "obszar": ["Rynek", "Podmurze"],
    "kierunki": {"organizacje": "gorzej", "budzet_obywatelski": "gorzej"},
    "udzial": 41,
    "zjawiska": [{"wskaznik": "organizacje", "jednostka": "Rynek", "wartosc": 3, "miasto": 4}],
    "obrona": "Rynek jest zadbany, ale pustoszeje po szesnastej. Proponuję zapytać kupców, "
    "dla kogo trzymają otwarte, i policzyć osoby na ławkach w trzy kolejne czwartki.",
}

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
            issue(results, one.roster, folder, ours, needed, threshold=0.1, db_url=url)
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


@pytest.mark.parametrize("apart", [True, False])
def test_two_first_runs_on_an_empty_postgresql_both_end_well(two_classes, empty_database, apart):
    """Apart: two assignments at once; together: the very same one, in two folders."""
    classes, url = two_classes(2, ALL[:2]), empty_database()
    script = (
        "import sys; from pathlib import Path; from msai_course.grading.grade import grade\n"
        "folder, name, roster, output, url = sys.argv[1:]\n"
        "run = grade(Path(folder), name, Path(roster), Path(output), db_url=url)\n"
        "sys.exit(run.regraded != 2)"
    )
    started = []
    for one, name in zip(classes, ALL[:2] if apart else ALL[:1] * 2, strict=True):
        where = [one.handed_in(name), name, one.roster, one.roster.parent / f"wyniki-{apart}", url]
        command = [sys.executable, "-c", script, *map(str, where)]
        started.append(subprocess.Popen(command, stderr=subprocess.PIPE, text=True))
    faults = [process.communicate(timeout=300)[1] for process in started]
    assert [process.returncode for process in started] == [0, 0], faults


def test_an_assignment_that_is_there_is_not_entered_again(tmp_path):
    """Entering it again deletes it for a moment: under a class that is just being graded."""
    import sqlite3

    from msai_course.grading.engine.shared_masters import enter_shared
    from msai_course.grading.masters import load_master

    name, again, master = ALL[0], [], load_master(ALL[0])
    own, shared = (Workspace.at(tmp_path / one) for one in ("pierwsza", "druga"))
    for one in (own, shared):
        (one.state / "x").mkdir(parents=True)
        one.prepare(master)
    enter_shared(shared.db_url, name, "druga", own.db_url, lambda: again.append("same"))
    assert again == []
    with sqlite3.connect(shared.course / "gradebook.db") as database:
        database.execute("UPDATE source_cell SET source = source || '# inny sprawdzian'")
    database.close()
    enter_shared(shared.db_url, name, "druga", own.db_url, lambda: again.append("changed"))
    assert again == ["changed"]


def test_tables_that_a_killed_run_left_unfinished_are_completed(tmp_path):
    import sqlite3

    from msai_course.grading.engine.schema import ensure_tables

    with sqlite3.connect(tmp_path / "pol.db") as half:
        half.execute("CREATE TABLE student (id VARCHAR(128) NOT NULL PRIMARY KEY)")
    half.close()
    ensure_tables(f"sqlite:///{tmp_path / 'pol.db'}")
    with sqlite3.connect(tmp_path / "pol.db") as whole:
        assert whole.execute("SELECT count(*) FROM alembic_version").fetchone() == (1,)
        assert whole.execute("SELECT count(*) FROM grade").fetchone() == (0,)
    whole.close()


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


@pytest.fixture
def wiosna(tmp_path):
    return class_new("wiosna", tmp_path / "klasy", count=8)


def test_a_new_class_has_codes_with_class_and_check_sign(wiosna):
    roster = read_roster(wiosna.folder / "lista.csv")
    assert (roster.klasa.name, roster.klasa.source, roster.without_check) == ("wiosna", "list", ())
    assert len(roster.klasa.id) == 8
    assert all(
        entry.kod.startswith("wiosna-0") and entry.klasa == "wiosna" for entry in roster.entries
    )
    assert all(entry.label == entry.kod for entry in roster.entries)
    about = json.loads((wiosna.folder / "klasa.json").read_text(encoding="utf-8"))
    assert (about["version"], about["name"], about["id"]) == (1, "wiosna", roster.klasa.id)


def test_a_mistyped_code_is_given_to_nobody_and_the_right_one_is_proposed(
    wiosna, tmp_path, write_file
):
    roster = read_roster(wiosna.folder / "lista.csv")
    one, other = roster.entries[0].kod, roster.entries[1].kod
    swapped = one[:-1] + other[-1]
    folder = write_file(swapped)
    run = grade(folder, "zadanie-1", wiosna.folder / "lista.csv", tmp_path / "wyniki")
    (row,) = (row for row in run.rows if row.status == "unknown_person")
    assert row.student_id == swapped
    assert f"ma zły znak kontrolny; może chodzi o {one}" in row.message
    assert {row.status for row in run.rows} == {"unknown_person", "missing"}
    assert run.remarks == ()


def test_a_mistyped_code_within_a_group_is_said_and_the_others_have_their_points(wiosna):
    roster = read_roster(wiosna.folder / "lista.csv")
    one, other = (entry.kod for entry in roster.entries[:2])
    wrong = other[:-1] + ("A" if other[-1] != "A" else "B")
    owner = identify("p.ipynb", {"code": one.lower(), "group": [one, wrong]}, roster, 4)
    assert owner.codes == (one,)
    assert f"może chodzi o {other}" in owner.notes[0]


@pytest.mark.parametrize(
    "spell", [str.lower, lambda c: c.replace("-", " "), lambda c: c.replace("-", "")]
)
def test_a_code_counts_however_it_is_spelled(wiosna, spell):
    roster = read_roster(wiosna.folder / "lista.csv")
    one = roster.entries[4].kod
    assert identify("p.ipynb", {"code": spell(one)}, roster, 4).codes == (one,)
    assert identify(f"{one}.ipynb", {"code": spell(one)}, roster, 4).codes == (one,)


def test_a_code_of_another_class_is_named_as_such(wiosna):
    from msai.assignments.codes import make_codes

    roster = read_roster(wiosna.folder / "lista.csv")
    (alien,) = make_codes("jesien", 1)
    owner = identify("p.ipynb", {"code": alien}, roster, 4)
    assert f"{alien} to kod klasy „jesien”" in owner.refusal.message


def test_codes_without_a_check_sign_are_mentioned_once_for_the_class(
    tmp_path, write_file, write_roster
):
    run = grade(write_file("K01"), "zadanie-1", write_roster("K01", "K02"), tmp_path / "wyniki")
    (remark,) = run.remarks
    assert "bez znaku kontrolnego (2 z 2, np. K01)" in remark
    assert all("znaku kontrolnego" not in row.message for row in run.rows)


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


def test_a_damaged_class_file_is_not_passed_over(wiosna):
    (wiosna.folder / "klasa.json").write_text("{", encoding="utf-8")
    with pytest.raises(GradingError, match=r"klasa\.json nie da się przeczytać"):
        read_roster(wiosna.folder / "lista.csv")


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
