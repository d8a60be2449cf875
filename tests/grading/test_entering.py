"""What is entered in bulk is what nbgrader's own `autograde` would have entered, row by row."""

import json
import random
import warnings
from datetime import UTC, datetime

import pytest
from nbformat import from_dict
from nbgrader.converters import Autograde
from nbgrader.preprocessors import NbGraderPreprocessor
from sqlalchemy import create_engine, text

from msai_course.grading.engine import entering
from msai_course.grading.engine.entering import enter, in_batches
from msai_course.grading.engine.graded_work import GradedWork
from msai_course.grading.engine.quiet import quiet_logger
from msai_course.grading.engine.workspace import Workspace, nbgrader_config
from msai_course.grading.masters import load_master
from msai_trainer.errors import GradingError
from msai_trainer.marking.execute import run_notebook
from msai_trainer.marking.fill import fill

NAME = "zadanie-1"
MONDAY = datetime(2025, 11, 24, 10, 15, tzinfo=UTC)
LATER = datetime(2025, 11, 25, 8, tzinfo=UTC)
#: All that nbgrader keeps of what was handed in, by names instead of ids.
ROWS = {
    "student": "SELECT id, first_name, last_name, email FROM student ORDER BY id",
    "work": """SELECT w.student_id, a.name, w.timestamp, w.extension
        FROM submitted_assignment w JOIN assignment a ON a.id = w.assignment_id ORDER BY 1, 2""",
    "book": """SELECT w.student_id, n.name, s.flagged, s.late_submission_penalty
        FROM submitted_notebook s JOIN submitted_assignment w ON w.id = s.assignment_id
        JOIN notebook n ON n.id = s.notebook_id ORDER BY 1, 2""",
    "grade": """SELECT w.student_id, c.name, c.type, g.auto_score, g.manual_score, g.extra_credit,
        g.needs_manual_grade
        FROM grade g JOIN base_cell c ON c.id = g.cell_id
        JOIN submitted_notebook s ON s.id = g.notebook_id
        JOIN submitted_assignment w ON w.id = s.assignment_id ORDER BY 1, 2, 3""",
    "comment": """SELECT w.student_id, c.name, c.type, m.auto_comment, m.manual_comment
        FROM comment m JOIN base_cell c ON c.id = m.cell_id
        JOIN submitted_notebook s ON s.id = m.notebook_id
        JOIN submitted_assignment w ON w.id = s.assignment_id ORDER BY 1, 2, 3""",
}


class GivenOutputs(NbGraderPreprocessor):
    """Stands where nbgrader's ``Execute`` stands: puts in outputs that were made elsewhere."""

    def __init__(self, outputs, **kwargs):
        super().__init__(**kwargs)
        self._outputs = outputs

    def preprocess_cell(self, cell, resources, cell_index):
        if cell.cell_type == "code":
            cell.outputs = [from_dict(output) for output in self._outputs[cell_index]]
        return cell, resources


def enter_by_nbgrader(workspace, work):
    """Let nbgrader's converter, all its preprocessors and its API enter one person's notebook."""
    folder = workspace.course / "submitted" / workspace.person_key(work.code) / NAME
    folder.mkdir(parents=True, exist_ok=True)
    given = json.dumps(work.notebook, ensure_ascii=False, indent=1)
    (folder / f"{NAME}.ipynb").write_text(given, encoding="utf-8")
    if work.saved_at is not None:
        moment = work.saved_at.strftime("%Y-%m-%d %H:%M:%S.%f UTC")
        (folder / "timestamp.txt").write_text(moment, encoding="ascii")
    course = workspace.course_directory(NAME, work.code)
    converter = Autograde(coursedir=course, config=nbgrader_config())
    converter.log = quiet_logger()
    converter.force = True
    # Sanitising puts the master's cells over the learner's: this notebook has no other cells.
    converter.sanitize_preprocessors = []
    steps = list(converter.autograde_preprocessors)
    converter.autograde_preprocessors = [GivenOutputs(work.outputs), *steps[1:]]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        converter.start()


def rows(workspace):
    with create_engine(workspace.db_url).connect() as connection:
        return {name: list(map(tuple, connection.execute(text(q)))) for name, q in ROWS.items()}


def files(workspace):
    """Bytes and rights of every file of the people, by path."""
    return {
        path.relative_to(workspace.course).as_posix(): (path.read_bytes(), path.stat().st_mode)
        for kind in ("submitted", "autograded")
        for path in (workspace.course / kind).rglob("*")
        if path.is_file()
    }


@pytest.fixture
def master():
    return load_master(NAME)


@pytest.fixture
def two_sides(tmp_path, master):
    """Two empty gradebooks of the assignment, for us and for nbgrader's converter."""
    sides = [Workspace.at(tmp_path / side) for side in ("my", "nbgrader")]
    templates = [side.prepare(master) for side in sides]
    assert templates[0] == templates[1]
    return sides, templates[0]


def work(master, template, code, answers, saved_at=MONDAY):
    notebook = fill(template, answers, master.assignment)
    return GradedWork(code, notebook, run_notebook(notebook["cells"]), saved_at)


def a_class(master, template, good, seed, saved_at=MONDAY):
    """Twelve people: all, some or none of the answers, some of them wrong."""
    dice = random.Random(seed)
    wrong = {**good, "udzial": 99, "obrona": "Zupełnie inaczej. " * 20}
    made = []
    for number in range(12):
        source = [good, wrong][dice.randrange(2)]
        answers = {name: value for name, value in source.items() if dice.random() < number / 11}
        moment = saved_at if number % 4 else None
        made.append(work(master, template, f"K{number:02}", answers, moment))
    return made


def both(sides, works):
    ours, theirs = sides
    assert enter(ours, NAME, works) == {}
    for one in works:
        enter_by_nbgrader(theirs, one)


def test_rows_and_files_are_those_of_nbgraders_converter(two_sides, master, good_answers):
    sides, template = two_sides
    both(sides, a_class(master, template, good_answers, seed=1))
    ours, theirs = map(rows, sides)
    assert ours == theirs
    assert len(ours["work"]) == 12
    assert {row[3] for row in ours["comment"]} == {None, "No response."}
    assert files(sides[0]) == files(sides[1])


def test_a_newer_hand_in_keeps_what_a_person_scored_and_lets_it_wait(
    two_sides, master, good_answers
):
    sides, template = two_sides
    both(sides, a_class(master, template, good_answers, seed=1))
    for side in sides:
        with side.gradebook() as book:
            for code in ("K05", "K11"):
                found = book.find_grade("obrona", NAME, NAME, code)
                found.manual_score, found.extra_credit, found.needs_manual_grade = 7, 1, False
                book.find_comment("obrona", NAME, NAME, code).manual_comment = "Dobrze."
            book.find_submission_notebook(NAME, NAME, "K11").flagged = True
            book.db.commit()
    newer = a_class(master, template, good_answers, seed=2, saved_at=LATER)[3:]
    both(sides, [*newer, work(master, template, "K99", good_answers)])
    ours, theirs = map(rows, sides)
    assert ours == theirs
    by_hand = [row for row in ours["grade"] if row[4] is not None]
    assert [row[6] for row in by_hand] == [1, 1], "what was scored by hand is looked at again"
    assert files(sides[0]) == files(sides[1])


def test_one_whose_files_cannot_be_written_does_not_keep_the_others(
    two_sides, master, good_answers
):
    [ours, _], template = two_sides
    blocked = ours.course / "autograded" / "K02"
    blocked.parent.mkdir()
    blocked.write_text("a file where her folder belongs")
    works = [work(master, template, code, good_answers) for code in ("K01", "K02", "K03")]
    faults = enter(ours, NAME, works)
    assert set(faults) == {"K02"}
    assert [row[0] for row in rows(ours)["work"]] == ["K01", "K03"]


def test_one_whom_the_gradebook_refuses_does_not_keep_the_others(two_sides, master, good_answers):
    [ours, _], template = two_sides
    with create_engine(ours.db_url).begin() as connection:
        refuse = "CREATE TRIGGER odmowa BEFORE INSERT ON student WHEN NEW.id = 'K02' "
        connection.execute(text(refuse + "BEGIN SELECT RAISE(ABORT, 'odmowa'); END"))
    works = [work(master, template, code, good_answers) for code in ("K01", "K02", "K03")]
    faults = enter(ours, NAME, works)
    assert set(faults) == {"K02"} and "odmowa" in str(faults["K02"])
    assert [row[0] for row in rows(ours)["work"]] == ["K01", "K03"]


def test_a_batch_is_cut_by_number_and_by_time(monkeypatch):
    monkeypatch.setattr(entering, "MOST", 3)
    assert list(in_batches(range(8))) == [[0, 1, 2], [3, 4, 5], [6, 7]]
    monkeypatch.setattr(entering, "PATIENCE", 0.0)
    assert list(in_batches(range(3))) == [[0], [1], [2]]
    assert list(in_batches([])) == []


def test_what_came_before_a_cluster_died_is_entered():
    def dying():
        yield 1
        yield 2
        raise GradingError.of("gone", "Nie ma.", "Zacznij jeszcze raz.")

    got = []
    with pytest.raises(GradingError):
        got.extend(in_batches(dying()))
    assert got == [[1, 2]]


def test_files_of_the_master_lie_beside_the_graded_notebook(two_sides, master, good_answers):
    sides, template = two_sides
    for side in sides:
        extra = side.course / "source" / NAME / "dane" / "tabela.csv"
        extra.parent.mkdir()
        extra.write_text("a;b")
    both(sides, [work(master, template, "K01", good_answers)])
    assert "autograded/K01/zadanie-1/dane/tabela.csv" in files(sides[0])
    assert files(sides[0]) == files(sides[1])
